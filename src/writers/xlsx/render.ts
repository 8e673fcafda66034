/**
 * XLSX: one sheet per TableModel, written from nothing. What comes in is trusted to be complete and in order; what
 * goes out depends on nothing else (no clock, no locale, no random ids): same input, same bytes.
 */
import ExcelJS from 'exceljs';
import type { Diagnostic } from '../../model/diagnostics.ts';
import type { TableModel } from '../../tables/model.ts';
import { cleanText } from './clean-text.ts';
import { packWorkbook } from './package.ts';
import { writeSheet } from './sheet.ts';
import { sheetNames } from './sheet-names.ts';
import { styleCache } from './styles.ts';
import { warner } from './warnings.ts';

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
  const workbook = new ExcelJS.Workbook();
  const property = (text: string): string => {
    const { text: clean, removed } = cleanText(text);
    if (removed > 0) warn('xlsx-character-removed', 'thuộc tính tệp', `đã bỏ ${removed} ký tự điều khiển`);
    return clean.replaceAll('\n', ' ');
  };
  workbook.title = property(input.title);
  workbook.subject = property(input.subject);
  workbook.creator = property(input.author);
  workbook.lastModifiedBy = workbook.creator;
  workbook.created = utcDay(input.created);
  workbook.modified = workbook.created;
  workbook.views = [
    { x: 0, y: 0, width: 24000, height: 13000, firstSheet: 0, activeTab: 0, visibility: 'visible' },
  ];
  const styleOf = styleCache();
  const names = sheetNames(input.tables.map((table) => table.sheetName));
  const extras = input.tables.map((table, i) => writeSheet(workbook, names[i]!, table, styleOf, warn));
  return { buffer: await packWorkbook(workbook, extras), warnings };
}

function utcDay(isoDate: string): Date {
  const ms = /^\d{4}-\d{2}-\d{2}$/.test(isoDate) ? Date.parse(`${isoDate}T00:00:00Z`) : Number.NaN;
  if (Number.isNaN(ms)) throw new RangeError(`not a date: ${isoDate}`);
  return new Date(ms);
}
