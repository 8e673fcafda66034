/** A data table: head rows repeat, rows do not split, all alignments resolved. */
import { cellLineCount } from '../../text/lines.ts';
import { pitchTwip } from '../line-height.ts';
import { type PageShape, type StyleId, styleOf, textWidthTwip } from '../styles.ts';
import type { Table, TableCell, TableRow } from '../tree.ts';
import { cell, paragraph, row } from './build.ts';
import { columnWidths } from './column-widths.ts';
import type { PrimCell, PrimRow, PrimTable } from './primitives.ts';

/** Clear space between a cell's line and its text, left and right. */
export const CELL_PAD_X = 85;
/** ... and above and below. */
export const CELL_PAD_Y = 30;

export function table(block: Table, page: PageShape): PrimTable {
  const columns = columnWidths(block, textWidthTwip(page), CELL_PAD_X);
  const head = lowerRows(block, columns, block.head, block.headStyle, true);
  const body = lowerRows(block, columns, block.body, block.cellStyle, false);
  return {
    type: 'table',
    key: block.key,
    layout: false,
    summary: block.summary,
    borders: 'grid',
    columns,
    padX: CELL_PAD_X,
    padY: CELL_PAD_Y,
    head: withRoomForSpans(head, columns),
    body: body.map(({ lowered }) => lowered),
  };
}

type GrowingCell = { -readonly [K in keyof PrimCell]: PrimCell[K] };

/** A higher row makes a head that no page can repeat, and Word knows no height above 31680. */
const MAX_HEAD_ROW = 8000;

/**
 * A repeated head keeps room for a cell over several rows only if its last row says how high it is: LibreOffice
 * forgets on the following pages that the cell made the row grow (measured).
 */
function withRoomForSpans(head: readonly MeasuredRow[], columns: readonly number[]): PrimRow[] {
  const heights = head.map(({ heightTwip }) => Math.max(heightTwip, EXTRA));
  const grown = new Set<number>();
  head.forEach(({ lowered, starts }, index) => {
    lowered.cells.forEach((c, i) => {
      if (c.rowSpan === 1) return;
      const width = columns.slice(starts[i]!, starts[i]! + c.colSpan).reduce((sum, w) => sum + w, 0);
      const last = index + c.rowSpan - 1;
      const room = heights.slice(index, last + 1).reduce((sum, h) => sum + h, 0);
      const missing = cellTwip(c, width - 2 * CELL_PAD_X) - room;
      if (missing <= 0 || heights[last]! + missing > MAX_HEAD_ROW) return;
      heights[last] = heights[last]! + missing;
      grown.add(last);
    });
  });
  return head.map(({ lowered }, i) =>
    grown.has(i) ? { ...lowered, minHeightTwip: heights[i]!, estimateTwip: heights[i]! } : lowered,
  );
}

interface MeasuredRow {
  readonly lowered: PrimRow;
  /** Cells over several rows do not count. */
  readonly heightTwip: number;
  /** First column of each cell. */
  readonly starts: readonly number[];
}

/** With the line below the row. */
const EXTRA = 2 * CELL_PAD_Y + 10;

function cellTwip(c: PrimCell, widthTwip: number): number {
  let height = EXTRA;
  for (const block of c.blocks) {
    if (block.type !== 'paragraph') continue;
    const font = styleOf(block.style);
    height += block.beforeTwip + cellLineCount([block.runs], font, widthTwip) * pitchTwip(font);
  }
  return height;
}

/**
 * Walks the rows with the columns that row spans from above still cover. A row with too few cells is filled up;
 * what a row has too many of is added to the cell before it, so that no text is lost. A row
 * without any cell of its own is no row.
 */
function lowerRows(
  block: Table,
  columns: readonly number[],
  rows: readonly TableRow[],
  style: StyleId,
  isHead: boolean,
): MeasuredRow[] {
  const width = block.columns.length;
  const covered: number[] = block.columns.map(() => 0);
  /** The cell that covers each column. */
  const owners: GrowingCell[] = new Array(width);
  return rows.flatMap((r, index) => {
    const cells: GrowingCell[] = [];
    const starts: number[] = [];
    let heightTwip = 0;
    let column = 0;
    const place = (c: TableCell, key: string) => {
      while (column < width && covered[column]! > 0) column++;
      const lowered = lowerCell(block, c, style, isHead, column, key);
      if (column >= width) {
        const last = cells.at(-1) ?? owners[width - 1];
        if (last) last.blocks = [...last.blocks, ...lowered.blocks];
        return;
      }
      const rowSpan = Math.max(1, Math.min(c.rowSpan ?? 1, rows.length - index));
      let colSpan = 1;
      while (colSpan < (c.colSpan ?? 1) && covered[column + colSpan] === 0) colSpan++;
      if (rowSpan === 1) {
        const width = columns.slice(column, column + colSpan).reduce((sum, w) => sum + w, 0);
        heightTwip = Math.max(heightTwip, cellTwip(lowered, width - 2 * CELL_PAD_X));
      }
      const placed: GrowingCell = { ...lowered, colSpan, rowSpan };
      covered.fill(rowSpan, column, column + colSpan);
      owners.fill(placed, column, column + colSpan);
      starts.push(column);
      column += colSpan;
      cells.push(placed);
    };
    r.cells.forEach((c, i) => {
      place(c, `${r.key}/${i}`);
    });
    while (covered.some((rowsLeft, k) => k >= column && rowsLeft === 0)) {
      place({ paragraphs: [] }, `${r.key}/${cells.length}`);
    }
    for (let k = 0; k < width; k++) covered[k] = Math.max(0, covered[k]! - 1);
    if (cells.length === 0) {
      for (const owner of new Set(owners)) owner.rowSpan--;
      return [];
    }
    return [
      {
        lowered: row(r.key, cells, { keepNext: r.keepNext ?? false, estimateTwip: heightTwip }),
        heightTwip,
        starts,
      },
    ];
  });
}

function lowerCell(
  block: Table,
  c: TableCell,
  style: StyleId,
  isHead: boolean,
  column: number,
  key: string,
): PrimCell {
  const align = c.align ?? (isHead ? styleOf(style).align : block.columns[column]?.align);
  const paragraphs = c.paragraphs.length > 0 ? c.paragraphs : [{ runs: [] }];
  return cell(
    paragraphs.map((p, i) => {
      const resolved = p.align ?? align;
      return paragraph(i === 0 ? key : `${key}/${i}`, p.style ?? style, p.runs, {
        ...(resolved ? { align: resolved } : {}),
      });
    }),
    {
      shadePercent: Math.max(0, Math.min(15, c.shadePercent ?? 0)),
      header: isHead || (c.header ?? false),
      valign: isHead ? 'center' : 'top',
    },
  );
}
