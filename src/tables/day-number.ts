/** XLSX counts days from 1899-12-30; before 1900-03-01 Excel's calendar has a day too many, so we do not go there. */
const MS_PER_DAY = 86_400_000;
const EPOCH = Date.UTC(1899, 11, 30) / MS_PER_DAY;
const FIRST_SAFE = Date.UTC(1900, 2, 1) / MS_PER_DAY - EPOCH;

/** Day number of 'YYYY-MM-DD'; null for anything that is not a day of the calendar, or lies before 1900-03-01. */
export function dayNumber(isoDate: string): number | null {
  const m = /^(\d{4})-(\d{2})-(\d{2})$/.exec(isoDate);
  if (!m) return null;
  const [year, month, day] = [Number(m[1]), Number(m[2]), Number(m[3])];
  const ms = Date.UTC(year, month - 1, day);
  const back = new Date(ms);
  if (back.getUTCMonth() !== month - 1 || back.getUTCDate() !== day) return null;
  const number = ms / MS_PER_DAY - EPOCH;
  return number < FIRST_SAFE ? null : number;
}
