/** Paper, margins, header and repeated rows of a sheet, as decree 30 has them for documents. Margins in inches. */
import type ExcelJS from 'exceljs';
import { pageShapes, textHeightTwip, textWidthTwip } from '../../document/styles.ts';
import type { TableModel } from '../../tables/model.ts';
import { TWIP_PER_PX } from './measure.ts';

/** Left free at the right edge, for borders and rounding, so that nothing is scaled for one px. */
const SLACK_PX = 6;
const A4 = 9;

/** Width and height of the printed page inside its margins. */
export function printedPage(orientation: TableModel['orientation']): { widthPx: number; heightPt: number } {
  const shape = pageShapes[orientation];
  return {
    widthPx: Math.floor(textWidthTwip(shape) / TWIP_PER_PX) - SLACK_PX,
    heightPt: textHeightTwip(shape) / 20,
  };
}

const inches = (twip: number): number => Math.round((twip / 1440) * 10_000) / 10_000;

export function pageSetup(
  table: TableModel,
  lastCell: { readonly column: string; readonly row: number },
  headRows: readonly [first: number, last: number],
): Partial<ExcelJS.PageSetup> {
  const shape = pageShapes[table.orientation];
  return {
    paperSize: A4 as ExcelJS.PaperSize,
    orientation: table.orientation,
    fitToPage: true,
    fitToWidth: 1,
    fitToHeight: table.onePage ? 1 : 0,
    firstPageNumber: 1,
    margins: {
      left: inches(shape.leftTwip),
      right: inches(shape.rightTwip),
      top: inches(shape.topTwip),
      bottom: inches(shape.bottomTwip),
      header: inches(shape.headerTwip),
      footer: inches(shape.headerTwip),
    },
    printArea: `A$1:${lastCell.column}$${lastCell.row}`,
    printTitlesRow: headRows.join(':'),
  };
}

/** Page number above the middle from the second page on (A7), 14 pt. */
export const pageHeader: Partial<ExcelJS.HeaderFooter> = {
  differentFirst: true,
  oddHeader: '&C&"Times New Roman,Regular"&14&P',
};
