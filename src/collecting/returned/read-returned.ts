/**
 * A returned file → its filled cells. Rows are known by the hidden ids, columns by the hidden keys, the form by the mark
 * in each sheet: names of files and sheets, order of rows and columns do not matter.
 */
import { createHash } from 'node:crypto';
import path from 'node:path';
import { Diagnostics } from '../../model/diagnostics.ts';
import { parseDecimal, plainDecimal } from '../../model/quantity.ts';
import { cleanSourceText } from '../../readers/clean-text.ts';
import { convertCell, type Expected } from '../../readers/workbook/cell-values.ts';
import { dayOfSerial, shownDay } from '../../readers/workbook/date-cells.ts';
import { cellAddress, type RawCell, type RawSheet, type RawWorkbook } from '../../readers/workbook/raw.ts';
import { readWorkbook } from '../../readers/workbook/read-workbook.ts';
import { type Entry, type FormDef, type FormRow, type FormSheet, rowsOf } from '../forms/form.ts';
import {
  type FormIdentity,
  ID_COLUMN,
  LAST_COLUMN,
  parseIdentity,
  SENDER_LINES,
} from '../forms/form-layout.ts';
import type { Answer, ReturnedFile, Sender, Submission } from './answers.ts';
import { lostCells } from './lost-cells.ts';

export interface Expectation {
  readonly caseId: string;
  readonly communeName: string;
  readonly forms: readonly FormDef[];
}

/** What the report shows of a formula whose result was never saved. */
const UNCACHED = '(công thức)';

/** Keys of columns that only show; of a row that is not known any more the others are taken for answers. */
const SHOWN = /^(number|name|requirement|result|unit|last|last:.*)$/;

export function readReturned(
  files: readonly { readonly file: string; readonly bytes: Uint8Array }[],
  expected: Expectation,
): ReturnedFile[] {
  const seen = new Map<string, string>();
  return files.map(({ file, bytes }) => {
    const hash = createHash('sha256').update(bytes).digest('hex');
    const before = seen.get(hash);
    if (before !== undefined)
      return nothing(file, 'repeated', `giống hệt tệp ${before}`, 'không cần làm gì: tệp kia đã được đọc');
    seen.set(hash, file);
    return readOne(file, bytes, expected);
  });
}

const nothing = (
  file: string,
  state: ReturnedFile['state'],
  message: string,
  hint: string | null,
): ReturnedFile => ({
  file,
  state,
  form: null,
  sender: null,
  submissions: [],
  answered: false,
  message,
  hint,
});

function readOne(file: string, bytes: Uint8Array, expected: Expectation): ReturnedFile {
  const diagnostics = new Diagnostics();
  const workbook = readWorkbook(file, bytes, diagnostics);
  if (!workbook) {
    const [fault] = diagnostics.items;
    return nothing(file, 'refused', fault?.message ?? 'không đọc được tệp', fault?.hint ?? null);
  }
  const sheets = workbook.sheets.flatMap((sheet) => {
    const identity = parseIdentity(cellText(sheet, 1, ID_COLUMN));
    return identity ? [{ sheet, identity }] : [];
  });
  const [first] = sheets;
  if (!first) {
    const submissions = lostCells(file, workbook, expected.forms);
    return {
      ...nothing(
        file,
        'refused',
        submissions.length > 0
          ? 'tệp có các cột của phiếu nhưng đã mất phần mã ẩn (chép sang tệp khác hoặc xóa cột ẩn)'
          : 'tệp này không phải phiếu do chương trình lập',
        submissions.length > 0
          ? 'ghi lại các số dưới đây vào phiếu gốc (hoso forms lập lại được phiếu), hoặc nhập tay'
          : 'gửi lại phiếu gốc cho đơn vị, đề nghị ghi vào đúng phiếu đó',
      ),
      submissions,
    };
  }
  const foreign = first.identity.caseId !== expected.caseId;
  const form = foreign ? null : (expected.forms.find((f) => f.id === first.identity.form) ?? null);
  const sender = senderOf(file, workbook, sheets, form);
  const submissions = sheets.flatMap(({ sheet, identity }) =>
    readSheet(file, workbook, sheet, identity, sender, expected),
  );
  const answered = submissions.length > 0 || sender.person !== null || sender.date !== null;
  const message = foreign
    ? `phiếu của hồ sơ "${first.identity.caseId}", không phải của ${expected.communeName}`
    : form
      ? !answered
        ? 'phiếu chưa ghi gì: chưa tính là đã trả lời'
        : submissions.length === 0
          ? 'phiếu có người ghi nhưng không ghi số nào: được hiểu là không có thay đổi'
          : null
      : `phiếu "${first.identity.form}" không còn trong danh sách phiếu của hồ sơ này`;
  const hint = foreign
    ? 'tổng hợp vào đúng hồ sơ của xã đó'
    : form
      ? null
      : 'phân công đã đổi; lập và gửi lại phiếu mới (hoso forms)';
  return { file, state: foreign ? 'refused' : 'read', form, sender, submissions, answered, message, hint };
}

