/**
 * What a cell shows: lines of text with Vietnamese numbers ("1.234,5", "89,17%", OFFICE §5). Documents print these;
 * XLSX measures row heights with them. Derived cells show their evaluated result, rounded here, once.
 */
import { type Decimal, formatDecimal, roundDecimal } from '../model/quantity.ts';
import type { CellValue, TableValues } from './expression.ts';
import type { CellModel, TableRowModel } from './model.ts';
import { roundRational } from './rational.ts';

const NO_BREAK_SPACE = '\u00a0';

/** "8,5 km" with a space that no line may end at, "82,83%" without one. A suffix may bring its own space. */
export const withSuffix = (text: string, suffix: string | undefined, space = NO_BREAK_SPACE): string =>
  text + suffixText(suffix, space);

/** The suffix with the space that belongs before it. */
export const suffixText = (suffix: string | undefined, space = NO_BREAK_SPACE): string =>
  suffix === undefined || suffix === '' ? '' : /^[\s%‰/),.;:]/.test(suffix) ? suffix : space + suffix;

export const percentText = (value: Decimal): string => `${formatDecimal(value)}%`;

/** Lines shown by a cell; none for an empty one. `value` is the cell's evaluated value (only derived cells need it). */
export function cellLines(cell: CellModel | undefined, value: CellValue): readonly string[] {
  switch (cell?.kind) {
    case undefined:
    case 'empty':
      return [];
    case 'text':
      return cell.lines;
    case 'number':
      return [withSuffix(formatDecimal(roundDecimal(cell.value, cell.scale)), cell.suffix)];
    case 'percent':
      return [percentText(roundDecimal(cell.value, cell.scale))];
    case 'date':
    case 'verdict':
      return cell.text === '' ? [] : [cell.text];
    case 'formula':
      return formulaLines(cell, value);
  }
}

function formulaLines(cell: CellModel & { kind: 'formula' }, value: CellValue): readonly string[] {
  const { as, scale, prefix = '', suffix } = cell.show;
  switch (value.kind) {
    case 'empty':
      return [];
    case 'text':
      return withSuffix(prefix + value.value, suffix).split('\n');
    case 'number': {
      const rounded = roundRational(value.value, scale);
      const text = as === 'percent' ? percentText(rounded) : formatDecimal(rounded);
      return [withSuffix(prefix + text, suffix)];
    }
  }
}

/** Lines shown by the cell of `row` in `column`. */
export const shownLines = (values: TableValues, row: TableRowModel, column: string): readonly string[] =>
  cellLines(row.cells[column], row.cells[column]?.kind === 'formula' ? values.value(row.key, column) : EMPTY);

const EMPTY: CellValue = { kind: 'empty' };
