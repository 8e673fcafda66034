/** Filled cells of a row of a returned form → answers: converted, or refused with the reason. */
import { alike } from '../../bindings/directory.ts';
import { Diagnostics } from '../../model/diagnostics.ts';
import { parseDecimal, plainDecimal } from '../../model/quantity.ts';
import { cleanSourceText } from '../../readers/clean-text.ts';
import { convertCell, type Expected } from '../../readers/workbook/cell-values.ts';
import { dayOfSerial, shownDay } from '../../readers/workbook/date-cells.ts';
import { cellAddress, type RawCell, type RawSheet, type RawWorkbook } from '../../readers/workbook/raw.ts';
import type { Entry, FormDef, FormRow, FormSheet } from '../forms/form.ts';
import type { FormIdentity } from '../forms/form-layout.ts';
import type { Answer } from './answers.ts';
import { cellAt, isFilled } from './form-cells.ts';

/** What the report shows of a formula whose result was never saved. */
const UNCACHED = '(công thức)';

/** Keys of columns that only show; of a row that is not known any more the others are taken for answers. */
const SHOWN = /^(number|name|requirement|result|unit|last|last:.*)$/;

/** Answers of one row: what was typed into its entry cells, and what stands where nothing should. */
export function answersOf(
  file: string,
  workbook: RawWorkbook,
  sheet: RawSheet,
  r: number,
  keys: ReadonlyMap<number, string>,
  row: FormRow | null,
  def: FormSheet | null,
  identity: FormIdentity,
  form: FormDef | null,
): Answer[] {
  return [...keys].flatMap(([column, key]): Answer[] => {
    const cell = cellAt(sheet, r, column);
    if (!cell || !isFilled(cell)) return [];
    const place = { file, sheet: sheet.name, cell: cellAddress(r, column) };
    const text = cell.uncached ? UNCACHED : shownText(cell, workbook.date1904);
    const title = def?.columns.find((c) => c.key === key)?.title ?? key;
    const entry = row?.entries[key];
    if (entry)
      return [
        { field: entry.field, entry, text, place, ...convert(cell, entry, row!, place, title, workbook) },
      ];
    const pair = row && key === 'value' ? typedPair(cell, row, place, title, workbook) : null;
    if (pair) return [{ field: 'value', text, place, ...pair }];
    const role = def?.columns.find((c) => c.key === key)?.role ?? (SHOWN.test(key) ? 'shown' : 'entry');
    const refused = (message: string, hint: string): Answer[] => [
      { field: key, entry: null, text, value: null, place, problem: { message, hint } },
    ];
    if (
      role === 'last' &&
      row &&
      identity.version === form?.version &&
      alike(text) !== alike(row.shown[key] ?? '')
    )
      return refused(
        `"${title}" là ô đã có sẵn, bị sửa thành "${text}"`,
        'ghi số mới vào ô nền vàng cùng dòng',
      );
    const shown = row ? (row.shown[key] ?? '') : '';
    if (role !== 'entry' || (row && alike(text) === alike(shown))) return [];
    return row
      ? refused(`"${title}" không phải ghi ở dòng này`, 'ghi vào các ô nền vàng của dòng')
      : [{ field: key, entry: null, text, value: null, place, problem: null }];
  });
}

/** What the result cell of a ratio asks when both its numbers are typed there. */
export function pairEntry(row: FormRow): Entry | null {
  const { numerator, denominator, value } = row.entries;
  if (row.target.kind !== 'figure' || !numerator || !denominator || value) return null;
  const last =
    numerator.last !== null && denominator.last !== null ? `${numerator.last}/${denominator.last}` : null;
  return { field: 'value', kind: 'number', choices: [], last, weight: 'answer' };
}

/** "14/15,7" typed as the result of a ratio whose two numbers have cells of their own. */
function typedPair(
  cell: RawCell,
  row: FormRow,
  place: Answer['place'],
  title: string,
  workbook: RawWorkbook,
): Pick<Answer, 'entry' | 'value' | 'problem'> | null {
  const entry = pairEntry(row);
  if (!entry) return null;
  const read = convert(cell, entry, row, place, title, workbook);
  return read.value?.includes('/') ? { entry, ...read } : null;
}

function convert(
  cell: RawCell,
  entry: Entry,
  row: FormRow,
  place: Answer['place'],
  title: string,
  workbook: RawWorkbook,
): Pick<Answer, 'value' | 'problem'> {
  const diagnostics = new Diagnostics();
  const read = convertCell(
    cell,
    expectedOf(entry, row),
    { place, title, date1904: workbook.date1904 },
    diagnostics,
  );
  if (!read.ok) {
    const fault = diagnostics.items.find((d) => d.severity === 'error');
    return {
      value: null,
      problem: { message: fault?.message ?? 'không đọc được ô', hint: fault?.hint ?? '' },
    };
  }
  return { value: canonical(read.value), problem: null };
}

function expectedOf(entry: Entry, row: FormRow): Expected {
  switch (entry.kind) {
    case 'number': {
      const percent = entry.field === 'value' && 'numerator' in row.entries;
      const unit = percent ? '%' : row.shown.unit;
      return { type: 'decimal', ...(unit ? { unit } : {}), ...(percent ? { ratio: true } : {}) };
    }
    case 'date':
      return { type: 'date' };
    case 'text':
      return { type: 'line' };
    case 'flag':
      return { type: 'flag' };
    default:
      return { type: 'choice', choices: new Map(entry.choices.map((c) => [c.word, c.value])) };
  }
}

function canonical(value: unknown): string | null {
  if (value === undefined) return null;
  if (typeof value === 'boolean') return String(value);
  if (typeof value === 'object' && value !== null && 'ratio' in value) {
    const { numerator, denominator } = value.ratio as { numerator: unknown; denominator: unknown };
    return `${canonical(numerator)}/${canonical(denominator)}`;
  }
  const text = String(value);
  const number = typeof value === 'object' ? parseDecimal(text) : null;
  return number ? plainDecimal(number) : text;
}

/** As the sender sees the cell: a day as a day, not as its serial number. */
function shownText(cell: RawCell, date1904: boolean): string {
  const day =
    cell.kind === 'number' && cell.format.kind === 'date' ? dayOfSerial(Number(cell.text), date1904) : null;
  return day ? shownDay(day) : cleanSourceText(cell.text).trim();
}