const cellAt = (sheet: RawSheet, row: number, column: number): RawCell | undefined =>
  sheet.rows.get(row)?.get(column);

const cellText = (sheet: RawSheet, row: number, column: number): string =>
  cleanSourceText(cellAt(sheet, row, column)?.text ?? '').trim();

const isFilled = (cell: RawCell): boolean =>
  cell.uncached || (cell.kind !== 'blank' && cleanSourceText(cell.text).trim() !== '');

/** Who says to have filled it; what cannot be read of it is left out. */
function senderOf(
  file: string,
  workbook: RawWorkbook,
  sheets: readonly { readonly sheet: RawSheet }[],
  form: FormDef | null,
): Sender {
  const answers = new Map<string, string>();
  for (const { sheet } of sheets) {
    for (const [row, cells] of sheet.rows) {
      const line = SENDER_LINES.find((l) => l.id === cellText(sheet, row, ID_COLUMN));
      if (!line) continue;
      const cell = [...cells.values()].filter((c) => c.column > LAST_COLUMN && isFilled(c)).at(-1);
      if (!cell || cleanSourceText(cell.text).trim() === line.label) continue;
      const place = { file, sheet: sheet.name, cell: cellAddress(cell.row, cell.column) };
      const read = convertCell(
        cell,
        { type: line.kind === 'date' ? 'date' : 'line' },
        { place, title: line.label, date1904: workbook.date1904 },
        new Diagnostics(),
      );
      if (read.ok && typeof read.value === 'string') answers.set(line.id, read.value);
    }
  }
  return {
    unit: form?.unitName ?? '',
    person: answers.get('@sender') ?? null,
    date: answers.get('@date') ?? null,
    file: path.posix.basename(file.replaceAll('\\', '/')),
  };
}

