/** One sheet of the data-entry workbook from its binding. */
import type ExcelJS from 'exceljs';
import { cellValue, type DataRow, rowsOf } from '../../bindings/rows.ts';
import { MARKER } from '../../bindings/sheets.ts';
import { blankOf, type Column, type SheetBinding } from '../../bindings/types.ts';
import { lineCount, MAX_ROW_PT, rowHeightPt } from '../../writers/xlsx/measure.ts';
import { blankFormat, type CellValue, cellOf, isNumber, TEXT_FORMAT, textCell } from './cells.ts';
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
import type { LiveValue } from './live.ts';
import { letterOf } from './positions.ts';
import { addValidation, BODY_PT, type LookName, printSetup, protectSheet, REQUIRED_MARK } from './style.ts';
import { wordsFor } from './words-for.ts';

/** A digit of the body font is 8 px wide. */
const PX_PER_CHAR = 8;
const HEAD_FONT = { sizePt: BODY_PT, bold: true };
/** Room of the lines over the heads. */
const BANNER_CHARS = 110;
const DEFAULT_WIDTH = 9;
const COMPUTED_FORMAT = '#,##0.00';

export interface WrittenSheet {
  readonly sheet: ExcelJS.Worksheet;
  readonly binding: SheetBinding;
  readonly rows: readonly DataRow[];
  /** Last row prepared for entry. */
  readonly lastRow: number;
  /** Number-like texts are wanted here. */
  readonly textRanges: readonly string[];
  /** Results of live cells by column, in the order of the rows. */
  readonly computed: ReadonlyMap<string, readonly LiveValue[]>;
}

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
  const sheet = workbook.addWorksheet(name, { properties: { defaultRowHeight: 15.75 } });
  const rows = rowsOf(binding, context.data, context.pack, context.proposals);
  const lastRow = Math.max(FIRST_ROW, FIRST_ROW + rows.length - 1 + (binding.spare ?? 0));
  const writer = new SheetRows(sheet, binding, context);
  writer.head();
  for (let row = FIRST_ROW; row <= lastRow; row++) writer.row(row, rows[row - FIRST_ROW]);
  validations(sheet, binding, lastRow, context);
  const last = letterOf(FIRST_COLUMN + binding.columns.length - 1);
  sheet.autoFilter = `${letterOf(FIRST_COLUMN)}${HEAD_ROW}:${last}${lastRow}`;
  freeze(sheet, binding);
  const aside = binding.columns.findIndex((c) => c.aside);
  const printed = letterOf(FIRST_COLUMN + (aside < 0 ? binding.columns.length : aside) - 1);
  printSetup(sheet, [GROUP_ROW, HEAD_ROW], `A$${TITLE_ROW}:${printed}$${lastRow}`);
  protectSheet(sheet);
  return {
    sheet,
    binding,
    rows,
    lastRow,
    textRanges: textRanges(binding, lastRow),
    computed: writer.computed,
  };
}

class SheetRows {
  /** Results of live cells by column, in the order of the rows. */
  readonly computed = new Map<string, LiveValue[]>();
  readonly #sheet: ExcelJS.Worksheet;
  readonly #binding: SheetBinding;
  readonly #context: EntryContext;

  constructor(sheet: ExcelJS.Worksheet, binding: SheetBinding, context: EntryContext) {
    this.#sheet = sheet;
    this.#binding = binding;
    this.#context = context;
  }

  head(): void {
    const { columns, key, title, about } = this.#binding;
    const sheet = this.#sheet;
    const { styles } = this.#context;
    const ids = sheet.getColumn(ID_COLUMN);
    ids.width = 12;
    ids.hidden = true;
    ids.style = styles('key', { numFmt: TEXT_FORMAT });
    sheet.getRow(KEY_ROW).hidden = true;
    this.#put(KEY_ROW, ID_COLUMN, { value: MARKER + key }, 'key');
    for (const row of [TITLE_ROW, ABOUT_ROW, GROUP_ROW, HEAD_ROW])
      this.#put(row, ID_COLUMN, { value: NO_DATA }, 'key');
    columns.forEach((column, i) => {
      const at = FIRST_COLUMN + i;
      const format = isShown(this.#binding, column) ? undefined : blankFormat(column);
      sheet.getColumn(at).width = column.width;
      sheet.getColumn(at).style = styles('plain', {
        unlocked: true,
        ...(format === undefined ? {} : { numFmt: format }),
      });
      this.#put(KEY_ROW, at, { value: column.key }, 'key');
      if (column.group !== undefined) this.#put(GROUP_ROW, at, { value: column.group }, 'group');
      const head = column.title + (column.required ? REQUIRED_MARK : '');
      this.#put(HEAD_ROW, at, { value: head }, column.required ? 'requiredHead' : 'head');
    });
    this.#mergeGroups();
    if (columns.every((c) => c.group === undefined)) sheet.getRow(GROUP_ROW).hidden = true;
    this.#banner(TITLE_ROW, title, 'title', 24);
    this.#banner(ABOUT_ROW, about, 'about', 0);
    const heights = columns.map((c) =>
      lineCount([c.title + REQUIRED_MARK], HEAD_FONT, c.width * PX_PER_CHAR),
    );
    sheet.getRow(HEAD_ROW).height = rowHeightPt(Math.max(...heights), BODY_PT) + 4;
  }

  /** A text over as many columns as it may use. */
  #banner(row: number, text: string, look: LookName, least: number): void {
    let last = FIRST_COLUMN;
    let width = this.#binding.columns[0]!.width;
    while (width < BANNER_CHARS && last - FIRST_COLUMN + 1 < this.#binding.columns.length) {
      width += this.#binding.columns[last - FIRST_COLUMN + 1]!.width;
      last++;
    }
    const room = Math.max(width, BANNER_CHARS);
    // A narrow sheet lends the columns beside it.
    if (width < BANNER_CHARS) last += Math.ceil((BANNER_CHARS - width) / DEFAULT_WIDTH);
    this.#put(row, FIRST_COLUMN, { value: text }, look);
    this.#sheet.mergeCells(row, FIRST_COLUMN, row, last);
    const lines = lineCount([text], { sizePt: BODY_PT }, room * PX_PER_CHAR);
    this.#sheet.getRow(row).height = Math.max(least, rowHeightPt(lines, BODY_PT));
  }

