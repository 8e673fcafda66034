/** One sheet from one TableModel. */
import type ExcelJS from 'exceljs';
import { evaluateTable } from '../../tables/expression.ts';
import type { TableModel } from '../../tables/model.ts';
import { columnWidths, pxToWidth } from './column-widths.ts';
import { dataBars, verdictMarks } from './marks.ts';
import { lineHeightPt } from './measure.ts';
import type { SheetExtras } from './package.ts';
import { pageHeader, pageSetup, printedPage } from './page.ts';
import { bodyRange, writeBody, writeFoot, writeHeads, writeTitle } from './sheet-parts.ts';
import { columnLetter, planSheet, type SheetPlan } from './sheet-plan.ts';
import { SheetWriter } from './sheet-writer.ts';
import { shownRows } from './shown-cell.ts';
import type { styleCache } from './styles.ts';
import type { Warn } from './warnings.ts';

/** A frozen head higher than this would leave no room for rows on a small screen. */
const MAX_FROZEN_PT = 330;
/** Print smaller than this share of 12 pt is reported. */
const MIN_PRINT_SCALE = 0.75;

export function writeSheet(
  workbook: ExcelJS.Workbook,
  name: string,
  table: TableModel,
  styleOf: ReturnType<typeof styleCache>,
  warn: Warn,
): SheetExtras {
  const plan = planSheet(table);
  // The overview for meetings (B2) has nothing under 13 pt; other tables have 12.
  const sizePt = table.onePage ? 13 : 12;
  const headFont = { sizePt, bold: true };
  const page = printedPage(table.orientation);
  const rows = shownRows(table, plan.columns, evaluateTable(table), sizePt);
  const { px, overPage } = columnWidths(plan.columns, plan.printed, rows, headFont, page.widthPx);

  const sheet = workbook.addWorksheet(name, {
    properties: { defaultRowHeight: lineHeightPt(12), dyDescent: 0.25 },
  });
  px.forEach((w, i) => {
    sheet.getColumn(i + 1).width = pxToWidth(w);
  });
  const w = new SheetWriter(sheet, px, styleOf, warn);
  writeTitle(w, table, plan, sizePt);
  writeHeads(w, plan, headFont);
  const textRanges = writeBody(w, plan, rows, { table, address: addresses(table, plan) });
  const lastRow = writeFoot(w, table, plan, px, headFont);
  w.finishRows();

  const range = (column: number) => bodyRange(plan, column);
  if (rows.length > 0) {
    const bars = dataBars(table, rows, (key) => plan.columns.findIndex((c) => c.key === key), range);
    for (const marks of [...verdictMarks(rows, range), ...bars]) sheet.addConditionalFormatting(marks);
  }
  if (plan.filterLast >= plan.bodyFirst) {
    sheet.autoFilter = `A${plan.bodyFirst - 1}:${columnLetter(plan.columns.length)}${plan.filterLast}`;
  }
  const lastCell = { column: columnLetter(plan.printed), row: lastRow };
  Object.assign(
    sheet.pageSetup,
    pageSetup(table, lastCell, [plan.groupRow ?? plan.headRow, plan.bodyFirst - 1]),
  );
  Object.assign(sheet.headerFooter, pageHeader);
  freezeHead(w, plan);
  const tall = table.onePage ? w.totalHeight(1, lastRow) / page.heightPt : 1;
  const scale = 1 / Math.max(overPage, tall);
  if (scale < (table.onePage ? 0.995 : MIN_PRINT_SCALE)) {
    const size = Math.floor(sizePt * scale * 10) / 10;
    const hint = 'hãy bớt cột hoặc rút gọn nội dung';
    warn(
      'xlsx-small-print',
      name,
      `bảng in thu nhỏ còn cỡ chữ ${String(size).replace('.', ',')} cho vừa trang`,
      hint,
    );
  }
  return { textRanges };
}

/** Cell addresses by row and column key; null for columns that only documents show. */
function addresses(table: TableModel, plan: SheetPlan): (row: string, column: string) => string | null {
  const rows = new Map(table.rows.map((row, i) => [row.key, plan.bodyFirst + i]));
  const columns = new Map(plan.columns.map((column, i) => [column.key, columnLetter(i + 1)]));
  return (row, column) => {
    const letter = columns.get(column);
    return letter === undefined ? null : `${letter}${rows.get(row)}`;
  };
}

function freezeHead(w: SheetWriter, plan: SheetPlan): void {
  const frozen = plan.bodyFirst - 1;
  const view = { showGridLines: false, zoomScale: 100, zoomScaleNormal: 100, tabSelected: w.sheet.id === 1 };
  if (w.totalHeight(1, frozen) <= MAX_FROZEN_PT) {
    const activeCell = `A${plan.bodyFirst}`;
    const split = {
      state: 'frozen',
      ySplit: frozen,
      xSplit: 0,
      topLeftCell: activeCell,
      activeCell,
    } as const;
    w.sheet.views = [{ ...view, ...split } as unknown as ExcelJS.WorksheetView];
    return;
  }
  w.sheet.views = [{ ...view, state: 'normal' } as unknown as ExcelJS.WorksheetView];
  w.warn('xlsx-head-not-frozen', w.sheet.name, 'phần đầu bảng quá cao nên không được cố định khi cuộn');
}
