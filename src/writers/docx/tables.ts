/** Tables as WordprocessingML: explicit widths on table, grid and cells, fixed layout, repeated heads. */
import { spacer } from '../../document/lowering/build.ts';
import type { PrimCell, PrimRow, PrimTable } from '../../document/lowering/primitives.ts';
import { type Pen, paragraphXml, ruleXml } from './paragraphs.ts';
import { marked } from './revisions.ts';
import { el } from './xml.ts';

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

export function tableXml(table: PrimTable, pen: Pen): string {
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
  return (
    `<w:tbl><w:tblPr>${properties}</w:tblPr><w:tblGrid>${grid}</w:tblGrid>` +
    rowsXml(table, table.head, true, pen) +
    rowsXml(table, table.body, false, pen) +
    '</w:tbl>'
  );
}

/** A cell that spans rows comes back in each of them as an empty continuation. */
interface OpenSpan {
  readonly cell: PrimCell;
  left: number;
}

function rowsXml(table: PrimTable, rows: readonly PrimRow[], isHead: boolean, pen: Pen): string {
  const open: (OpenSpan | undefined)[] = table.columns.map(() => undefined);
  let xml = '';
  for (const row of rows) {
    const properties =
      (row.cantSplit ? '<w:cantSplit/>' : '') +
      (row.minHeightTwip > 0 ? el('w:trHeight', { 'w:val': row.minHeightTwip, 'w:hRule': 'atLeast' }) : '') +
      (isHead ? '<w:tblHeader/>' : '') +
      (row.change ? marked(pen.revisions, row.change) : '');
    xml += properties === '' ? '<w:tr>' : `<w:tr><w:trPr>${properties}</w:trPr>`;
    let next = 0;
    for (let column = 0; column < table.columns.length; ) {
      const span = open[column];
      const cell = span?.cell ?? row.cells[next++];
      if (cell === undefined) break;
      const width = table.columns.slice(column, column + cell.colSpan).reduce((sum, w) => sum + w, 0);
      xml += cellXml(table, row, cell, width, span !== undefined, pen);
      if (span) {
        if (--span.left === 0) open[column] = undefined;
      } else if (cell.rowSpan > 1) open[column] = { cell, left: cell.rowSpan - 1 };
      column += cell.colSpan;
    }
    xml += '</w:tr>';
  }
  return xml;
}

function cellXml(
  table: PrimTable,
  row: PrimRow,
  cell: PrimCell,
  width: number,
  continued: boolean,
  pen: Pen,
): string {
  const properties =
    el('w:tcW', { 'w:w': width, 'w:type': 'dxa' }) +
    (cell.colSpan > 1 ? el('w:gridSpan', { 'w:val': cell.colSpan }) : '') +
    (cell.rowSpan > 1 ? (continued ? '<w:vMerge/>' : '<w:vMerge w:val="restart"/>') : '') +
    (cell.border === 'box' ? boxed : '') +
    shadeXml(cell) +
    (cell.valign === 'top' ? '' : el('w:vAlign', { 'w:val': cell.valign }));
  const inner = width - 2 * table.padX;
  const blocks = continued ? [spacer('')] : cell.blocks;
  const content = blocks.map((block, i) => {
    const drawn = row.keepNext ? { ...block, keepNext: true } : block;
    if (drawn.type === 'rule') return ruleXml(drawn);
    const room = inner - drawn.leftTwip - drawn.rightTwip;
    // The mark of a cell's last paragraph is the cell's own: it comes and goes with the row alone.
    const ends = row.change === undefined || i === blocks.length - 1;
    return paragraphXml(ends ? drawn : { ...drawn, change: row.change }, room, pen, { words: row.change });
  });
  return `<w:tc><w:tcPr>${properties}</w:tcPr>${content.join('')}</w:tc>`;
}

function shadeXml(cell: PrimCell): string {
  if (cell.hatched) return el('w:shd', { 'w:val': 'diagStripe', 'w:color': '000000', 'w:fill': 'FFFFFF' });
  if (cell.shadePercent === 0) return '';
  const grey = Math.round(255 * (1 - cell.shadePercent / 100))
    .toString(16)
    .toUpperCase()
    .padStart(2, '0');
  return el('w:shd', { 'w:val': 'clear', 'w:color': 'auto', 'w:fill': grey.repeat(3) });
}
