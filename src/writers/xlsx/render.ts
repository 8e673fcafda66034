/**
 * XLSX: one sheet per TableModel, written from nothing. What comes in is trusted to be complete and in order; what
 * goes out depends on nothing else (no clock, no locale, no random ids): same input, same bytes.
 */
import theme from 'exceljs/lib/xlsx/xml/theme1.js';
import type { Diagnostic } from '../../model/diagnostics.ts';
import type { TableModel } from '../../tables/model.ts';
import { deflatePart, textPart, type ZipPart, zip } from '../zip.ts';
import { cleanText } from './clean-text.ts';
import { SharedStrings } from './shared-strings.ts';
import { writeSheet } from './sheet.ts';
import { sheetNames } from './sheet-names.ts';
import { StyleTable } from './styles.ts';
import { type Warn, warner } from './warnings.ts';
import {
  appProperties,
  contentTypes,
  coreProperties,
  packageRelations,
  sheetPart,
  type WorkbookProperties,
  workbookRelations,
  workbookXml,
} from './workbook-parts.ts';

export interface XlsxInput {
  readonly title: string;
  readonly author: string;
  readonly subject: string;
  /** 'YYYY-MM-DD': date of creation and of the last change in the file's properties. */
  readonly created: string;
  /** At least one; sheets stand in this order. */
  readonly tables: readonly TableModel[];
}

export interface XlsxOutput {
  readonly buffer: Buffer;
  readonly warnings: readonly Diagnostic[];
}

/**
 * Throws a RangeError for an unreadable `created` or no tables, and the evaluator's DiagnosticError for a table whose
 * expressions refer to nothing or to themselves.
 */
export async function renderXlsx(input: XlsxInput): Promise<XlsxOutput> {
  if (input.tables.length === 0) throw new RangeError('a workbook needs at least one table');
  const warnings: Diagnostic[] = [];
  const warn = warner(warnings);
  const properties = cleanProperties(input, warn);
  const shared = { styles: new StyleTable(), strings: new SharedStrings(), warn };
  const names = sheetNames(input.tables.map((table) => table.sheetName));
  const sheets = input.tables.map((table, i) => writeSheet(i + 1, names[i]!, table, shared));
  const { styles, strings } = shared;
  const part = (name: string, xml: string) => [name, textPart(xml)] as const;
  const buffer = zip([
    part('[Content_Types].xml', contentTypes(sheets)),
    part('_rels/.rels', packageRelations()),
    part('xl/_rels/workbook.xml.rels', workbookRelations(sheets)),
    ...sheets.map((sheet, i) => [`xl/${sheetPart(i)}`, sheet.part] as const),
    ['xl/sharedStrings.xml', strings.part()],
    ['xl/theme/theme1.xml', themePart()],
    part('xl/styles.xml', styles.xml()),
    part('docProps/app.xml', appProperties(sheets)),
    part('docProps/core.xml', coreProperties(properties)),
    part('xl/workbook.xml', workbookXml(sheets)),
  ]);
  return { buffer, warnings };
}

let deflatedTheme: ZipPart | undefined;

/** The same in every workbook. */
function themePart(): ZipPart {
  deflatedTheme ??= deflatePart(theme);
  return deflatedTheme;
}

function cleanProperties({ title, subject, author, created }: XlsxInput, warn: Warn): WorkbookProperties {
  const clean = (source: string): string => {
    const { text, removed } = cleanText(source);
    if (removed > 0) warn('xlsx-character-removed', 'thuộc tính tệp', `đã bỏ ${removed} ký tự điều khiển`);
    return text.replaceAll('\n', ' ');
  };
  return { title: clean(title), subject: clean(subject), author: clean(author), created: utcDay(created) };
}

function utcDay(isoDate: string): Date {
  const ms = /^\d{4}-\d{2}-\d{2}$/.test(isoDate) ? Date.parse(`${isoDate}T00:00:00Z`) : Number.NaN;
  if (Number.isNaN(ms)) throw new RangeError(`not a date: ${isoDate}`);
  return new Date(ms);
}
