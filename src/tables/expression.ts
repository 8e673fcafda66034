/**
 * Exact values of the cells of a TableModel. What comes in is a table whose derived cells carry expressions; what
 * goes out is a number (an exact fraction), a text or nothing for every cell. XLSX caches these results beside its
 * formulas and documents print them, so both say the same.
 *
 * Percent cells, entered or derived, count in percent (89.17), whatever XLSX stores. Dates count as XLSX day numbers.
 * A text where a number is needed counts as empty, and a division by zero gives empty.
 */
import { DiagnosticError } from '../model/diagnostics.ts';
import { dayNumber } from './day-number.ts';
import type { CellModel, Expression, TableColumnModel, TableModel, TableRowModel } from './model.ts';
import {
  addRational,
  compareRational,
  divideRational,
  fromDecimal,
  multiplyRational,
  negateRational,
  type Rational,
  rational,
  roundRational,
  roundRationalUp,
} from './rational.ts';

export type CellValue =
  | { readonly kind: 'number'; readonly value: Rational }
  | { readonly kind: 'text'; readonly value: string }
  | { readonly kind: 'empty' };

/** Values of a table's cells, each evaluated once, when first asked for. */
export interface TableValues {
  /**
   * Throws a DiagnosticError for an unknown row or column (`expression-reference`), a range whose end stands before
   * its beginning (`expression-range`) and a cell that depends on itself (`expression-cycle`).
   */
  value(row: string, column: string): CellValue;
}

const EMPTY: CellValue = { kind: 'empty' };
const numberValue = (value: Rational): CellValue => ({ kind: 'number', value });
const textValue = (value: string): CellValue => (value === '' ? EMPTY : { kind: 'text', value });
const countOf = (values: readonly CellValue[], equals: string): CellValue => {
  const wanted = equals.normalize('NFC');
  const found = values.filter(
    (v) => v.kind === 'text' && (v.value === wanted || v.value.normalize('NFC') === wanted),
  );
  return numberValue(rational(BigInt(found.length)));
};
const fromBoolean = (yes: boolean): CellValue => numberValue(rational(yes ? 1n : 0n));

