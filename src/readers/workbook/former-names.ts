/**
 * Names as they stood when the workbook was written, from its hidden lists: somebody may correct the name of a figure
 * and leave the cells that refer to it by the old one.
 */
import { alike } from '../../bindings/directory.ts';
import { idsHead, LISTS, MARKER, namesHead } from '../../bindings/sheets.ts';
import type { RawSheet, RawWorkbook } from './raw.ts';

export interface FormerNames {
  /** The id that one thing of this kind had by this name; undefined for none or several. */
  find(to: string, name: string): string | undefined;
}

export function formerNames(book: RawWorkbook): FormerNames {
  const sheet = book.sheets.find((s) => s.rows.get(1)?.get(1)?.text === MARKER + LISTS);
  const read = new Map<string, ReadonlyMap<string, string | null>>();
  return {
    find(to, name) {
      if (!sheet) return undefined;
      const names = read.get(to) ?? pairs(sheet, to);
      read.set(to, names);
      return names.get(alike(name)) ?? undefined;
    },
  };
}

function pairs(sheet: RawSheet, to: string): Map<string, string | null> {
  const columnOf = (head: string): number | undefined =>
    [...(sheet.rows.get(1) ?? [])].find(([, cell]) => cell.text === head)?.[0];
  const names = columnOf(namesHead(to));
  const ids = columnOf(idsHead(to));
  const found = new Map<string, string | null>();
  if (names === undefined || ids === undefined) return found;
  for (const [row, cells] of sheet.rows) {
    const name = cells.get(names)?.text;
    const id = cells.get(ids)?.text;
    if (row === 1 || name === undefined || id === undefined) continue;
    const key = alike(name);
    found.set(key, found.has(key) && found.get(key) !== id ? null : id);
  }
  return found;
}
