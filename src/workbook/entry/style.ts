/**
 * Looks of workbooks that people fill in, and the few exceljs calls behind them. What stands in for a rule of the sheet
 * (must fill, may fill, filled by the program) has one colour and one lock everywhere.
 */
import type ExcelJS from 'exceljs';
import { FONT_NAME } from '../../writers/xlsx/styles.ts';
import { QUOTE_PREFIX_MARK } from '../package.ts';

/** ARGB. Fills are light enough to print; words, not colours, carry the meaning. */
export const COLOURS = {
  ink: 'FF1F1F1F',
  muted: 'FF595959',
  title: 'FF1F3864',
  line: 'FFBFBFBF',
  head: 'FFD9E2F3',
  requiredHead: 'FFF8CBAD',
  locked: 'FFF2F2F2',
  computed: 'FFE2EFDA',
  link: 'FF0563C1',
  requiredTab: 'FFC55A11',
  optionalTab: 'FF2F75B5',
  referenceTab: 'FF7F7F7F',
} as const;

/** Stands after the title of a column or row that must be filled. */
export const REQUIRED_MARK = ' *';
export const BODY_PT = 12;

const THIN = { style: 'thin', color: { argb: COLOURS.line } } as const;
const BOX = { top: THIN, left: THIN, bottom: THIN, right: THIN };

export type LookName =
  | 'title'
  | 'about'
  | 'key'
  | 'group'
  | 'head'
  | 'requiredHead'
  | 'entry'
  | 'locked'
  | 'section'
  | 'computed'
  | 'plain'
  | 'bold'
  | 'link';

export interface LookOptions {
  readonly align?: 'left' | 'center' | 'right';
  /** Format code: `@`, `dd/mm/yyyy`, `0.00`. */
  readonly numFmt?: string;
  /** The text begins with a sign that would make it a formula. */
  readonly quotePrefix?: boolean;
  readonly unlocked?: boolean;
}

type Style = Partial<ExcelJS.Style>;

const BASE: Readonly<
  Record<
    LookName,
    {
      bold?: true;
      italic?: true;
      pt?: number;
      colour?: string;
      fill?: string;
      box?: true;
      centre?: true;
      locked: boolean;
      underline?: true;
    }
  >
> = {
  title: { bold: true, pt: 16, colour: COLOURS.title, locked: true },
  about: { italic: true, colour: COLOURS.muted, locked: true },
  key: { colour: COLOURS.muted, pt: 8, locked: false },
  group: { bold: true, fill: COLOURS.head, box: true, centre: true, locked: true },
  head: { bold: true, fill: COLOURS.head, box: true, centre: true, locked: true },
  requiredHead: { bold: true, fill: COLOURS.requiredHead, box: true, centre: true, locked: true },
  entry: { box: true, locked: false },
  locked: { fill: COLOURS.locked, box: true, locked: true },
  section: { bold: true, fill: COLOURS.head, box: true, locked: true },
  computed: { italic: true, fill: COLOURS.computed, box: true, locked: true },
  plain: { locked: true },
  bold: { bold: true, locked: true },
  link: { colour: COLOURS.link, underline: true, locked: true },
};

/** One style object per distinct look, because exceljs recognises styles by identity. Make one per workbook. */
export function entryStyles(): (name: LookName, options?: LookOptions) => Style {
  const known = new Map<string, Style>();
  return (name, options = {}) => {
    const key = JSON.stringify([name, options]);
    const before = known.get(key);
    if (before) return before;
    const base = BASE[name];
    const style: Style = {
      font: {
        name: FONT_NAME,
        family: 1,
        size: base.pt ?? BODY_PT,
        color: { argb: base.colour ?? COLOURS.ink },
        ...(base.bold ? { bold: true } : {}),
        ...(base.italic ? { italic: true } : {}),
        ...(base.underline ? { underline: true } : {}),
      },
      alignment: {
        horizontal: options.align ?? (base.centre ? 'center' : 'left'),
        vertical: base.centre ? 'middle' : 'top',
        wrapText: true,
        ...(options.quotePrefix ? { readingOrder: QUOTE_PREFIX_MARK } : {}),
      },
      protection: { locked: base.locked && !options.unlocked },
      ...(base.fill ? { fill: { type: 'pattern', pattern: 'solid', fgColor: { argb: base.fill } } } : {}),
      ...(base.box ? { border: BOX } : {}),
      ...(options.numFmt === undefined ? {} : { numFmt: options.numFmt }),
    };
    known.set(key, style);
    return style;
  };
}

export type EntryStyles = ReturnType<typeof entryStyles>;

/** Excel refuses longer texts of input messages. */
const PROMPT_CHARS = 255;
const PROMPT_TITLE_CHARS = 32;

/** Input message, drop-down or both, over one range. `source` is a range (`'Danh mục'!$B$2:$B$20`) or a short list of words. */
export function addValidation(
  sheet: ExcelJS.Worksheet,
  range: string,
  rule: {
    readonly title?: string;
    readonly help?: string | undefined;
    readonly source?: string | readonly string[];
    /** What is not in the list is asked about instead of refused. */
    readonly lenient?: boolean;
  },
): void {
  const message =
    rule.help === undefined
      ? {}
      : {
          showInputMessage: true,
          promptTitle: cut(rule.title ?? '', PROMPT_TITLE_CHARS),
          prompt: cut(rule.help, PROMPT_CHARS),
        };
  const { source } = rule;
  if (source === undefined && rule.help === undefined) return;
  const validation =
    source === undefined
      ? { type: 'any', ...message }
      : {
          type: 'list',
          allowBlank: true,
          formulae: [typeof source === 'string' ? source : `"${source.join(',')}"`],
          showErrorMessage: true,
          errorStyle: rule.lenient ? 'warning' : 'stop',
          errorTitle: 'Không có trong danh sách',
          error: 'Chọn một mục trong danh sách thả xuống của ô này.',
          ...message,
        };
  validationsOf(sheet).add(range, validation);
}

const cut = (text: string, length: number): string =>
  text.length <= length ? text : `${text.slice(0, length - 1)}…`;

/** exceljs's types leave it out. */
const validationsOf = (sheet: ExcelJS.Worksheet) =>
  (sheet as unknown as { dataValidations: { add(range: string, validation: object): void } }).dataValidations;

/**
 * Protection without password: it keeps heads and prefilled cells from slips, nothing else. Rows can be inserted,
 * deleted, sorted and filtered, columns widened.
 */
export function protectSheet(sheet: ExcelJS.Worksheet): void {
  (sheet as unknown as { sheetProtection: object }).sheetProtection = {
    sheet: true,
    formatCells: true,
    formatColumns: true,
    formatRows: true,
    insertRows: true,
    deleteRows: true,
    insertHyperlinks: true,
    sort: true,
    autoFilter: true,
  };
}

/** A4 landscape, as wide as the page, with the head rows on every page. `area`: what is printed (`A$2:H$40`). */
export function printSetup(
  sheet: ExcelJS.Worksheet,
  headRows: readonly [first: number, last: number],
  area?: string,
): void {
  Object.assign(sheet.pageSetup, {
    paperSize: 9,
    orientation: 'landscape',
    fitToPage: true,
    fitToWidth: 1,
    fitToHeight: 0,
    printTitlesRow: headRows.join(':'),
    ...(area === undefined ? {} : { printArea: area }),
    margins: { left: 0.4, right: 0.4, top: 0.5, bottom: 0.5, header: 0.3, footer: 0.3 },
  });
  sheet.headerFooter.oddFooter = '&L&"Times New Roman,Regular"&10&A&R&"Times New Roman,Regular"&10&P/&N';
}
