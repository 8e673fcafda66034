/**
 * Numbers of cells, exact: the shortest decimal of a double, zeros as the format fixes them, percentages in percent, and
 * the texts in which people type numbers. What has two readings is asked about, never chosen.
 */
import { NumberText } from '../../model/number-text.ts';
import { parseDecimal } from '../../model/quantity.ts';
import {
  type CellReport,
  type Conversion,
  converted,
  type Expected,
  type Failure,
  quoted,
} from './cell-types.ts';
import { parseDay, shownAsDay, shownDay } from './date-cells.ts';
import {
  type Comparison,
  type Numeral,
  type QuantityText,
  readQuantity,
  readRatio,
  unitAgrees,
} from './number-texts.ts';
import type { RawCell } from './raw.ts';

/** Digits that a double keeps; what follows them is noise of the binary fraction (0.30000000000000004). */
const SIGNIFICANT = 15;
const MAX_DECIMALS = 15;

/**
 * Decimal of a number cell without exponent: "8.8282999999999999E-1" is 0.88283, 6.6 with `decimals` 2 is 6.60. `shift`
 * moves the mark to the right (2 for percentages). Null when the model cannot hold it.
 */
export function decimalOfDouble(source: string, decimals: number | null, shift = 0): string | null {
  const value = Number(source);
  if (!Number.isFinite(value)) return null;
  const [mantissa = '', exponent = ''] = Math.abs(value)
    .toExponential(SIGNIFICANT - 1)
    .split('e');
  const digits = mantissa.replace('.', '').replace(/0+$/, '') || '0';
  const point = value === 0 ? 1 : Number(exponent) + 1 + shift;
  if (point > 30 || point < -MAX_DECIMALS) return null;
  const whole = point > 0 ? digits.slice(0, point).padEnd(point, '0') : '0';
  const own = point > 0 ? digits.slice(point) : '0'.repeat(-point) + digits;
  const fraction = (value === 0 ? '' : own).padEnd(Math.min(decimals ?? 0, MAX_DECIMALS), '0');
  const text = `${value < 0 ? '-' : ''}${whole}${fraction === '' ? '' : `.${fraction}`}`;
  return parseDecimal(text) === null ? null : text;
}

const shown = (value: string): string => value.replace('.', ',');
const JUST_THE_NUMBER = 'chỉ ghi con số, ví dụ 15,7';
const UNKNOWN_OR_ZERO = 'chưa biết thì để trống, bằng 0 thì ghi 0';

/** What people put in a number's place; none of it is a number, and none means zero for certain. */
const NO_NUMBER =
  /^(?:[-–—_.…?*/x\s]+|n\/?a|k|ko|không|không có|chưa|chưa có|chưa rõ|không rõ|chưa xác định|(?:chưa|không) có số liệu)$/i;

type NumberExpected = Extract<Expected, { type: 'decimal' | 'requirement' }>;

export function convertDecimal(
  cell: RawCell,
  text: string,
  expected: NumberExpected,
  report: CellReport,
): Conversion {
  if (cell.kind === 'number') return numberCell(cell, expected, report);
  if (cell.kind !== 'text')
    return report.error('cell-number', `cần một con số, đang là ${quoted(text)}`, JUST_THE_NUMBER);
  const plain = plainText(text);
  const ratio = readRatio(plain);
  if (ratio) {
    if (expected.type !== 'decimal' || !expected.ratio)
      return report.error(
        'cell-ratio',
        `cần một con số, đang ghi tử số/mẫu số: ${quoted(text)}`,
        'ghi tử số và mẫu số vào hai cột của chúng, hoặc ghi kết quả vào ô này',
      );
    const numerator = single(ratio.numerator, text, report);
    if (typeof numerator !== 'string') return numerator;
    const denominator = single(ratio.denominator, text, report);
    if (typeof denominator !== 'string') return denominator;
    const { unit } = expected;
    if (ratio.unit !== '' && unit !== undefined && unit !== '%' && !unitAgrees(ratio.unit, unit))
      return otherUnit(ratio.unit, unit, report);
    return converted({
      ratio: { numerator: new NumberText(numerator), denominator: new NumberText(denominator) },
    });
  }
  const quantity = readQuantity(plain);
  if (!quantity) return noNumber(text, plain, report);
  const compared = comparisonFault(quantity.comparison, expected, quantity, text, report);
  if (compared) return compared;
  const value = single(quantity.numeral, text, report);
  if (typeof value !== 'string') return value;
  if (quantity.unit !== '') {
    if (/^[⁰¹²³⁴-⁹₀-₉]/.test(quantity.unit)) return noNumber(text, plain, report);
    if (expected.unit === undefined)
      return report.error(
        'cell-unit',
        `có chữ "${quantity.unit}" sau con số: ${quoted(text)}`,
        `chỉ ghi con số (${shown(value)}); đơn vị ghi ở cột đơn vị`,
      );
    if (!unitAgrees(quantity.unit, expected.unit)) return otherUnit(quantity.unit, expected.unit, report);
  }
  return exact(value, text, report);
}

