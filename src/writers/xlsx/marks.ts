/**
 * Conditional formatting: "Chưa đạt" bold on 15 % grey (also after somebody edits the cell), and data bars with a
 * black edge for charts. Both survive a black-and-white copy.
 */
import type { Expression, TableModel } from '../../tables/model.ts';
import { rationalToNumber } from '../../tables/rational.ts';
import type { ShownRow } from './shown-cell.ts';

/** Cells of `ref` that show one of the words are marked. */
export interface VerdictMark {
  readonly ref: string;
  readonly words: readonly string[];
}

/** Bars in the cells of `ref`, from 0 to `top`. */
export interface DataBar {
  readonly ref: string;
  readonly top: number;
}

/** "C5:C20" of a column's body. */
export type BodyRange = (columnIndex: number) => string;

export function verdictMarks(rows: readonly ShownRow[], range: BodyRange): VerdictMark[] {
  const wordsByColumn = new Map<number, Set<string>>();
  const words = new Set<string>();
  for (const { cells } of rows) {
    for (const { model } of cells)
      if (model.kind === 'verdict' && model.verdict === 'unmet') words.add(model.text);
  }
  if (words.size === 0) words.add('Chưa đạt');
  for (const { cells } of rows) {
    cells.forEach(({ model }, i) => {
      const found =
        model.kind === 'verdict'
          ? words
          : model.kind === 'formula'
            ? textsOf(model.expression).filter((text) => words.has(text))
            : NO_WORDS;
      for (const word of found) wordsByColumn.set(i, (wordsByColumn.get(i) ?? new Set()).add(word));
    });
  }
  return [...wordsByColumn].map(([column, found]) => ({
    ref: range(column),
    words: [...found],
  }));
}

const NO_WORDS: readonly string[] = [];

/** Texts that an expression may yield. */
function textsOf(e: Expression): string[] {
  if (e.op === 'text') return [e.value];
  return e.op === 'if' ? [...textsOf(e.yes), ...textsOf(e.no)] : [];
}

/** Bars of the value and of the requirement on one scale from 0 to the largest number (100 % for percents). */
export function dataBars(
  { chart }: TableModel,
  rows: readonly ShownRow[],
  columnIndex: (key: string) => number,
  range: BodyRange,
): DataBar[] {
  if (chart === undefined) return [];
  const columns = [
    chart.valueColumn,
    ...(chart.requirementColumn === undefined ? [] : [chart.requirementColumn]),
  ]
    .map(columnIndex)
    .filter((i) => i >= 0);
  let most = 0;
  let percents = 0;
  for (const { cells } of rows) {
    for (const i of columns) {
      const { model, value } = cells[i]!;
      if (value.kind !== 'number') continue;
      const percent = model.kind === 'percent' || (model.kind === 'formula' && model.show.as === 'percent');
      if (percent) percents++;
      most = Math.max(most, rationalToNumber(value.value) / (percent ? 100 : 1));
    }
  }
  const top = percents > 0 ? Math.max(1, most) : most || 1;
  return columns.map((column) => ({ ref: range(column), top }));
}
