/** The part of one sheet, in the order of CT_Worksheet (ECMA-376 part 1, 18.3.1.99). */
import type { DataBar, VerdictMark } from './marks.ts';
import { lineHeightPt } from './measure.ts';
import type { PrintSetup } from './page.ts';
import { GREY_15 } from './styles.ts';
import { escapeXml, RELATIONSHIPS, SPREADSHEET, XML_HEAD } from './xml.ts';

export interface SheetParts {
  /** From 1. */
  readonly number: number;
  /** "A1:J110". */
  readonly dimension: string;
  /** Rows that stay in sight while scrolling; 0 for none. */
  readonly frozenRows: number;
  /** In Excel's unit. */
  readonly columnWidths: readonly number[];
  readonly filter: string | null;
  readonly merges: readonly string[];
  readonly verdictMarks: readonly (VerdictMark & { readonly styleIds: readonly number[] })[];
  readonly dataBars: readonly DataBar[];
  readonly page: PrintSetup;
  /** Ranges whose number-like texts Excel shall not mark as errors. */
  readonly textRanges: readonly string[];
}

/** What stands before the rows. */
export const sheetStart = ({ number, dimension, frozenRows, columnWidths }: SheetParts): string =>
  `${XML_HEAD}<worksheet xmlns="${SPREADSHEET}" xmlns:r="${RELATIONSHIPS}" ` +
  'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" mc:Ignorable="x14ac" ' +
  'xmlns:x14ac="http://schemas.microsoft.com/office/spreadsheetml/2009/9/ac">' +
  `<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><dimension ref="${dimension}"/>` +
  sheetView(number, frozenRows) +
  `<sheetFormatPr defaultRowHeight="${lineHeightPt(12)}" outlineLevelRow="0" outlineLevelCol="0" x14ac:dyDescent="0.25" customHeight="1"/>` +
  `${columns(columnWidths)}<sheetData>`;

/** What stands after the rows. */
export function sheetEnd({
  number,
  filter,
  merges,
  verdictMarks,
  dataBars,
  page,
  textRanges,
}: SheetParts): string {
  const barIds = dataBars.map((_, i) => barId(number, i + 1));
  return (
    '</sheetData>' +
    (filter === null ? '' : `<autoFilter ref="${filter}"/>`) +
    mergedCells(merges) +
    verdictMarks.map(verdictFormatting).join('') +
    dataBars.map((bar, i) => barFormatting(bar, barIds[i]!)).join('') +
    pageXml(page) +
    ignoredErrors(textRanges) +
    barExtensions(dataBars, barIds) +
    '</worksheet>'
  );
}

function sheetView(number: number, frozenRows: number): string {
  const selected = number === 1 ? ' tabSelected="1"' : '';
  const view = `<sheetView workbookViewId="0"${selected} showGridLines="0" zoomScale="100" zoomScaleNormal="100"`;
  if (frozenRows === 0) return `<sheetViews>${view}/></sheetViews>`;
  const cell = `A${frozenRows + 1}`;
  return (
    `<sheetViews>${view}><pane ySplit="${frozenRows}" topLeftCell="${cell}" activePane="bottomLeft" state="frozen"/>` +
    `<selection pane="bottomLeft" activeCell="${cell}" sqref="${cell}"/></sheetView></sheetViews>`
  );
}

/** Neighbours of equal width are one element. */
function columns(widths: readonly number[]): string {
  let xml = '';
  for (let first = 0, end = 1; first < widths.length; first = end++) {
    while (end < widths.length && widths[end] === widths[first]) end++;
    xml += `<col min="${first + 1}" max="${end}" width="${widths[first]}" customWidth="1"/>`;
  }
  return `<cols>${xml}</cols>`;
}

function mergedCells(ranges: readonly string[]): string {
  if (ranges.length === 0) return '';
  const cells = ranges.map((range) => `<mergeCell ref="${range}"/>`);
  return `<mergeCells count="${ranges.length}">${cells.join('')}</mergeCells>`;
}