function numberCell(cell: RawCell, expected: NumberExpected, report: CellReport): Conversion {
  const dated = turnedIntoDay(cell, report);
  if (dated) return dated;
  const isPercent = cell.format.kind === 'percent';
  const value = decimalOfDouble(cell.text, cell.format.decimals, isPercent ? 2 : 0);
  if (value === null)
    return report.error('cell-number', `số ${cell.text} quá lớn hoặc quá nhỏ`, JUST_THE_NUMBER);
  if (isPercent && expected.unit !== '%') {
    const plain = decimalOfDouble(cell.text, null) ?? value;
    return report.error(
      'cell-percent',
      `ô đang hiện tỷ lệ phần trăm: có thể hiểu là ${shown(value)} % hoặc ${shown(plain)}${
        expected.unit === undefined ? '' : ` ${expected.unit}`
      }`,
      `đổi định dạng ô (Format Cells) sang Number rồi ghi lại con số${
        expected.unit === undefined ? '' : ` tính theo "${expected.unit}"`
      }`,
    );
  }
  // A computed share in a cell that Excel does not show as a percentage (0,8917): most likely a hundredth of what is meant.
  if (!isPercent && expected.unit === '%' && cell.formula && /^-?0\.\d{3,}$/.test(value))
    report.warn(
      'cell-percent-scale',
      `công thức cho ${shown(value)}, được hiểu là ${shown(value)} %`,
      'nếu ý là tỷ lệ thì nhân 100, hoặc định dạng ô là phần trăm',
    );
  return converted(new NumberText(value));
}

export function convertInteger(cell: RawCell, text: string, report: CellReport): Conversion {
  const value = wholeNumber(cell, text, report);
  return typeof value === 'string' ? converted(new NumberText(value)) : value;
}

export function convertYear(cell: RawCell, text: string, report: CellReport): Conversion {
  const value = wholeNumber(cell, text.replace(/^\s*năm\s+/i, ''), report);
  if (typeof value !== 'string') return value;
  return /^\d{4}$/.test(value) && Number(value) >= 1990 && Number(value) <= 2100
    ? converted(new NumberText(value))
    : report.error(
        'cell-year',
        `cần một năm từ 1990 đến 2100, đang là ${quoted(text)}`,
        'ghi bốn chữ số, ví dụ 2024',
      );
}

function wholeNumber(cell: RawCell, text: string, report: CellReport): string | Failure {
  const wanted = (): Failure =>
    report.error(
      'cell-integer',
      `cần một số nguyên, đang là ${quoted(text)}`,
      'ghi số không có phần lẻ, ví dụ 12',
    );
  if (cell.kind === 'number') {
    const dated = turnedIntoDay(cell, report);
    if (dated) return dated;
    const value = cell.format.kind === 'percent' ? null : decimalOfDouble(cell.text, null);
    return value !== null && /^-?\d{1,15}$/.test(value) ? value : wanted();
  }
  if (cell.kind !== 'text') return wanted();
  const plain = plainText(text);
  const quantity = readQuantity(plain);
  if (!quantity) return noNumber(text, plain, report);
  if (quantity.unit !== '' || quantity.comparison !== null) return wanted();
  const { numeral } = quantity;
  // Only one of the two readings is a whole number.
  if ('readings' in numeral) return numeral.readings[1];
  // "3,000" is three here and three thousand elsewhere.
  if (/\.\d{3}$/.test(numeral.value)) {
    const [whole, all] = [numeral.value.replace(/\..*/, ''), numeral.value.replace('.', '')];
    return report.error(
      'cell-two-readings',
      `${quoted(text)} có thể là ${whole} hoặc ${all}`,
      TYPE_ONE_READING,
    );
  }
  return /^-?\d+(?:\.0+)?$/.test(numeral.value) ? numeral.value.replace(/\..*/, '') : wanted();
}

const TYPE_ONE_READING = 'ghi lại không dùng dấu ngăn hàng nghìn; phần lẻ viết sau dấu phẩy';

function single(numeral: Numeral, text: string, report: CellReport): string | Failure {
  if ('value' in numeral) return numeral.value;
  const [decimal, whole] = numeral.readings;
  return report.error(
    'cell-two-readings',
    `${quoted(text)} có thể là ${shown(decimal)} hoặc ${whole}`,
    `ghi ${shown(decimal)} nếu có phần lẻ, ghi ${whole} nếu là số nguyên`,
  );
}

const exact = (value: string, text: string, report: CellReport): Conversion =>
  parseDecimal(value) === null
    ? report.error('cell-number', `số ${quoted(text)} dài quá`, JUST_THE_NUMBER)
    : converted(new NumberText(value));

const otherUnit = (typed: string, unit: string, report: CellReport): Failure =>
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

function comparisonFault(
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

/** Typed "6/8" or "3.5", shown as a day by Excel: what was typed is gone. */
function turnedIntoDay(cell: RawCell, report: CellReport): Failure | null {
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

function noNumber(text: string, plain: string, report: CellReport): Failure {
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

/** Full-width digits and marks as plain ones, one kind of minus, without the apostrophe that makes a cell text. */
const plainText = (text: string): string =>
  text
    .replace(/[\uFF01-\uFF5E]/g, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0))
    .replace(/[−‒–](?=\d)/g, '-')
    .replace(/^\s*'/, '')
    .replace(/\s+/g, ' ')
    .trim();
