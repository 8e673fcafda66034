/** Which columns of a sheet say what its rows are about: judged by what stands in them, not by their heads. */
import type { Pack } from '../../model/pack.ts';
import type { FormSheet } from '../form/form.ts';
import { type NameIndex, SURE } from './names.ts';
import { type NumberReading, readNumber, splitNumber } from './numbers.ts';

export interface Identity {
  readonly numberColumn: number | null;
  readonly nameColumns: readonly number[];
  /** The numbers only count rows (1, 2, 3 … through the table, or anew in every section). */
  readonly running: boolean;
}

/** Rows that a column must name before it counts as one that names rows; also the least that makes a form of a sheet. */
export const LEAST_ROWS = 3;

/** "(1) (2) (3)", "A B 1 2": a row under the heads that numbers the columns. */
export function isColumnNumbers(sheet: FormSheet, row: number): boolean {
  const cells = [...(sheet.raw.rows.get(row)?.values() ?? [])].filter((c) => c.kind !== 'blank');
  const texts = cells.map((c) => c.text.trim());
  if (texts.length < LEAST_ROWS || !texts.every((t) => /^\(?\s*(?:\d{1,2}|\p{L})\s*\)?(?:\s*=.*)?$/u.test(t)))
    return false;
  const numbers = texts.flatMap((t) => /^\(?\s*(\d{1,2})/.exec(t)?.[1] ?? []).map(Number);
  return numbers.length >= 2 && numbers.every((n, i) => i === 0 || n === numbers[i - 1]! + 1);
}

interface ColumnFacts {
  readonly column: number;
  readonly numbers: { readonly row: number; readonly reading: NumberReading; readonly isText: boolean }[];
  /** Rows whose text names an indicator or criterion, with its number or without. */
  names: number;
}

/** Null when no column names enough rows. */
export function findIdentity(pack: Pack, index: NameIndex, sheet: FormSheet): Identity | null {
  const facts = new Map<number, ColumnFacts>();
  for (const [row, cells] of sheet.raw.rows) {
    if (isColumnNumbers(sheet, row)) continue;
    for (const [column, cell] of cells) {
      if (cell.kind !== 'text' && cell.kind !== 'number') continue;
      const own: ColumnFacts = facts.get(column) ?? { column, numbers: [], names: 0 };
      facts.set(column, own);
      const reading = readNumber(pack, cell);
      if (reading) own.numbers.push({ row, reading, isText: cell.kind === 'text' });
      else if (cell.kind === 'text' && namesSomething(pack, index, cell.text)) own.names++;
    }
  }
  const columns = [...facts.values()].sort((a, b) => a.column - b.column);
  const most = Math.max(0, ...columns.map((c) => c.names));
  const nameColumns = columns
    .filter((c) => c.names >= LEAST_ROWS && c.names * 4 >= most)
    .map((c) => c.column);
  const firstName = nameColumns[0];
  const numbered = columns
    .filter((c) => !nameColumns.includes(c.column) && isNumbering(c))
    .filter((c) => firstName === undefined || c.column < Math.max(...nameColumns));
  const best =
    firstName === undefined
      ? numbered[0]
      : numbered.toSorted((a, b) => b.numbers.length - a.numbers.length)[0];
  if (!best && nameColumns.length === 0) return null;
  return {
    numberColumn: best?.column ?? null,
    nameColumns,
    running: best !== undefined && isRunning(pack, index, sheet, best, nameColumns),
  };
}

function namesSomething(pack: Pack, index: NameIndex, text: string): boolean {
  const { number, name } = splitNumber(pack, text);
  if (number !== null || index.criterion(name) !== null) return true;
  return (index.ranked(name)[0]?.score ?? 0) >= SURE;
}

/** Numbers that mostly differ and mostly grow: results that happen to look like numbers of indicators do not. */
function isNumbering({ numbers }: ColumnFacts): boolean {
  if (numbers.length < LEAST_ROWS) return false;
  const dotted = numbers.filter((n) => n.reading.indicators.length > 0).length;
  const keys = numbers.map((n) => Number(n.reading.indicators[0] ?? n.reading.criterion));
  const growing = keys.filter((k, i) => i > 0 && Math.floor(k) >= Math.floor(keys[i - 1]!)).length;
  return growing * 10 >= (keys.length - 1) * 7 && (dotted > 0 || numbers.length >= LEAST_ROWS);
}

/** Whole numbers that contradict most of the names beside them. */
function isRunning(
  pack: Pack,
  index: NameIndex,
  sheet: FormSheet,
  { numbers }: ColumnFacts,
  nameColumns: readonly number[],
): boolean {
  let [agree, differ] = [0, 0];
  for (const { row, reading } of numbers) {
    if (reading.roman || reading.indicators.length > 0) continue;
    const texts = nameColumns.map((c) => splitNumber(pack, sheet.text(row, c)).name).filter((t) => t !== '');
    const ids = texts.flatMap((t) => index.criterion(t) ?? criteriaOf(pack, index.named(t)));
    if (ids.length === 0) continue;
    if (ids.includes(reading.criterion!)) agree++;
    else differ++;
  }
  return differ >= LEAST_ROWS && differ > agree;
}

const criteriaOf = (pack: Pack, indicators: readonly string[]): string[] =>
  indicators.map((id) => pack.indicator.get(id)!.criterion.id);
