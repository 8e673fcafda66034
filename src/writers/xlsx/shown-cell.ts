/** One cell of the body as the sheet shows it: lines without forbidden characters, and the font they are set in. */
import { cellLines } from '../../tables/cell-text.ts';
import type { CellValue, TableValues } from '../../tables/expression.ts';
import type { CellModel, TableColumnModel, TableModel, TableRowModel } from '../../tables/model.ts';
import { cleanText } from './clean-text.ts';
import type { CellFont } from './measure.ts';

export interface ShownCell {
  readonly column: TableColumnModel;
  readonly model: CellModel;
  readonly value: CellValue;
  readonly lines: readonly string[];
  readonly font: CellFont;
  /** Numbers and days do not wrap: too narrow a column would show ####. */
  readonly wraps: boolean;
}

export interface ShownRow {
  readonly row: TableRowModel;
  readonly cells: readonly ShownCell[];
}

const EMPTY_CELL: CellModel = { kind: 'empty' };

export function shownRows(
  table: TableModel,
  columns: readonly TableColumnModel[],
  values: TableValues,
  sizePt: number,
): ShownRow[] {
  return table.rows.map((row) => ({
    row,
    cells: columns.map((column) => {
      const model = row.cells[column.key] ?? EMPTY_CELL;
      const value = values.value(row.key, column.key);
      const bold = model.bold ?? row.kind !== 'data';
      return {
        column,
        model,
        value,
        lines: cellLines(model, value).map((line) => cleanText(line).text),
        font: {
          sizePt,
          bold: bold || (model.kind === 'verdict' && model.verdict === 'unmet'),
          italic: model.italic ?? false,
        },
        wraps: value.kind !== 'number',
      };
    }),
  }));
}
