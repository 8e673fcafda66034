/** A data table: head rows repeat, rows do not split, all alignments resolved. */
import { fontGeneration } from '../../text/faces.ts';
import { cellLineCount } from '../../text/lines.ts';
import { sharesParts } from '../kept-trees.ts';
import { type PageShape, type StyleId, styleOf, textWidthTwip } from '../styles.ts';
import type { Align, CellParagraph, Table, TableCell, TableRow } from '../tree.ts';
import { paragraph, row } from './build.ts';
import { columnWidths } from './column-widths.ts';
import type { PrimCell, PrimParagraph, PrimRow, PrimTable } from './primitives.ts';
import { cellTwip, emptyCellTwip, type LineCount, rowHeights, visitCells } from './row-heights.ts';

/** Clear space between a cell's line and its text, left and right. */
export const CELL_PAD_X = 85;
/** ... and above and below. */
export const CELL_PAD_Y = 30;

export function table(block: Table, page: PageShape): PrimTable {
  const columns = columnWidths(block, textWidthTwip(page), CELL_PAD_X);
  const head = lowerRows(block, block.head, block.headStyle, true);
  const body = lowerRows(block, block.body, block.cellStyle, false);
  const grid = { columns, padX: CELL_PAD_X, padY: CELL_PAD_Y };
  return {
    type: 'table',
    key: block.key,
    layout: false,
    summary: block.summary,
    borders: 'grid',
    ...grid,
    head: withRoomForSpans(head, grid, sharesParts(block)),
    body,
  };
}

/** A higher row makes a head that no page can repeat, and Word knows no height above 31680. */
const MAX_HEAD_ROW = 8000;

/**
 * A repeated head keeps room for a cell over several rows only if its last row says how high it is: LibreOffice
 * forgets on the following pages that the cell made the row grow (measured).
 */
function withRoomForSpans(
  head: readonly PrimRow[],
  grid: Pick<PrimTable, 'columns' | 'padX' | 'padY'>,
  keep: boolean,
): readonly PrimRow[] {
  if (!head.some(({ cells }) => cells.some((c) => c.rowSpan > 1))) return head;
  const context = `${fontGeneration()} ${grid.columns.join(' ')}`;
  const before = keep ? knownHeads.get(head[0]!) : undefined;
  if (before?.context === context && areSame(before.rows, head)) return before.lowered;
  const lines: LineCount = (runs, font, width) => cellLineCount([runs], font, width);
  const heights = rowHeights(grid, head, lines).map((height) => Math.max(height, emptyCellTwip(grid)));
  const grown = new Set<number>();
  visitCells(grid.columns.length, head, (c, index, column) => {
    if (c.rowSpan === 1) return;
    const last = index + c.rowSpan - 1;
    const room = heights.slice(index, last + 1).reduce((sum, h) => sum + h, 0);
    const missing = cellTwip(grid, c, column, lines) - room;
    if (missing <= 0 || heights[last]! + missing > MAX_HEAD_ROW) return;
    heights[last] = heights[last]! + missing;
    grown.add(last);
  });
  const roomy = head.map((lowered, i) =>
    grown.has(i) ? { ...lowered, minHeightTwip: heights[i]! } : lowered,
  );
  if (keep) knownHeads.set(head[0]!, { rows: head, context, lowered: roomy });
  return roomy;
}

interface LoweredRows<R> {
  readonly rows: readonly R[];
  /** What they depend on besides. */
  readonly context: string;
  readonly lowered: readonly PrimRow[];
}

/** By the first row: tables of two rounds may have their heads in common. */
const knownHeads = new WeakMap<PrimRow, LoweredRows<PrimRow>>();

const areSame = <R>(a: readonly R[], b: readonly R[]): boolean =>
  a.length === b.length && a.every((r, i) => r === b[i]);

type GrowingCell = { -readonly [K in keyof PrimCell]: PrimCell[K] };

const NOTHING: TableCell = { paragraphs: [] };

/** By the first of rows that no cell joins with others: tables of two rounds may have them in common. */
const knownRows = new WeakMap<TableRow, LoweredRows<TableRow>>();

