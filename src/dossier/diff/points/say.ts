/** Points as a paper prints them: places in the words of offices (Mục, khoản, điểm), texts whole and in quotes. */
import { DOTTED_TOLD } from '../../../document/comparison/paragraphs.ts';
import type { PartView, PointView } from '../../../templating/views/changed-points.ts';
import { capitalised } from '../../../wording/grammar.ts';
import type { Step } from './places.ts';
import type { PartPoints, Point } from './points.ts';

type Place = readonly Step[];

const KINDS: readonly (readonly [RegExp, string])[] = [
  [/^[IVXL]+\.?$/, 'Mục'],
  [/^\d+\.?$/, 'khoản'],
  [/^[a-zđ]\)$/, 'điểm'],
];

const bare = (label: string): string => label.replace(/[.)]$/, '');
const kindOf = (label: string): string => KINDS.find(([pattern]) => pattern.test(label))?.[1] ?? 'mục';
/** "khoản 2"; a heading without a number is quoted. */
const named = ({ label, title }: Step): string =>
  label === '' ? `nội dung “${title}”` : `${kindOf(label)} ${bare(label)}`;
/** Without the verdict in brackets, which may be the very change. */
const titled = ({ title }: Step): string => {
  const short = title.replace(/ \([^()]*\)$/, '');
  return short === '' ? '' : ` (${short})`;
};

/** "điểm b khoản 2 (Tiêu chí số 2 - Giao thông)"; '' for the part itself. */
function placeText(place: Place): string {
  const [outer, ...inner] = place;
  if (!outer) return '';
  const names = [...inner.toReversed().map(named), named(outer)];
  return `${names.join(' ')}${outer.label === '' ? '' : titled(outer)}`;
}

/** With the part: "khoản 2 Mục II (Tiêu chí …)"; "phần đầu văn bản" above the first heading. */
export function fullPlace(path: Place): string {
  const steps = path.filter((s, i) => i > 0 || s.label !== '');
  if (steps.length === 0) return 'phần đầu văn bản';
  return `${steps.toReversed().map(named).join(' ')}`;
}

const series = (labels: readonly string[]): string =>
  labels.length < 2 ? labels.join('') : `${labels.slice(0, -1).join(', ')} và ${labels.at(-1)}`;

/** "điểm b các khoản 1, 2 và 3; các khoản 5 và 6": places that differ in their number alone are told together. */
function placesText(places: readonly Place[]): string {
  const groups = new Map<string, { inner: string; kind: string; labels: string[] }>();
  for (const place of places) {
    const [outer, ...rest] = place;
    if (!outer) continue;
    const inner = rest.toReversed().map(named).join(' ');
    const kind = outer.label === '' ? '' : kindOf(outer.label);
    const key = `${inner}\n${kind}`;
    const known = groups.get(key) ?? { inner, kind, labels: [] };
    const label = kind === '' ? named(outer) : bare(outer.label);
    if (!known.labels.includes(label)) known.labels.push(label);
    groups.set(key, known);
  }
  const texts = [...groups.values()].map(({ inner, kind, labels }) => {
    const own = kind === '' ? series(labels) : `${labels.length > 1 ? 'các ' : ''}${kind} ${series(labels)}`;
    return inner === '' ? own : `${inner} ${own}`;
  });
  return texts.join('; ');
}

const follows = (labels: readonly string[]): boolean =>
  labels.length > 2 &&
  labels.every((l, i) => /^\d+$/.test(l) && (i === 0 || Number(l) === Number(labels[i - 1]) + 1));

/** "các khoản từ 7 đến 13", "các khoản 7 và 8", "khoản 7". */
function numbersText(labels: readonly string[]): string {
  const plain = labels.map(bare);
  const kind = kindOf(labels[0] ?? '');
  if (follows(plain)) return `các ${kind} từ ${plain[0]} đến ${plain.at(-1)}`;
  return `${plain.length > 1 ? 'các ' : ''}${kind} ${series(plain)}`;
}

/** Each place in its own words where they are of one kind; renumbering is one sentence for each heading it is under. */
function renumbered({ at, numbers }: Point, part: Step | null): Pick<PointView, 'place' | 'after'>[] {
  const groups = new Map<string, { under: Place; old: string[]; now: string[] }>();
  at.forEach((place, i) => {
    const under = place.slice(0, -1);
    const known = groups.get(placeText(under)) ?? { under, old: [], now: [] };
    known.old.push(place.at(-1)?.label ?? part?.label ?? '');
    known.now.push(numbers[i]!);
    groups.set(placeText(under), known);
  });
  return [...groups.values()].map(({ under, old, now }) => ({
    place: `${numbersText(old)}${under.length > 0 ? ` ${placeText(under)}` : ''}`,
    after: numbersText(now),
  }));
}

/** Dotted lines of the new plan, which a list of changes names in words, are dots again. */
const DOTS = '…'.repeat(30);

function quoted(text: string): string[] {
  const lines = text.split('\n').map((line) => (line === DOTTED_TOLD ? DOTS : line));
  return lines.map((line, i) => `${i === 0 ? '“' : ''}${line}${i === lines.length - 1 ? '”' : ''}`);
}

function pointViews(point: Point, part: Step | null): Omit<PointView, 'key'>[] {
  const { kind, at, itself, phrase } = point;
  const flags = {
    changed: kind === 'changed',
    throughout: kind === 'throughout',
    added: kind === 'added' && !itself,
    addedWhole: kind === 'added' && itself,
    dropped: kind === 'dropped' && !itself,
    droppedWhole: kind === 'dropped' && itself,
    renumbered: kind === 'renumbered',
  };
  if (kind === 'renumbered')
    return renumbered(point, part).map((told) => ({ ...flags, ...told, before: '', lines: [] }));
  const place = at[0] ?? [];
  const own = place.length > 0 ? placeText(place) : itself && part ? named(part) : '';
  const isName = kind === 'changed' && point.changes[0]?.part === 'heading';
  const where = kind === 'throughout' ? placesText(at) : isName ? `tên ${named(place.at(-1) ?? part!)}` : own;
  const begins = flags.changed || flags.added || flags.dropped;
  return [
    {
      ...flags,
      place: begins ? capitalised(where) : where,
      before: phrase.before,
      after: phrase.after,
      lines: flags.addedWhole ? quoted(phrase.after) : [],
    },
  ];
}

/** Under the headings of the old document, in its order; points are numbered through for their keys. */
export const partViews = (parts: readonly PartPoints[]): PartView[] =>
  parts.map(({ part, points }, i) => ({
    key: `part-${i + 1}`,
    label: `${i + 1}.`,
    heading:
      part === null || part.label === '' ? 'Phần mở đầu' : `${capitalised(named(part))}. ${part.title}`,
    points: points
      .flatMap((point) => pointViews(point, part))
      .map((view, k) => ({ key: `part-${i + 1}-point-${k + 1}`, ...view })),
  }));
