/**
 * A form as XLSX: guide on top, locked last values beside yellow cells to fill, drop-downs, hidden ids. Cells to fill
 * are texts: what is typed stays what it is, in whatever language Excel runs (14,5 does not become 145, 6/8 no date).
 */
import ExcelJS from 'exceljs';
import { cellAddress } from '../../readers/workbook/raw.ts';
import { workbookBytes } from '../../workbook/workbook-bytes.ts';
import { type Entry, type FormDef, type FormRow, type FormSheet, isHeading } from './form.ts';
import {
  FIRST_SHOWN,
  ID_COLUMN,
  identityText,
  LAST_COLUMN,
  LISTS_SHEET,
  SENDER_LINES,
} from './form-layout.ts';

export interface FormFile {
  /** Id of the case; it is the answer's address. */
  readonly caseId: string;
  /** 'YYYY-MM-DD' of the file's properties. */
  readonly created: string;
  /** Who sends the forms out. */
  readonly author: string;
}

const FONT = 'Times New Roman';
const FILLS = { entry: 'FFFFF2CC', last: 'FFEDEDED', head: 'FFD9D9D9', heading: 'FFF2F2F2' } as const;
const BORDER: Partial<ExcelJS.Borders> = {
  top: { style: 'thin', color: { argb: 'FF808080' } },
  left: { style: 'thin', color: { argb: 'FF808080' } },
  bottom: { style: 'thin', color: { argb: 'FF808080' } },
  right: { style: 'thin', color: { argb: 'FF808080' } },
};
const LINE_PT = 16;

/** Lines that a text takes in a column; no program fits rows to protected cells by itself. */
const linesOf = (text: string, widthChars: number): number =>
  text
    .split('\n')
    .reduce((n, line) => n + Math.max(1, Math.ceil((line.length * 0.98) / (widthChars - 1))), 0);

const fill = (argb: string): ExcelJS.Fill => ({ type: 'pattern', pattern: 'solid', fgColor: { argb } });

/** Lists of choices on a hidden sheet: words may hold commas, and a list in a cell's rule is short. */
class Lists {
  readonly #columns: string[][] = [];

  /** Formula that names the cells of a list. */
  range(choices: readonly string[]): string {
    const key = JSON.stringify(choices);
    let index = this.#columns.findIndex((c) => JSON.stringify(c) === key);
    if (index < 0) index = this.#columns.push([...choices]) - 1;
    const first = cellAddress(1, index + 1).replace(/^([A-Z]+)/, '$$$1$$');
    const last = cellAddress(choices.length, index + 1).replace(/^([A-Z]+)/, '$$$1$$');
    return `'${LISTS_SHEET}'!${first}:${last}`;
  }

  write(workbook: ExcelJS.Workbook): void {
    if (this.#columns.length === 0) return;
    const sheet = workbook.addWorksheet(LISTS_SHEET, { state: 'hidden' });
    this.#columns.forEach((column, c) => {
      column.forEach((word, r) => {
        sheet.getCell(r + 1, c + 1).value = word;
      });
    });
  }
}

/** Same form, same bytes. */
export function formWorkbook(form: FormDef, file: FormFile): Promise<Buffer> {
  const workbook = new ExcelJS.Workbook();
  const lists = new Lists();
  const textRanges = new Map<string, readonly string[]>();
  form.sheets.forEach((sheet, i) => {
    textRanges.set(sheet.name, [writeSheet(workbook, form, sheet, i === 0, file.caseId, lists)]);
  });
  lists.write(workbook);
  return workbookBytes(
    workbook,
    { title: form.title, author: file.author, created: file.created },
    textRanges,
  );
}

