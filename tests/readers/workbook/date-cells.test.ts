/** Days and months: numbers that show as dates, typed texts, and the ways in which both go wrong. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayOfSerial, shownDay } from '../../../src/readers/workbook/date-cells.ts';
import { cell, convert, explain } from './convert.ts';

const date = { type: 'date' } as const;
const month = { type: 'month' } as const;

describe('numbers', () => {
  it.each<[number, string]>([
    [60, 'cell-date'],
    [16_438, '1945-01-01'],
    [45611, '2024-11-15'],
    [73415, '2100-12-31'],
    [73416, 'cell-date'],
    [0, 'cell-date'],
    [-5, 'cell-date'],
    [1e300, 'cell-date'],
  ])('%s shown as a day is %s', (serial, expected) => {
    expect(convert(cell(serial, 'dd/mm/yyyy'), date)).toBe(expected);
  });

  it('count from 1904 in workbooks that say so', () => {
    expect(convert(cell(45611 - 1462, 'dd/mm/yyyy'), date, true)).toBe('2024-11-15');
    expect(dayOfSerial(60, true)).toEqual({ year: 1904, month: 3, day: 1 });
  });

  it('without a format of days are days from 1990 on, and never shares', () => {
    expect(convert(cell(45611), date)).toBe('2024-11-15');
    expect(convert(cell(45611, '0.00%'), date)).toBe('cell-date');
    expect(convert(cell(30000), date)).toBe('cell-date');
    expect(explain(cell(2024), date).error!.hint).toContain('chỉ có năm');
  });

  it('with a time of day are asked about', () => {
    const { error } = explain(cell(45611.5, 'dd/mm/yyyy hh:mm'), date);
    expect([error?.code, error?.hint]).toEqual(['cell-date-time', 'gõ lại chỉ ngày: 15/11/2024']);
  });

  it.each([1, 15, 59, 61, 16_437])('%i shown as a day is too long ago for a paper', (serial) => {
    expect(convert(cell(serial, 'dd/mm/yyyy'), date)).toBe('cell-date');
  });

  it('every day of the calendar comes back', () => {
    const from = Date.UTC(1945, 0, 1);
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 56_977 }), (n) => {
        const day = new Date(from + n * 86_400_000).toISOString().slice(0, 10);
        expect(convert(cell(16_438 + n, 'dd/mm/yyyy'), date)).toBe(day);
      }),
      { seed: 7 },
    );
  });
});

describe('texts', () => {
  it.each<[string, string]>([
    ['15/11/2024', '2024-11-15'],
    ['15-11-2024', '2024-11-15'],
    ['15.11.2024', '2024-11-15'],
    ['15 / 11 / 2024', '2024-11-15'],
    ['5/6/2024', '2024-06-05'],
    ['05/06/2024', '2024-06-05'],
    ['2024-11-15', '2024-11-15'],
    ['2024/11/15', '2024-11-15'],
    ['2024-11-15T00:00:00', '2024-11-15'],
    ['ngày 15 tháng 11 năm 2024', '2024-11-15'],
    ['Ngày 15 tháng 11 năm 2024'.normalize('NFD'), '2024-11-15'],
    ['15 tháng 11 năm 2024', '2024-11-15'],
    ['ngày 15/11/2024', '2024-11-15'],
    ["'15/11/2024", '2024-11-15'],
    ['29/02/2024', '2024-02-29'],
  ])('%s is %s', (text, expected) => {
    expect(convert(cell(text), date)).toBe(expected);
  });

  it.each<[string, RegExp, RegExp]>([
    ['11/15/2024', /tháng đứng trước ngày/, /15\/11\/2024/],
    ['15/11/24', /hai chữ số/, /15\/11\/2024/],
    ['30/02/2024', /không có trong lịch/, /kiểm tra/],
    ['29/02/2023', /không có trong lịch/, /kiểm tra/],
    ['13/13/2024', /không có trong lịch/, /kiểm tra/],
    ['15/11', /thiếu năm/, /15\/11\/2024/],
    ['15/11/1024', /1024/, /ngày\/tháng\/năm/],
    ['2024-11-15T10:30', /giờ/, /ngày\/tháng\/năm/],
    ['15/11-2024', /không hiểu/, /để trống/],
    ['tháng 11', /không hiểu/, /để trống/],
    ['quý IV', /không hiểu/, /để trống/],
  ])('%s is told with its repair', (text, message, hint) => {
    const { error } = explain(cell(text), date);
    expect([error?.code, error?.message, error?.hint]).toEqual([
      'cell-date',
      expect.stringMatching(message),
      expect.stringMatching(hint),
    ]);
  });

  it('a day is shown as offices write it', () => {
    expect(shownDay({ year: 2024, month: 2, day: 7 })).toBe('07/02/2024');
    expect(shownDay({ year: 2022, month: 6, day: 7 })).toBe('07/6/2022');
  });
});

describe('months', () => {
  it.each<[string, string]>([
    ['2024-03', '2024-03'],
    ['3/2024', '2024-03'],
    ['03-2024', '2024-03'],
    ['tháng 3/2024', '2024-03'],
    ['Tháng 3 năm 2024', '2024-03'],
    ['T3/2024', '2024-03'],
    ['13/2024', 'cell-month'],
    ['3/24', 'cell-month'],
    ['tháng ba', 'cell-month'],
  ])('%s is %s', (text, expected) => {
    expect(convert(cell(text), month)).toBe(expected);
  });

  it('a date cell gives its month', () => {
    expect(convert(cell(45352, 'mm/yyyy'), month)).toBe('2024-03');
    expect(convert(cell(3), month)).toBe('cell-date');
  });
});