function lowerRows(block: Table, rows: readonly TableRow[], style: StyleId, isHead: boolean): PrimRow[] {
  if (!sharesParts(block)) return lowerJoined(block, rows, style, isHead);
  const context = `${isHead} ${style} ${block.columns.map(({ align }) => align).join(' ')}`;
  return joinedRows(rows).flatMap((joined) => {
    const before = knownRows.get(joined[0]!);
    if (before?.context === context && areSame(before.rows, joined)) return before.lowered;
    const lowered = lowerJoined(block, joined, style, isHead);
    knownRows.set(joined[0]!, { rows: joined, context, lowered });
    return lowered;
  });
}

/** Rows with those that their cells reach into. */
function joinedRows(rows: readonly TableRow[]): TableRow[][] {
  const all: TableRow[][] = [];
  let end = 0;
  rows.forEach((r, index) => {
    if (index >= end) all.push([]);
    all.at(-1)!.push(r);
    for (const { rowSpan = 1 } of r.cells) end = Math.max(end, index + rowSpan);
    end = Math.max(end, index + 1);
  });
  return all;
}

/**
 * Walks the rows with the columns that row spans from above still cover. A row with too few cells is filled up;
 * what a row has too many of is added to the cell before it, so that no text is lost. A row
 * without any cell of its own is no row.
 */
function lowerJoined(block: Table, rows: readonly TableRow[], style: StyleId, isHead: boolean): PrimRow[] {
  const width = block.columns.length;
  const covered = new Array<number>(width).fill(0);
  /** The cell that covers each column. */
  const owners = new Array<GrowingCell>(width);
  const lowered: PrimRow[] = [];
  rows.forEach((r, index) => {
    const cells: GrowingCell[] = [];
    let column = 0;
    for (let i = 0; ; i++) {
      while (column < width && covered[column]! > 0) column++;
      if (i >= r.cells.length && column >= width) break;
      const c = r.cells[i] ?? NOTHING;
      const placed = lowerCell(block, c, style, isHead, column, `${r.key}/${i}`);
      if (column >= width) {
        const last = cells.at(-1) ?? owners[width - 1];
        if (last) last.blocks = [...last.blocks, ...placed.blocks];
        continue;
      }
      placed.rowSpan = Math.max(1, Math.min(c.rowSpan ?? 1, rows.length - index));
      while (placed.colSpan < (c.colSpan ?? 1) && covered[column + placed.colSpan] === 0) placed.colSpan++;
      for (const end = column + placed.colSpan; column < end; column++) {
        covered[column] = placed.rowSpan;
        owners[column] = placed;
      }
      cells.push(placed);
    }
    for (let k = 0; k < width; k++) if (covered[k]! > 0) covered[k]!--;
    if (cells.length > 0) lowered.push(row(r.key, cells, r.keepNext ? KEPT : undefined));
    else for (const owner of new Set(owners)) owner.rowSpan--;
  });
  return lowered;
}

const KEPT = { keepNext: true };

function lowerCell(
  block: Table,
  c: TableCell,
  style: StyleId,
  isHead: boolean,
  column: number,
  key: string,
): GrowingCell {
  const align = c.align ?? (isHead ? styleOf(style).align : block.columns[column]?.align);
  const paragraphs = c.paragraphs.length > 0 ? c.paragraphs : [EMPTY];
  const blocks = new Array<PrimParagraph>(paragraphs.length);
  for (let i = 0; i < blocks.length; i++) {
    const p = paragraphs[i]!;
    const resolved = p.align ?? align;
    const more = resolved && ALIGNED[resolved];
    blocks[i] = paragraph(i === 0 ? key : `${key}/${i}`, p.style ?? style, p.runs, more);
  }
  return {
    blocks,
    colSpan: 1,
    rowSpan: 1,
    shadePercent: Math.max(0, Math.min(15, c.shadePercent ?? 0)),
    hatched: false,
    border: 'table',
    header: isHead || (c.header ?? false),
    valign: isHead ? 'center' : 'top',
  };
}

const EMPTY: CellParagraph = { runs: [] };
const ALIGNED: { readonly [A in Align]: { readonly align: A } } = {
  left: { align: 'left' },
  center: { align: 'center' },
  right: { align: 'right' },
  both: { align: 'both' },
};
