/** Numbers out of cells: exact digits, the ways of typing, and what is asked about instead of being guessed. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatDecimal, parseDecimal, plainDecimal } from '../../../src/model/quantity.ts';
import type { Expected } from '../../../src/readers/workbook/cell-values.ts';
import { decimalOfDouble } from '../../../src/readers/workbook/decimal-of-double.ts';
import { cell, convert, explain, place } from './convert.ts';

const decimal: Expected = { type: 'decimal' };
const percent: Expected = { type: 'decimal', unit: '%' };
const income: Expected = { type: 'decimal', unit: 'triệu đồng/người/năm' };
const ratio: Expected = { type: 'decimal', unit: '%', ratio: true };

describe('number cells', () => {
  it.each<[string, string, string]>([
    ['14', 'General', '14'],
    ['0.30000000000000004', 'General', '0.3'],
    ['8.8282999999999999E-1', 'General', '0.88283'],
    ['89.17197452229300', 'General', '89.171974522293'],
    ['1E+3', 'General', '1000'],
    ['1.5E-7', 'General', '0.00000015'],
    ['-0', 'General', '0'],
    ['-612', 'General', '-612'],
    ['6.6', '0.00', '6.60'],
    ['6', '0.0', '6.0'],
    ['0', '0.00', '0.00'],
    ['6.666', '0.0', '6.666'],
    ['1234.5', '#,##0.00', '1234.50'],
    ['6.6', '0.##', '6.6'],
    ['123456789012345678', 'General', '123456789012346000'],
  ])('%s shown as %s is %s', (source, code, expected) => {
    expect(convert(cell(0, code, { text: source }), decimal)).toBe(expected);
  });

  it('beyond what the model holds is an error', () => {
    for (const text of ['1E+40', '1E-30', '1E+999'])
      expect(convert(cell(0, 'General', { text }), decimal)).toBe('cell-number');
  });

  it('every decimal of at most 15 digits survives the double', () => {
    fc.assert(
      fc.property(
        fc.bigInt({ min: -(10n ** 15n) + 1n, max: 10n ** 15n - 1n }),
        fc.integer({ min: 0, max: 12 }),
        (digits, scale) => {
          const text = plainDecimal({ digits, scale });
          expect(parseDecimal(decimalOfDouble(String(Number(text)), scale)!)).toEqual({ digits, scale });
        },
      ),
      { seed: 5 },
    );
  });

  it('a percentage is multiplied exactly where the unit is %', () => {
    expect(convert(cell(0.8283, '0.00%'), percent)).toBe('82.83');
    expect(convert(cell(0.07, '0%'), percent)).toBe('7');
    expect(convert(cell(0.289, '0.00%'), percent)).toBe('28.90');
    expect(convert(cell(1, '0%'), percent)).toBe('100');
    expect(convert(cell(82.83), percent)).toBe('82.83');
  });

  it('a percentage of another unit is told with both readings', () => {
    const { error } = explain(cell(0.8283, '0.00%'), income);
    expect(error).toMatchObject({ code: 'cell-percent', where: [place] });
    expect(error!.message).toContain('82,83 %');
    expect(error!.message).toContain('0,8283 triệu đồng/người/năm');
  });

  it('a formula that gives a share where percent is asked is warned about', () => {
    const share = cell(0.891719745, 'General', { formula: true });
    expect(explain(share, percent)).toMatchObject({ value: '0.891719745', warnings: ['cell-percent-scale'] });
    expect(explain(share, decimal).warnings).toEqual([]);
    expect(explain(cell(0.5, 'General', { formula: true }), percent).warnings).toEqual([]);
  });

  it('what Excel turned into a day is told with the day and with what was typed', () => {
    const { error } = explain(cell(45510, 'd-mmm'), ratio);
    expect(error!.code).toBe('cell-became-date');
    expect(error!.message).toContain('06/8/2024');
    expect(error!.message).toContain('6/8');
    expect(error!.hint).toContain("'6/8");
    expect(convert(cell(0.5, 'h:mm'), decimal)).toBe('cell-became-date');
  });
});

describe('numbers typed as text', () => {
  it.each<[string, string]>([
    ['14,5', '14.5'],
    ['14.5', '14.5'],
    ['6,60', '6.60'],
    ['1.234,5', '1234.5'],
    ['1,234.5', '1234.5'],
    ['1.234.567', '1234567'],
    ['1,234,567', '1234567'],
    ['1 234,5', '1234.5'],
    ['1\u00A0234', '1234'],
    ['0.472', '0.472'],
    ['1234.567', '1234.567'],
    ['8,472', '8.472'],
    ['  14 ', '14'],
    ["'14", '14'],
    ['-0,5', '-0.5'],
    ['−0,5', '-0.5'],
    ['+3', '3'],
    ['007', '7'],
    ['１４,５', '14.5'],
    ['14,5.', '14.5'],
  ])('%s is %s', (text, expected) => {
    expect(convert(cell(text), decimal)).toBe(expected);
  });

  it('what the program prints is read back', () => {
    fc.assert(
      fc.property(
        fc.bigInt({ min: 0n, max: 10n ** 12n }),
        fc.integer({ min: 0, max: 4 }),
        (digits, scale) => {
          const text = formatDecimal({ digits, scale });
          const found = convert(cell(text), decimal);
          // One point and three digits behind it has two readings.
          if (/^[1-9]\d{0,2}\.\d{3}$/.test(text)) expect(found).toBe('cell-two-readings');
          else expect(parseDecimal(String(found))).toEqual({ digits, scale });
        },
      ),
      { seed: 6, numRuns: 300 },
    );
  });

  it('"8.472" is asked about, with both readings', () => {
    const { error } = explain(cell('8.472'), decimal);
    expect(error).toMatchObject({ code: 'cell-two-readings', where: [place] });
    expect(error!.message).toContain('8,472 hoặc 8472');
    expect(convert(cell('12.000'), decimal)).toBe('cell-two-readings');
  });

  it.each<[string, string, string | RegExp]>([
    ['> 97', 'cell-inexact', /lớn hơn \(>\) 97/],
    ['≥ 97', 'cell-inexact', /≥/],
    ['khoảng 97', 'cell-inexact', /khoảng 97/],
    ['trên 97', 'cell-inexact', /lớn hơn/],
    ['97 trở lên', 'cell-inexact', /trở lên/],
    ['6/8', 'cell-ratio', /tử số\/mẫu số/],
    ['14,5 km', 'cell-unit', /km/],
    ['15/11/2024', 'cell-number', /ngày/],
    ['97-98', 'cell-number', /97-98/],
    ['1,23,4', 'cell-number', /1,23,4/],
    ['1.23.4', 'cell-number', /1\.23\.4/],
    ['10²', 'cell-number', /viết trên/],
    ['1O,5', 'cell-look-alike', /giống chữ số/],
    ['l4', 'cell-look-alike', /giống chữ số/],
    ['1О,5', 'cell-look-alike', /giống chữ số/],
    ['nhiều', 'cell-number', /nhiều/],
    ['9'.repeat(40), 'cell-number', /dài/],
  ])('%s: %s', (text, code, message) => {
    const { error } = explain(cell(text), decimal);
    expect([error?.code, error?.message]).toEqual([code, expect.stringMatching(message)]);
  });

  it('look-alike digits are told as they should be typed', () => {
    expect(explain(cell('1O,5'), decimal).error!.hint).toContain('10,5');
    expect(explain(cell('l4'), decimal).error!.hint).toContain('14');
  });

  it.each(['-', '–', '…', '...', 'x', 'X', 'chưa có', 'Không', 'không có', '?', 'n/a', '/'])(
    '"%s" is neither unknown nor zero: both are told',
    (text) => {
      const { error } = explain(cell(text), decimal);
      expect([error?.code, error?.hint]).toEqual([
        'cell-no-number',
        'chưa biết thì để trống, bằng 0 thì ghi 0',
      ]);
    },
  );
});

describe('units in the cell', () => {
  it.each<[string, Expected, string]>([
    ['44,91 triệu', income, '44.91'],
    ['44,91 tr', income, '44.91'],
    ['44,91 trđ', income, '44.91'],
    ['44,91 Triệu đồng', income, '44.91'],
    ['44,91 triệu đồng / người', income, '44.91'],
    ['44,91 triệu đồng/người/năm', income, '44.91'],
    ['82,83 %', percent, '82.83'],
    ['82,83%', percent, '82.83'],
    ['12 m2', { type: 'decimal', unit: 'm²' }, '12'],
    ['1.250 km', { type: 'decimal', unit: 'km' }, 'cell-two-readings'],
  ])('%s', (text, expected, value) => {
    expect(convert(cell(text), expected)).toBe(value);
  });

  it.each<[string, Expected, string]>([
    ['44,91 tỷ', income, 'triệu đồng/người/năm'],
    ['44,91 triệu/năm', income, 'triệu/năm'],
    ['612 m', { type: 'decimal', unit: 'km' }, 'km'],
    ['5 %', { type: 'decimal', unit: 'hộ' }, 'hộ'],
    ['5 mét', { type: 'decimal', unit: 'm' }, 'mét'],
  ])('%s says another unit: both are named', (text, expected, named) => {
    const { error } = explain(cell(text), expected);
    expect([error?.code, error?.message]).toEqual(['cell-unit', expect.stringContaining(named)]);
  });
});

describe('ratios', () => {
  it.each<[string, string]>([
    ['14/15,7', '14/15.7'],
    ['27,5/33,2 ha', '27.5/33.2'],
    ['27,5 ha/33,2 ha', '27.5/33.2'],
    ['1.234,5 / 2 000', '1234.5/2000'],
    ['6/8', '6/8'],
  ])('%s', (text, expected) => {
    expect(convert(cell(text), ratio)).toBe(expected);
  });

  it('a number may stand there too; two readings are asked about; nothing else', () => {
    expect(convert(cell('82,83'), ratio)).toBe('82.83');
    expect(convert(cell('7,86/8.472'), ratio)).toBe('cell-two-readings');
    expect(convert(cell('14/15,7 = 89,17'), ratio)).toBe('cell-number');
    expect(convert(cell('14/15,7 ha'), { type: 'decimal', unit: 'km', ratio: true })).toBe('cell-unit');
  });
});

describe('requirements', () => {
  const required = (comparator: 'at-least' | 'at-most' | 'equals'): Expected => ({
    type: 'requirement',
    comparator,
    unit: '%',
  });

  it.each<[string, 'at-least' | 'at-most' | 'equals', string]>([
    ['≥ 95%', 'at-least', '95'],
    ['>=95', 'at-least', '95'],
    ['từ 95 % trở lên', 'at-least', '95'],
    ['Đạt từ 95% trở lên', 'at-least', '95'],
    ['95 trở lên', 'at-least', '95'],
    ['tối thiểu 95', 'at-least', '95'],
    ['95', 'at-least', '95'],
    ['≤ 2,5', 'at-most', '2.5'],
    ['không quá 2,5%', 'at-most', '2.5'],
    ['từ 5 trở xuống', 'at-most', '5'],
    ['= 100', 'equals', '100'],
    ['100 %', 'equals', '100'],
  ])('%s, %s', (text, comparator, value) => {
    expect(convert(cell(text), required(comparator))).toBe(value);
  });

  it.each<[string, 'at-least' | 'at-most' | 'equals']>([
    ['> 95', 'at-least'],
    ['trên 95', 'at-least'],
    ['≤ 95', 'at-least'],
    ['từ 95 trở xuống', 'at-least'],
    ['dưới 5', 'at-most'],
    ['≥ 5', 'at-most'],
    ['khoảng 95', 'equals'],
    ['≥ 100', 'equals'],
  ])('%s is asked about when it should be %s', (text, comparator) => {
    expect(convert(cell(text), required(comparator))).toBe('cell-comparison');
  });

  it('"> 95" for at least: the strict reading is named beside the expected one', () => {
    const { error } = explain(cell('> 95'), required('at-least'));
    expect(error!.message).toContain('lớn hơn (>) 95');
    expect(error!.hint).toContain('(≥) 95 thì chỉ ghi 95');
  });

  it('percent cells are multiplied', () => {
    expect(convert(cell(0.95, '0%'), required('at-least'))).toBe('95');
  });
});

describe('whole numbers and years', () => {
  const integer: Expected = { type: 'integer' };
  it.each<[string | number, string]>([
    [12, '12'],
    ['12', '12'],
    ['1.234', '1234'],
    ['1 234', '1234'],
    ['3,0', '3'],
    ['3,000', 'cell-two-readings'],
    [3.5, 'cell-integer'],
    ['3,5', 'cell-integer'],
    ['12 hộ', 'cell-integer'],
    ['> 12', 'cell-integer'],
    ['chưa có', 'cell-no-number'],
  ])('%s is %s', (content, expected) => {
    expect(convert(cell(content), integer)).toBe(expected);
  });

  it('a percentage or a day is no whole number', () => {
    expect(convert(cell(1, '0%'), integer)).toBe('cell-integer');
    expect(convert(cell(45611, 'dd/mm/yyyy'), integer)).toBe('cell-became-date');
    expect(convert(cell(12, '0.00'), integer)).toBe('12');
  });

  it.each<[string | number, string]>([
    [2024, '2024'],
    ['2024', '2024'],
    ['Năm 2024', '2024'],
    [24, 'cell-year'],
    ['1889', 'cell-year'],
    [2101, 'cell-year'],
  ])('year %s is %s', (content, expected) => {
    expect(convert(cell(content), { type: 'year' })).toBe(expected);
  });
});
