/** Cells of detail tables: texts and numbers, kept as text; a number in its canonical writing (15.7). */
import * as z from 'zod';
import { NumberText } from './number-text.ts';
import { parseDecimal, plainDecimal } from './quantity.ts';

/** Text or number; an empty cell is null. */
export const detailCell = z
  .custom<string | NumberText | null>((v) => v === null || typeof v === 'string' || v instanceof NumberText, {
    message: 'ô của bảng kê cần chữ hoặc một con số',
  })
  .transform((v) => (v === null ? null : String(v).trim() || null));

/** Row without its empty cells; cells of number columns written alike. What is no number stays, and is reported by the row check. */
export function canonicalRow(
  row: Readonly<Record<string, string | null>>,
  columns: readonly { readonly id: string; readonly kind: string }[],
): Record<string, string> {
  const numbers = new Set(columns.filter((c) => c.kind === 'number').map((c) => c.id));
  return Object.fromEntries(
    Object.entries(row).flatMap(([key, cell]) => {
      if (cell === null) return [];
      const value = numbers.has(key) ? parseDecimal(cell) : null;
      return [[key, value ? plainDecimal(value) : cell]];
    }),
  );
}
