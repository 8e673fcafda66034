/** A table to rows of cells with broken lines. What depends on the page (heights of open spans) is left to `heights`. */
import type { PrimCell, PrimRow, PrimTable } from '../../document/lowering/primitives.ts';
import type { Change } from '../../document/tree.ts';
import { flowParagraph, flowRule } from '../flow-text.ts';
import type { CellFlow, LineSlice, RowFlow, TableFlow } from '../slices.ts';
import { rowHeights } from './heights.ts';

/** Grid lines are 0.5 pt. */
export const GRID_TWIP = 10;
/** A frame is a double line of 3 x 0.75 pt. */
export const FRAME_TWIP = 45;
/** A head that takes more of the page than this is not repeated. */
const HEAD_SHARE = 0.6;

export function flowTable(node: PrimTable, availableTwip: number, pageTwip: number): TableFlow {
  const widthTwip = node.columns.reduce((sum, column) => sum + column, 0);
  const source = [...node.head, ...node.body];
  const placed = [...placeCells(node, node.head, 0), ...placeCells(node, node.body, node.head.length)];
  const rows = source.map((row, index): RowFlow => {
    const box = row.cells.some((cell) => cell.border === 'box');
    const boxAbove = source[index - 1]?.cells.some((cell) => cell.border === 'box') ?? false;
    const frame = node.borders === 'frame' ? FRAME_TWIP : 0;
    const grid = node.borders === 'grid' ? GRID_TWIP : 0;
    return {
      cells: placed.filter((cell) => cell.firstRow === index),
      minHeightTwip: row.minHeightTwip,
      keepNext: row.keepNext,
      splittable: !row.cantSplit,
      topBorderTwip: grid || (index === 0 ? frame : 0) || (box && !boxAbove ? GRID_TWIP : 0),
      bottomBorderTwip: grid || (index === source.length - 1 ? frame : 0) || (box ? GRID_TWIP : 0),
    };
  });
  const flow: TableFlow = {
    type: 'table',
    node,
    leftTwip: Math.round((availableTwip - widthTwip) / 2),
    widthTwip,
    rows,
    headRows: node.head.length,
    spans: placed.filter((cell) => cell.lastRow > cell.firstRow),
    headTwip: 0,
  };
  if (node.head.length === 0 || node.body.length === 0) return { ...flow, headRows: 0 };
  const heights = rowHeights(flow, 0, node.head.length, new Map());
  const headTwip = (rows[0]?.topBorderTwip ?? 0) + heights.reduce((sum, height) => sum + height, 0);
  return { ...flow, headTwip: headTwip > pageTwip * HEAD_SHARE ? 0 : headTwip };
}

function placeCells(node: PrimTable, rows: readonly PrimRow[], offset: number): CellFlow[] {
  const lefts: number[] = [0];
  for (const column of node.columns) lefts.push(lefts.at(-1)! + column);
  const covered: number[] = node.columns.map(() => 0);
  return rows.flatMap((row, index) => {
    let column = 0;
    const cells = row.cells.map((cell) => {
      while (covered[column]! > 0) column++;
      const left = lefts[column]!;
      const widthTwip = lefts[column + cell.colSpan]! - left;
      const placed = flowCell(node, cell, index + offset, column, left, widthTwip, row.change);
      covered.fill(cell.rowSpan, column, column + cell.colSpan);
      column += cell.colSpan;
      return placed;
    });
    for (let k = 0; k < covered.length; k++) covered[k] = Math.max(0, covered[k]! - 1);
    return cells;
  });
}

function flowCell(
  node: PrimTable,
  cell: PrimCell,
  firstRow: number,
  column: number,
  leftTwip: number,
  widthTwip: number,
  change: Change | undefined,
): CellFlow {
  const inner = widthTwip - 2 * node.padX;
  const lines = cell.blocks.flatMap((block): LineSlice[] =>
    block.type === 'rule' ? [flowRule(block, inner)] : flowParagraph(block, inner, change),
  );
  const textTwip = lines.reduce((sum, line) => sum + line.before + line.height + line.gap, 0);
  const lastRow = firstRow + cell.rowSpan - 1;
  return { cell, firstRow, lastRow, column, leftTwip, widthTwip, lines, textTwip };
}
