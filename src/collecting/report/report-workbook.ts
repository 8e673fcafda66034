/**
 * `bao-cao-thu-thap.xlsx`: one row per filled cell, what waits for somebody first. Values that were kept aside can be
 * chosen in it with an x; the hidden columns carry what is needed to read the choice back.
 */
import ExcelJS from 'exceljs';
import { cellAddress } from '../../readers/workbook/raw.ts';
import { workbookBytes } from '../../workbook/workbook-bytes.ts';
import type { Collected } from '../collect.ts';
import type { CollectedCell } from '../returned/decide.ts';
import { STATUS_WORDS, statusOrder } from './words.ts';

/** In cell A1: which case the report is of. */
export const REPORT_MARK = 'hoso-bao-cao-thu-thap';

/** Hidden columns, by their key in the first row. */
export const HIDDEN_KEYS = [
  'row',
  'field',
  'value',
  'last',
  'form',
  'version',
  'person',
  'date',
  'file',
  'sheet',
  'cell',
] as const;

export const CHOICE_KEY = 'choice';

const COLUMNS = [
  { key: CHOICE_KEY, title: 'Chọn (x)', width: 7 },
  { key: 'status', title: 'Trạng thái', width: 13 },
  { key: 'label', title: 'Mục', width: 36 },
  { key: 'title', title: 'Cột', width: 13 },
  { key: 'old', title: 'Số cũ', width: 11 },
  { key: 'new', title: 'Số mới', width: 14 },
  { key: 'unit', title: 'Người gửi', width: 20 },
  { key: 'place', title: 'Tệp', width: 22 },
  { key: 'address', title: 'Ô', width: 14 },
  { key: 'reason', title: 'Lý do', width: 32 },
  { key: 'hint', title: 'Cách xử lý', width: 28 },
] as const;

const FONT = 'Times New Roman';
const THIN = { style: 'thin', color: { argb: 'FF808080' } } as const;
const BORDER: Partial<ExcelJS.Borders> = { top: THIN, left: THIN, bottom: THIN, right: THIN };
const fill = (argb: string): ExcelJS.Fill => ({ type: 'pattern', pattern: 'solid', fgColor: { argb } });
const LINE_PT = 16;
export const HEAD_ROW = 4;

/** Values that somebody may choose: readable, of a known row, not taken. */
export const isChoosable = ({ status, submission, answer }: CollectedCell): boolean =>
  (status === 'conflict' || status === 'older' || status === 'outside') &&
  submission.row !== null &&
  answer.value !== null &&
  !submission.refused?.final;

const titleOf = (cell: CollectedCell): string => {
  const { form, row } = cell.submission;
  const key = Object.entries(row?.entries ?? {}).find(([, e]) => e.field === cell.answer.field)?.[0];
  const columns = form?.sheets.flatMap((s) => s.columns) ?? [];
  const column = columns.find((c) => c.key === (key ?? cell.answer.field));
  return column ? (column.group ?? column.title) : cell.answer.field;
};

const shown = (cell: CollectedCell): Readonly<Record<(typeof COLUMNS)[number]['key'], string>> => ({
  choice: '',
  status: STATUS_WORDS[cell.status],
  label: cell.label,
  title: titleOf(cell),
  old: cell.old ?? '',
  new: cell.text,
  unit: [cell.submission.sender.unit, cell.submission.sender.person].filter((t) => t).join(' - '),
  place: cell.submission.sender.file,
  address: `${cell.answer.place.sheet ?? ''}!${cell.answer.place.cell ?? ''}`,
  reason: cell.reason ?? '',
  hint: isChoosable(cell) ? 'ghi x ở cột Chọn nếu lấy số này' : (cell.hint ?? ''),
});

const hidden = (cell: CollectedCell): Readonly<Record<(typeof HIDDEN_KEYS)[number], string>> => ({
  row: cell.submission.rowId,
  field: cell.answer.field,
  value: cell.answer.value ?? '',
  last: cell.answer.entry?.last ?? '',
  form: cell.submission.form?.id ?? '',
  version: cell.submission.form?.version ?? '',
  person: cell.submission.sender.person ?? '',
  date: cell.submission.sender.date ?? '',
  file: cell.answer.place.file,
  sheet: cell.answer.place.sheet ?? '',
  cell: cell.answer.place.cell ?? '',
});

export interface ReportFile {
  readonly caseId: string;
  readonly communeName: string;
  /** ISO day of collecting; day of the file's properties too. */
  readonly on: string;
  readonly onText: string;
}

export function reportWorkbook(collected: Collected, file: ReportFile): Promise<Buffer> {
  const workbook = new ExcelJS.Workbook();
  const title = `Báo cáo tổng hợp phiếu thu thập - ${file.communeName}`;
  const ranges = new Map([['Các ô', [writeCells(workbook, collected.cells, file, title)]]]);
  writeFiles(workbook, collected);
  return workbookBytes(workbook, { title, author: file.communeName, created: file.on }, ranges);
}

