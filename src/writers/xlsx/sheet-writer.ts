/** Collects cells and rows of one sheet; heights (pt) are taken from all text that a row shows. */
import type { TextPart } from '../zip.ts';
import { type CellContent, textContent } from './cell-content.ts';
import { lineCount, MAX_ROW_PT, measuredLineCount, rowHeightPt } from './measure.ts';
import type { SharedStrings } from './shared-strings.ts';
import { columnLetter } from './sheet-plan.ts';
import type { ShownCell } from './shown-cell.ts';
import type { CellLook, StyleTable } from './styles.ts';
import type { Warn, WarnHere } from './warnings.ts';
import { escapeXml } from './xml.ts';

interface PlacedCell {
  readonly content: CellContent;
  readonly look: CellLook;
}

interface Merge {
  readonly first: CellPlace;
  readonly last: CellPlace;
}
interface CellPlace {
  readonly row: number;
  readonly column: number;
}

export class SheetWriter {
  readonly name: string;
  readonly warn: Warn;
  readonly #px: readonly number[];
  /** By number of the row and of the column; where nothing stands there is a hole. */
  readonly #rows: PlacedCell[][] = [];
  readonly #heights: number[] = [];
  readonly #merges: Merge[] = [];

  constructor(name: string, px: readonly number[], warn: Warn) {
    this.name = name;
    this.warn = warn;
    this.#px = px;
  }

  warnAt(row: number, column: number): WarnHere {
    return (code, message, hint) =>
      this.warn(code, `${this.name}!${columnLetter(column)}${row}`, message, hint);
  }

  put(row: number, column: number, content: CellContent, look: CellLook): void {
    this.#rows[row] ??= [];
    this.#rows[row][column] = { content, look };
  }

  /** Text over one or more columns of a row (and `rows` rows downwards); the row grows to show it. */
  text(row: number, first: number, last: number, source: string, look: CellLook, rows = 1): void {
    const content = textContent(source, this.warnAt(row, first));
    const bottom = row + rows - 1;
    for (let r = row; r <= bottom; r++) {
      for (let c = first; c <= last; c++) this.put(r, c, { ...content, value: null }, look);
    }
    this.put(row, first, content, look);
    if (last > first || rows > 1) {
      this.#merges.push({ first: { row, column: first }, last: { row: bottom, column: last } });
    }
    const width = this.#px.slice(first - 1, last).reduce((sum, w) => sum + w, 0);
    const height = rowHeightPt(lineCount([source], look.font, width), look.font.sizePt);
    this.reserve(bottom, height - this.totalHeight(row, bottom - 1));
  }

  /** Room for the texts of a whole row; what does not wrap takes one line. */
  fit(row: number, cells: readonly ShownCell[]): void {
    let height = 0;
    cells.forEach(({ text, font: { sizePt }, wraps }, i) => {
      const lines = wraps ? measuredLineCount(text, this.#px[i]!) : 1;
      height = Math.max(height, rowHeightPt(lines, sizePt));
    });
    this.reserve(row, height);
  }

  reserve(row: number, heightPt: number): void {
    this.#heights[row] = Math.max(this.#heights[row] ?? 0, heightPt);
  }

  totalHeight(first: number, last: number): number {
    let sum = 0;
    for (let row = first; row <= last; row++) sum += this.#heights[row] ?? 0;
    return sum;
  }

  /** Rows beyond Excel's limit are cut to it. */
  reportHighRows(): void {
    this.#heights.forEach((height, row) => {
      if (height <= MAX_ROW_PT) return;
      const hint = 'hãy rút gọn nội dung, tăng độ rộng cột hoặc tách thành nhiều hàng';
      const message = 'hàng cao quá giới hạn 409,5 pt, chữ bị khuất';
      this.warn('xlsx-row-too-high', `${this.name}!${row}`, message, hint);
    });
  }

  /** Writes all rows. Styles and texts are numbered in the order of the cells. */
  writeRows(part: TextPart, styles: StyleTable, strings: SharedStrings): void {
    const letters = this.#px.map((_, i) => columnLetter(i + 1));
    this.#rows.forEach((cells, row) => {
      const height = Math.min(this.#heights[row] ?? 0, MAX_ROW_PT);
      const sized = height > 0 ? ` ht="${height}" customHeight="1"` : '';
      const spans = `${cells.findIndex((cell) => cell !== undefined)}:${cells.length - 1}`;
      part.write(`<row r="${row}"${sized} spans="${spans}" x14ac:dyDescent="0.25">`);
      cells.forEach(({ content, look }, column) => {
        const style = styles.id(look, content);
        part.write(`<c r="${letters[column - 1]}${row}" s="${style}"${valueXml(content.value, strings)}`);
      });
      part.write('</row>');
    });
  }

  /** "A1:J110": from the first to the last cell. */
  dimension(): string {
    let columns = 0;
    this.#rows.forEach((cells) => {
      columns = Math.max(columns, cells.length - 1);
    });
    return `A1:${columnLetter(columns)}${this.#rows.length - 1}`;
  }

  /** Merged ranges, in the order of the first cell that each covers. */
  mergedRanges(): string[] {
    const order = ({ first, last }: Merge) => {
      const beside = last.column > first.column;
      return beside
        ? first.row * MOST_COLUMNS + first.column + 1
        : (first.row + 1) * MOST_COLUMNS + first.column;
    };
    const address = ({ row, column }: CellPlace) => `${columnLetter(column)}${row}`;
    return this.#merges
      .toSorted((a, b) => order(a) - order(b))
      .map(({ first, last }) => `${address(first)}:${address(last)}`);
  }
}

/** Excel has no more. */
const MOST_COLUMNS = 16_384;

/** What follows the attributes of place and style. */
function valueXml(value: CellContent['value'], strings: SharedStrings): string {
  if (value === null) return '/>';
  if (typeof value === 'string') return ` t="s"><v>${strings.number(value)}</v></c>`;
  if (typeof value === 'number') return `><v>${value}</v></c>`;
  const formula = `<f>${escapeXml(value.formula)}</f>`;
  return typeof value.result === 'number'
    ? `>${formula}<v>${value.result}</v></c>`
    : ` t="str">${formula}<v>${escapeXml(value.result)}</v></c>`;
}
