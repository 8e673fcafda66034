/** Days of the calendar as `YYYY-MM-DD`: without clock, time of day and time zone. */
import { differenceInCalendarDays } from 'date-fns/differenceInCalendarDays';
import { formatISO } from 'date-fns/formatISO';
import { isValid } from 'date-fns/isValid';
import { parseISO } from 'date-fns/parseISO';
import { subDays } from 'date-fns/subDays';

const EPOCH = '1970-01-01';

/** Days since 1970-01-01; null for anything that is no day of the calendar. */
export function daysSinceEpoch(iso: string): number | null {
  const day = /^\d{4}-\d{2}-\d{2}$/.test(iso) ? parseISO(iso) : null;
  return day !== null && isValid(day) ? differenceInCalendarDays(day, parseISO(EPOCH)) : null;
}

/** The day so many days before. `iso` is a day of the calendar. */
export const daysBefore = (iso: string, days: number): string =>
  formatISO(subDays(parseISO(iso), days), { representation: 'date' });

/** Days from the first to the last, both counted; 0 or less when they are the wrong way round. */
export const dayCount = (from: string, to: string): number =>
  differenceInCalendarDays(parseISO(to), parseISO(from)) + 1;
