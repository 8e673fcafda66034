/**
 * Widths of a sheet's columns in px (96 to the inch). Columns share the printed page by weight, but none is narrower
 * than its longest word or number; where that is too much for the page, or a row would be higher than Excel allows,
 * the sheet grows and "fit to width" prints it smaller.
 */
import { widthsOverLeast } from '../../document/share-widths.ts';
import type { TableColumnModel } from '../../tables/model.ts';
import {
  type CellFont,
  lineWidthPx,
  MAX_ROW_PT,
  measuredLineCount,
  measureText,
  mostLines,
  rowHeightPt,
  wordWidthPx,
} from './measure.ts';
import type { ShownCell, ShownRow } from './shown-cell.ts';

export interface ColumnWidths {
  readonly px: readonly number[];
  /** How much wider than the page the printed columns are; 1 or more. */
  readonly overPage: number;
}

/** A word may claim this share of the page at most; longer ones are cut between letters. */
const MAX_WORD_SHARE = 0.3;
/** Beyond this the print would be under 7 pt. */
const MAX_OVER_PAGE = 1.7;
const GROWTH = 1.1;

/** `columns` stand in the order of the rows' cells; the first `printed` of them share the page's `pagePx`. */
export function columnWidths(
  columns: readonly TableColumnModel[],
  printed: number,
  rows: readonly ShownRow[],
  headFont: CellFont,
  pagePx: number,
): ColumnWidths {
  const least = columns.map((column, i) => leastWidth(column, i, rows, headFont, pagePx));
  const px = widthsOverLeast(
    columns.slice(0, printed).map((c) => c.weight),
    least.slice(0, printed),
    pagePx,
  );
  columns.slice(printed).forEach((_, i) => {
    px.push(least[printed + i]!);
  });
  growForHighRows(px, rows, pagePx);
  const width = px.slice(0, printed).reduce((sum, w) => sum + w, 0);
  return { px, overPage: Math.max(1, width / pagePx) };
}

function leastWidth(
  column: TableColumnModel,
  index: number,
  rows: readonly ShownRow[],
  headFont: CellFont,
  pagePx: number,
): number {
  let words = wordWidthPx(measureText(column.title.split('\n'), headFont));
  let numbers = 0;
  for (const { cells } of rows) {
    const { text, wraps } = cells[index]!;
    if (wraps) words = Math.max(words, wordWidthPx(text));
    else numbers = Math.max(numbers, lineWidthPx(text));
  }
  return Math.max(24, numbers, Math.min(words, Math.floor(pagePx * MAX_WORD_SHARE)));
}

/** A column that could not show its longest text even then keeps its width; the row is reported. */
function growForHighRows(px: number[], rows: readonly ShownRow[], pagePx: number): void {
  const limit = pagePx * MAX_OVER_PAGE;
  for (const { cells } of rows) {
    cells.forEach((cell, i) => {
      if (cell.wraps && mayBeTooHigh(cell, px[i]!)) {
        const others = px.reduce((sum, w) => sum + w, 0) - px[i]!;
        px[i] = grownWidth(cell, px[i]!, limit - others);
      }
    });
  }
}

/** Few texts could ever be too high: the others need no line breaking. */
const mayBeTooHigh = ({ text, font }: ShownCell, width: number): boolean =>
  rowHeightPt(mostLines(text, width), font.sizePt) > MAX_ROW_PT;

/** The least width, in steps, that shows the whole text; the given one where even `limit` would not do. */
function grownWidth({ text, font }: ShownCell, before: number, limit: number): number {
  let width = before;
  while (width <= limit && rowHeightPt(measuredLineCount(text, width), font.sizePt) > MAX_ROW_PT)
    width = Math.ceil(width * GROWTH);
  return width <= limit ? width : before;
}

/** Excel's unit at Times New Roman 12, whose digits are 8 px wide; exactly 9 would be taken for "not set". */
export const pxToWidth = (px: number): number => (px === 72 ? 73 : px) / 8;
