/** Days as text: what is a day, what lies between two, over ends of months, years and leap days. */
import { expect, it } from 'vitest';
import { dayCount, daysBefore, daysSinceEpoch } from '../../src/model/calendar.ts';

it.each([
  ['1970-01-01', 0],
  ['1969-12-31', -1],
  ['1970-03-01', 59],
  ['2000-02-29', 11016],
  ['2024-11-30', 20057],
])('%s is day %i', (day, number) => {
  expect(daysSinceEpoch(day)).toBe(number);
});

it.each([
  ['2023-02-29'],
  ['1900-02-29'],
  ['2024-04-31'],
  ['2024-13-01'],
  ['2024-00-10'],
  ['2024-01-00'],
  ['2024-1-1'],
  ['2024-11-30T00:00'],
  [''],
])('"%s" is no day', (text) => {
  expect(daysSinceEpoch(text)).toBeNull();
});

it.each([
  ['2024-11-30', 0, '2024-11-30'],
  ['2024-03-01', 1, '2024-02-29'],
  ['2023-03-01', 1, '2023-02-28'],
  ['2025-01-10', 15, '2024-12-26'],
  ['2024-12-31', 366, '2023-12-31'],
])('%s less %i days is %s', (day, days, before) => {
  expect(daysBefore(day, days)).toBe(before);
  expect(dayCount(before, day)).toBe(days + 1);
});

it('days of posting count both ends, and none when they are the wrong way round', () => {
  expect(dayCount('2024-11-01', '2024-11-15')).toBe(15);
  expect(dayCount('2024-11-02', '2024-11-01')).toBe(0);
});
