/** Format codes: what a number cell shows. */
import { expect, it } from 'vitest';
import { numberFormat } from '../../../src/readers/workbook/number-formats.ts';

it.each<[string, string]>([
  ['General', 'general null'],
  ['0', 'number 0'],
  ['0.00', 'number 2'],
  ['#,##0.0', 'number 1'],
  ['0.0#', 'number 1'],
  ['0.##', 'number null'],
  ['0.00;[Red]-0.00', 'number 2'],
  ['#,##0.00\\ "₫"', 'number 2'],
  ['[$₫-42A]#,##0', 'number 0'],
  ['_(* #,##0.00_);_(* (#,##0.00)', 'number 2'],
  ['0.0," nghìn"', 'number null'],
  ['[<100]0.0;0', 'number null'],
  ['# ?/?', 'number null'],
  ['0.00E+00', 'number null'],
  ['0%', 'percent 0'],
  ['0.00%', 'percent 2'],
  // Quoted, the sign is a letter: the number is not multiplied.
  ['0.0" %"', 'number 1'],
  ['0.0\\%', 'number 1'],
  ['dd/mm/yyyy', 'date null'],
  ['[$-42A]dd/mm/yyyy', 'date null'],
  ['[$-1010000]d/m/yyyy;@', 'date null'],
  ['yyyy\\-mm\\-dd\\ h:mm:ss', 'date null'],
  ['"ngày" dd "tháng" mm "năm" yyyy', 'date null'],
  ['d-mmm', 'date null'],
  ['[h]:mm', 'date null'],
  ['@', 'text null'],
  ['"ngày"0', 'number 0'],
  ['', 'general null'],
  ['"chữ', 'general null'],
  ['[', 'general null'],
])('%s', (code, expected) => {
  const { kind, decimals } = numberFormat(code);
  expect(`${kind} ${decimals}`).toBe(expected);
});
