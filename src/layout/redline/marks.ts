/** Stretches of a shaped text that came or went, and their pieces on a line. */
import type { Change, Run } from '../../document/tree.ts';
import type { LineRange } from '../../text/lines.ts';

/** Offsets in the shaped text; stretches neither touch with the same change nor overlap. */
export interface Mark {
  readonly from: number;
  readonly to: number;
  readonly change: Change;
}

export const NO_MARKS: readonly Mark[] = [];

/** Marks of runs as they are joined into one text. */
export function marksOf(runs: readonly Run[]): readonly Mark[] {
  if (!runs.some((run) => run.change)) return NO_MARKS;
  const marks: Mark[] = [];
  let at = 0;
  for (const { text, change } of runs) {
    const from = at;
    at += text.length;
    if (change === undefined || text === '') continue;
    const last = marks.at(-1);
    if (last?.to === from && last.change === change) marks[marks.length - 1] = { ...last, to: at };
    else marks.push({ from, to: at, change });
  }
  return marks;
}

export interface Piece {
  readonly from: number;
  readonly to: number;
  /** Undefined: unchanged text. */
  readonly mark: Mark | undefined;
}

/** `from..to` cut where marks begin and end, in order, nothing left out. */
export function pieces(from: number, to: number, marks: readonly Mark[]): Piece[] {
  const out: Piece[] = [];
  let at = from;
  for (const mark of marks) {
    if (mark.to <= at || mark.from >= to) continue;
    if (mark.from > at) out.push({ from: at, to: mark.from, mark: undefined });
    out.push({ from: Math.max(at, mark.from), to: Math.min(to, mark.to), mark });
    at = Math.min(to, mark.to);
  }
  if (at < to) out.push({ from: at, to, mark: undefined });
  return out;
}

export const isMarked = (line: LineRange, marks: readonly Mark[]): boolean =>
  marks.some((mark) => mark.from < line.to && mark.to > line.from);
