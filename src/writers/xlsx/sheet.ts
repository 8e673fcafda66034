/** One sheet from one TableModel. */
import { evaluateTable, placesByKey } from '../../tables/expression.ts';
import type { TableModel } from '../../tables/model.ts';
import { TextPart, type ZipPart } from '../zip.ts';
import { columnWidths, pxToWidth } from './column-widths.ts';
import { dataBars, verdictMarks } from './marks.ts';
import { printedPage, printSetup } from './page.ts';
import type { SharedStrings } from './shared-strings.ts';
import { bodyRange, writeBody, writeFoot, writeHeads, writeTitle } from './sheet-parts.ts';
import { columnLetter, planSheet, type SheetPlan } from './sheet-plan.ts';
import { SheetWriter } from './sheet-writer.ts';
import { type SheetParts, sheetEnd, sheetStart } from './sheet-xml.ts';
import { shownRows } from './shown-cell.ts';
import type { StyleTable } from './styles.ts';
import type { Warn } from './warnings.ts';
import type { SheetEntry } from './workbook-parts.ts';

/** A frozen head higher than this would leave no room for rows on a small screen. */
const MAX_FROZEN_PT = 330;
/** Print smaller than this share of 12 pt is reported. */
const MIN_PRINT_SCALE = 0.75;

/** What all sheets of a workbook share. */
interface Shared {
  readonly styles: StyleTable;
  readonly strings: SharedStrings;
  readonly warn: Warn;
}

export interface WrittenSheet extends SheetEntry {
  readonly part: ZipPart;
}

/** `number` from 1. */
export function writeSheet(
  number: number,
  name: string,
  table: TableModel,
  { styles, strings, warn }: Shared,
): WrittenSheet {
  const plan = planSheet(table);
  // The overview for meetings (B2) has nothing under 13 pt; other tables have 12.
  const sizePt = table.onePage ? 13 : 12;
  const headFont = { sizePt, bold: true };
  const page = printedPage(table.orientation);
  const rows = shownRows(table, plan.columns, evaluateTable(table), sizePt);
  const { px, overPage } = columnWidths(plan.columns, plan.printed, rows, headFont, page.widthPx);

  const w = new SheetWriter(name, px, warn);
  writeTitle(w, table, plan, sizePt);
  writeHeads(w, plan, headFont);
  const textRanges = writeBody(w, plan, rows, { table, address: addresses(table, plan) });
  const lastRow = writeFoot(w, table, plan, px, headFont);
  w.reportHighRows();

  const range = (column: number) => bodyRange(plan, column);
  const marks = rows.length === 0 ? [] : verdictMarks(rows, range);
  const columnIndex = (key: string) => plan.columns.findIndex((c) => c.key === key);
  const parts: SheetParts = {
    number,
    dimension: w.dimension(),
    frozenRows: frozenRows(w, plan),
    columnWidths: px.map(pxToWidth),
    filter: filterRange(plan),
    merges: w.mergedRanges(),
    verdictMarks: marks.map((mark) => ({ ...mark, styleIds: mark.words.map(() => styles.markId()) })),
    dataBars: rows.length === 0 ? [] : dataBars(table, rows, columnIndex, range),
    page: printSetup(table),
    textRanges,
  };
  const part = new TextPart();
  part.write(sheetStart(parts));
  w.writeRows(part, styles, strings);
  part.write(sheetEnd(parts));
  const tall = table.onePage ? w.totalHeight(1, lastRow) / page.heightPt : 1;
  warnOfSmallPrint(w, table, sizePt, 1 / Math.max(overPage, tall));
  return {
    name,
    part: part.deflated(),
    printArea: `$A$1:$${columnLetter(plan.printed)}$${lastRow}`,
    titleRows: `$${plan.groupRow ?? plan.headRow}:$${plan.bodyFirst - 1}`,
  };
}

const filterRange = ({ columns, bodyFirst, filterLast }: SheetPlan): string | null =>
  filterLast < bodyFirst ? null : `A${bodyFirst - 1}:${columnLetter(columns.length)}${filterLast}`;

function warnOfSmallPrint(w: SheetWriter, { onePage }: TableModel, sizePt: number, scale: number): void {
  if (scale >= (onePage ? 0.995 : MIN_PRINT_SCALE)) return;
  const size = String(Math.floor(sizePt * scale * 10) / 10).replace('.', ',');
  const hint = 'hãy bớt cột hoặc rút gọn nội dung';
  w.warn('xlsx-small-print', w.name, `bảng in thu nhỏ còn cỡ chữ ${size} cho vừa trang`, hint);
}

/** Cell addresses by row and column key; null for columns that only documents show. */
function addresses(table: TableModel, plan: SheetPlan): (row: string, column: string) => string | null {
  const rows = placesByKey(table.rows);
  const letters = new Map(plan.columns.map(({ key }, i) => [key, columnLetter(i + 1)]));
  return (row, column) => {
    const letter = letters.get(column);
    const place = rows.get(row);
    return letter === undefined || place === undefined ? null : `${letter}${plan.bodyFirst + place}`;
  };
}

/** Rows above the body, which stay in sight; 0 where they are too high. */
function frozenRows(w: SheetWriter, plan: SheetPlan): number {
  const rows = plan.bodyFirst - 1;
  if (w.totalHeight(1, rows) <= MAX_FROZEN_PT) return rows;
  w.warn('xlsx-head-not-frozen', w.name, 'phần đầu bảng quá cao nên không được cố định khi cuộn');
  return 0;
}
