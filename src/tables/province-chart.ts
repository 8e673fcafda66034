/** How many communes meet each criterion: bars for documents, a sheet with data bars for workbooks. */
import { decimal } from '../model/quantity.ts';
import { textCell } from './context.ts';
import type { Expression, TableModel } from './model.ts';
import { asOfText, count, type Province, type ProvinceContext, shownOf } from './province.ts';

export interface CriterionBar {
  readonly id: string;
  readonly name: string;
  readonly met: number;
  readonly all: number;
}

/** How many communes meet each criterion. */
export const criterionBars = ({ communes }: Province, context: ProvinceContext): readonly CriterionBar[] =>
  context.pack.criteria.map(({ id, name }) => ({
    id,
    name,
    met: communes.filter((commune) => shownOf(commune, id, context).verdict === 'met').length,
    all: communes.length,
  }));

/** The chart as a sheet: data bars over the share. */
export function provinceChartTable(province: Province, context: ProvinceContext): TableModel {
  const cell = (row: string, column: string): Expression => ({ op: 'cell', ref: { row, column } });
  return {
    key: 'province-chart',
    sheetName: 'Biểu đồ',
    title: 'Tỷ lệ xã đạt từng tiêu chí',
    notes: [asOfText(province.communes)].filter((line) => line !== ''),
    columns: [
      { key: 'number', title: 'Số', kind: 'text', align: 'center', weight: 12 },
      { key: 'name', title: 'Tiêu chí', kind: 'text', align: 'left', weight: 100 },
      { key: 'met', title: 'Số xã đạt', kind: 'count', align: 'center', weight: 30 },
      { key: 'all', title: 'Tổng số xã', kind: 'count', align: 'center', weight: 30 },
      { key: 'share', title: 'Tỷ lệ đạt', kind: 'percent', align: 'center', weight: 60 },
    ],
    numberedColumns: false,
    rows: criterionBars(province, context).map(({ id, name, met, all }) => ({
      key: id,
      kind: 'data' as const,
      cells: {
        number: textCell(id),
        name: textCell(name),
        met: count(met),
        all: count(all),
        share: {
          kind: 'formula' as const,
          expression: {
            op: 'multiply' as const,
            left: { op: 'divide' as const, left: cell(id, 'met'), right: cell(id, 'all') },
            right: { op: 'literal' as const, value: decimal(100) },
          },
          show: { as: 'percent' as const, scale: 0 },
        },
      },
    })),
    footNotes: [],
    chart: { valueColumn: 'share' },
    orientation: 'landscape',
  };
}
