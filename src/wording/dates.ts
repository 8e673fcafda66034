/** Dates as offices write them (nd30 B4, OFFICE §5): two-digit day; month with a zero only for 1 and 2. */
import { formatISO } from 'date-fns/formatISO';
import { getDate } from 'date-fns/getDate';
import { getMonth } from 'date-fns/getMonth';
import { getYear } from 'date-fns/getYear';
import { parseISO } from 'date-fns/parseISO';
import { subDays } from 'date-fns/subDays';

const NBSP = '\u00a0';

const two = (n: number): string => String(n).padStart(2, '0');
export const monthText = (month: number): string => (month < 3 ? two(month) : String(month));

/** "07/6/2022", "07/02/2024", "15/11/2024". `iso` is `YYYY-MM-DD`. */
export function shortDate(iso: string): string {
  const d = parseISO(iso);
  return `${two(getDate(d))}/${monthText(getMonth(d) + 1)}/${getYear(d)}`;
}

/** "ngày 05 tháng 3 năm 2024". */
export function longDate(iso: string): string {
  const d = parseISO(iso);
  return `ngày ${two(getDate(d))} tháng ${monthText(getMonth(d) + 1)} năm ${getYear(d)}`;
}

/** "ngày      tháng 3 năm 2024": the day is written by hand when the number is given. `month` is `YYYY-MM`. */
export function blankDayDate(month: string): string {
  const [y, m] = month.split('-');
  return `ngày${NBSP.repeat(6)}tháng ${monthText(Number(m))} năm ${y}`;
}

/** The day so many days before; `YYYY-MM-DD` in and out. */
export const daysBefore = (iso: string, days: number): string =>
  formatISO(subDays(parseISO(iso), days), { representation: 'date' });
