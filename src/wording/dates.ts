/** Dates as offices write them (nd30 B4, OFFICE §5): two-digit day; month with a zero only for 1 and 2. */
const NBSP = '\u00a0';

const two = (n: number): string => String(n).padStart(2, '0');
export const monthText = (month: number): string => (month < 3 ? two(month) : String(month));

/** "07/6/2022", "07/02/2024", "15/11/2024". `iso` is `YYYY-MM-DD`. */
export function shortDate(iso: string): string {
  const [year, month, day] = partsOf(iso);
  return `${two(day)}/${monthText(month)}/${year}`;
}

/** "ngày 05 tháng 3 năm 2024". */
export function longDate(iso: string): string {
  const [year, month, day] = partsOf(iso);
  return `ngày ${two(day)} tháng ${monthText(month)} năm ${year}`;
}

const partsOf = (iso: string): readonly [year: number, month: number, day: number] => [
  Number(iso.slice(0, 4)),
  Number(iso.slice(5, 7)),
  Number(iso.slice(8, 10)),
];

/** "ngày      tháng 3 năm 2024": the day is written by hand when the number is given. `month` is `YYYY-MM`. */
export function blankDayDate(month: string): string {
  const [y, m] = month.split('-');
  return `ngày${NBSP.repeat(6)}tháng ${monthText(Number(m))} năm ${y}`;
}
