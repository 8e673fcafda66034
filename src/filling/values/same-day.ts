import type { RawCell } from '../../readers/workbook/raw.ts';
import type { FieldValue } from './case-values.ts';

const MS_PER_DAY = 86_400_000;

/** Whether a day cell of the form already shows the day. Workbooks that count from 1904 never do: their days are kept. */
export function sameDay(cell: RawCell | null, value: FieldValue): boolean {
  if (value.kind !== 'date' || cell?.kind !== 'number' || cell.format.kind !== 'date') return false;
  const days = Number(cell.text);
  return Date.UTC(1899, 11, 30) + days * MS_PER_DAY === Date.parse(`${value.iso}T00:00:00Z`);
}
