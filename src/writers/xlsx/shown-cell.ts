/** One cell of the body as the sheet shows it: lines without forbidden characters, measured in the font they are set in. */
import { cellLines } from '../../tables/cell-text.ts';
import type { CellValue, TableValues } from '../../tables/expression.ts';
import type { CellModel, TableColumnModel, TableModel, TableRowModel } from '../../tables/model.ts';
import { cleanText } from './clean-text.ts';
import { type CellFont, type MeasuredText, measureText } from './measure.ts';

export interface ShownCell {
  readonly column: TableColumnModel;
  readonly model: CellModel;
  /** Of numbers, days and formulas; nobody asks for that of a text. */
  readonly value: CellValue;
  readonly font: CellFont;
  readonly text: MeasuredText;
  /** Numbers and days do not wrap: too narrow a column would show ####. */
  readonly wraps: boolean;
}

export interface ShownRow {
  readonly row: TableRowModel;
  readonly cells: readonly ShownCell[];
}

const EMPTY_CELL: CellModel = { kind: 'empty' };
const TEXTS: ReadonlySet<CellModel['kind']> = new Set(['empty', 'text', 'verdict']);
const NO_VALUE: CellValue = { kind: 'empty' };
const NO_TEXT = measureText([], { sizePt: 12 });

export function shownRows(
  table: TableModel,
  columns: readonly TableColumnModel[],
  values: TableValues,
  sizePt: number,
): ShownRow[] {
  const fontOf = fontsOf(sizePt);
  return table.rows.map((row) => ({
    row,
    cells: columns.map((column) => {
      const model = row.cells[column.key] ?? EMPTY_CELL;
      const value = TEXTS.has(model.kind) ? NO_VALUE : values.value(row.key, column.key);
      const unmet = model.kind === 'verdict' && model.verdict === 'unmet';
      const font = fontOf(unmet || (model.bold ?? row.kind !== 'data'), model.italic ?? false);
      const lines = cellLines(model, value);
      const text =
        lines.length === 0
          ? NO_TEXT
          : measureText(
              lines.map((line) => cleanText(line).text),
              font,
            );
      return { column, model, value, font, text, wraps: value.kind !== 'number' };
    }),
  }));
}

/** One object for each of the four fonts of a table. */
function fontsOf(sizePt: number): (bold: boolean, italic: boolean) => CellFont {
  const fonts = [false, true].map((bold) => [false, true].map((italic) => ({ sizePt, bold, italic })));
  return (bold, italic) => fonts[bold ? 1 : 0]![italic ? 1 : 0]!;
}
