/** "Thông tin chung": one fact a row, its name at the left, how to fill it at the right. */
import type ExcelJS from 'exceljs';
import { cellValue } from '../../bindings/rows.ts';
import { MARKER } from '../../bindings/sheets.ts';
import { blankOf, type SheetBinding } from '../../bindings/types.ts';
import { lineCount, rowHeightPt } from '../../writers/xlsx/measure.ts';
import { blankFormat, type CellValue, cellOf } from './cells.ts';
import type { EntryContext } from './context.ts';
import {
  ABOUT_ROW,
  HEAD_ROW,
  ID_COLUMN,
  KEY_ROW,
  NO_DATA,
  PAIR_HELP,
  PAIR_TITLE,
  PAIR_VALUE,
  TITLE_ROW,
} from './layout.ts';
import { addValidation, BODY_PT, type LookName, printSetup, protectSheet, REQUIRED_MARK } from './style.ts';
import { wordsFor } from './words-for.ts';
import type { WrittenSheet } from './write-sheet.ts';

const WIDTHS = { [ID_COLUMN]: 12, [PAIR_TITLE]: 34, [PAIR_VALUE]: 60, [PAIR_HELP]: 64 } as const;

export function writePairs(
  workbook: ExcelJS.Workbook,
  name: string,
  binding: SheetBinding,
  context: EntryContext,
): WrittenSheet {
  const { styles } = context;
  const sheet = workbook.addWorksheet(name, { properties: { defaultRowHeight: 15.75 } });
  const put = (row: number, column: number, cell: CellValue, look: LookName): void => {
    const to = sheet.getCell(row, column);
    to.value = cell.value;
    to.style = styles(look, {
      ...(cell.numFmt === undefined ? {} : { numFmt: cell.numFmt }),
      ...(cell.quotePrefix ? { quotePrefix: true } : {}),
    });
  };
  for (const [column, width] of Object.entries(WIDTHS)) sheet.getColumn(Number(column)).width = width;
  sheet.getColumn(ID_COLUMN).hidden = true;
  sheet.getRow(KEY_ROW).hidden = true;
  put(KEY_ROW, ID_COLUMN, { value: MARKER + binding.key }, 'key');
  put(KEY_ROW, PAIR_TITLE, { value: '#title' }, 'key');
  put(KEY_ROW, PAIR_VALUE, { value: '#value' }, 'key');
  put(KEY_ROW, PAIR_HELP, { value: '#help' }, 'key');
  for (let row = TITLE_ROW; row <= HEAD_ROW; row++) put(row, ID_COLUMN, { value: NO_DATA }, 'key');
  put(TITLE_ROW, PAIR_TITLE, { value: binding.title }, 'title');
  put(ABOUT_ROW, PAIR_TITLE, { value: binding.about }, 'about');
  sheet.mergeCells(ABOUT_ROW, PAIR_TITLE, ABOUT_ROW, PAIR_HELP);
  sheet.getRow(TITLE_ROW).height = 24;
  put(HEAD_ROW, PAIR_TITLE, { value: 'Mục' }, 'head');
  put(HEAD_ROW, PAIR_VALUE, { value: 'Nội dung' }, 'head');
  put(HEAD_ROW, PAIR_HELP, { value: 'Cách ghi' }, 'head');
  const row = { id: '', object: context.data };
  let at = HEAD_ROW;
  let group: string | undefined;
  const textRanges: string[] = [];
  for (const column of binding.columns) {
    if (column.group !== group) {
      group = column.group;
      at++;
      put(at, ID_COLUMN, { value: NO_DATA }, 'key');
      for (const c of [PAIR_TITLE, PAIR_VALUE, PAIR_HELP])
        put(at, c, { value: c === PAIR_TITLE ? (group ?? null) : null }, 'section');
    }
    at++;
    const value = cellValue(binding, row, column);
    const cell =
      value === blankOf(column, undefined) ? { value: null } : cellOf(column, value, context.directory);
    const format = cell.numFmt ?? blankFormat(column);
    put(at, ID_COLUMN, { value: column.key }, 'key');
    put(at, PAIR_TITLE, { value: column.title + (column.required ? REQUIRED_MARK : '') }, 'locked');
    put(at, PAIR_VALUE, { ...cell, ...(format === undefined ? {} : { numFmt: format }) }, 'entry');
    put(at, PAIR_HELP, { value: column.help ?? null }, 'about');
    const lines = Math.max(
      lineCount([String(cell.value ?? '')], { sizePt: BODY_PT }, WIDTHS[PAIR_VALUE] * 8),
      lineCount([column.help ?? ''], { sizePt: BODY_PT }, WIDTHS[PAIR_HELP] * 8),
    );
    sheet.getRow(at).height = rowHeightPt(lines, BODY_PT);
    const address = `C${at}`;
    if (format === '@') textRanges.push(address);
    const source = context.dropDowns.source(wordsFor(column, context));
    addValidation(sheet, address, {
      title: column.title,
      help: column.help,
      ...(source === undefined ? {} : { source, lenient: column.type.kind === 'reference' }),
    });
  }
  sheet.views = [
    {
      state: 'frozen',
      xSplit: 0,
      ySplit: HEAD_ROW,
      topLeftCell: `B${HEAD_ROW + 1}`,
      activeCell: `C${HEAD_ROW + 2}`,
      showGridLines: false,
    } as unknown as ExcelJS.WorksheetView,
  ];
  printSetup(sheet, [HEAD_ROW, HEAD_ROW]);
  protectSheet(sheet);
  return { sheet, binding, rows: [row], lastRow: at, textRanges, computed: new Map() };
}
