/**
 * What an adjusting plan says of each change of the issued one. Every change is in exactly one point; what many
 * paragraphs share ("trước ngày 30/11/2024") is one point, and so is all renumbering of a part.
 */
import type { DocumentChange } from '../../../document/comparison/compared.ts';
import { coreOf, type Phrase, phraseOf, sharedPhrase, wholePhrase } from './phrases.ts';
import { type PlacedChange, type Places, pathKey, type Step } from './places.ts';

export interface Point {
  /** `throughout`: the same words at several places. */
  readonly kind: 'changed' | 'throughout' | 'added' | 'dropped' | 'renumbered';
  /** Headings above below the part, then its own number; several for `throughout` and `renumbered`. */
  readonly at: readonly (readonly Step[])[];
  /** The place itself came or went or is named anew, not a text at it. */
  readonly itself: boolean;
  readonly phrase: Phrase;
  /** New numbers, one for each place of `at`, of `renumbered`. */
  readonly numbers: readonly string[];
  readonly changes: readonly DocumentChange[];
}

export interface PartPoints {
  /** Outermost heading; null before the first. */
  readonly part: Step | null;
  readonly points: readonly Point[];
}

/** From so many paragraphs on, a shared change is told once. */
const SHARED_FROM = 3;

const inside = ({ path }: PlacedChange): readonly Step[] => path.slice(1);
const NONE = { before: '', after: '' };

function pointOf(placed: PlacedChange, { oldTexts }: Places): Point {
  const { change, own, before, after, path } = placed;
  const base = { itself: own !== null, numbers: [], changes: [change] };
  const at = [own === null ? inside(placed) : withOwn(placed, own)];
  if (change.kind === 'inserted')
    return {
      ...base,
      kind: 'added',
      at,
      phrase: own === null ? wholePhrase('', after) : { before: '', after: change.after },
    };
  if (change.kind === 'deleted') return { ...base, kind: 'dropped', at, phrase: wholePhrase(before, '') };
  return { ...base, kind: 'changed', at, phrase: phraseOf(before, after, oldTexts(path)) };
}

/** A part has no headings above; its own number is the part's. */
const withOwn = (placed: PlacedChange, own: Step): readonly Step[] =>
  placed.path.length === 0 ? [] : [...inside(placed), own];

/** Changes of one part that put the same words in the place of the same words, and nothing else in their paragraphs. */
function shared(list: readonly PlacedChange[], { oldTexts }: Places): readonly (readonly PlacedChange[])[] {
  const byCore = new Map<string, PlacedChange[]>();
  for (const placed of list) {
    if (placed.change.kind !== 'changed' || placed.change.part !== 'paragraph') continue;
    const core = coreOf(placed.before, placed.after);
    if (!core || core.before.length > MOST_CORE) continue;
    const key = `${core.before}\n${core.after}`;
    byCore.set(key, [...(byCore.get(key) ?? []), placed]);
  }
  return [...byCore.values()].filter((group) => {
    if (group.length < SHARED_FROM) return false;
    const phrase = phraseOfGroup(group).before;
    // Whoever reads "at this place" must not find the words where they stay as they are.
    return group.every(({ path }) => {
      const here = group.filter((g) => pathKey(g.path) === pathKey(path));
      const there = oldTexts(path).filter((text) => text.includes(phrase));
      return there.length === here.length && there.every((text) => text.split(phrase).length === 2);
    });
  });
}

const MOST_CORE = 60;

const phraseOfGroup = (group: readonly PlacedChange[]): Phrase =>
  sharedPhrase(
    coreOf(group[0]!.before, group[0]!.after)!,
    group.map((g) => g.before),
  );

const throughout = (group: readonly PlacedChange[]): Point => ({
  kind: 'throughout',
  at: group.map((g) => (g.own === null ? inside(g) : withOwn(g, g.own))),
  itself: false,
  phrase: phraseOfGroup(group),
  numbers: [],
  changes: group.map((g) => g.change),
});

const newLabel = ({ change, after }: PlacedChange): string =>
  change.after.slice(0, change.after.length - after.length).trim();

const renumbered = (group: readonly PlacedChange[]): Point => ({
  kind: 'renumbered',
  at: group.map((g) => withOwn(g, g.own ?? { label: '', title: '' })),
  itself: true,
  phrase: NONE,
  numbers: group.map(newLabel),
  changes: group.map((g) => g.change),
});

/** The part a change belongs to: a heading of a part belongs to the part it names. */
const partOf = ({ path, own }: PlacedChange): Step | null => path[0] ?? own;

export function pointsOf(places: Places): PartPoints[] {
  const parts = new Map<string, { part: Step | null; list: PlacedChange[] }>();
  for (const placed of places.changes) {
    if (placed.frame) continue;
    const part = partOf(placed);
    const key = part === null ? '' : pathKey([part]);
    const known = parts.get(key) ?? { part, list: [] };
    known.list.push(placed);
    parts.set(key, known);
  }
  return [...parts.values()].map(({ part, list }) => ({ part, points: pointsOfPart(list, places) }));
}

function pointsOfPart(list: readonly PlacedChange[], places: Places): Point[] {
  const groups = shared(list, places);
  const grouped = new Map(groups.flatMap((g) => g.map((placed) => [placed, g] as const)));
  const numbers = list.filter(({ change }) => change.kind === 'renumbered');
  const points = list.flatMap((placed): Point[] => {
    if (placed.change.kind === 'renumbered') return [];
    const group = grouped.get(placed);
    if (group) return group[0] === placed ? [throughout(group)] : [];
    return [pointOf(placed, places)];
  });
  return numbers.length === 0 ? points : [...points, renumbered(numbers)];
}