/** Returns the range of the body. */
function writeSheet(
  workbook: ExcelJS.Workbook,
  form: FormDef,
  def: FormSheet,
  first: boolean,
  caseId: string,
  lists: Lists,
): string {
  const lastColumn = FIRST_SHOWN + def.columns.length - 1;
  const sheet = workbook.addWorksheet(def.name, {
    pageSetup: {
      paperSize: 9,
      orientation: 'landscape',
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      margins: { left: 0.4, right: 0.4, top: 0.5, bottom: 0.6, header: 0.3, footer: 0.3 },
    },
    headerFooter: { oddFooter: `&L${form.unitName.replaceAll('&', '&&')}&RTrang &P/&N` },
  });
  sheet.getColumn(ID_COLUMN).hidden = true;
  sheet.getColumn(LAST_COLUMN).hidden = true;
  def.columns.forEach((column, i) => {
    sheet.getColumn(FIRST_SHOWN + i).width = column.widthChars;
    sheet.getCell(1, FIRST_SHOWN + i).value = column.key;
  });
  sheet.getCell(1, ID_COLUMN).value = identityText({
    caseId,
    form: form.id,
    sheet: def.id,
    version: form.version,
  });
  sheet.getRow(1).hidden = true;

  const total = def.columns.reduce((sum, c) => sum + c.widthChars, 0);
  let row = 2;
  const across = (text: string, font: Partial<ExcelJS.Font>, sizePt = 12): void => {
    sheet.mergeCells(row, FIRST_SHOWN, row, lastColumn);
    const cell = sheet.getCell(row, FIRST_SHOWN);
    cell.value = text;
    cell.font = { name: FONT, size: sizePt, ...font };
    cell.alignment = { wrapText: true, vertical: 'top' };
    const perLine = (total * 12 * 1.05) / sizePt;
    sheet.getRow(row).height = Math.ceil(text.length / perLine) * (sizePt + 4) + 2;
    row++;
  };
  across(first ? form.title : def.title, { bold: true }, 14);
  across(first ? `Đơn vị gửi: ${form.unitName}. ${def.title}.` : `Đơn vị gửi: ${form.unitName}.`, {
    italic: true,
  });
  for (const line of def.guide) across(line, {});
  if (first) for (const line of SENDER_LINES) writeSender(sheet, row++, line);
  const headRow = writeHead(sheet, row, def);
  row = headRow + 1;
  const bodyStart = row;
  for (const item of def.rows) {
    if (isHeading(item)) writeHeading(sheet, row, item.heading, def.columns.length);
    else writeRow(sheet, row, def, item, lists);
    row++;
  }
  sheet.views = [{ state: 'frozen', ySplit: headRow, xSplit: 0, showGridLines: false }];
  sheet.pageSetup.printTitlesRow = `${headRow}:${headRow}`;
  sheet.pageSetup.printArea = `${cellAddress(2, FIRST_SHOWN)}:${cellAddress(row - 1, lastColumn)}`;
  // Without password: it keeps ids and last values from slips of the hand, it hides nothing.
  void sheet.protect('', {
    selectLockedCells: true,
    selectUnlockedCells: true,
    formatColumns: true,
    formatRows: true,
    ...(def.growing ? { insertRows: true } : {}),
  });
  return `${cellAddress(bodyStart, FIRST_SHOWN)}:${cellAddress(Math.max(bodyStart, row - 1), lastColumn)}`;
}

function writeSender(sheet: ExcelJS.Worksheet, row: number, line: (typeof SENDER_LINES)[number]): void {
  sheet.getCell(row, ID_COLUMN).value = line.id;
  sheet.mergeCells(row, FIRST_SHOWN, row, FIRST_SHOWN + 1);
  const label = sheet.getCell(row, FIRST_SHOWN);
  label.value = line.label;
  label.font = { name: FONT, size: 12 };
  label.alignment = { horizontal: 'right' };
  const end = Math.min(FIRST_SHOWN + 3, FIRST_SHOWN + sheet.columnCount);
  sheet.mergeCells(row, FIRST_SHOWN + 2, row, end);
  for (let c = FIRST_SHOWN + 2; c <= end; c++) entryCell(sheet.getCell(row, c), 'left');
  if (line.kind === 'date') prompt(sheet.getCell(row, FIRST_SHOWN + 2), 'Ngày', 'Ghi dạng 20/11/2024.');
}

/** One row, or two when columns stand in groups; returns the last. */
function writeHead(sheet: ExcelJS.Worksheet, row: number, def: FormSheet): number {
  const grouped = def.columns.some((c) => c.group !== undefined);
  const last = grouped ? row + 1 : row;
  def.columns.forEach((column, i) => {
    const c = FIRST_SHOWN + i;
    for (let r = row; r <= last; r++) {
      const cell = sheet.getCell(r, c);
      cell.font = { name: FONT, size: 12, bold: true };
      cell.alignment = { horizontal: 'center', vertical: 'middle', wrapText: true };
      cell.fill = fill(FILLS.head);
      cell.border = BORDER;
    }
    if (column.group === undefined) {
      sheet.getCell(row, c).value = column.title;
      if (grouped) sheet.mergeCells(row, c, last, c);
    } else {
      sheet.getCell(last, c).value = column.title;
      if (def.columns[i - 1]?.group !== column.group) {
        sheet.getCell(row, c).value = column.group;
        const width = def.columns.filter((x) => x.group === column.group).length;
        sheet.mergeCells(row, c, row, c + width - 1);
      }
    }
  });
  const height = (texts: readonly number[]): number => LINE_PT * Math.max(...texts, 1) + 6;
  sheet.getRow(last).height = height(def.columns.map((c) => linesOf(c.title, c.widthChars * 0.85)));
  if (grouped)
    sheet.getRow(row).height = height(def.columns.map((c) => linesOf(c.group ?? '', c.widthChars * 1.7)));
  return last;
}

