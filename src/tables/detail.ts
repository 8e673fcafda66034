/** Detail tables (bảng kê) printed as annexes, rows in the case's order, with "Tổng cộng" as live sums. */
import type { AppraisedCase, AppraisedCriterion } from '../appraisal/appraise.ts';
import type { DetailTable } from '../model/case-schema.ts';
import { parseDecimal } from '../model/quantity.ts';
import { shortDate } from '../wording/dates.ts';
import { EMPTY, textCell } from './context.ts';
import type { CellModel, TableColumnModel, TableModel, TableRowModel } from './model.ts';

/** Those that print what indicators of the criterion rest on: annexes of its dossier. */
export const detailTablesOf = (
  { data }: Pick<AppraisedCase, 'data'>,
  criterion: AppraisedCriterion,
): readonly DetailTable[] =>
  data.detailTables.filter((t) =>
    t.indicators.some((id) => criterion.indicators.some((i) => i.def.id === id)),
  );

export function detailTableModel(table: DetailTable): TableModel {
  const columns: TableColumnModel[] = [
    { key: 'tt', title: 'TT', kind: 'count', align: 'center', weight: 10 },
    ...table.columns.map(
      (c): TableColumnModel => ({
        key: c.id,
        title: c.unit ? `${c.name} (${c.unit})` : c.name,
        kind: c.kind === 'number' ? 'number' : 'text',
        align: c.kind === 'number' ? 'right' : 'left',
        weight: c.kind === 'number' ? 22 : 40,
      }),
    ),
  ];
  const scale = new Map(
    table.columns.map((c) => [
      c.id,
      Math.max(0, ...table.rows.map((r) => parseDecimal(r[c.id] ?? '')?.scale ?? 0)),
    ]),
  );
  const cell = (raw: string | undefined, column: DetailTable['columns'][number]): CellModel => {
    if (column.kind !== 'number') return textCell(raw);
    const value = parseDecimal(raw ?? '');
    return value ? { kind: 'number', value, scale: value.scale } : EMPTY;
  };
  const rows = table.rows.map(
    (row, i): TableRowModel => ({
      key: String(i + 1),
      kind: 'data',
      cells: {
        tt: textCell(String(i + 1)),
        ...Object.fromEntries(table.columns.map((c) => [c.id, cell(row[c.id], c)])),
      },
    }),
  );
  const numbers = table.columns.filter((c) => c.kind === 'number');
  const [labelColumn] = table.columns;
  const total: TableRowModel[] =
    rows.length > 0 && numbers.length > 0
      ? [
          {
            key: 'total',
            kind: 'total',
            cells: {
              [labelColumn!.id]: textCell('Tổng cộng'),
              ...Object.fromEntries(
                numbers.map((c) => [
                  c.id,
                  {
                    kind: 'formula',
                    expression: { op: 'sum', column: c.id, from: '1', to: String(rows.length) },
                    show: { as: 'number', scale: scale.get(c.id)! },
                  } satisfies CellModel,
                ]),
              ),
            },
          },
        ]
      : [];
  return {
    key: `detail-${table.id}`,
    sheetName: table.name.slice(0, 31).replace(/[[\]:*?/\\]/g, ' '),
    title: table.name,
    notes: [
      table.source ? `Nguồn: ${table.source}` : null,
      table.asOf ? `Số liệu tính đến ngày ${shortDate(table.asOf)}` : null,
    ].flatMap((n) => n ?? []),
    columns,
    numberedColumns: false,
    rows: [...rows, ...total],
    footNotes: [],
    orientation: 'portrait',
  };
}
