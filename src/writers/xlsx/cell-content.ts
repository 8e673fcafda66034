/** What a body cell holds in XLSX: a real number, a real day, a live formula with its result, or text that stays text. */
import type { Decimal } from '../../model/quantity.ts';
import { suffixText } from '../../tables/cell-text.ts';
import { dayNumber } from '../../tables/day-number.ts';
import type { CellModel } from '../../tables/model.ts';
import { fromDecimal, type Rational, rationalToNumber } from '../../tables/rational.ts';
import { cleanText, escapeXstring, looksNumeric, MAX_CELL_CHARS, needsQuotePrefix } from './clean-text.ts';
import { type FormulaContext, printFormula } from './formula.ts';
import { Unprintable } from './formula-pieces.ts';
import { dateFormat, MAX_FORMAT_CHARS, numberFormat, percentFormat, textFormat } from './number-format.ts';
import type { ShownCell } from './shown-cell.ts';
import type { ContentLook } from './styles.ts';
import type { WarnHere } from './warnings.ts';

export interface CellContent extends ContentLook {
  readonly value: string | number | null | { readonly formula: string; readonly result: string | number };
  /** Text that Excel would mark as "number stored as text". */
  readonly numericText?: boolean;
}

const NOTHING: CellContent = { value: null };

export function cellContent(cell: ShownCell, context: FormulaContext, warn: WarnHere): CellContent {
  const { model } = cell;
  switch (model.kind) {
    case 'empty':
      return NOTHING;
    case 'text':
      return textContent(model.lines.join('\n'), warn);
    case 'verdict':
      return textContent(model.text, warn);
    case 'number':
      return {
        value: toDouble(model.value),
        numFmt: checked(numberFormat(model.scale, '', literal(model.suffix)), model.scale, warn),
      };
    case 'percent':
      return { value: share(fromDecimal(model.value)), numFmt: percentFormat(model.scale) };
    case 'date': {
      const day = dayNumber(model.value);
      if (day === null) return textContent(model.text, warn);
      return {
        value: day,
        numFmt: dateFormat(model.value, cleanText(model.text).text.replaceAll('\n', ' ')),
      };
    }
    case 'formula':
      return formulaContent(model, cell, context, warn);
  }
}

/** Text for any cell of the sheet, heads and notes included. */
export function textContent(source: string, warn: WarnHere): CellContent {
  const { text, removed, cut } = cleanText(source);
  if (removed > 0) warn('xlsx-character-removed', `đã bỏ ${removed} ký tự điều khiển mà XLSX không cho phép`);
  if (cut > 0) {
    const hint = `một ô chỉ chứa được ${MAX_CELL_CHARS} ký tự; hãy chia nội dung ra nhiều ô`;
    warn('xlsx-text-cut', `nội dung quá dài, đã cắt ${cut} ký tự cuối`, hint);
  }
  if (text === '') return NOTHING;
  const value = escapeXstring(text);
  if (looksNumeric(text)) return { value, numFmt: '@', numericText: true };
  return needsQuotePrefix(text) ? { value, quotePrefix: true } : { value };
}

function formulaContent(
  model: CellModel & { kind: 'formula' },
  cell: ShownCell,
  context: FormulaContext,
  warn: WarnHere,
): CellContent {
  const { value } = cell;
  const percent = model.show.as === 'percent';
  const result =
    value.kind === 'number'
      ? percent
        ? share(value.value)
        : rationalToNumber(value.value)
      : value.kind === 'text'
        ? escapeXstring(cleanText(value.value).text)
        : '';
  const numFmt = formulaFormat(model, cell, warn);
  const look = numFmt === undefined ? {} : { numFmt };
  try {
    const formula = printFormula(model.expression, percent ? 'share' : 'plain', context);
    return { value: { formula, result }, ...look };
  } catch (e) {
    if (!(e instanceof Unprintable)) throw e;
    warn('xlsx-formula-as-value', `không viết được công thức (${e.message}); ô chỉ ghi kết quả`);
    return { value: result === '' ? null : result, ...look };
  }
}

function formulaFormat(
  { show }: CellModel & { kind: 'formula' },
  { value }: ShownCell,
  warn: WarnHere,
): string | undefined {
  const prefix = literal(show.prefix, '');
  const suffix = literal(show.suffix);
  if (show.as === 'percent') return checked(percentFormat(show.scale, prefix, suffix), show.scale, warn, '%');
  const text = value.kind === 'text' || (value.kind === 'empty' && show.as === 'text');
  if (!text) return checked(numberFormat(show.scale, prefix, suffix), show.scale, warn);
  return prefix + suffix === '' ? undefined : checked(textFormat(prefix, suffix), 0, warn, '@');
}

/** Quoted text of a format: on one line, with the space that belongs before a unit. */
function literal(text: string | undefined, space = ' '): string {
  const clean = text === undefined ? undefined : cleanText(text).text.replaceAll('\n', ' ');
  return space === '' ? (clean ?? '') : suffixText(clean, space);
}

function checked(format: string, scale: number, warn: WarnHere, kind: '' | '%' | '@' = ''): string {
  if (format.length <= MAX_FORMAT_CHARS) return format;
  warn('xlsx-text-cut', 'đơn vị quá dài so với giới hạn của XLSX, ô chỉ hiện giá trị');
  return kind === '@' ? '@' : kind === '%' ? percentFormat(scale) : numberFormat(scale);
}

const share = ({ numerator, denominator }: Rational): number =>
  rationalToNumber({ numerator, denominator: denominator * 100n });
const toDouble = ({ digits, scale }: Decimal): number =>
  rationalToNumber({ numerator: digits, denominator: 10n ** BigInt(scale) });