function verdictFormatting({ ref, words, styleIds }: SheetParts['verdictMarks'][number]): string {
  const rules = words.map((word, i) => {
    const formula = escapeXml(`"${word.replaceAll('"', '""')}"`);
    return `<cfRule type="cellIs" dxfId="${styleIds[i]}" priority="1" operator="equal"><formula>${formula}</formula></cfRule>`;
  });
  return `<conditionalFormatting sqref="${ref}">${rules.join('')}</conditionalFormatting>`;
}

const X14 = 'xmlns:x14="http://schemas.microsoft.com/office/spreadsheetml/2009/9/main"';

/** Links a bar to its extension; any id that no other bar has will do. */
const barId = (sheet: number, n: number): string =>
  `{00000000-0000-4000-8000-${String(sheet).padStart(6, '0')}${String(n).padStart(6, '0')}}`;

function barFormatting({ ref, top }: DataBar, id: string): string {
  return (
    `<conditionalFormatting sqref="${ref}"><cfRule type="dataBar" priority="2"><dataBar>` +
    `<cfvo type="num" val="0"/><cfvo type="num" val="${top}"/><color rgb="${GREY_15}"/></dataBar>` +
    `<extLst><ext uri="{B025F937-C7B1-47D3-B67F-A62EFF666E3E}" ${X14}><x14:id>${id}</x14:id></ext></extLst>` +
    '</cfRule></conditionalFormatting>'
  );
}

/** Without its own colour Excel 2010 and later would fill bars with another one; the edge survives a copy. */
function barExtensions(bars: readonly DataBar[], ids: readonly string[]): string {
  if (bars.length === 0) return '';
  const rules = bars.map(
    ({ ref, top }, i) =>
      '<x14:conditionalFormatting xmlns:xm="http://schemas.microsoft.com/office/excel/2006/main">' +
      `<x14:cfRule type="dataBar" id="${ids[i]}">` +
      '<x14:dataBar minLength="0" maxLength="100" border="1" gradient="0" axisPosition="none">' +
      `<x14:cfvo type="num"><xm:f>0</xm:f></x14:cfvo><x14:cfvo type="num"><xm:f>${top}</xm:f></x14:cfvo>` +
      `<x14:fillColor rgb="${GREY_15}"/><x14:borderColor rgb="FF000000"/></x14:dataBar></x14:cfRule>` +
      `<xm:sqref>${ref}</xm:sqref></x14:conditionalFormatting>`,
  );
  return (
    `<extLst><ext uri="{78C0D931-6437-407d-A8EE-F0AAD7539E65}" ${X14}>` +
    `<x14:conditionalFormattings>${rules.join('')}</x14:conditionalFormattings></ext></extLst>`
  );
}

/** Page number above the middle from the second page on (A7), 14 pt. */
const PAGE_NUMBER = escapeXml('&C&"Times New Roman,Regular"&14&P');

function pageXml({ orientation, onePage, marginsInch: m }: PrintSetup): string {
  return (
    `<pageMargins left="${m.left}" right="${m.right}" top="${m.top}" bottom="${m.bottom}" header="${m.header}" footer="${m.header}"/>` +
    `<pageSetup paperSize="9" orientation="${orientation}" horizontalDpi="4294967295" verticalDpi="4294967295" ` +
    `scale="100" fitToWidth="1" fitToHeight="${onePage ? 1 : 0}" firstPageNumber="1" useFirstPageNumber="1"/>` +
    `<headerFooter differentFirst="1"><oddHeader>${PAGE_NUMBER}</oddHeader></headerFooter>`
  );
}

const ignoredErrors = (ranges: readonly string[]): string =>
  ranges.length === 0
    ? ''
    : `<ignoredErrors><ignoredError sqref="${ranges.join(' ')}" numberStoredAsText="1"/></ignoredErrors>`;
