/** One sheet of the data-entry workbook from its binding. */
import type ExcelJS from 'exceljs';
import { cellValue, type DataRow, rowsOf } from '../../bindings/rows.ts';
import { MARKER } from '../../bindings/sheets.ts';
import { blankOf, type Column, type SheetBinding } from '../../bindings/types.ts';
import { cellAddress } from '../../readers/workbook/raw.ts';
import { lineCount, MAX_ROW_PT, rowHeightPt } from '../../writers/xlsx/measure.ts';
import { blankFormat, type CellValue, cellOf, isNumber, textCell } from './cells.ts';
import type { EntryContext } from './context.ts';
import {
  ABOUT_ROW,
  BEYOND,
  FIRST_COLUMN,
  FIRST_ROW,
  GROUP_ROW,
  HEAD_ROW,
  ID_COLUMN,
  KEY_ROW,
  NO_DATA,
  TITLE_ROW,
} from './layout.ts';
import { addValidation, BODY_PT, type LookName, printSetup, protectSheet, REQUIRED_MARK } from './style.ts';
import { wordsFor } from './words-for.ts';

/** A digit of the body font is 8 px wide. */
const PX_PER_CHAR = 8;

export interface WrittenSheet {
  readonly sheet: ExcelJS.Worksheet;
  readonly binding: SheetBinding;
  readonly rows: readonly DataRow[];
  /** Last row prepared for entry. */
  readonly lastRow: number;
  /** Number-like texts are wanted here. */
  readonly textRanges: readonly string[];
}

export const columnOf = (binding: SheetBinding, key: string): number =>
  FIRST_COLUMN + binding.columns.findIndex((c) => c.key === key);

export const letterOf = (column: number): string => cellAddress(1, column).replace(/\d+$/, '');

const isShown = (binding: SheetBinding, column: Column): boolean =>
  column.path === null && !column.variant && !isParentColumn(binding, column);

const isParentColumn = ({ rows }: SheetBinding, column: Column): boolean =>
  (rows.kind === 'children' && rows.of === column.key) || rows.kind === 'rounds';

/** Identity cells of prefilled rows: the hidden id counts, not what stands there. */
const isIdentity = ({ rows }: SheetBinding, column: Column): boolean =>
  (column.key === 'id' && ['criteria', 'results', 'requirements'].includes(rows.kind)) ||
  (column.key === 'key' && rows.kind === 'record');

