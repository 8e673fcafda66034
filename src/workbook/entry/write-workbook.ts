/**
 * The data-entry workbook of a case: every sheet of the bindings, filled with the case, the pack's rows prefilled.
 * Same case and pack, same bytes. Nothing here knows a sheet by name: all of it comes from the bindings.
 */
import ExcelJS from 'exceljs';
import { detailRows } from '../../bindings/figures.ts';
import { sheets } from '../../bindings/sheets.ts';
import type { SheetBinding } from '../../bindings/types.ts';
import type { CaseData } from '../../model/case-schema.ts';
import type { Pack } from '../../model/pack.ts';
import { sheetNames } from '../../writers/xlsx/sheet-names.ts';
import { workbookBytes } from '../workbook-bytes.ts';
import { type EntryContext, entryContext } from './context.ts';
import { GUIDE_TITLE, writeGuide } from './guide.ts';
import { LISTS_SHEET } from './lists-sheet.ts';
import { COLOURS } from './style.ts';
import { writePairs } from './write-pairs.ts';
import { type WrittenSheet, writeSheet } from './write-sheet.ts';

const TABS = {
  required: COLOURS.requiredTab,
  optional: COLOURS.optionalTab,
  reference: COLOURS.referenceTab,
} as const;

/** `data` as the schema gives it; `created` of the case dates the file. */
export async function writeCaseWorkbook(pack: Pack, data: CaseData): Promise<Buffer> {
  const context = entryContext(pack, data);
  const workbook = new ExcelJS.Workbook();
  const bindings = allSheets(context);
  const [guideName, ...names] = sheetNames([GUIDE_TITLE, ...bindings.map((b) => b.title), LISTS_SHEET]);
  const guide = workbook.addWorksheet(guideName);
  const written = bindings.map((binding, i) => {
    const write = binding.rows.kind === 'pairs' ? writePairs : writeSheet;
    const result = write(workbook, names[i]!, binding, context);
    result.sheet.properties.tabColor = { argb: TABS[binding.use] };
    return result;
  });
  const lists = workbook.addWorksheet(names.at(-1)!, { state: 'hidden' });
  context.dropDowns.write(lists, context.directory, context.styles);
  writeGuide(guide, written, data, context.styles);
  return workbookBytes(
    workbook,
    {
      title: `Số liệu ${data.commune.kind} ${data.commune.name} năm ${data.assessmentYear}`,
      author: `${data.commune.kind} ${data.commune.name}`,
      created: data.created,
    },
    textRanges(written),
  );
}

/** Sheets of the bindings, each detail table's own sheet after the list of tables. */
export const allSheets = ({ data, proposals }: EntryContext): SheetBinding[] =>
  sheets.flatMap((sheet) =>
    sheet.key === 'tables'
      ? [sheet, ...[...data.detailTables, ...proposals.tables].map((table) => detailRows(table))]
      : [sheet],
  );

const textRanges = (written: readonly WrittenSheet[]): Map<string, readonly string[]> =>
  new Map(written.map((w) => [w.sheet.name, w.textRanges]));
