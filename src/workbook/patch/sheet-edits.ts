/** Values and formats of single cells, spliced into the text of a sheet part. */
import { cellAddress } from '../../readers/workbook/raw.ts';
import { type CellValue, cellXml, formatNeed } from './cell-value.ts';
import { FormulaKeeper } from './formulas.ts';
import { columnSetting, type Grid, type GridRow, inRange, isTrue, parseRange, readGrid } from './grid.ts';
import type { OfficePackage, SheetRef } from './package.ts';
import { refuse } from './refuse.ts';
import type { Fill, StyleSheet } from './styles.ts';
import { child, Splices, sibling, type XmlNode } from './xml.ts';

/** One cell and everything that is to be done to it; its note is written elsewhere. */
export interface CellChange {
  readonly row: number;
  readonly column: number;
  readonly fill?: Fill | undefined;
  readonly value?: CellValue | undefined;
}

/** `changes`: each cell once. Answers whether a formula gave way to a value. */
export function editCells(
  pkg: OfficePackage,
  sheet: SheetRef,
  changes: readonly CellChange[],
  styles: StyleSheet,
): boolean {
  const text = pkg.text(sheet.part);
  const values = changes.filter((c) => c.value !== undefined);
  refuseTableHeads(pkg, sheet, values);
  const everyCell = values.length > 0 && /\bt\s*=\s*["'](?:shared|array|dataTable)["']/.test(text);
  const grid = readGrid(pkg, sheet.part, everyCell ? null : new Set(changes.map((c) => c.row)));
  const splices = new Splices(text);
  const formulas = new FormulaKeeper(grid, splices, values, sheet.name);
  const rows = new Map<number, CellChange[]>();
  for (const change of changes.toSorted((a, b) => a.row - b.row || a.column - b.column)) {
    const row = rows.get(change.row);
    if (row) row.push(change);
    else rows.set(change.row, [change]);
  }
  const lastRows: string[] = [];
  let at = 0;
  for (const [number, cells] of rows) {
    while (at < grid.rows.length && grid.rows[at]!.number < number) at++;
    const row = grid.rows[at];
    if (row?.number === number) editRow(row, cells);
    else {
      const name = sibling(grid.data, 'row');
      const xml = `<${name} r="${number}">${cells.map((c) => newCell(c)).join('')}</${name}>`;
      if (row) splices.insert(row.node.start, xml);
      else lastRows.push(xml);
    }
  }
  if (lastRows.length > 0) splices.append(grid.data, lastRows.join(''));
  growDimension(grid, splices, changes);
  const result = splices.apply();
  if (result !== text) pkg.write(sheet.part, result);
  return formulas.removed;

  function editRow(row: GridRow, cells: readonly CellChange[]): void {
    const last: string[] = [];
    let i = 0;
    for (const change of cells) {
      while (i < row.cells.length && row.cells[i]!.column < change.column) i++;
      const cell = row.cells[i];
      if (cell?.column === change.column) editCell(cell.node, change);
      else if (cell) splices.insert(cell.node.start, newCell(change, row.node));
      else last.push(newCell(change, row.node));
    }
    if (last.length > 0) splices.append(row.node, last.join(''));
    const spans = row.node.attributes.spans;
    if (spans !== undefined) {
      const numbers = [...spans.split(/[\s:]+/).map(Number), ...cells.map((c) => c.column)];
      const grown = `${Math.min(...numbers)}:${Math.max(...numbers)}`;
      if (!covers(spans, cells)) splices.setAttribute(row.node, 'spans', grown);
    }
  }

  function editCell(node: XmlNode, change: CellChange): void {
    const base = Number(node.attributes.s ?? 0);
    const style = styles.derive(base, { fill: change.fill, need: formatNeed(change.value) });
    if (change.value === undefined) {
      if (style !== base) splices.setAttribute(node, 's', String(style));
      return;
    }
    formulas.release(node, change);
    splices.replace(node.start, node.end, cellXml(node.name, change, style, change.value, pkg.date1904));
  }

  function newCell(change: CellChange, row?: XmlNode): string {
    const own = isTrue(row?.attributes.customFormat) ? row?.attributes.s : undefined;
    const base = Number(own ?? columnSetting(grid, change.column)?.attributes.style ?? 0);
    const style = styles.derive(base, { fill: change.fill, need: formatNeed(change.value) });
    const value = change.value ?? { kind: 'blank' };
    return cellXml(sibling(grid.data, 'c'), change, style, value, pkg.date1904);
  }
}

/** Excel repairs a file, and says so, when a head cell and the table's own record of it differ. */
function refuseTableHeads(pkg: OfficePackage, sheet: SheetRef, values: readonly CellChange[]): void {
  if (values.length === 0) return;
  for (const { part } of pkg.relationships(sheet.part).filter((r) => r.kind === 'table')) {
    const { attributes } = pkg.parse(part);
    const range = parseRange(attributes.ref ?? '');
    if (!range || attributes.headerRowCount === '0') continue;
    const head = { ...range, lastRow: range.firstRow };
    const hit = values.find((v) => inRange(head, v.row, v.column));
    if (hit)
      refuse(
        'cell-in-table-head',
        `ô ${sheet.name}!${cellAddress(hit.row, hit.column)} là tiêu đề của một bảng (Table), không ghi giá trị vào được`,
        'chọn ô khác, hoặc đổi bảng thành vùng thường (Table Design › Convert to Range)',
      );
  }
}

const covers = (spans: string, cells: readonly CellChange[]): boolean => {
  const pairs = spans.split(/\s+/).map((s) => s.split(':').map(Number));
  return cells.every((c) => pairs.some(([a = 0, b = 0]) => c.column >= a && c.column <= b));
};

function growDimension(grid: Grid, splices: Splices, changes: readonly CellChange[]): void {
  const node = child(grid.root, 'dimension');
  const old = parseRange(node?.attributes.ref ?? '');
  if (!node || !old) return;
  const grown = { ...old };
  for (const { row, column } of changes) {
    grown.firstRow = Math.min(grown.firstRow, row);
    grown.firstColumn = Math.min(grown.firstColumn, column);
    grown.lastRow = Math.max(grown.lastRow, row);
    grown.lastColumn = Math.max(grown.lastColumn, column);
  }
  if (JSON.stringify(grown) === JSON.stringify(old)) return;
  const [a, b] = [
    cellAddress(grown.firstRow, grown.firstColumn),
    cellAddress(grown.lastRow, grown.lastColumn),
  ];
  splices.setAttribute(node, 'ref', `${a}:${b}`);
}
