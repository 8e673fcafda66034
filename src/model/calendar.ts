/** Days of the calendar as `YYYY-MM-DD`: without clock, time of day and time zone. */
const MS_PER_DAY = 86_400_000;

/** Days since 1970-01-01; null for anything that is no day of the calendar. */
export function daysSinceEpoch(iso: string): number | null {
  const ms = /^\d{4}-\d{2}-\d{2}$/.test(iso) ? Date.parse(`${iso}T00:00:00Z`) : Number.NaN;
  return Number.isNaN(ms) || isoDay(ms) !== iso ? null : ms / MS_PER_DAY;
}

/** The day so many days before. `iso` is a day of the calendar. */
export const daysBefore = (iso: string, days: number): string =>
  isoDay(Date.parse(`${iso}T00:00:00Z`) - days * MS_PER_DAY);

/** Days from the first to the last, both counted; 0 or less when they are the wrong way round. */
export const dayCount = (from: string, to: string): number => daysSinceEpoch(to)! - daysSinceEpoch(from)! + 1;

const isoDay = (ms: number): string => new Date(ms).toISOString().slice(0, 10);