export function evaluateTable(table: TableModel): TableValues {
  const { rows, columns } = table;
  const rowPlaces = placesByKey(rows);
  const columnPlaces = placesByKey(columns);
  /** Cells are numbered row by row. */
  const known = new Array<CellValue | undefined>(rows.length * columns.length);
  const open: number[] = [];

  const nameOf = (cell: number): string =>
    `${rows[Math.floor(cell / columns.length)]!.key}, ${columns[cell % columns.length]!.key}`;

  const fail = (code: string, what: string): never => {
    const at = open.at(-1);
    const message = `bảng "${table.key}"${at === undefined ? '' : `, ô (${nameOf(at)})`}: ${what}`;
    throw new DiagnosticError([{ code, severity: 'error', message, where: [] }]);
  };

  function value(row: string, column: string): CellValue {
    const r = rowPlaces.get(row) ?? fail('expression-reference', `không có hàng "${row}"`);
    const c = columnPlaces.get(column) ?? fail('expression-reference', `không có cột "${column}"`);
    const cell = r * columns.length + c;
    const before = known[cell];
    if (before !== undefined) return before;
    if (open.includes(cell)) {
      const circle = [...open.slice(open.indexOf(cell)), cell].map(nameOf).join(' → ');
      fail('expression-cycle', `công thức tham chiếu vòng: ${circle}`);
    }
    open.push(cell);
    const model = rows[r]!.cells[column];
    const result = model === undefined ? EMPTY : cellValue(model);
    open.pop();
    known[cell] = result;
    return result;
  }

  function cellValue(cell: CellModel): CellValue {
    switch (cell.kind) {
      case 'empty':
        return EMPTY;
      case 'text':
        return textValue(cell.lines.join('\n'));
      case 'verdict':
        return textValue(cell.text);
      case 'number':
      case 'percent':
        return numberValue(fromDecimal(cell.value));
      case 'date': {
        const day = dayNumber(cell.value);
        return day === null ? textValue(cell.text) : numberValue(rational(BigInt(day)));
      }
      case 'formula':
        return evaluate(cell.expression);
    }
  }

  const range = (e: { column: string; from: string; to: string }): CellValue[] =>
    rowsBetween(table, e.from, e.to, fail).map((row) => value(row.key, e.column));

  const number = (e: Expression): Rational | null => {
    const v = evaluate(e);
    return v.kind === 'number' ? v.value : null;
  };

  function both(
    e: { left: Expression; right: Expression },
    combine: (left: Rational, right: Rational) => CellValue,
  ): CellValue {
    const left = number(e.left);
    const right = number(e.right);
    return left === null || right === null ? EMPTY : combine(left, right);
  }

  function evaluate(e: Expression): CellValue {
    switch (e.op) {
      case 'literal':
        return numberValue(fromDecimal(e.value));
      case 'text':
        return textValue(e.value);
      case 'cell':
        return value(e.ref.row, e.ref.column);
      case 'add':
        return both(e, (l, r) => numberValue(addRational(l, r)));
      case 'subtract':
        return both(e, (l, r) => numberValue(addRational(l, negateRational(r))));
      case 'multiply':
        return both(e, (l, r) => numberValue(multiplyRational(l, r)));
      case 'divide':
        return both(e, (l, r) => (r.numerator === 0n ? EMPTY : numberValue(divideRational(l, r))));
      case 'round':
      case 'roundUp': {
        const v = number(e.value);
        const round = e.op === 'round' ? roundRational : roundRationalUp;
        return v === null ? EMPTY : numberValue(fromDecimal(round(v, e.scale)));
      }
      case 'atLeast':
        return both(e, (l, r) => fromBoolean(compareRational(l, r) >= 0));
      case 'atMost':
        return both(e, (l, r) => fromBoolean(compareRational(l, r) <= 0));
      case 'if': {
        const test = number(e.test);
        return test === null ? EMPTY : evaluate(test.numerator !== 0n ? e.yes : e.no);
      }
      case 'sum': {
        const numbers = range(e).filter((v) => v.kind === 'number');
        return numberValue(numbers.reduce((sum, v) => addRational(sum, v.value), rational(0n)));
      }
      case 'countEquals':
        return countOf(range(e), e.equals);
      case 'countEqualsAcross':
        return countOf(
          columnsBetween(table, e.from, e.to, fail).map((column) => value(e.row, column.key)),
          e.equals,
        );
      case 'countFilled':
        return numberValue(rational(BigInt(range(e).filter((v) => v.kind !== 'empty').length)));
    }
  }

  return { value };
}

type Keyed = readonly { readonly key: string }[];
const places = new WeakMap<Keyed, ReadonlyMap<string, number>>();

/** Places of rows or columns by key. A table never changes, so its lists are read once. */
export function placesByKey(items: Keyed): ReadonlyMap<string, number> {
  let known = places.get(items);
  if (known === undefined) {
    known = new Map(items.map(({ key }, i) => [key, i]));
    places.set(items, known);
  }
  return known;
}

/** Rows from `from` to `to`, both included. `fail` is called for an unknown row and for a reversed range. */
export function rowsBetween(
  table: TableModel,
  from: string,
  to: string,
  fail: (code: string, what: string) => never,
): readonly TableRowModel[] {
  const at = placesByKey(table.rows);
  const first = at.get(from) ?? -1;
  const last = at.get(to) ?? -1;
  if (first < 0 || last < 0) fail('expression-reference', `không có hàng "${first < 0 ? from : to}"`);
  if (first > last) fail('expression-range', `hàng "${from}" đứng sau hàng "${to}"`);
  return table.rows.slice(first, last + 1);
}

/** Columns from `from` to `to`, both included; `fail` as for `rowsBetween`. */
export function columnsBetween(
  table: TableModel,
  from: string,
  to: string,
  fail: (code: string, what: string) => never,
): readonly TableColumnModel[] {
  const at = placesByKey(table.columns);
  const first = at.get(from) ?? -1;
  const last = at.get(to) ?? -1;
  if (first < 0 || last < 0) fail('expression-reference', `không có cột "${first < 0 ? from : to}"`);
  if (first > last) fail('expression-range', `cột "${from}" đứng sau cột "${to}"`);
  return table.columns.slice(first, last + 1);
}
