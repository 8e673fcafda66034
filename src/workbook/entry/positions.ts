/** Addresses of cells and columns of the bindings' sheets, for formulas. */
import type { SheetBinding } from '../../bindings/types.ts';
import { cellAddress } from '../../readers/workbook/raw.ts';
import { FIRST_COLUMN, FIRST_ROW } from './layout.ts';

/** Look-ups reach this row: more rows than an office will ever add. */
const LAST_LOOKUP = 3000;

export const letterOf = (column: number): string => cellAddress(1, column).replace(/\d+$/, '');

export const columnLetter = (binding: SheetBinding, key: string): string =>
  letterOf(FIRST_COLUMN + binding.columns.findIndex((c) => c.key === key));

export const addressOf = (binding: SheetBinding, key: string, row: number): string =>
  `${columnLetter(binding, key)}${row}`;

/** `'Số liệu'!$C$6:$C$3000`. */
export function columnRange(binding: SheetBinding, key: string): string {
  const letter = columnLetter(binding, key);
  return `'${binding.title}'!$${letter}$${FIRST_ROW}:$${letter}$${LAST_LOOKUP}`;
}
