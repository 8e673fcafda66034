/** Rows and cells of a sheet part, with the places at which they stand in its text. */
import { parseAddress, type RawRange } from '../../readers/workbook/raw.ts';
import type { OfficePackage } from './package.ts';
import { unreadable } from './refuse.ts';
import { child, type XmlNode } from './xml.ts';

export interface GridCell {
  readonly row: number;
  readonly column: number;
  readonly node: XmlNode;
}

export interface GridRow {
  readonly number: number;
  readonly node: XmlNode;
  readonly cells: readonly GridCell[];
}

export interface Grid {
  readonly root: XmlNode;
  readonly data: XmlNode;
  /** Ascending, as the format demands. Cells are known of the rows that were asked for. */
  readonly rows: readonly GridRow[];
  readonly merges: readonly RawRange[];
}

/** Rows or cells may leave their address out and then follow the one before. */
const WITHOUT_ADDRESS = /<(?:\w+:)?(?:row|c)(?=[\s/>])(?![^>]*\sr\s*=)/;

/** `wanted`: rows whose cells are needed; null for all. */
export function readGrid(pkg: OfficePackage, part: string, wanted: ReadonlySet<number> | null): Grid {
  const all = wanted === null || WITHOUT_ADDRESS.test(pkg.text(part));
  const root = pkg.parse(part, (node, depth) => {
    if (depth === 0) return true;
    if (depth === 1) return ['sheetData', 'cols', 'mergeCells'].includes(node.local);
    if (node.local === 'row') return all || wanted.has(Number(node.attributes.r));
    return node.local === 'c';
  });
  const data = child(root, 'sheetData');
  if (root.local !== 'worksheet' || !data) return unreadable(`phần ${part} không phải trang tính`);
  let number = 0;
  const rows = data.children
    .filter((n) => n.local === 'row')
    .map((node) => {
      number = Number(node.attributes.r ?? number + 1);
      return { number, node, cells: rowCells(node, number) };
    });
  const merges = (child(root, 'mergeCells')?.children ?? []).flatMap(
    (m) => parseRange(m.attributes.ref ?? '') ?? [],
  );
  return { root, data, rows, merges };
}

function rowCells(row: XmlNode, number: number): GridCell[] {
  let column = 0;
  return row.children
    .filter((n) => n.local === 'c')
    .map((node) => {
      column = parseAddress(node.attributes.r ?? '')?.column ?? column + 1;
      return { row: number, column, node };
    });
}

/** `A1:C3` or `A1`; null when it is no range. */
export function parseRange(text: string): RawRange | null {
  const [a = '', b = a] = text.split(':');
  const [first, last] = [parseAddress(a), parseAddress(b)];
  if (!first || !last) return null;
  return {
    firstRow: Math.min(first.row, last.row),
    firstColumn: Math.min(first.column, last.column),
    lastRow: Math.max(first.row, last.row),
    lastColumn: Math.max(first.column, last.column),
  };
}

export const inRange = (range: RawRange, row: number, column: number): boolean =>
  row >= range.firstRow && row <= range.lastRow && column >= range.firstColumn && column <= range.lastColumn;

export const isTrue = (value: string | undefined): boolean => value === '1' || value === 'true';

/** The `<col>` that speaks of a column. */
export const columnSetting = ({ root }: Grid, column: number): XmlNode | undefined =>
  child(root, 'cols')?.children.find(
    (c) => column >= Number(c.attributes.min) && column <= Number(c.attributes.max),
  );

/** The first cell that somebody who opens the sheet can see: for what concerns the sheet as a whole. */
export function firstVisibleCell(pkg: OfficePackage, part: string): { row: number; column: number } {
  const grid = readGrid(pkg, part, new Set());
  const hiddenRows = new Set(grid.rows.filter((r) => isTrue(r.node.attributes.hidden)).map((r) => r.number));
  let [row, column] = [1, 1];
  while (hiddenRows.has(row)) row++;
  while (column < 100 && isTrue(columnSetting(grid, column)?.attributes.hidden)) column++;
  return { row, column };
}
