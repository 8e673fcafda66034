/** Marks inside and on paragraphs: words of paired ones, whole ones that came or went. */
import type { Primitive, PrimParagraph } from '../lowering/primitives.ts';
import type { Change, Run } from '../tree.ts';
import { diffWords } from './words.ts';

export const textOf = (runs: readonly Run[]): string => runs.map((r) => r.text).join('');

/** Label and text, as printed. */
export const printedText = (p: PrimParagraph): string =>
  [p.label ?? '', textOf(p.runs)].filter((part) => part !== '').join(' ');

/** A dotted line in a list of changes. */
export const DOTTED_TOLD = '[dòng chấm để ghi tay]';

/** As told in a list of changes, where pictures and dotted lines have words. */
export const toldText = (p: PrimParagraph): string =>
  p.picture ? `[ảnh: ${p.picture.alt}]` : p.dotted ? DOTTED_TOLD : printedText(p);

/** Nothing that a reader could miss. */
export const isEmpty = (p: PrimParagraph): boolean =>
  p.picture === undefined && !p.dotted && p.label === undefined && textOf(p.runs) === '';

/** The runs that cover `from` to `to` of their joined text. */
function sliced(runs: readonly Run[], from: number, to: number, change?: Change): Run[] {
  const result: Run[] = [];
  let at = 0;
  for (const run of runs) {
    const start = Math.max(from, at);
    const end = Math.min(to, at + run.text.length);
    if (start < end)
      result.push({ ...run, text: run.text.slice(start - at, end - at), ...(change ? { change } : {}) });
    at += run.text.length;
  }
  return result;
}

const labelOf = (p: PrimParagraph): string => p.label ?? '';

export interface MarkedParagraph {
  readonly paragraph: PrimParagraph;
  readonly changed: boolean;
  /** Nothing but the number. */
  readonly renumbered: boolean;
  /** Ids of the figures in what came or went. */
  readonly figures: readonly string[];
}

export const figuresIn = (runs: readonly Run[]): string[] => [
  ...new Set(runs.flatMap((r) => (r.change !== undefined && r.figure !== undefined ? [r.figure] : []))),
];

/** The new paragraph with the words of the old one drawn in. Looks (weight, indent) are those of the new one. */
export function markedParagraph(before: PrimParagraph, after: PrimParagraph): MarkedParagraph {
  const [old, now] = [textOf(before.runs), textOf(after.runs)];
  const labels = labelOf(before) !== labelOf(after);
  if (old === now && !labels) return { paragraph: after, changed: false, renumbered: false, figures: [] };
  const runs =
    old === now
      ? after.runs
      : diffWords(old, now).flatMap((s) =>
          s.kind === 'deleted'
            ? sliced(before.runs, ...s.before, 'deleted')
            : sliced(after.runs, ...s.after, s.kind === 'inserted' ? 'inserted' : undefined),
        );
  return {
    paragraph: { ...after, runs, ...(labels ? { labelWas: labelOf(before) } : {}) },
    changed: true,
    renumbered: old === now,
    figures: figuresIn(runs),
  };
}

const marked = (runs: readonly Run[], change: Change): Run[] => runs.map((run) => ({ ...run, change }));

/** A place to sign in, or a page that starts by force, is nothing that went. */
const gone = ({ signing: _, ...p }: PrimParagraph): PrimParagraph => ({ ...p, pageBreakBefore: false });

/** A paragraph that came or went as a whole. */
export const wholeParagraph = (p: PrimParagraph, change: Change): PrimParagraph => ({
  ...(change === 'deleted' ? gone(p) : p),
  runs: marked(p.runs, change),
  change,
});

/** Its words came or went, the paragraph stays (cells of a row that came or went). */
export function wordsOnly(p: PrimParagraph, change: Change): PrimParagraph {
  const label = p.label;
  if (change === 'inserted')
    return { ...p, runs: marked(p.runs, change), ...(label === undefined ? {} : { labelWas: '' }) };
  const { label: _, ...rest } = gone(p);
  return { ...rest, runs: marked(p.runs, change), ...(label === undefined ? {} : { labelWas: label }) };
}

/** Ids of all figures that blocks print. */
export const figuresOf = (blocks: readonly Primitive[]): string[] => [
  ...new Set(
    blocks.flatMap((block): string[] => {
      if (block.type === 'paragraph') return block.runs.flatMap((r) => r.figure ?? []);
      if (block.type === 'rule') return [];
      return [...block.head, ...block.body].flatMap((row) => row.cells.flatMap((c) => figuresOf(c.blocks)));
    }),
  ),
];
