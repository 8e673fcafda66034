import { daysSinceEpoch } from '../model/calendar.ts';

/** XLSX counts days from 1899-12-30; before 1900-03-01 Excel's calendar has a day too many, so we do not go there. */
const FIRST = daysSinceEpoch('1899-12-30')!;
const FIRST_SAFE = daysSinceEpoch('1900-03-01')! - FIRST;

/** Day number of 'YYYY-MM-DD'; null for anything that is not a day of the calendar, or lies before 1900-03-01. */
export function dayNumber(isoDate: string): number | null {
  const days = daysSinceEpoch(isoDate);
  const number = days === null ? null : days - FIRST;
  return number !== null && number >= FIRST_SAFE ? number : null;
}
