/** A data table: head rows repeat, rows do not split, all alignments resolved. */
import { type StyleId, styleOf } from '../styles.ts';
import type { Table, TableCell, TableRow } from '../tree.ts';
import { cell, paragraph, row } from './build.ts';
import type { PrimCell, PrimRow, PrimTable } from './primitives.ts';

/** Clear space between a cell's line and its text, left and right. */
export const CELL_PAD_X = 85;
/** ... and above and below. */
export const CELL_PAD_Y = 30;

export function table(block: Table): PrimTable {
  return {
    type: 'table',
    key: block.key,
    layout: false,
    summary: block.summary,
    borders: 'grid',
    columns: block.columns.map((column) => column.widthTwip),
    padX: CELL_PAD_X,
    padY: CELL_PAD_Y,
    head: lowerRows(block, block.head, block.headStyle, true),
    body: lowerRows(block, block.body, block.cellStyle, false),
  };
}

/**
 * Walks the rows with the columns that row spans from above still cover. A row with too few cells is filled up;
 * what a row has too many of is added to its last cell, so that no text is lost.
 */
function lowerRows(block: Table, rows: readonly TableRow[], style: StyleId, isHead: boolean): PrimRow[] {
  const width = block.columns.length;
  const covered: number[] = block.columns.map(() => 0);
  return rows.map((r, index) => {
    const cells: PrimCell[] = [];
    let column = 0;
    const place = (c: TableCell, key: string) => {
      while (column < width && covered[column]! > 0) column++;
      const lowered = lowerCell(block, c, style, isHead, column, key);
      if (column >= width) {
        const last = cells.pop() ?? cell([]);
        cells.push({ ...last, blocks: [...last.blocks, ...lowered.blocks] });
        return;
      }
      const rowSpan = Math.max(1, Math.min(c.rowSpan ?? 1, rows.length - index));
      let colSpan = 1;
      while (colSpan < (c.colSpan ?? 1) && covered[column + colSpan] === 0) colSpan++;
      for (let k = column; k < column + colSpan; k++) covered[k] = rowSpan;
      column += colSpan;
      cells.push({ ...lowered, colSpan, rowSpan });
    };
    r.cells.forEach((c, i) => {
      place(c, `${r.key}/${i}`);
    });
    while (covered.some((rowsLeft, k) => k >= column && rowsLeft === 0)) {
      place({ paragraphs: [] }, `${r.key}/${cells.length}`);
    }
    for (let k = 0; k < width; k++) covered[k] = Math.max(0, covered[k]! - 1);
    return row(r.key, cells, { keepNext: r.keepNext ?? false });
  });
}

function lowerCell(
  block: Table,
  c: TableCell,
  style: StyleId,
  isHead: boolean,
  column: number,
  key: string,
): PrimCell {
  const align = c.align ?? (isHead ? styleOf(style).align : block.columns[column]?.align);
  const paragraphs = c.paragraphs.length > 0 ? c.paragraphs : [{ runs: [] }];
  return cell(
    paragraphs.map((p, i) => {
      const resolved = p.align ?? align;
      return paragraph(i === 0 ? key : `${key}/${i}`, p.style ?? style, p.runs, {
        ...(resolved ? { align: resolved } : {}),
      });
    }),
    {
      shadePercent: Math.max(0, Math.min(15, c.shadePercent ?? 0)),
      header: isHead || (c.header ?? false),
      valign: isHead ? 'center' : 'top',
    },
  );
}
