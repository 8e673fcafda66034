/** Cells of values: old and new as printed, with unit and day, and beside them as live numbers for the workbook. */
import type { Difference, FigureChange, FigureState } from '../../comparing/compared-cases.ts';
import { shortDate } from '../../wording/dates.ts';
import { capitalised } from '../../wording/grammar.ts';
import { dateCell, EMPTY, type TableContext, textCell } from '../context.ts';
import type { CellModel } from '../model.ts';

export type Cells = Readonly<Record<string, CellModel>>;
type SideName = 'before' | 'after';

export const rowKey = (figure: Pick<FigureChange, 'id'>): string => `figure-${figure.id}`;

/** Said of what nobody knows; submitted papers leave a blank to be filled by hand. */
export const unknownText = ({ appraised, edition }: TableContext): string => {
  const { marks } = appraised.pack.wording;
  return edition === 'working' ? capitalised(marks.noFigure) : marks.shortBlank;
};

/** The value as a workbook has it, its unit apart: a number where the value is one; ratios are text. */
function valueCell(id: string, { text, value, unit }: FigureState): CellModel {
  if (text === null) return EMPTY;
  // "14/15,7", "(89,17%)": the unit has a cell of its own.
  if (!value) return textCell(text.replace(`\u00a0${unit} (`, ' (').replace(' (', '\n('), { figure: id });
  return unit === '%'
    ? { kind: 'percent', value, scale: value.scale, figure: id }
    : { kind: 'number', value, scale: value.scale, figure: id };
}

/** Day of a value; of the new one the day since which it holds. */
const dayOf = ({ kind, since }: FigureChange, state: FigureState, side: SideName): string | null =>
  state.text === null ? null : side === 'after' && kind !== 'restated' ? (since ?? state.asOf) : state.asOf;

/** A longer unit has a line of its own, so that columns of numbers stay narrow. */
const LONG_UNIT = 10;

/** "14/15,7 km", "(89,17%)"; "56,8", "triệu đồng/người/năm". */
const valueLines = (text: string, unit: string | null): string[] =>
  (unit !== null && unit.length > LONG_UNIT ? text.replace(`\u00a0${unit}`, `\n${unit}`) : text)
    .replace(' (', '\n(')
    .split('\n');

/** "14/15,7 km", "(89,17%)", "(31/8/2024)": value and day in one cell of a paper. */
function figureCells(context: TableContext, figure: FigureChange, side: SideName): Cells {
  const state = figure[side];
  if (!state) return {};
  const day = dayOf(figure, state, side);
  const lines = [
    ...(state.text === null ? [unknownText(context)] : valueLines(state.text, state.unit)),
    ...(day === null ? [] : [`(${shortDate(day)})`]),
  ];
  return {
    [side]: { kind: 'text', lines, figure: figure.id },
    [`${side}Value`]: valueCell(figure.id, state),
    [`${side}Day`]: dateCell(day),
  };
}

/** Live where both sides are numbers of the table. */
function differenceCells(figure: FigureChange, before: CellModel, after: CellModel): Cells {
  const live = [before, after].every((c) => c.kind === 'number' || c.kind === 'percent');
  const operand = (column: string) => ({ op: 'cell', ref: { row: rowKey(figure), column } }) as const;
  const of = (difference: Difference | null): CellModel => {
    if (!difference) return EMPTY;
    const { value } = difference;
    if (!live) return { kind: 'number', value, scale: value.scale };
    return {
      kind: 'formula',
      expression: { op: 'subtract', left: operand('afterValue'), right: operand('beforeValue') },
      show: { as: 'number', scale: value.scale },
    };
  };
  return { amount: of(figure.amount), points: of(figure.points) };
}

/** Of a figure; `said` is what stood in words where the figure is new: "Chưa có". */
export function valuesOfFigure(context: TableContext, figure: FigureChange, said: string | null): Cells {
  const old = figureCells(context, figure, 'before');
  const before = figure.kind === 'added' && said !== null ? wordCells('before', [said]) : old;
  const after = figureCells(context, figure, 'after');
  const differences = [figure.amount, figure.points].flatMap((d) => (d ? valueLines(d.text, d.unit) : []));
  return {
    unit: textCell((figure.after ?? figure.before)?.unit),
    ...before,
    ...after,
    change: differences.length > 0 ? { kind: 'text', lines: differences } : EMPTY,
    ...differenceCells(figure, before.beforeValue ?? EMPTY, after.afterValue ?? EMPTY),
  };
}

const wordCells = (side: SideName, lines: readonly string[]): Cells => ({ [side]: { kind: 'text', lines } });

/** Of a result in words; nothing known is said so. */
export const valuesOfResult = (
  context: TableContext,
  before: readonly string[],
  after: readonly string[],
): Cells => ({
  ...wordCells('before', before.length > 0 ? before : [unknownText(context)]),
  ...wordCells('after', after.length > 0 ? after : [unknownText(context)]),
});