function writeHeading(sheet: ExcelJS.Worksheet, row: number, text: string, columns: number): void {
  sheet.getRow(row).height = LINE_PT + 4;
  for (let i = 0; i < columns; i++) {
    const cell = sheet.getCell(row, FIRST_SHOWN + i);
    cell.fill = fill(FILLS.heading);
    cell.border = BORDER;
    cell.font = { name: FONT, size: 12, bold: true };
  }
  sheet.mergeCells(row, FIRST_SHOWN, row, FIRST_SHOWN + columns - 1);
  const cell = sheet.getCell(row, FIRST_SHOWN);
  cell.value = text;
  cell.alignment = { wrapText: true, vertical: 'middle' };
}

function writeRow(sheet: ExcelJS.Worksheet, row: number, def: FormSheet, item: FormRow, lists: Lists): void {
  sheet.getCell(row, ID_COLUMN).value = item.id;
  const last = Object.fromEntries(
    Object.values(item.entries).flatMap((e) => (e.last === null ? [] : [[e.field, e.last]])),
  );
  if (Object.keys(last).length > 0) sheet.getCell(row, LAST_COLUMN).value = JSON.stringify(last);
  const lines = def.columns.map((c) => linesOf(item.shown[c.key] ?? '', c.widthChars));
  sheet.getRow(row).height = LINE_PT * Math.max(...lines, 1) + 4;
  def.columns.forEach((column, i) => {
    const cell = sheet.getCell(row, FIRST_SHOWN + i);
    const entry = item.entries[column.key];
    if (entry) {
      entryCell(cell, column.align ?? 'left');
      rule(cell, entry, column.title, lists);
      return;
    }
    cell.value = item.shown[column.key] ?? null;
    cell.font = { name: FONT, size: 12 };
    cell.numFmt = '@';
    cell.alignment = { horizontal: column.align ?? 'left', vertical: 'middle', wrapText: true };
    cell.border = BORDER;
    if (column.role !== 'shown') cell.fill = fill(FILLS.last);
  });
}

function entryCell(cell: ExcelJS.Cell, align: 'left' | 'center' | 'right'): void {
  cell.font = { name: FONT, size: 12 };
  cell.numFmt = '@';
  cell.alignment = { horizontal: align, vertical: 'middle', wrapText: true };
  cell.border = BORDER;
  cell.fill = fill(FILLS.entry);
  cell.protection = { locked: false };
}

const PROMPTS: Readonly<Record<Entry['kind'], string>> = {
  number:
    'Chỉ ghi con số, dấu phẩy thập phân: 15,7. Không ghi đơn vị, không ghi dấu ngăn hàng nghìn. Chưa biết thì để trống.',
  date: 'Ghi dạng 20/11/2024.',
  text: '',
  flag: 'Chọn Có hoặc Chưa có. Chưa biết thì để trống.',
  level: 'Chọn một mức trong danh sách.',
  verdict: 'Chọn trong danh sách. Chưa kết luận thì để trống.',
  choice: 'Chọn trong danh sách.',
};

function prompt(cell: ExcelJS.Cell, title: string, text: string): void {
  cell.dataValidation = {
    type: 'textLength',
    operator: 'lessThanOrEqual',
    formulae: [60],
    allowBlank: true,
    showInputMessage: true,
    promptTitle: title.slice(0, 32),
    prompt: text,
  };
}

function rule(cell: ExcelJS.Cell, entry: Entry, title: string, lists: Lists): void {
  const text = PROMPTS[entry.kind];
  if (entry.choices.length > 0) {
    cell.dataValidation = {
      type: 'list',
      formulae: [lists.range(entry.choices.map((c) => c.word))],
      allowBlank: true,
      showInputMessage: true,
      promptTitle: title.slice(0, 32),
      prompt: text,
      showErrorMessage: true,
      errorStyle: 'stop',
      errorTitle: 'Không có trong danh sách',
      error: 'Hãy chọn một mục trong danh sách, hoặc xóa trống ô này.',
    };
  } else if (text !== '') prompt(cell, title, text);
}