  #mergeGroups(): void {
    const { columns } = this.#binding;
    for (let first = 0; first < columns.length; ) {
      const { group } = columns[first]!;
      let last = first;
      while (group !== undefined && columns[last + 1]?.group === group) last++;
      if (last > first)
        this.#sheet.mergeCells(GROUP_ROW, FIRST_COLUMN + first, GROUP_ROW, FIRST_COLUMN + last);
      first = last + 1;
    }
  }

  row(at: number, row: DataRow | undefined): void {
    const { columns } = this.#binding;
    const { styles, live } = this.#context;
    if (row && row.id !== '') this.#put(at, ID_COLUMN, textCell(row.id), 'key');
    let lines = 1;
    columns.forEach((column, i) => {
      const shown = isShown(this.#binding, column);
      const made = shown ? live(this.#binding, row, at, column.key) : null;
      if (made) {
        const to = this.#sheet.getCell(at, FIRST_COLUMN + i);
        this.computed.set(column.key, [...(this.computed.get(column.key) ?? []), made.value]);
        to.value = { formula: made.formula, result: made.value as string | number };
        to.style = styles('computed', {
          numFmt: COMPUTED_FORMAT,
          align: 'right',
          unlocked: (this.#binding.spare ?? 0) > 0,
        });
        return;
      }
      const cell = row ? this.#content(row, column) : { value: null };
      // The column's own style serves blank cells that are seldom used.
      if (cell.value === null && column.aside) return;
      if (typeof cell.value === 'string')
        lines = Math.max(lines, lineCount([cell.value], { sizePt: BODY_PT }, column.width * PX_PER_CHAR));
      const format = cell.numFmt ?? (shown ? undefined : blankFormat(column));
      const to = this.#sheet.getCell(at, FIRST_COLUMN + i);
      to.value = cell.value;
      to.style = styles(shown || isIdentity(this.#binding, column) ? 'locked' : 'entry', {
        ...(isNumber(column) ? { align: 'right' } : {}),
        ...(format === undefined ? {} : { numFmt: format }),
        ...(cell.quotePrefix ? { quotePrefix: true } : {}),
      });
    });
    this.#sheet.getRow(at).height = Math.min(MAX_ROW_PT, rowHeightPt(lines, BODY_PT));
  }

  #content(row: DataRow, column: Column): CellValue {
    const { prefilled, directory } = this.#context;
    if (isShown(this.#binding, column) || (isIdentity(this.#binding, column) && column.path === null)) {
      const text = prefilled(this.#binding, row.id, column.key);
      return text === undefined ? { value: null } : textCell(text);
    }
    const value = cellValue(this.#binding, row, column);
    return value === blankOf(column, row.variant) ? { value: null } : cellOf(column, value, directory);
  }

  #put(row: number, column: number, cell: CellValue, look: LookName): void {
    const to = this.#sheet.getCell(row, column);
    to.value = cell.value;
    to.style = this.#context.styles(look, {
      ...(cell.numFmt === undefined ? {} : { numFmt: cell.numFmt }),
      ...(cell.quotePrefix ? { quotePrefix: true } : {}),
    });
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
    return blankFormat(column) === TEXT_FORMAT ? [`${letter}${FIRST_ROW}:${letter}${lastRow + BEYOND}`] : [];
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
      zoomScale: 100,
      zoomScaleNormal: 100,
    } as unknown as ExcelJS.WorksheetView,
  ];
}
