/** What is said of cells that should hold a number and do not. */
import { type CellReport, type Expected, type Failure, quoted } from './cell-types.ts';
import { parseDay, shownAsDay, shownDay } from './date-cells.ts';
import { type Comparison, type QuantityText, readQuantity } from './number-texts.ts';
import type { RawCell } from './raw.ts';

/** As Vietnamese readers write it: 15,7. */
export const shown = (value: string): string => value.replace('.', ',');
export const JUST_THE_NUMBER = 'chỉ ghi con số, ví dụ 15,7';
const UNKNOWN_OR_ZERO = 'chưa biết thì để trống, bằng 0 thì ghi 0';

/** What people put in a number's place; none of it is a number, and none means zero for certain. */
const NO_NUMBER =
  /^(?:[-–—_.…?*/x\s]+|n\/?a|k|ko|không|không có|chưa|chưa có|chưa rõ|không rõ|chưa xác định|(?:chưa|không) có số liệu)$/i;

export type NumberExpected = Extract<Expected, { type: 'decimal' | 'requirement' }>;

/** Typed "6/8" or "3.5", shown as a day by Excel: what was typed is gone. */
export function turnedIntoDay(cell: RawCell, report: CellReport): Failure | null {
  if (cell.format.kind !== 'date') return null;
  const day = shownAsDay(cell, report.date1904);
  return report.error(
    'cell-became-date',
    day
      ? `cần một con số, Excel đã đổi thành ngày ${shownDay(day)} (có lẽ đã gõ ${day.day}/${day.month} hoặc ${day.day}.${day.month})`
      : `cần một con số, ô đang định dạng ngày, giờ (số ${cell.text})`,
    "đổi định dạng ô sang Text rồi gõ lại, hoặc gõ dấu nháy đơn đằng trước ('6/8); tử số và mẫu số có hai cột riêng thì ghi vào hai cột",
  );
}

/** Text that is no number: what it is instead, and how to repair it. */
export function noNumber(text: string, plain: string, report: CellReport): Failure {
  if (NO_NUMBER.test(plain))
    return report.error('cell-no-number', `cần một con số, đang ghi ${quoted(text)}`, UNKNOWN_OR_ZERO);
  const day = parseDay(plain);
  if (day && 'day' in day)
    return report.error('cell-number', `cần một con số, đang ghi ngày ${quoted(text)}`, JUST_THE_NUMBER);
  const digits = plain
    .replace(/[oO](?=[\d.,oOlI]|$)|(?<=[\d.,])[oO]/g, '0')
    .replace(/(?<![\p{L}])[lI](?=[\d.,])|(?<=[\d.,])[lI]/gu, '1');
  if (digits !== plain && /\d/.test(plain) && readQuantity(digits))
    return report.error(
      'cell-look-alike',
      `cần một con số, trong ${quoted(text)} có chữ giống chữ số (O thay 0, l thay 1)`,
      `gõ lại bằng chữ số: ${digits}`,
    );
  if (/[⁰¹²³⁴-⁹₀-₉]/.test(plain))
    return report.error(
      'cell-number',
      `cần một con số, trong ${quoted(text)} có chữ số nhỏ viết trên hoặc dưới`,
      JUST_THE_NUMBER,
    );
  return report.error(
    'cell-number',
    `cần một con số, đang ghi ${quoted(text)}`,
    /\d/.test(plain) ? `${JUST_THE_NUMBER}; phần giải thích ghi ở cột ghi chú` : UNKNOWN_OR_ZERO,
  );
}

export const otherUnit = (typed: string, unit: string, report: CellReport): Failure =>
  report.error(
    'cell-unit',
    `đang ghi đơn vị "${typed}", ở đây cần "${unit}"`,
    `đổi con số sang "${unit}" rồi chỉ ghi con số`,
  );

const COMPARISON_WORDS: Readonly<Record<Comparison, string>> = {
  'at-least': 'từ … trở lên (≥)',
  'at-most': 'không quá (≤)',
  equals: 'bằng (=)',
  'more-than': 'lớn hơn (>)',
  'less-than': 'nhỏ hơn (<)',
  about: 'khoảng',
};
const ALMOST = { 'at-least': 'more-than', 'at-most': 'less-than', equals: 'about' } as const;

/** A word of comparison where a number is wanted, or another one than the requirement's; null when it fits. */
export function comparisonFault(
  comparison: Comparison | null,
  expected: NumberExpected,
  { numeral }: QuantityText,
  text: string,
  report: CellReport,
): Failure | null {
  if (comparison === null) return null;
  const number = 'value' in numeral ? shown(numeral.value) : numeral.readings.map(shown).join(' hay ');
  if (expected.type === 'decimal')
    return report.error(
      'cell-inexact',
      `cần đúng con số, đang ghi ${quoted(text)} (đọc là: ${COMPARISON_WORDS[comparison]} ${number})`,
      `ghi đúng con số đạt được; nếu đúng bằng ${number} thì ghi ${number}, chưa biết thì để trống`,
    );
  if (comparison === expected.comparator) return null;
  const wanted = COMPARISON_WORDS[expected.comparator];
  return report.error(
    'cell-comparison',
    `đang ghi ${quoted(text)} (đọc là: ${COMPARISON_WORDS[comparison]} ${number}), mức của chỉ tiêu này tính theo: ${wanted}`,
    comparison === ALMOST[expected.comparator]
      ? `nếu văn bản quy định ${wanted} ${number} thì chỉ ghi ${number}; nếu không, đối chiếu lại văn bản`
      : `đối chiếu văn bản quy định rồi chỉ ghi con số; dấu so sánh đã có ở chỉ tiêu`,
  );
}
