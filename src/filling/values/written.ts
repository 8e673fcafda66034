/**
 * A value as the cell of a form takes it: numbers stay numbers where the form's format, head or unit column expects
 * them, verdicts take the form's own words, everything else is the text that the documents print.
 */
import { type Decimal, parseDecimal, plainDecimal } from '../../model/quantity.ts';
import type { CellValue } from '../../workbook/patch/patch-workbook.ts';
import type { Field } from '../columns/fields.ts';
import type { FormSheet } from '../form/form.ts';
import { folded } from '../rows/names.ts';
import type { FieldValue } from './case-values.ts';
import { metWord, notApplicableWord, ownUnmetWord, tickWord, unmetWord } from './verdict-words.ts';

export interface Place {
  readonly sheet: FormSheet;
  /** Of the cell that takes the value: the top left one of a merge. */
  readonly row: number;
  readonly column: number;
  /** All texts above the column. */
  readonly head: string;
  readonly field: Field;
  /** What the unit column says in this row; null when the form has none, or has nothing there. */
  readonly unit: string | null;
}

export type Written =
  | { readonly kind: 'write'; readonly value: CellValue; readonly shown: string }
  /** Nothing belongs here (no tick in the column of the other verdict). */
  | { readonly kind: 'leave' }
  | { readonly kind: 'refused'; readonly why: 'unit' | 'list' | 'number-only'; readonly shown: string };

const textOf = (shown: string): Written => ({ kind: 'write', value: { kind: 'text', text: shown }, shown });
const withComma = (value: Decimal): string => plainDecimal(value).replace('.', ',');
const numberOf = (value: Decimal, shown = withComma(value)): Written => ({
  kind: 'write',
  value: { kind: 'number', text: plainDecimal(value) },
  shown,
});

export function written(value: FieldValue, place: Place): Written {
  switch (value.kind) {
    case 'verdict':
      return verdict(value, place);
    case 'number':
      return number(value, place);
    case 'date':
      return place.sheet.format(place.row, place.column).kind === 'date'
        ? { kind: 'write', value: { kind: 'date', iso: value.iso }, shown: value.text }
        : textOf(value.text);
    case 'text':
      return text(value.text, place);
  }
}

function text(shown: string, { sheet, row, column }: Place): Written {
  const list = sheet.listAt(row, column);
  if (list) {
    const word = list.find((w) => folded(w) === folded(shown));
    return word === undefined ? { kind: 'refused', why: 'list', shown } : textOf(word);
  }
  return sheet.takesNumbersOnly(row, column) ? { kind: 'refused', why: 'number-only', shown } : textOf(shown);
}

function verdict(value: FieldValue & { kind: 'verdict' }, place: Place): Written {
  const { sheet, row, column, field, head } = place;
  const list = sheet.listAt(row, column);
  if (field.kind === 'met' || field.kind === 'unmet' || field.kind === 'not-applicable') {
    if (value.verdict !== field.kind) return { kind: 'leave' };
    return list ? fromList(tickWord(list) ?? wordFor(value, list), value.text) : textOf('x');
  }
  if (list) {
    // A list of nothing but "x": one column, ticked when met.
    if (list.length === 1 && tickWord(list))
      return value.verdict === 'met' ? textOf(list[0]!) : { kind: 'leave' };
    return fromList(wordFor(value, list), value.text);
  }
  if (value.verdict === 'unmet') return textOf(ownUnmetWord(head, sheet.extras.formulaTexts) ?? value.text);
  return textOf(value.text);
}

const wordFor = (
  { verdict: v }: FieldValue & { kind: 'verdict' },
  list: readonly string[],
): string | undefined =>
  v === 'met'
    ? metWord(list)
    : v === 'unmet'
      ? unmetWord(list)
      : v === 'not-applicable'
        ? notApplicableWord(list)
        : undefined;

const fromList = (word: string | undefined, shown: string): Written =>
  word === undefined ? { kind: 'refused', why: 'list', shown } : textOf(word);

/** Units that mean the same: "m2" and "m²", "Km" and "km". */
const unitKey = (unit: string): string => unit.normalize('NFKC').replace(/\s+/g, '').toLowerCase();

/** "triệu đồng" is what "triệu đồng/người/năm" counts; "tin/tháng" and "tin/tuần" are two things. */
function sameUnit(a: string, b: string): boolean {
  const [x, y] = [unitKey(a), unitKey(b)];
  return x === y || x.startsWith(`${y}/`) || y.startsWith(`${x}/`);
}

function number(value: FieldValue & { kind: 'number' }, place: Place): Written {
  const { sheet, row, column, head, field, unit } = place;
  const format = sheet.format(row, column).kind;
  const isPercent = value.unit === '%';
  const list = sheet.listAt(row, column);
  if (list) return text(value.text, place);
  const own = field.kind === 'numerator' || field.kind === 'denominator';
  const differs = unit !== null && value.unit !== null && !sameUnit(unit, value.unit);
  // A ratio's row may be in percent; its numerator and denominator are in their own unit then.
  if (differs && !(own && unit === '%'))
    return !own && (format === 'general' || format === 'text')
      ? text(value.text, place)
      : { kind: 'refused', why: 'unit', shown: value.text };
  if (format === 'percent')
    return isPercent
      ? numberOf({ digits: value.value.digits, scale: value.value.scale + 2 }, `${withComma(value.value)}%`)
      : text(value.text, place);
  if (format === 'date') return text(value.text, place);
  const inPercent = /%|phần trăm/i.test(head) || unit === '%';
  const expected =
    format === 'number' ||
    own ||
    sheet.takesNumbersOnly(row, column) ||
    (unit !== null && value.unit !== null) ||
    (isPercent && inPercent);
  if (!expected) return text(value.text, place);
  if (format === 'text') return textOf(withComma(value.value));
  // A column of percentages is no place for kilometres.
  if (inPercent && !isPercent && !own && unit === null)
    return format === 'number' ? { kind: 'refused', why: 'unit', shown: value.text } : textOf(value.text);
  return numberOf(value.value);
}

/** Dots to be written over: "……", "____", ".../...". */
export const isPlaceholder = (text: string): boolean => /^[.…_\s/%]*$/u.test(text);

/** Whether a cell already says what would be written. */
export function saysSame(
  cell: { readonly kind: string; readonly text: string } | null,
  value: CellValue,
): boolean {
  if (!cell) return false;
  if (value.kind === 'number') {
    const now = cell.kind === 'number' ? Number(cell.text) : Number(decimalText(cell.text));
    return Math.abs(now - Number(value.text)) <= 1e-12 * Math.max(1, Math.abs(now));
  }
  if (value.kind === 'text') return comparable(cell.text) === comparable(value.text);
  return false;
}

const decimalText = (text: string): string => {
  const d = parseDecimal(text);
  return d ? plainDecimal(d) : 'NaN';
};

/** Signs count: "≥ 95%" is not "≤ 95%". */
const comparable = (text: string): string =>
  text.normalize('NFKC').replace(/\s+/g, '').replace(/>=/g, '≥').replace(/<=/g, '≤').toLowerCase();
