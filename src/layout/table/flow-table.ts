/** A table to rows of cells with broken lines. What depends on the page (heights of open spans) is left to `heights`. */
import type { PrimCell, PrimRow, PrimTable } from '../../document/lowering/primitives.ts';
import type { Change } from '../../document/tree.ts';
import { fontGeneration } from '../../text/faces.ts';
import { flowParagraph, flowRule } from '../flow-text.ts';
import type { CellFlow, LineSlice, RowFlow, TableFlow } from '../slices.ts';
import { rowHeights } from './heights.ts';

/** Grid lines are 0.5 pt. */
export const GRID_TWIP = 10;
/** A frame is a double line of 3 x 0.75 pt. */
export const FRAME_TWIP = 45;
/** A head that takes more of the page than this is not repeated. */
const HEAD_SHARE = 0.6;

/** `keep`: other tables may hold its rows and cells too. */
export function flowTable(node: PrimTable, availableTwip: number, pageTwip: number, keep = false): TableFlow {
  const widthTwip = node.columns.reduce((sum, column) => sum + column, 0);
  const source = [...node.head, ...node.body];
  const placed = [
    ...placeCells(node, node.head, 0, keep),
    ...placeCells(node, node.body, node.head.length, keep),
  ];
  const rows = source.map((row, index): RowFlow => {
    const box = row.cells.some((cell) => cell.border === 'box');
    const boxAbove = source[index - 1]?.cells.some((cell) => cell.border === 'box') ?? false;
    const frame = node.borders === 'frame' ? FRAME_TWIP : 0;
    const grid = node.borders === 'grid' ? GRID_TWIP : 0;
    const flow: RowFlow = {
      cells: placed[index]!,
      minHeightTwip: row.minHeightTwip,
      keepNext: row.keepNext,
      splittable: !row.cantSplit,
      topBorderTwip: grid || (index === 0 ? frame : 0) || (box && !boxAbove ? GRID_TWIP : 0),
      bottomBorderTwip: grid || (index === source.length - 1 ? frame : 0) || (box ? GRID_TWIP : 0),
    };
    return keep ? rowOnce(row, flow) : flow;
  });
  const flow: TableFlow = {
    type: 'table',
    node,
    leftTwip: Math.round((availableTwip - widthTwip) / 2),
    widthTwip,
    rows,
    headRows: node.head.length,
    spans: placed.flat().filter((cell) => cell.lastRow > cell.firstRow),
    headTwip: 0,
  };
  if (node.head.length === 0 || node.body.length === 0) return { ...flow, headRows: 0 };
  const heights = rowHeights(flow, 0, node.head.length, new Map());
  const headTwip = (rows[0]?.topBorderTwip ?? 0) + heights.reduce((sum, height) => sum + height, 0);
  return { ...flow, headTwip: headTwip > pageTwip * HEAD_SHARE ? 0 : headTwip };
}

const knownRows = new WeakMap<PrimRow, RowFlow>();

/** The same object as before where the row is as it was: pages are told by their rows. */
function rowOnce(row: PrimRow, flow: RowFlow): RowFlow {
  const before = knownRows.get(row);
  if (before && isSameRow(before, flow)) return before;
  knownRows.set(row, flow);
  return flow;
}

const isSameRow = (a: RowFlow, b: RowFlow): boolean =>
  a.cells.length === b.cells.length &&
  a.cells.every((cell, i) => cell === b.cells[i]) &&
  a.minHeightTwip === b.minHeightTwip &&
  a.keepNext === b.keepNext &&
  a.splittable === b.splittable &&
  a.topBorderTwip === b.topBorderTwip &&
  a.bottomBorderTwip === b.bottomBorderTwip;

/** Cells by the row in which they begin. */
function placeCells(node: PrimTable, rows: readonly PrimRow[], offset: number, keep: boolean): CellFlow[][] {
  const lefts: number[] = [0];
  for (const column of node.columns) lefts.push(lefts.at(-1)! + column);
  const covered: number[] = node.columns.map(() => 0);
  return rows.map((row, index) => {
    let column = 0;
    const cells = row.cells.map((cell) => {
      while (covered[column]! > 0) column++;
      const left = lefts[column]!;
      const widthTwip = lefts[column + cell.colSpan]! - left;
      const place = keep ? cellOnce : flowCell;
      const placed = place(node, cell, index + offset, column, left, widthTwip, row.change);
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

interface KeptCell {
  readonly fonts: number;
  readonly padX: number;
  readonly change: Change | undefined;
  readonly flow: CellFlow;
}

const knownCells = new WeakMap<PrimCell, KeptCell>();

/** The same object as before where the cell stands as it stood; its lines where it is as wide. */
function cellOnce(...of: Parameters<typeof flowCell>): CellFlow {
  const [{ padX }, cell, firstRow, column, leftTwip, widthTwip, change] = of;
  const fonts = fontGeneration();
  const before = knownCells.get(cell);
  const isAsWide =
    before?.fonts === fonts &&
    before.padX === padX &&
    before.change === change &&
    before.flow.widthTwip === widthTwip;
  if (
    isAsWide &&
    before.flow.firstRow === firstRow &&
    before.flow.column === column &&
    before.flow.leftTwip === leftTwip
  )
    return before.flow;
  const flow = isAsWide
    ? { ...before.flow, firstRow, lastRow: firstRow + cell.rowSpan - 1, column, leftTwip }
    : flowCell(...of);
  knownCells.set(cell, { fonts, padX, change, flow });
  return flow;
}
