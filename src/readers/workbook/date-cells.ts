/** Days and months of cells: numbers that Excel shows as dates, and the ways in which people type them. */
import { type CellReport, type Conversion, converted, quoted } from './cell-types.ts';
import { GENERAL } from './number-formats.ts';
import type { RawCell } from './raw.ts';

/** A calendar day; not necessarily one that exists. */
export interface Day {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

const MS_PER_DAY = 86_400_000;
const FIRST_YEAR = 1900;
const EARLIEST_TYPED = 1945;
const LAST_YEAR = 2100;
/** Excel counts a 29/02/1900 that never was; days before it are one off. */
const FALSE_LEAP_DAY = 60;

/** Day of a serial number; null for times, for the false leap day and outside 1900–2100. */
export function dayOfSerial(serial: number, date1904: boolean): Day | null {
  const whole = Math.floor(serial);
  if (!(whole > 0) || (!date1904 && whole === FALSE_LEAP_DAY)) return null;
  const zero = date1904
    ? Date.UTC(1904, 0, 1)
    : whole < FALSE_LEAP_DAY
      ? Date.UTC(1899, 11, 31)
      : Date.UTC(1899, 11, 30);
  if (whole > 100_000) return null;
  const date = new Date(zero + whole * MS_PER_DAY);
  const year = date.getUTCFullYear();
  if (year > LAST_YEAR) return null;
  return { year, month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}

const two = (n: number): string => String(n).padStart(2, '0');
const isoDay = ({ year, month, day }: Day): string => `${year}-${two(month)}-${two(day)}`;
const isoMonth = ({ year, month }: Day): string => `${year}-${two(month)}`;

/** As offices write it: 07/6/2022, 07/02/2024 (OFFICE §5). */
export const shownDay = ({ year, month, day }: Day): string =>
  `${two(day)}/${month < 3 ? two(month) : month}/${year}`;

function exists({ year, month, day }: Day): boolean {
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCMonth() + 1 === month && date.getUTCDate() === day;
}

const EXAMPLE = 'ghi ngày/tháng/năm, ví dụ 15/11/2024';

export function convertDate(cell: RawCell, text: string, report: CellReport): Conversion {
  if (cell.kind === 'number') {
    const day = dayOfNumberCell(cell, report);
    return 'ok' in day ? day : converted(isoDay(day));
  }
  if (cell.kind !== 'text')
    return report.error('cell-date', `cần một ngày, đang là ${quoted(text)}`, EXAMPLE);
  const parsed = parseDay(text);
  if (parsed === null)
    return report.error('cell-date', `không hiểu ngày ${quoted(text)}`, `${EXAMPLE}; chưa biết thì để trống`);
  return 'problem' in parsed
    ? report.error('cell-date', `${parsed.problem}: ${quoted(text)}`, parsed.hint)
    : converted(isoDay(parsed));
}

export function convertMonth(cell: RawCell, text: string, report: CellReport): Conversion {
  const hint = 'ghi tháng/năm, ví dụ 3/2024';
  if (cell.kind === 'number') {
    const day = dayOfNumberCell(cell, report);
    return 'ok' in day ? day : converted(isoMonth(day));
  }
  const plain = text.trim().replace(/^'/, '').toLowerCase();
  const [, year, month] = /^(\d{4})\s*[-/.]\s*(\d{1,2})$/.exec(plain) ?? [];
  const [, month2, year2] = /^(?:tháng|t\.?)?\s*(\d{1,2})\s*(?:[-/.]|năm)\s*(\d{4})$/.exec(plain) ?? [];
  const found = { year: Number(year ?? year2), month: Number(month ?? month2), day: 1 };
  if (cell.kind !== 'text' || !exists(found) || found.year < FIRST_YEAR || found.year > LAST_YEAR)
    return report.error('cell-month', `cần một tháng của năm, đang ghi ${quoted(text)}`, hint);
  return converted(isoMonth(found));
}

function dayOfNumberCell(cell: RawCell, report: CellReport): Day | ReturnType<CellReport['error']> {
  const serial = Number(cell.text);
  const day = dayOfSerial(serial, report.date1904);
  if (!day) return report.error('cell-date', `cần một ngày, đang là số ${cell.text}`, EXAMPLE);
  // No paper of a dossier is older than the State that issued it: 15 typed into a date cell is no 15/01/1900.
  const earliest = cell.format.kind === 'date' ? EARLIEST_TYPED : 1990;
  if (day.year < earliest || cell.format.kind === 'percent')
    return report.error(
      'cell-date',
      `cần một ngày, đang là số ${cell.text}`,
      serial >= FIRST_YEAR && serial <= LAST_YEAR ? `ô chỉ có năm; ${EXAMPLE}` : EXAMPLE,
    );
  if (!Number.isInteger(serial))
    return report.error(
      'cell-date-time',
      `có cả giờ trong ngày ${shownDay(day)} (số ${cell.text})`,
      `gõ lại chỉ ngày: ${shownDay(day)}`,
    );
  return day;
}

interface Misread {
  readonly problem: string;
  readonly hint: string;
}

const DAY_FIRST = /^(?:ngày\s*)?(\d{1,2})\s*([/.-])\s*(\d{1,2})\s*\2\s*(\d{2}|\d{4})$/;
const WORDS = /^(?:ngày\s*)?(\d{1,2})\s*tháng\s*(\d{1,2})\s*,?\s*năm\s*(\d{2}|\d{4})$/;
const YEAR_FIRST = /^(\d{4})\s*([/.-])\s*(\d{1,2})\s*\2\s*(\d{1,2})(?:[t ]([\d:.]+)z?)?$/;

/** Day of a typed text; null when it is no date at all. */
export function parseDay(text: string): Day | Misread | null {
  const plain = text.trim().replace(/^'/, '').replace(/\s+/g, ' ').toLowerCase();
  const iso = YEAR_FIRST.exec(plain);
  if (iso && iso[5] !== undefined && /[1-9]/.test(iso[5]))
    return { problem: 'có cả giờ trong ngày', hint: EXAMPLE };
  if (iso) return checked(iso[4]!, iso[3]!, iso[1]!);
  const typed = DAY_FIRST.exec(plain);
  if (typed) return checked(typed[1]!, typed[3]!, typed[4]!);
  const words = WORDS.exec(plain);
  if (words) return checked(words[1]!, words[2]!, words[3]!);
  if (/^(?:ngày\s*)?\d{1,2}\s*[/.-]\s*\d{1,2}$/.test(plain))
    return { problem: 'ngày thiếu năm', hint: EXAMPLE };
  return null;
}

function checked(dayText: string, monthText: string, yearText: string): Day | Misread {
  const [day, month, year] = [Number(dayText), Number(monthText), Number(yearText)];
  if (yearText.length === 2) {
    const full = shownDay({ day, month, year: 2000 + year });
    return { problem: 'năm chỉ có hai chữ số', hint: `ghi đủ bốn chữ số của năm, ví dụ ${full}` };
  }
  if (month > 12 && day <= 12 && exists({ year, month: day, day: month })) {
    const swapped = shownDay({ year, month: day, day: month });
    return {
      problem: 'tháng đứng trước ngày',
      hint: `ghi ngày trước, tháng sau; nếu là ngày ${month} tháng ${day} thì ghi ${swapped}`,
    };
  }
  if (!exists({ year, month, day }))
    return { problem: 'ngày này không có trong lịch', hint: `kiểm tra lại; ${EXAMPLE}` };
  if (year < FIRST_YEAR || year > LAST_YEAR)
    return { problem: `năm ${year} nằm ngoài khoảng ${FIRST_YEAR}–${LAST_YEAR}`, hint: EXAMPLE };
  return { year, month, day };
}

/** The day that a number cell shows when Excel took what was typed for a date; null when it shows none. */
export const shownAsDay = (cell: RawCell, date1904: boolean): Day | null =>
  cell.kind === 'number' && (cell.format ?? GENERAL).kind === 'date'
    ? dayOfSerial(Number(cell.text), date1904)
    : null;
