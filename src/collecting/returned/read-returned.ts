/**
 * A returned file → its filled cells. Rows are known by the hidden ids, columns by the hidden keys, the form by the mark
 * in each sheet: names of files and sheets, order of rows and columns do not matter.
 */
import { createHash } from 'node:crypto';
import path from 'node:path';
import { alike } from '../../bindings/directory.ts';
import { Diagnostics } from '../../model/diagnostics.ts';
import { cleanSourceText } from '../../readers/clean-text.ts';
import { convertCell } from '../../readers/workbook/cell-values.ts';
import { cellAddress, type RawSheet, type RawWorkbook } from '../../readers/workbook/raw.ts';
import { readWorkbook } from '../../readers/workbook/read-workbook.ts';
import { type FormDef, type FormRow, rowsOf } from '../forms/form.ts';
import {
  type FormIdentity,
  ID_COLUMN,
  LAST_COLUMN,
  parseIdentity,
  SENDER_LINES,
} from '../forms/form-layout.ts';
import type { ReturnedFile, Sender, Submission } from './answers.ts';
import { cellText, isFilled } from './form-cells.ts';
import { lostCells } from './lost-cells.ts';
import { answersOf } from './read-answers.ts';

export interface Expectation {
  readonly caseId: string;
  readonly communeName: string;
  readonly forms: readonly FormDef[];
}

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
    if (name === '' || wanted === '' || alike(name) === alike(wanted)) return null;
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
