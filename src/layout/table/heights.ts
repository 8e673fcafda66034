/**
 * Heights of rows as they stand on one page. A cell over several rows makes its last row grow; when a page ends inside
 * it, what did not fit goes on in the rest of its rows on the next page (as LibreOffice does, measured).
 */
import type { CellFlow, LineSlice, TableFlow } from '../slices.ts';

/** For cells cut by a page end: how many of their lines stand on pages before. */
export type Carry = ReadonlyMap<CellFlow, number>;

/** Height of a cell's lines from `from` on, without padding. */
export function linesTwip(cell: CellFlow, from: number): number {
  if (from === 0) return cell.textTwip;
  let sum = 0;
  for (let i = from; i < cell.lines.length; i++) sum += sliceTwip(cell.lines[i]!, i === from);
  return sum;
}

const sliceTwip = (line: LineSlice, top: boolean): number => (top ? 0 : line.before) + line.height + line.gap;

/**
 * Heights of rows start..end on a page whose first row is `start`, each with its lower border.
 * Spans whose last row is not among them do not count.
 */
export function rowHeights(table: TableFlow, start: number, end: number, carry: Carry): number[] {
  const heights: number[] = [];
  for (let row = start; row < end; row++) heights.push(rowHeight(table, row, start, heights, carry));
  return heights;
}

/** Height of one row, given those above it on the page. */
export function rowHeight(
  table: TableFlow,
  row: number,
  start: number,
  above: readonly number[],
  carry: Carry,
): number {
  const flow = table.rows[row]!;
  const extra = 2 * table.node.padY + flow.bottomBorderTwip;
  const partial = row === start;
  let height = flow.minHeightTwip > 0 && !(partial && isCut(table, row, carry)) ? flow.minHeightTwip : 0;
  for (const cell of flow.cells) {
    if (cell.lastRow > row) continue;
    height = Math.max(height, linesTwip(cell, carry.get(cell) ?? 0) + extra);
  }
  for (const span of table.spans) {
    if (span.lastRow !== row) continue;
    const first = Math.max(start, span.firstRow);
    let room = 0;
    for (let r = first; r < row; r++) room += above[r - start]!;
    height = Math.max(height, linesTwip(span, carry.get(span) ?? 0) + extra - room);
  }
  return Math.max(height, extra);
}

const isCut = (table: TableFlow, row: number, carry: Carry): boolean =>
  table.rows[row]!.cells.some((cell) => (carry.get(cell) ?? 0) > 0);

/**
 * Up to which line a cell's text, from line `from` on, fits into `roomTwip` (without padding). Widows and orphans do
 * not count inside a row that is cut (measured on LibreOffice).
 */
export function fittingLines(cell: CellFlow, from: number, roomTwip: number): number {
  let used = 0;
  for (let i = from; i < cell.lines.length; i++) {
    const line = cell.lines[i]!;
    used += sliceTwip(line, i === from && from > 0);
    if (used - line.gap > roomTwip) return i;
  }
  return cell.lines.length;
}
