/** Cells of a returned form as texts. */
import { cleanSourceText } from '../../readers/clean-text.ts';
import type { RawCell, RawSheet } from '../../readers/workbook/raw.ts';

export const cellAt = (sheet: RawSheet, row: number, column: number): RawCell | undefined =>
  sheet.rows.get(row)?.get(column);

export const cellText = (sheet: RawSheet, row: number, column: number): string =>
  cleanSourceText(cellAt(sheet, row, column)?.text ?? '').trim();

export const isFilled = (cell: RawCell): boolean =>
  cell.uncached || (cell.kind !== 'blank' && cleanSourceText(cell.text).trim() !== '');
