/**
 * Drop-down lists that are longer than a cell's rule can hold, on a hidden sheet, one column a list; and beside them the
 * names that cells show now with their ids, so that a name may be changed without its references.
 */
import type ExcelJS from 'exceljs';
import type { Directory } from '../../bindings/directory.ts';
import { idsHead, LISTS, MARKER, namesHead } from '../../bindings/sheets.ts';
import type { ReferenceTo } from '../../bindings/types.ts';
import { cellAddress } from '../../readers/workbook/raw.ts';
import type { EntryStyles } from './style.ts';

export const LISTS_SHEET = 'Danh mục';

/** What a case names itself; names of the pack do not change. */
const RENAMED: readonly ReferenceTo[] = ['figure', 'unit', 'deadline', 'legal-basis', 'table', 'place'];

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

  write(sheet: ExcelJS.Worksheet, directory: Directory, styles: EntryStyles): void {
    const put = (column: number, head: string | null, words: readonly string[]): void => {
      if (head !== null) sheet.getCell(1, column).value = head;
      words.forEach((word, i) => {
        const cell = sheet.getCell(i + 2, column);
        cell.value = word;
        cell.style = styles('plain', { numFmt: '@' });
      });
    };
    for (const { column, words } of this.#lists.values()) put(column, null, words);
    let column = this.#lists.size;
    for (const to of RENAMED) {
      const entries = (directory.get(to)?.entries ?? []).filter((e) => e.name !== '');
      put(
        ++column,
        namesHead(to),
        entries.map((e) => e.name),
      );
      put(
        ++column,
        idsHead(to),
        entries.map((e) => e.id),
      );
    }
    sheet.getCell(1, 1).value = MARKER + LISTS;
  }
}
