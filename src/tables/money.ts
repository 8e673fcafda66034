/**
 * Amounts of money in a table: entered ones stay numbers, sums are live, and one that is not known is dotted, together
 * with every sum that would need it. The unit stands once, above the table.
 */
import { type Decimal, trimZeros } from '../model/quantity.ts';
import { orBlank } from '../wording/blanks.ts';
import { EMPTY, type TableContext, textCell } from './context.ts';
import { evaluateTable } from './expression.ts';
import type { CellModel, Expression, TableModel, TableRowModel } from './model.ts';
import { roundRational } from './rational.ts';

/** "ĐVT: triệu đồng", of the annexes on funds and on works. */
export const unitLine = (context: TableContext): string =>
  `ĐVT: ${orBlank(context, context.appraised.data.resources?.unit, 'đơn vị tính của nguồn lực, công trình', ['resources'])}`;

export const amountCell = (value: Decimal | undefined): CellModel =>
  value ? { kind: 'number', value, scale: value.scale } : EMPTY;

/** Dots of a narrow cell. */
export const dotsCell = (context: TableContext): CellModel =>
  textCell(context.appraised.pack.wording.marks.shortBlank);

/** The amount, or dots that are told. */
export function knownAmount(
  context: TableContext,
  value: Decimal | undefined,
  what: string,
  at: readonly PropertyKey[],
): CellModel {
  if (value) return amountCell(value);
  return textCell(orBlank(context, null, what, at, 'shortBlank'));
}

export const cellOf = (row: string, column: string): Expression => ({ op: 'cell', ref: { row, column } });

/** Most digits after the mark among the rows' amounts: what a sum of them needs. */
const scaleOf = (rows: readonly TableRowModel[], column: string): number =>
  Math.max(
    0,
    ...rows.map((r) => r.cells[column]).map((c) => (c?.kind === 'number' ? c.scale : shownScale(c))),
  );
const shownScale = (cell: CellModel | undefined): number => (cell?.kind === 'formula' ? cell.show.scale : 0);

/**
 * Live sum of these rows. Dots among them make dots; empty cells count nothing, and where all are empty there is
 * nothing to add.
 */
export function sumCell(context: TableContext, rows: readonly TableRowModel[], column: string): CellModel {
  const cells = rows.map((r) => r.cells[column] ?? EMPTY);
  if (cells.some((c) => c.kind === 'text')) return dotsCell(context);
  if (cells.every((c) => c.kind === 'empty')) return EMPTY;
  const terms = rows.map((r): Expression => ({ op: 'sum', column, from: r.key, to: r.key }));
  return {
    kind: 'formula',
    expression: terms.reduce((left, right) => ({ op: 'add', left, right })),
    show: { as: 'number', scale: scaleOf(rows, column) },
  };
}

/** The table with its live amounts shown without useless zeros: a difference of 420,5 and 420,5 is 0, not 0,0. */
export function withoutTrailingZeros(table: TableModel, columns: readonly string[]): TableModel {
  const values = evaluateTable(table);
  const shown = (row: string, column: string, cell: CellModel): CellModel => {
    const value = cell.kind === 'formula' ? values.value(row, column) : null;
    if (cell.kind !== 'formula' || value?.kind !== 'number') return cell;
    const scale = trimZeros(roundRational(value.value, cell.show.scale)).scale;
    return { ...cell, show: { ...cell.show, scale } };
  };
  return {
    ...table,
    rows: table.rows.map((row) => ({
      ...row,
      cells: Object.fromEntries(
        Object.entries(row.cells).map(([column, cell]) => [
          column,
          columns.includes(column) ? shown(row.key, column, cell) : cell,
        ]),
      ),
    })),
  };
}

/** `part` of `whole` in percent, live; empty where either is not a number. The column's title says "(%)". */
export function shareCell(part: Expression, whole: Expression): CellModel {
  return {
    kind: 'formula',
    expression: {
      op: 'multiply',
      left: { op: 'divide', left: part, right: whole },
      right: { op: 'literal', value: { digits: 100n, scale: 0 } },
    },
    show: { as: 'number', scale: 2 },
  };
}
