/** Tables as WordprocessingML: explicit widths on table, grid and cells, fixed layout, repeated heads. */
import { spacer } from '../../document/lowering/build.ts';
import type { PrimCell, PrimRow, PrimTable } from '../../document/lowering/primitives.ts';
import { type Pen, paragraphXml, ruleXml } from './paragraphs.ts';
import { marked } from './revisions.ts';
import { el, type XmlSink } from './xml.ts';

/** Lines of tables are 0.5 pt, the frame of a cover is a double line. */
const GRID_EIGHTHS = 4;

const sides = ['top', 'left', 'bottom', 'right'] as const;
const line = (side: string) =>
  el(`w:${side}`, { 'w:val': 'single', 'w:sz': GRID_EIGHTHS, 'w:space': 0, 'w:color': '000000' });
const frame = (side: string) =>
  el(`w:${side}`, { 'w:val': 'double', 'w:sz': 6, 'w:space': 0, 'w:color': '000000' });

const borders: Record<PrimTable['borders'], string> = {
  none: '',
  grid: el('w:tblBorders', {}, [...sides, 'insideH', 'insideV'].map(line).join('')),
  frame: el('w:tblBorders', {}, sides.map(frame).join('')),
};

const boxed = el('w:tcBorders', {}, sides.map(line).join(''));

export function writeTable(sink: XmlSink, table: PrimTable, pen: Pen): void {
  const width = table.columns.reduce((sum, column) => sum + column, 0);
  const margin = (side: string, value: number) => el(`w:${side}`, { 'w:w': value, 'w:type': 'dxa' });
  const properties =
    el('w:tblW', { 'w:w': width, 'w:type': 'dxa' }) +
    el('w:jc', { 'w:val': 'center' }) +
    borders[table.borders] +
    el('w:tblLayout', { 'w:type': 'fixed' }) +
    el(
      'w:tblCellMar',
      {},
      margin('top', table.padY) +
        margin('left', table.padX) +
        margin('bottom', table.padY) +
        margin('right', table.padX),
    ) +
    (table.summary === '' ? '' : el('w:tblDescription', { 'w:val': table.summary }));
  const grid = table.columns.map((column) => el('w:gridCol', { 'w:w': column })).join('');
  sink.write(`<w:tbl><w:tblPr>${properties}</w:tblPr><w:tblGrid>${grid}</w:tblGrid>`);
  writeRows(sink, table, table.head, true, pen);
  writeRows(sink, table, table.body, false, pen);
  sink.write('</w:tbl>');
}

/** A cell that spans rows comes back in each of them as an empty continuation. */
interface OpenSpan {
  readonly cell: PrimCell;
  left: number;
}

function writeRows(
  sink: XmlSink,
  table: PrimTable,
  rows: readonly PrimRow[],
  isHead: boolean,
  pen: Pen,
): void {
  const open: (OpenSpan | undefined)[] = table.columns.map(() => undefined);
  const plain = table.columns.map((width) => `${cellWidthXml(width)}</w:tcPr>`);
  for (const row of rows) {
    let xml = rowOpenXml(row, isHead, pen);
    let next = 0;
    for (let column = 0; column < table.columns.length; ) {
      const span = open[column];
      const cell = span?.cell ?? row.cells[next++];
      if (cell === undefined) break;
      const width = widthOf(table, column, cell.colSpan);
      xml += isPlain(cell) ? plain[column]! : cellStartXml(cell, width, span !== undefined);
      xml += `${contentXml(span ? CONTINUED : cell.blocks, width - 2 * table.padX, row, pen)}</w:tc>`;
      if (span) {
        if (--span.left === 0) open[column] = undefined;
      } else if (cell.rowSpan > 1) open[column] = { cell, left: cell.rowSpan - 1 };
      column += cell.colSpan;
    }
    sink.write(`${xml}</w:tr>`);
  }
}

function widthOf({ columns }: PrimTable, from: number, span: number): number {
  let width = 0;
  for (let column = from; column < Math.min(from + span, columns.length); column++) width += columns[column]!;
  return width;
}

function rowOpenXml(row: PrimRow, isHead: boolean, pen: Pen): string {
  const properties =
    (row.cantSplit ? '<w:cantSplit/>' : '') +
    (row.minHeightTwip > 0 ? el('w:trHeight', { 'w:val': row.minHeightTwip, 'w:hRule': 'atLeast' }) : '') +
    (isHead ? '<w:tblHeader/>' : '') +
    (row.change ? marked(pen.revisions, row.change) : '');
  return properties === '' ? '<w:tr>' : `<w:tr><w:trPr>${properties}</w:trPr>`;
}

const cellWidthXml = (width: number): string => `<w:tc><w:tcPr><w:tcW w:w="${width}" w:type="dxa"/>`;

/** Nothing but its width is said of a plain cell. */
const isPlain = (cell: PrimCell): boolean =>
  cell.colSpan === 1 &&
  cell.rowSpan === 1 &&
  cell.shadePercent === 0 &&
  cell.valign === 'top' &&
  cell.border === 'table' &&
  !cell.hatched;

function cellStartXml(cell: PrimCell, width: number, continued: boolean): string {
  let xml = cellWidthXml(width);
  if (cell.colSpan > 1) xml += `<w:gridSpan w:val="${cell.colSpan}"/>`;
  if (cell.rowSpan > 1) xml += continued ? '<w:vMerge/>' : '<w:vMerge w:val="restart"/>';
  if (cell.border === 'box') xml += boxed;
  if (cell.hatched || cell.shadePercent > 0) xml += shadeXml(cell);
  if (cell.valign !== 'top') xml += `<w:vAlign w:val="${cell.valign}"/>`;
  return `${xml}</w:tcPr>`;
}

/** What a cell that continues one of the row above holds. */
const CONTINUED = [spacer('')];

function contentXml(blocks: PrimCell['blocks'], innerTwip: number, row: PrimRow, pen: Pen): string {
  let xml = '';
  for (let i = 0; i < blocks.length; i++) {
    const block = blocks[i]!;
    if (block.type === 'rule') {
      xml += ruleXml(block, row.keepNext);
      continue;
    }
    const room = innerTwip - block.leftTwip - block.rightTwip;
    // The mark of a cell's last paragraph is the cell's own: it comes and goes with the row alone.
    const ends = row.change === undefined || i === blocks.length - 1;
    xml += paragraphXml(ends ? block : { ...block, change: row.change }, room, pen, row);
  }
  return xml;
}

/** By grey in percent. */
const shades = new Map<number, string>();

function shadeXml(cell: PrimCell): string {
  if (cell.hatched) return el('w:shd', { 'w:val': 'diagStripe', 'w:color': '000000', 'w:fill': 'FFFFFF' });
  let shade = shades.get(cell.shadePercent);
  if (shade === undefined) {
    const grey = Math.round(255 * (1 - cell.shadePercent / 100))
      .toString(16)
      .toUpperCase()
      .padStart(2, '0');
    shade = el('w:shd', { 'w:val': 'clear', 'w:color': 'auto', 'w:fill': grey.repeat(3) });
    shades.set(cell.shadePercent, shade);
  }
  return shade;
}
