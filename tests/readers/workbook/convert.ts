/** A cell by itself, converted for one type; what a test says of it fits on a line. */
import { Diagnostics } from '../../../src/model/diagnostics.ts';
import { NumberText } from '../../../src/model/number-text.ts';
import { type Converted, convertCell, type Expected } from '../../../src/readers/workbook/cell-values.ts';
import { numberFormat } from '../../../src/readers/workbook/number-formats.ts';
import type { RawCell } from '../../../src/readers/workbook/raw.ts';

export const place = { file: 'so-lieu.xlsx', sheet: 'Số liệu', cell: 'D17' };

/** Cell of a text, or of a number shown in the format `code`. */
export const cell = (content: string | number, code = 'General', more: Partial<RawCell> = {}): RawCell => ({
  row: 17,
  column: 4,
  kind: typeof content === 'number' ? 'number' : 'text',
  text: String(content),
  format: numberFormat(code),
  formula: false,
  uncached: false,
  ...more,
});

/** Numbers as their digits, so that tests read: '6.60'. */
const plain = (value: Converted): unknown => {
  if (value instanceof NumberText) return value.text;
  if (typeof value === 'object') return `${value.ratio.numerator}/${value.ratio.denominator}`;
  return value;
};

/** The value, or the code of the error. */
export function convert(raw: RawCell | undefined, expected: Expected, date1904 = false): unknown {
  const { value, error } = explain(raw, expected, date1904);
  return error?.code ?? value;
}

export function explain(raw: RawCell | undefined, expected: Expected, date1904 = false) {
  const diagnostics = new Diagnostics();
  const result = convertCell(raw, expected, { place, title: 'Giá trị', date1904 }, diagnostics);
  const errors = diagnostics.items.filter((d) => d.severity === 'error');
  if (errors.length !== (result.ok ? 0 : 1)) throw new Error(`${errors.length} errors, ok: ${result.ok}`);
  return {
    value: result.ok ? plain(result.value) : undefined,
    error: errors[0],
    warnings: diagnostics.items.filter((d) => d.severity === 'warning').map((d) => d.code),
  };
}
