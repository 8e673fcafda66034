/** What people type as values of options: taken as meant, or refused with what is wanted. */
import { describe, expect, it } from 'vitest';
import { formats, isoDay, list, positive } from '../../src/cli/option-values.ts';

describe('lists', () => {
  it('are parted by commas; spaces and empty places do not matter', () => {
    expect(list(' plan, criterion-02 ,,')).toEqual(['plan', 'criterion-02']);
    expect(list('')).toEqual([]);
  });

  it('of formats name the wrong ones and those there are', () => {
    expect(formats('docx, pdf')).toEqual(['docx', 'pdf']);
    expect(() => formats('docx,odt,DOCX')).toThrow('"odt, DOCX"; các dạng: docx, pdf, xlsx');
  });
});

describe('a day', () => {
  it.each(['2024-11-20', '2024-02-29', '1999-12-31'])('%s', (day) => {
    expect(isoDay(day)).toBe(day);
  });

  it.each([
    '2024-02-30',
    '2023-02-29',
    '2024-13-01',
    '2024-00-10',
    '20/11/2024',
    '2024-1-5',
    '2024-11-20T00',
    '',
  ])('not "%s"', (text) => {
    expect(() => isoDay(text)).toThrow(`đang là "${text}"`);
  });
});

describe('a count', () => {
  it('is a whole number from 1', () => {
    expect([positive('1'), positive('999999')]).toEqual([1, 999_999]);
  });

  it.each(['0', '-1', '1.5', '01', '1e3', '1000000', ' 2', ''])('not "%s"', (text) => {
    expect(() => positive(text)).toThrow('số nguyên từ 1 trở lên');
  });
});
