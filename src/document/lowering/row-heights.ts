/** About how high rows of a table are, for deciding about splits; cells over several rows do not count. */
import { pitchTwip } from '../line-height.ts';
import { styleOf } from '../styles.ts';
import type { Run } from '../tree.ts';
import type { PrimCell, PrimRow, PrimTable } from './primitives.ts';

/** Counts the lines of a paragraph in a room, or tells how many there may be at most. */
export type LineCount = (
  runs: readonly Run[],
  font: ReturnType<typeof styleOf>,
  innerWidthTwip: number,
) => number;

type Grid = Pick<PrimTable, 'columns' | 'padX' | 'padY'>;

/** The line below a row. */
const LINE = 10;

/** Space and lines of a cell without its text. */
export const emptyCellTwip = ({ padY }: Pick<Grid, 'padY'>): number => 2 * padY + LINE;

export function cellTwip(grid: Grid, cell: PrimCell, column: number, lines: LineCount): number {
  let width = -2 * grid.padX;
  for (let k = 0; k < cell.colSpan; k++) width += grid.columns[column + k]!;
  let height = emptyCellTwip(grid);
  for (const block of cell.blocks) {
    if (block.type !== 'paragraph') continue;
    const font = styleOf(block.style);
    height += block.beforeTwip + lines(block.runs, font, width) * pitchTwip(font);
  }
  return height;
}

/** Each cell with the number of its row and its first column, knowing what rows above still cover. */
export function visitCells(
  columns: number,
  rows: readonly PrimRow[],
  visit: (cell: PrimCell, row: number, column: number) => void,
): void {
  const covered = new Array<number>(columns).fill(0);
  for (let row = 0; row < rows.length; row++) {
    let column = 0;
    for (const cell of rows[row]!.cells) {
      while (covered[column]! > 0) column++;
      visit(cell, row, column);
      for (let k = 0; k < cell.colSpan; k++) covered[column + k] = cell.rowSpan;
      column += cell.colSpan;
    }
    for (let k = 0; k < columns; k++) if (covered[k]! > 0) covered[k]!--;
  }
}

export function rowHeights(grid: Grid, rows: readonly PrimRow[], lines: LineCount): number[] {
  const heights = rows.map((row) => row.minHeightTwip);
  visitCells(grid.columns.length, rows, (cell, row, column) => {
    if (cell.rowSpan === 1) heights[row] = Math.max(heights[row]!, cellTwip(grid, cell, column, lines));
  });
  return heights;
}
