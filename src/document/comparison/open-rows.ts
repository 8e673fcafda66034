/**
 * Rows of a table with their vertical merges dissolved: a row can then come or go alone, and every row knows what a
 * reader sees beside it.
 */
import { cell, spacer } from '../lowering/build.ts';
import type { PrimCell, PrimRow } from '../lowering/primitives.ts';
import { printedText } from './paragraphs.ts';

export interface SeenCell {
  /** Its first column. */
  readonly column: number;
  readonly span: number;
  readonly text: string;
  /** It belongs to a merge that began in a row above; `text` is that merge's. */
  readonly covered: boolean;
}

/** A row with a cell in every column; those that a merge covers are empty. */
export interface OpenRow {
  readonly row: PrimRow;
  /** First and last row of the merge it belongs to; its own number when it belongs to none. */
  readonly group: readonly [number, number];
  readonly seen: readonly SeenCell[];
}

/** Paragraphs of a cell stand below one another: on one line a sign parts them. */
export const cellWords = (c: PrimCell): string =>
  c.blocks
    .map((b) => (b.type === 'paragraph' ? printedText(b).trim() : ''))
    .filter((text) => text !== '')
    .reduce((all, text) => (all === '' ? text : `${all}${/[.;:,]$/u.test(all) ? ' ' : '; '}${text}`), '');

export function opened(rows: readonly PrimRow[], columns: number): OpenRow[] {
  const covers: ({ left: number; span: number; text: string } | undefined)[] = new Array(columns).fill(
    undefined,
  );
  const cells: PrimCell[][] = [];
  const seen: SeenCell[][] = [];
  /** Last row that merges begun so far reach. */
  const reach: number[] = [];
  let open = -1;
  rows.forEach((row, index) => {
    const own: PrimCell[] = [];
    const read: SeenCell[] = [];
    let next = 0;
    for (let column = 0; column < columns; ) {
      const cover = covers[column];
      if (cover) {
        own.push(cell([spacer('')], { colSpan: cover.span }));
        read.push({ column, span: cover.span, text: cover.text, covered: true });
        if (--cover.left === 0) covers[column] = undefined;
        column += cover.span;
        continue;
      }
      const c = row.cells[next++];
      if (c === undefined) break;
      const text = cellWords(c);
      if (c.rowSpan > 1) {
        covers[column] = { left: c.rowSpan - 1, span: c.colSpan, text };
        open = Math.max(open, index + c.rowSpan - 1);
      }
      own.push(c.rowSpan > 1 ? { ...c, rowSpan: 1 } : c);
      read.push({ column, span: c.colSpan, text, covered: false });
      column += c.colSpan;
    }
    cells.push(own);
    seen.push(read);
    reach.push(Math.max(open, index));
  });
  let first = 0;
  return rows.map((row, i) => {
    if (i > 0 && reach[i - 1]! < i) first = i;
    let last = i;
    while (reach[last]! > last) last = reach[last]!;
    return { row: { ...row, cells: cells[i]! }, group: [first, last], seen: seen[i]! };
  });
}
