/** Writes cells and rows of one sheet; heights (pt) are taken from all text that a row shows. */
import type ExcelJS from 'exceljs';
import { type CellContent, textContent } from './cell-content.ts';
import { type CellFont, lineCount, MAX_ROW_PT, rowHeightPt } from './measure.ts';
import { columnLetter } from './sheet-plan.ts';
import type { CellLook, styleCache } from './styles.ts';
import type { Warn } from './warnings.ts';

export class SheetWriter {
  readonly sheet: ExcelJS.Worksheet;
  readonly warn: Warn;
  readonly #styleOf: ReturnType<typeof styleCache>;
  readonly #px: readonly number[];
  readonly #heights = new Map<number, number>();

  constructor(
    sheet: ExcelJS.Worksheet,
    px: readonly number[],
    styleOf: ReturnType<typeof styleCache>,
    warn: Warn,
  ) {
    this.sheet = sheet;
    this.warn = warn;
    this.#px = px;
    this.#styleOf = styleOf;
  }

  place(row: number, column: number): { warn: Warn; at: string } {
    return { warn: this.warn, at: `${this.sheet.name}!${columnLetter(column)}${row}` };
  }

  put(row: number, column: number, content: CellContent, look: CellLook): void {
    const cell = this.sheet.getCell(row, column);
    cell.value = content.value;
    cell.style = this.#styleOf({
      ...look,
      ...(content.numFmt === undefined ? {} : { numFmt: content.numFmt }),
      ...(content.quotePrefix ? { quotePrefix: true } : {}),
    });
  }

  /** Text over one or more columns of a row (and `rows` rows downwards); the row grows to show it. */
  text(row: number, first: number, last: number, source: string, look: CellLook, rows = 1): void {
    this.put(row, first, textContent(source, this.place(row, first)), look);
    if (last > first || rows > 1) {
      for (let r = row; r < row + rows; r++) {
        for (let c = first; c <= last; c++) {
          if (r !== row || c !== first) this.put(r, c, { value: null }, look);
        }
      }
      this.sheet.mergeCells(row, first, row + rows - 1, last);
    }
    const width = this.#px.slice(first - 1, last).reduce((sum, w) => sum + w, 0);
    const height = rowHeightPt(lineCount([source], look.font, width), look.font.sizePt);
    const others = this.totalHeight(row, row + rows - 2);
    this.reserve(row + rows - 1, height - others);
  }

  /** Room for `lines` in the cell's own column. */
  fit(row: number, column: number, lines: readonly string[], font: CellFont): void {
    this.reserve(row, rowHeightPt(lineCount(lines, font, this.#px[column - 1]!), font.sizePt));
  }

  reserve(row: number, heightPt: number): void {
    this.#heights.set(row, Math.max(this.#heights.get(row) ?? 0, heightPt));
  }

  totalHeight(first: number, last: number): number {
    let sum = 0;
    for (let row = first; row <= last; row++) sum += this.#heights.get(row) ?? 0;
    return sum;
  }

  /** Sets all heights; rows beyond Excel's limit are reported. */
  finishRows(): void {
    for (const [row, height] of this.#heights) {
      if (height > MAX_ROW_PT) {
        const hint = 'hãy rút gọn nội dung, tăng độ rộng cột hoặc tách thành nhiều hàng';
        this.warn(
          'xlsx-row-too-high',
          `${this.sheet.name}!${row}`,
          'hàng cao quá giới hạn 409,5 pt, chữ bị khuất',
          hint,
        );
      }
      this.sheet.getRow(row).height = Math.min(height, MAX_ROW_PT);
    }
  }
}
