/**
 * Which documents print something else because of which change. Every changed place of every document is put down to the
 * figures, results and verdicts of the comparison that it speaks of: those it names; else those of the criterion under
 * whose heading it stands; else, where criteria or indicators are counted or renumbered, the verdicts that moved the
 * count. A place that speaks of none of them (reworded prose) is put down to nothing, and its document is told apart, so
 * that the documents of all changes and the others are together exactly those with tracked changes.
 */
import type { DocumentChange } from '../document/comparison/compared.ts';
import type { CaseComparison, DocumentTouched, FigureChange, FigureState } from './compared-cases.ts';
import { criteriaNamed, isNamed } from './mentions.ts';

export interface Affected {
  byFigure(figure: Pick<FigureChange, 'id'>): readonly DocumentTouched[];
  /** Of a verdict or of a result; of a criterion too. */
  byVerdict(of: 'criterion' | 'indicator' | 'part', id: string): readonly DocumentTouched[];
  /** Documents that differ for other reasons alone. */
  readonly others: readonly DocumentTouched[];
}

/** A changed verdict or result; `key` as in `verdictKey`. */
interface Judged {
  readonly key: string;
  readonly of: 'criterion' | 'indicator' | 'part';
  readonly id: string;
  readonly criterion: string;
  readonly name: string;
  /** Its verdict is another one: what is counted moves. A result in words alone moves no count. */
  readonly flipped: boolean;
}

const figureKey = (id: string): string => `figure ${id}`;
const verdictKey = (of: string, id: string): string => `${of} ${id}`;

export function affectedDocuments(comparison: CaseComparison): Affected {
  const figures = [...comparison.figures, ...comparison.restated];
  const judged = judgedOf(comparison);
  const byKey = new Map<string, DocumentTouched[]>();
  const others: DocumentTouched[] = [];
  for (const document of comparison.documents) {
    const keys = new Set(
      document.kind === 'changed'
        ? document.changes.flatMap((c) => causes(c, document, figures, judged, comparison))
        : movers(judged, comparison),
    );
    for (const key of keys) byKey.set(key, [...(byKey.get(key) ?? []), document]);
    if (keys.size === 0) others.push(document);
  }
  return {
    byFigure: ({ id }) => byKey.get(figureKey(id)) ?? [],
    byVerdict: (of, id) => byKey.get(verdictKey(of, id)) ?? [],
    others,
  };
}

/** Each once, though its verdict and its result both changed. */
function judgedOf({ verdicts, results }: CaseComparison): readonly Judged[] {
  const flipped = new Set(verdicts.map(({ of, id }) => verdictKey(of, id)));
  const all = [...verdicts, ...results].map(({ of, id, criterion, name }): Judged => {
    const key = verdictKey(of, id);
    return { key, of, id, criterion, name, flipped: flipped.has(key) };
  });
  return [...new Map(all.map((j) => [j.key, j])).values()];
}

/** Verdicts that change what is counted and listed: of criteria that came to the unmet ones or left them, else all. */
function movers(judged: readonly Judged[], { entered, left }: CaseComparison): string[] {
  const moved = judged.filter((j) => j.of === 'criterion' && [...entered, ...left].includes(j.id));
  return (moved.length > 0 ? moved : judged.filter((j) => j.flipped)).map((j) => j.key);
}

function causes(
  change: DocumentChange,
  document: DocumentTouched,
  figures: readonly FigureChange[],
  judged: readonly Judged[],
  comparison: CaseComparison,
): string[] {
  if (change.kind === 'renumbered') return movers(judged, comparison);
  const named = [
    ...figuresNamed(change, figures).map((f) => figureKey(f.id)),
    ...judgedNamed(change, judged).map((j) => j.key),
  ];
  if (named.length > 0) return named;
  // The nearest heading that names a criterion; a dossier of one criterion names it in its title.
  const home = criteriaNamed(change.under).at(-1) ?? criteriaNamed(document.title).at(-1);
  const verdicts = judged.filter((j) => j.criterion === home).map((j) => j.key);
  if (verdicts.length > 0) return verdicts;
  const own = figures
    .filter((f) => home !== undefined && f.indicator?.split('.')[0] === home)
    .map((f) => figureKey(f.id));
  if (own.length > 0) return own;
  return counted(change, judged, comparison);
}

/** Those whose runs differ; else those whose old or new text came or went. */
function figuresNamed(change: DocumentChange, figures: readonly FigureChange[]): readonly FigureChange[] {
  const named = figures.filter((f) => change.figures.includes(f.id));
  if (named.length > 0) return named;
  const bare = (state: FigureState | null): string | null => state?.text?.split(' (')[0] ?? null;
  return figures.filter(({ kind, before, after }) => {
    const [old, now] = [bare(before), bare(after)];
    const went = old !== null && isNamed(old, change.before) && !isNamed(old, change.after);
    const came = now !== null && isNamed(now, change.after) && !isNamed(now, change.before);
    return kind !== 'restated' && (went || came);
  });
}

/**
 * Those that the place is about: its row, or a number that came or went. A clause takes along all that stood in it; what
 * both sides speak of counts where nothing came or went.
 */
function judgedNamed(change: DocumentChange, judged: readonly Judged[]): readonly Judged[] {
  const { before, after, row, part } = change;
  const inRow = row ? judged.filter((j) => isRowOf(row.name, j)) : [];
  if (inRow.length > 0) return inRow;
  const criteria = [before, after].map((text) => new Set(criteriaNamed(text)));
  const speaks = (side: 0 | 1, { of, id, criterion }: Judged): boolean =>
    of === 'criterion' || part === 'clause'
      ? criteria[side]!.has(criterion)
      : isNamed(id, side === 0 ? before : after) || (id === criterion && criteria[side]!.has(id));
  const moved = judged.filter((j) => speaks(0, j) !== speaks(1, j));
  return moved.length > 0 ? moved : judged.filter((j) => speaks(0, j) && speaks(1, j));
}

/** "2.3 Tỷ lệ …", "17.4.a"; a bare number may count rows, so the name must follow. */
const isRowOf = (row: string, { id, name }: Judged): boolean =>
  id.includes('.') ? isNamed(id, row) : row.includes(name) && row.startsWith(id);

/** "06 tiêu chí đạt", "45/75 chỉ tiêu": what is counted says whose verdicts it counts. */
function counted(
  { before, after }: DocumentChange,
  judged: readonly Judged[],
  comparison: CaseComparison,
): string[] {
  const numbers = (text: string): string => (text.match(/\d+/g) ?? []).join(' ');
  const text = `${before} ${after}`.toLowerCase();
  // Without a number that moved it is prose, unless it says whether all is there.
  if (numbers(before) === numbers(after) && !text.includes('điều kiện')) return [];
  const of = (kind: Judged['of']): string[] =>
    judged.filter((j) => j.of === kind && j.flipped).map((j) => j.key);
  if (/chỉ tiêu/.test(text)) return [...of('indicator'), ...(/tiêu chí/.test(text) ? of('criterion') : [])];
  return /tiêu chí|đạt|điều kiện/.test(text) ? movers(judged, comparison) : [];
}