function readSheet(
  file: string,
  workbook: RawWorkbook,
  sheet: RawSheet,
  identity: FormIdentity,
  sender: Sender,
  expected: Expectation,
): Submission[] {
  const foreign = identity.caseId !== expected.caseId;
  const form = foreign ? null : (expected.forms.find((f) => f.id === identity.form) ?? null);
  const def = form?.sheets.find((s) => s.id === identity.sheet) ?? null;
  const keys = new Map<number, string>();
  for (const column of sheet.rows.get(1)?.keys() ?? [])
    if (column > LAST_COLUMN && cellText(sheet, 1, column) !== '')
      keys.set(column, cellText(sheet, 1, column));
  const isRow = (row: number): boolean => /^[^@]/.test(cellText(sheet, row, ID_COLUMN));
  const numbers = [...sheet.rows.keys()].filter((r) => r > 1);
  const first = numbers.find(isRow) ?? Number.POSITIVE_INFINITY;
  const current = new Map((form ? rowsOf(form) : []).map((r) => [r.id, r]));
  const elsewhere = new Map(
    expected.forms.flatMap((f) => rowsOf(f).map((r) => [r.id, { row: r, form: f }] as const)),
  );

  return numbers
    .filter((r) => r >= first)
    .flatMap((r): Submission[] => {
      const rowId = cellText(sheet, r, ID_COLUMN);
      const growing = def?.growing && (rowId === '' || /\/\+\d*$/.test(rowId)) ? def.growing : null;
      const row = growing ? { ...growing, id: rowId || growing.id } : (current.get(rowId) ?? null);
      const known = row ?? elsewhere.get(rowId)?.row ?? null;
      const answers = answersOf(file, workbook, sheet, r, keys, known, def, identity, form);
      if (answers.length === 0) return [];
      const shown = [...keys].flatMap(([c, k]) =>
        k === 'number' || k === 'name' ? [cellText(sheet, r, c)] : [],
      );
      return [
        {
          sender: { ...sender, unit: form?.unitName ?? sender.unit },
          form,
          rowId: rowId === '' ? `${growing?.id ?? ''}` : rowId,
          row: known,
          label: known?.label ?? shown.filter((t) => t !== '').join('. '),
          answers,
          refused: refusal(rowId, row, growing !== null, foreign, form, identity, elsewhere, sheet, r, keys),
          shownLast: lastShown(cellText(sheet, r, LAST_COLUMN), identity, form),
          chosen: false,
        },
      ];
    });
}

/** The values that the sender saw; those of the current form when the hidden cell was emptied. */
function lastShown(
  text: string,
  identity: FormIdentity,
  form: FormDef | null,
): Record<string, string> | null {
  if (text === '') return identity.version === form?.version ? null : {};
  try {
    return JSON.parse(text) as Record<string, string>;
  } catch {
    return identity.version === form?.version ? null : {};
  }
}

function refusal(
  rowId: string,
  row: FormRow | null,
  isNewRow: boolean,
  foreign: boolean,
  form: FormDef | null,
  identity: FormIdentity,
  elsewhere: ReadonlyMap<string, { readonly form: FormDef }>,
  sheet: RawSheet,
  r: number,
  keys: ReadonlyMap<number, string>,
): Submission['refused'] {
  if (foreign) return { status: 'unknown', reason: `phiếu của hồ sơ "${identity.caseId}"`, final: true };
  if (isNewRow) return null;
  if (row) {
    const nameColumn = [...keys].find(([, k]) => k === 'name')?.[0];
    const name = nameColumn === undefined ? '' : cellText(sheet, r, nameColumn);
    const wanted = row.shown.name ?? '';
    if (name === '' || wanted === '' || loose(name) === loose(wanted)) return null;
    return identity.version === form?.version
      ? {
          status: 'outside',
          final: true,
          reason: `dòng bị dán đè: mã ẩn là của "${row.label}", tên ghi trên phiếu là "${name}"`,
        }
      : {
          status: 'older',
          reason: `phiếu cũ: tên mục trên phiếu là "${name}", nay là "${wanted}"`,
          final: false,
        };
  }
  if (rowId === '') return { status: 'outside', reason: 'dòng thêm vào, không có trong phiếu', final: true };
  const owner = elsewhere.get(rowId);
  if (owner)
    return { status: 'outside', reason: `mục này thuộc phiếu của ${owner.form.unitName}`, final: false };
  return { status: 'older', reason: 'mục này không còn trong phiếu hiện nay', final: true };
}

const loose = (text: string): string => text.normalize('NFC').toLowerCase().replace(/\s+/g, ' ').trim();

function answersOf(
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
      loose(text) !== loose(row.shown[key] ?? '')
    )
      return refused(
        `"${title}" là ô đã có sẵn, bị sửa thành "${text}"`,
        'ghi số mới vào ô nền vàng cùng dòng',
      );
    const shown = row ? (row.shown[key] ?? '') : '';
    if (role !== 'entry' || (row && loose(text) === loose(shown))) return [];
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