export function writeSheet(
  workbook: ExcelJS.Workbook,
  name: string,
  binding: SheetBinding,
  context: EntryContext,
): WrittenSheet {
  const { styles } = context;
  const sheet = workbook.addWorksheet(name, { properties: { defaultRowHeight: 15.75 } });
  const rows = rowsOf(binding, context.data, context.pack, context.proposals);
  const lastRow = Math.max(FIRST_ROW, FIRST_ROW + rows.length - 1 + (binding.spare ?? 0));
  writeHead(sheet, binding, context);
  for (let row = FIRST_ROW; row <= lastRow; row++)
    writeRow(sheet, row, rows[row - FIRST_ROW], binding, context);
  validations(sheet, binding, lastRow, context);
  const last = letterOf(FIRST_COLUMN + binding.columns.length - 1);
  sheet.autoFilter = `${letterOf(FIRST_COLUMN)}${HEAD_ROW}:${last}${lastRow}`;
  freeze(sheet, binding);
  printSetup(sheet, [GROUP_ROW, HEAD_ROW]);
  protectSheet(sheet);
  return { sheet, binding, rows, lastRow, textRanges: textRanges(binding, lastRow) };

  function writeHead(
    target: ExcelJS.Worksheet,
    { columns, key, title, about }: SheetBinding,
    _: EntryContext,
  ): void {
    target.getColumn(ID_COLUMN).width = 12;
    target.getColumn(ID_COLUMN).hidden = true;
    target.getColumn(ID_COLUMN).style = styles('key', { numFmt: '@' });
    target.getRow(KEY_ROW).hidden = true;
    put(target, KEY_ROW, ID_COLUMN, { value: MARKER + key }, 'key');
    for (const row of [TITLE_ROW, ABOUT_ROW, GROUP_ROW, HEAD_ROW])
      put(target, row, ID_COLUMN, { value: NO_DATA }, 'key');
    put(target, TITLE_ROW, FIRST_COLUMN, { value: title }, 'title');
    put(target, ABOUT_ROW, FIRST_COLUMN, { value: about }, 'about');
    target.getRow(TITLE_ROW).height = 24;
    columns.forEach((column, i) => {
      const at = FIRST_COLUMN + i;
      const format = isShown(binding, column) ? undefined : blankFormat(column);
      target.getColumn(at).width = column.width;
      target.getColumn(at).style = styles('plain', {
        unlocked: true,
        ...(format === undefined ? {} : { numFmt: format }),
      });
      put(target, KEY_ROW, at, { value: column.key }, 'key');
      put(target, GROUP_ROW, at, { value: column.group ?? null }, 'group');
      const head = column.title + (column.required ? REQUIRED_MARK : '');
      put(target, HEAD_ROW, at, { value: head }, column.required ? 'requiredHead' : 'head');
    });
  }

  function put(
    target: ExcelJS.Worksheet,
    row: number,
    column: number,
    cell: CellValue,
    look: LookName,
  ): void {
    const to = target.getCell(row, column);
    to.value = cell.value;
    to.style = styles(look, {
      ...(cell.numFmt === undefined ? {} : { numFmt: cell.numFmt }),
      ...(cell.quotePrefix ? { quotePrefix: true } : {}),
    });
  }

  function writeRow(
    target: ExcelJS.Worksheet,
    at: number,
    row: DataRow | undefined,
    { columns }: SheetBinding,
    { prefilled, directory }: EntryContext,
  ): void {
    if (row && row.id !== '') put(target, at, ID_COLUMN, textCell(row.id), 'key');
    let lines = 1;
    columns.forEach((column, i) => {
      const shown = isShown(binding, column);
      const locked = shown || isIdentity(binding, column);
      const cell = row ? content(row, column) : { value: null };
      const text = typeof cell.value === 'string' ? cell.value : '';
      if (text !== '')
        lines = Math.max(lines, lineCount([text], { sizePt: BODY_PT }, column.width * PX_PER_CHAR));
      const to = target.getCell(at, FIRST_COLUMN + i);
      const format = cell.numFmt ?? (shown ? undefined : blankFormat(column));
      to.value = cell.value;
      to.style = styles(locked ? 'locked' : 'entry', {
        ...(isNumber(column) ? { align: 'right' } : {}),
        ...(format === undefined ? {} : { numFmt: format }),
        ...(cell.quotePrefix ? { quotePrefix: true } : {}),
      });
    });
    target.getRow(at).height = Math.min(MAX_ROW_PT, rowHeightPt(lines, BODY_PT));

    function content(own: DataRow, column: Column): CellValue {
      if (isShown(binding, column) || (isIdentity(binding, column) && column.path === null)) {
        const text = prefilled(binding, own.id, column.key);
        return text === undefined ? { value: null } : textCell(text);
      }
      const value = cellValue(binding, own, column);
      return value === blankOf(column, own.variant) ? { value: null } : cellOf(column, value, directory);
    }
  }
}

function validations(
  sheet: ExcelJS.Worksheet,
  binding: SheetBinding,
  lastRow: number,
  context: EntryContext,
): void {
  binding.columns.forEach((column, i) => {
    if (isShown(binding, column) || isIdentity(binding, column)) return;
    const letter = letterOf(FIRST_COLUMN + i);
    const words = column.list ? [] : wordsFor(column, context);
    const source = context.dropDowns.source(words);
    addValidation(sheet, `${letter}${FIRST_ROW}:${letter}${lastRow + BEYOND}`, {
      title: column.title,
      help: column.help,
      ...(source === undefined ? {} : { source, lenient: column.type.kind === 'reference' }),
    });
  });
}

const textRanges = (binding: SheetBinding, lastRow: number): string[] =>
  binding.columns.flatMap((column, i) => {
    const letter = letterOf(FIRST_COLUMN + i);
    return blankFormat(column) === '@' ? [`${letter}${FIRST_ROW}:${letter}${lastRow + BEYOND}`] : [];
  });

/** Heads stay in sight; so does the name of what the row is about. */
function freeze(sheet: ExcelJS.Worksheet, binding: SheetBinding): void {
  const still = ['results', 'requirements', 'criteria'].includes(binding.rows.kind) ? 2 : 0;
  const activeCell = `${letterOf(FIRST_COLUMN + still)}${FIRST_ROW}`;
  sheet.views = [
    {
      state: 'frozen',
      xSplit: still === 0 ? 0 : FIRST_COLUMN - 1 + still,
      ySplit: HEAD_ROW,
      topLeftCell: activeCell,
      activeCell,
      showGridLines: false,
      zoomScale: 100,
      zoomScaleNormal: 100,
    } as unknown as ExcelJS.WorksheetView,
  ];
}
