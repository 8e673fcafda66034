/** An exceljs workbook as bytes that depend on nothing but its content: for small workbooks that people fill in or read. */
import type ExcelJS from 'exceljs';
import { packWorkbook } from './package.ts';

export interface WorkbookProperties {
  readonly title: string;
  readonly author: string;
  /** 'YYYY-MM-DD'. */
  readonly created: string;
}

/** `textRanges` by sheet: where numbers are kept as text on purpose, so that Excel marks no errors. Sheets with such ranges need a footer. */
export function workbookBytes(
  workbook: ExcelJS.Workbook,
  properties: WorkbookProperties,
  textRanges: ReadonlyMap<string, readonly string[]> = new Map(),
): Promise<Buffer> {
  workbook.title = properties.title;
  workbook.creator = properties.author;
  workbook.lastModifiedBy = properties.author;
  workbook.created = new Date(`${properties.created}T00:00:00Z`);
  workbook.modified = workbook.created;
  workbook.views = [
    { x: 0, y: 0, width: 24000, height: 13000, firstSheet: 0, activeTab: 0, visibility: 'visible' },
  ];
  return packWorkbook(
    workbook,
    workbook.worksheets.map((sheet) => ({ textRanges: textRanges.get(sheet.name) ?? [] })),
  );
}
