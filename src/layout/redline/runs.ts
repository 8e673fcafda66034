/**
 * What a paragraph prints: its label, then its text. In a redline the label of the base stands struck before the new
 * one, and a space parts an old word from the new one beside it, so that "14" and "15" never read as "1415".
 */
import { labelRun } from '../../document/lowering/label-run.ts';
import type { PrimParagraph } from '../../document/lowering/primitives.ts';
import type { Change, Run } from '../../document/tree.ts';

const SPACE: Run = { text: ' ' };

/** `change`: that of the whole paragraph or of its table row; marks of single runs win over it. */
export function printedRuns(p: PrimParagraph, change: Change | undefined): readonly Run[] {
  const label = labelRuns(p, change);
  if (change === undefined && p.labelWas === undefined && !p.runs.some((run) => run.change))
    return label.length === 0 ? p.runs : [...label, ...p.runs];
  const runs =
    change === undefined ? p.runs : p.runs.map((run) => ({ ...run, change: run.change ?? change }));
  return parted([...label, ...runs]);
}

/** How many characters of the printed text are label, with the space behind it. */
export const labelLength = (p: PrimParagraph, change: Change | undefined): number =>
  labelRuns(p, change).reduce((sum, { text }) => sum + text.length, 0);

function labelRuns(p: PrimParagraph, change: Change | undefined): Run[] {
  const { label, labelWas } = p;
  const whole = (text: string, sign: Change | undefined): Run => ({
    ...labelRun(text, p),
    ...(sign ? { change: sign } : {}),
  });
  /** Only the sign itself is struck or underlined, not the space behind it. */
  const signed = (text: string, sign: Change): Run[] => {
    const run = labelRun(text, p);
    return [{ ...run, text, change: sign }, ...(run.text === text ? [] : [SPACE])];
  };
  if (labelWas === undefined || change !== undefined)
    return label === undefined ? [] : [whole(label, change)];
  const was = labelWas === '' ? [] : signed(labelWas, 'deleted');
  return label === undefined ? was : [...was, ...signed(label, 'inserted')];
}

/** Old and new words that touch are parted; only there, so that no other text gets a space it does not have. */
function parted(runs: readonly Run[]): Run[] {
  const out: Run[] = [];
  let before: Run | undefined;
  for (const run of runs) {
    if (run.text === '') continue;
    const touches = before?.change && run.change && before.change !== run.change;
    if (touches && /\S$/.test(before!.text) && /^\S/.test(run.text)) out.push(SPACE);
    out.push(run);
    before = run;
  }
  return out;
}
