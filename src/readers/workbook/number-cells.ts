/**
 * Numbers of cells, exact: the shortest decimal of a double, zeros as the format fixes them, percentages in percent, and
 * the texts in which people type numbers. What has two readings is asked about, never chosen.
 */
import { NumberText } from '../../model/number-text.ts';
import { parseDecimal } from '../../model/quantity.ts';
import { type CellReport, type Conversion, converted, type Failure, quoted } from './cell-types.ts';
import { decimalOfDouble } from './decimal-of-double.ts';
import {
  comparisonFault,
  JUST_THE_NUMBER,
  type NumberExpected,
  noNumber,
  otherUnit,
  shown,
  turnedIntoDay,
} from './number-faults.ts';
import { type Numeral, plainText, readQuantity, readRatio, unitAgrees } from './number-texts.ts';
import type { RawCell } from './raw.ts';

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
