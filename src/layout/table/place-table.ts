/** The rows of a table on one page to commands: shades, texts, lines. Open spans are drawn as far as they reach. */
import type { Command } from '../commands.ts';
import type { PlacedRows } from '../paginate.ts';
import { placeLine } from '../place-text.ts';
import type { CellFlow, TableFlow } from '../slices.ts';
import { FRAME_TWIP, GRID_TWIP } from './flow-table.ts';
import { type Carry, rowHeights } from './heights.ts';

const NOTHING: Carry = new Map();

export function placeTable(placed: PlacedRows, marginX: number, marginY: number, out: Command[]): void {
  const { table } = placed;
  const x = marginX + table.leftTwip;
  let y = marginY + placed.y;
  const top = y;
  if (placed.headRepeated) {
    y += table.rows[0]!.topBorderTwip;
    const heights = rowHeights(table, 0, table.headRows, NOTHING);
    const run: RowRun = {
      table,
      first: 0,
      heights,
      carryIn: NOTHING,
      carryOut: NOTHING,
      x,
      y,
      artifact: true,
    };
    y = placeRows(run, out);
  }
  const bottom = placeRows({ ...placed, x, y, artifact: false }, out);
  if (table.node.borders === 'frame') frame(x, top, table.widthTwip, bottom - top, out);
}

interface RowRun {
  readonly table: TableFlow;
  readonly first: number;
  readonly heights: readonly number[];
  readonly carryIn: Carry;
  readonly carryOut: Carry;
  readonly x: number;
  readonly y: number;
  readonly artifact: boolean;
}

function placeRows(run: RowRun, out: Command[]): number {
  const { table, first, heights } = run;
  const tops: number[] = [run.y];
  for (const height of heights) tops.push(tops.at(-1)! + height);
  const last = first + heights.length - 1;
  const visible = (cell: CellFlow) => cell.firstRow <= last && cell.lastRow >= first;
  const cells: CellFlow[] = [];
  for (const span of table.spans) if (span.firstRow < first && visible(span)) cells.push(span);
  for (let row = first; row <= last; row++) cells.push(...table.rows[row]!.cells);
  for (const cell of cells) {
    const cellTop = tops[Math.max(cell.firstRow, first) - first]!;
    const cellBottom = tops[Math.min(cell.lastRow, last) - first + 1]!;
    placeCell(run, cell, cellTop, cellBottom, out);
  }
  return tops.at(-1)!;
}

function placeCell(run: RowRun, cell: CellFlow, top: number, bottom: number, out: Command[]): void {
  const { table } = run;
  const x = run.x + cell.leftTwip;
  const grid = table.node.borders === 'grid' || cell.cell.border === 'box';
  const line = grid ? GRID_TWIP : 0;
  const { shadePercent, hatched } = cell.cell;
  if (hatched || shadePercent > 0) {
    const shade = hatched ? ('hatch' as const) : shadePercent;
    const height = bottom - top - line / 2 + line;
    out.push({ type: 'fill', x, y: top - line / 2, width: cell.widthTwip, height, shade });
  }
  placeCellText(
    run,
    cell,
    x + table.node.padX,
    top,
    bottom - table.rows[cell.lastRow]!.bottomBorderTwip,
    out,
  );
  if (grid) box(x, top - line / 2, cell.widthTwip, bottom - top, out);
}

function placeCellText(
  run: RowRun,
  cell: CellFlow,
  x: number,
  top: number,
  bottom: number,
  out: Command[],
): void {
  const { padY } = run.table.node;
  const from = run.carryIn.get(cell) ?? 0;
  const last = run.first + run.heights.length - 1;
  const goesOn = cell.lastRow > last || (run.carryOut.has(cell) && cell.lastRow === last);
  const to = goesOn ? (run.carryOut.get(cell) ?? cell.lines.length) : cell.lines.length;
  const lines = cell.lines.slice(from, to);
  let height = 0;
  lines.forEach((line, i) => {
    height += (i === 0 && from > 0 ? 0 : line.before) + line.height + line.gap;
  });
  const spare = Math.max(0, bottom - top - 2 * padY - height);
  const { valign } = cell.cell;
  let y = top + padY + (valign === 'center' ? spare / 2 : valign === 'bottom' ? spare : 0);
  lines.forEach((line, i) => {
    y += i === 0 && from > 0 ? 0 : line.before;
    placeLine(line, x, y, run.artifact, out);
    y += line.height + line.gap;
  });
}

function box(x: number, y: number, width: number, height: number, out: Command[]): void {
  const widthTwip = GRID_TWIP;
  const x2 = x + width;
  const y2 = y + height;
  out.push(
    { type: 'stroke', x1: x, y1: y, x2, y2: y, widthTwip },
    { type: 'stroke', x1: x, y1: y2, x2, y2, widthTwip },
    { type: 'stroke', x1: x, y1: y, x2: x, y2, widthTwip },
    { type: 'stroke', x1: x2, y1: y, x2, y2, widthTwip },
  );
}

/** The double frame of a cover: two lines a third of the frame's width each. */
function frame(x: number, y: number, width: number, height: number, out: Command[]): void {
  const widthTwip = FRAME_TWIP / 3;
  for (const inset of [-widthTwip * 2.5, -widthTwip / 2]) {
    const [x1, y1, x2, y2] = [x + inset, y + inset, x + width - inset, y + height - inset];
    out.push(
      { type: 'stroke', x1, y1, x2, y2: y1, widthTwip },
      { type: 'stroke', x1, y1: y2, x2, y2, widthTwip },
      { type: 'stroke', x1, y1, x2: x1, y2, widthTwip },
      { type: 'stroke', x1: x2, y1, x2, y2, widthTwip },
    );
  }
}
