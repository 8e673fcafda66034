/** How much a sheet still lacks, as a live formula with its result. Nothing is missing where nothing must be filled. */
import { cellValue } from '../../bindings/rows.ts';
import { NOT_ENOUGH } from './formulas.ts';
import { FIRST_ROW, HEAD_ROW, ID_COLUMN, PAIR_VALUE } from './layout.ts';
import type { Live, LiveValue } from './live.ts';
import { columnLetter, letterOf } from './positions.ts';
import type { WrittenSheet } from './write-sheet.ts';

export function missingOf(written: WrittenSheet): Live | null {
  const { binding, sheet, rows, lastRow, computed } = written;
  const inSheet = (range: string): string => `'${sheet.name}'!${range}`;
  const range = (key: string): string => {
    const letter = columnLetter(binding, key);
    return inSheet(`$${letter}$${FIRST_ROW}:$${letter}$${lastRow}`);
  };
  if (binding.rows.kind === 'pairs')
    return binding.columns.some((c) => c.required) ? missingPairs(written, inSheet) : null;
  if (binding.key === 'figures') {
    const blank = `SUMPRODUCT((${range('name')}<>"")*(${range('result')}="")*(${range('from.table')}=""))`;
    const results = computed.get('result') ?? [];
    const open = rows.filter(
      (row, i) => results[i] === '' && (row.object as { from?: object }).from === undefined,
    );
    return { formula: blank, value: open.length };
  }
  if (binding.key === 'results') {
    const count = (computed.get('preview') ?? []).filter((v) => v === NOT_ENOUGH).length;
    return { formula: `COUNTIF(${range('preview')},"${NOT_ENOUGH}")`, value: count };
  }
  const required = binding.columns.filter((c) => c.required);
  if (required.length === 0) return null;
  const entered = binding.columns
    .filter((c) => c.path !== null || c.required)
    .map((c) => `(${range(c.key)}<>"")`);
  const value = rows.reduce(
    (n, row) => n + required.filter((c) => cellValue(binding, row, c) === undefined).length,
    0,
  );
  const formula = required
    .map((c) => `SUMPRODUCT(((${entered.join('+')})>0)*(${range(c.key)}=""))`)
    .join('+');
  return { formula, value };
}

function missingPairs(
  { binding, sheet, rows, lastRow }: WrittenSheet,
  inSheet: (range: string) => string,
): Live {
  const required = new Map(binding.columns.filter((c) => c.required).map((c) => [c.key, c]));
  const cells: string[] = [];
  let value = 0;
  for (let at = HEAD_ROW + 1; at <= lastRow; at++) {
    const column = required.get(String(sheet.getCell(at, ID_COLUMN).value ?? ''));
    if (!column) continue;
    cells.push(`(${inSheet(`${letterOf(PAIR_VALUE)}${at}`)}="")`);
    if (cellValue(binding, rows[0]!, column) === undefined) value++;
  }
  return { formula: cells.join('+'), value };
}

export type Computed = ReadonlyMap<string, readonly LiveValue[]>;