function writeCells(
  workbook: ExcelJS.Workbook,
  cells: readonly CollectedCell[],
  file: ReportFile,
  title: string,
): string {
  const sheet = workbook.addWorksheet('Các ô', {
    pageSetup: { paperSize: 9, orientation: 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
    headerFooter: { oddFooter: '&RTrang &P/&N' },
  });
  const first = HIDDEN_KEYS.length + 1;
  HIDDEN_KEYS.forEach((key, i) => {
    sheet.getColumn(i + 1).hidden = true;
    sheet.getCell(1, i + 1).value = i === 0 ? `${REPORT_MARK}|${file.caseId}|${key}` : key;
  });
  COLUMNS.forEach((column, i) => {
    sheet.getColumn(first + i).width = column.width;
    sheet.getCell(1, first + i).value = column.key;
  });
  sheet.getRow(1).hidden = true;
  const last = first + COLUMNS.length - 1;
  const across = (row: number, text: string, font: Partial<ExcelJS.Font>): void => {
    sheet.mergeCells(row, first, row, last);
    sheet.getCell(row, first).value = text;
    sheet.getCell(row, first).font = { name: FONT, ...font };
  };
  across(2, `${title}, ngày ${file.onText}`, { size: 14, bold: true });
  across(
    3,
    'Số chưa đưa vào hồ sơ đứng đầu. Muốn lấy số nào thì ghi x vào ô nền vàng cùng dòng, lưu tệp, rồi chạy: hoso collect <hồ sơ> --choices bao-cao-thu-thap.xlsx',
    { size: 12 },
  );
  COLUMNS.forEach((column, i) => {
    const cell = sheet.getCell(HEAD_ROW, first + i);
    cell.value = column.title;
    cell.font = { name: FONT, size: 12, bold: true };
    cell.alignment = { horizontal: 'center', vertical: 'middle', wrapText: true };
    cell.fill = fill('FFD9D9D9');
    cell.border = BORDER;
  });
  const sorted = cells
    .map((cell, i) => ({ cell, i }))
    .sort(
      (a, b) =>
        statusOrder(a.cell.status) - statusOrder(b.cell.status) || byItem(a.cell, b.cell) || a.i - b.i,
    );
  for (const [i, { cell }] of sorted.entries()) writeCell(sheet, HEAD_ROW + 1 + i, first, cell);
  sheet.views = [{ state: 'frozen', ySplit: HEAD_ROW, showGridLines: false }];
  const end = HEAD_ROW + Math.max(1, sorted.length);
  sheet.autoFilter = { from: { row: HEAD_ROW, column: first }, to: { row: end, column: last } };
  sheet.pageSetup.printTitlesRow = `${HEAD_ROW}:${HEAD_ROW}`;
  return `${cellAddress(HEAD_ROW + 1, first)}:${cellAddress(end, last)}`;
}

/** What two senders say of one thing stands together. */
const byItem = (a: CollectedCell, b: CollectedCell): number => {
  const [x, y] = [a.submission.row?.id ?? '', b.submission.row?.id ?? ''];
  return x < y ? -1 : x > y ? 1 : 0;
};

function writeCell(sheet: ExcelJS.Worksheet, row: number, first: number, cell: CollectedCell): void {
  const own = hidden(cell);
  HIDDEN_KEYS.forEach((key, i) => {
    sheet.getCell(row, i + 1).value = own[key] === '' ? null : own[key];
    sheet.getCell(row, i + 1).numFmt = '@';
  });
  const texts = shown(cell);
  const lines = COLUMNS.map((c) => Math.ceil((texts[c.key].length * 1.05) / (c.width - 1)));
  sheet.getRow(row).height = LINE_PT * Math.max(...lines, 1) + 4;
  COLUMNS.forEach((column, i) => {
    const target = sheet.getCell(row, first + i);
    target.value = texts[column.key] === '' ? null : texts[column.key];
    target.numFmt = '@';
    target.font = { name: FONT, size: 12 };
    target.alignment = { vertical: 'middle', wrapText: true };
    target.border = BORDER;
    if (column.key === CHOICE_KEY) {
      target.alignment = { horizontal: 'center', vertical: 'middle' };
      if (isChoosable(cell)) target.fill = fill('FFFFF2CC');
    }
  });
}

/** Second sheet: the files, those that were refused too. */
function writeFiles(workbook: ExcelJS.Workbook, collected: Collected): void {
  const sheet = workbook.addWorksheet('Các tệp', {
    pageSetup: { paperSize: 9, orientation: 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
  });
  const states = { read: 'đã đọc', repeated: 'trùng tệp', refused: 'không nhận' } as const;
  const rows = [
    ['Tệp', 'Phiếu', 'Người gửi', 'Tình trạng', 'Số ô đã ghi', 'Lý do', 'Cách xử lý'],
    ...collected.files.map((f) => [
      f.file,
      f.form?.title ?? '',
      f.sender?.unit ?? '',
      states[f.state],
      String(f.submissions.reduce((n, s) => n + s.answers.length, 0)),
      f.message ?? '',
      f.hint ?? '',
    ]),
  ];
  [44, 44, 30, 13, 11, 50, 50].forEach((width, i) => {
    sheet.getColumn(i + 1).width = width;
  });
  rows.forEach((row, r) => {
    row.forEach((text, c) => {
      const cell = sheet.getCell(r + 1, c + 1);
      cell.value = text === '' ? null : text;
      cell.numFmt = '@';
      cell.font = { name: FONT, size: 12, bold: r === 0 };
      cell.alignment = { vertical: 'middle', wrapText: true, ...(r === 0 ? { horizontal: 'center' } : {}) };
      cell.border = BORDER;
      if (r === 0) cell.fill = fill('FFD9D9D9');
    });
  });
}
