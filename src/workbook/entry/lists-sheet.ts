/** Drop-down lists that are longer than a cell's rule can hold, on a hidden sheet; one column a list. */
import type ExcelJS from 'exceljs';
import { cellAddress } from '../../readers/workbook/raw.ts';
import type { EntryStyles } from './style.ts';

export const LISTS_SHEET = 'Danh mục';
export const LISTS_MARKER = 'hoso:lists';

export class DropDowns {
  readonly #lists = new Map<string, { readonly column: number; readonly words: readonly string[] }>();

  /** The range that holds these words, as a formula; undefined for an empty list. */
  source(words: readonly string[]): string | undefined {
    if (words.length === 0) return undefined;
    const key = JSON.stringify(words);
    const column = this.#lists.get(key)?.column ?? this.#lists.size + 1;
    this.#lists.set(key, { column, words });
    const letters = cellAddress(1, column).replace(/\d+$/, '');
    return `'${LISTS_SHEET}'!$${letters}$2:$${letters}$${words.length + 1}`;
  }

  write(sheet: ExcelJS.Worksheet, styles: EntryStyles): void {
    sheet.getCell(1, 1).value = LISTS_MARKER;
    for (const { column, words } of this.#lists.values()) {
      words.forEach((word, i) => {
        const cell = sheet.getCell(i + 2, column);
        cell.value = word;
        cell.style = styles('plain', { numFmt: '@' });
      });
    }
  }
}
