/** Columns of "So sánh số liệu" (OFFICE §8), in one order on paper and in the workbook. */
import type { TableColumnModel, TableRowModel } from '../model.ts';

/** On paper value, unit and day share a cell; in XLSX each has a cell of its own, so that numbers are numbers. */
export const COLUMNS: readonly TableColumnModel[] = [
  { key: 'number', title: 'TT', kind: 'text', align: 'center', weight: 10 },
  { key: 'place', title: 'Tiêu chí, chỉ tiêu', kind: 'text', align: 'center', weight: 15 },
  { key: 'content', title: 'Nội dung', kind: 'text', align: 'left', weight: 54 },
  { key: 'unit', title: 'ĐVT', kind: 'text', align: 'center', weight: 22, xlsxOnly: true },
  { key: 'before', title: 'Số cũ (ngày)', kind: 'text', align: 'center', weight: 30, documentOnly: true },
  { key: 'beforeValue', title: 'Giá trị cũ', kind: 'number', align: 'center', weight: 24, xlsxOnly: true },
  { key: 'beforeDay', title: 'Ngày của số cũ', kind: 'date', align: 'center', weight: 20, xlsxOnly: true },
  { key: 'after', title: 'Số mới (ngày)', kind: 'text', align: 'center', weight: 30, documentOnly: true },
  { key: 'afterValue', title: 'Giá trị mới', kind: 'number', align: 'center', weight: 24, xlsxOnly: true },
  { key: 'afterDay', title: 'Ngày của số mới', kind: 'date', align: 'center', weight: 20, xlsxOnly: true },
  { key: 'change', title: 'Tăng, giảm', kind: 'text', align: 'center', weight: 25, documentOnly: true },
  { key: 'amount', title: 'Tăng, giảm (số)', kind: 'number', align: 'center', weight: 18, xlsxOnly: true },
  {
    key: 'points',
    title: 'Tăng, giảm (điểm %)',
    kind: 'number',
    align: 'center',
    weight: 18,
    xlsxOnly: true,
  },
  { key: 'verdict', title: 'Đánh giá cũ → mới', kind: 'text', align: 'center', weight: 24 },
  { key: 'source', title: 'Căn cứ', kind: 'text', align: 'left', weight: 44 },
  { key: 'by', title: 'Người cập nhật', kind: 'text', align: 'left', weight: 24 },
  { key: 'documents', title: 'Văn bản bị ảnh hưởng', kind: 'text', align: 'left', weight: 52 },
];

const isEmpty = (rows: readonly TableRowModel[], key: string): boolean =>
  rows.every((r) => (r.cells[key]?.kind ?? 'empty') === 'empty');

/** Heads that promise no day where no row has one. */
const withoutDay = (column: TableColumnModel, rows: readonly TableRowModel[]): TableColumnModel =>
  (column.key === 'before' || column.key === 'after') && isEmpty(rows, `${column.key}Day`)
    ? { ...column, title: column.title.replace(' (ngày)', '') }
    : column;

export interface PrintedColumns {
  readonly columns: TableColumnModel[];
  /** Under the table: what it has no column for, and what the workbook parts. */
  readonly notes: string[];
}

/** Empty columns go and are named. A table without rows keeps its form. @param hidden nobody is told of this column */
export function printedColumns(rows: readonly TableRowModel[], hidden?: string): PrintedColumns {
  const columns = COLUMNS.filter((c) => c.key !== hidden);
  if (rows.length === 0) return { columns, notes: [] };
  const kept = columns.filter((c) => !isEmpty(rows, c.key)).map((c) => withoutDay(c, rows));
  const dropped = columns.filter((c) => !c.xlsxOnly && !kept.some((k) => k.key === c.key));
  return {
    columns: kept,
    notes: [
      ...(dropped.length > 0
        ? [
            `Không in các cột không có nội dung: ${dropped.map((c) => c.title.replace(' (ngày)', '')).join('; ')}.`,
          ]
        : []),
      'Trong tệp Excel, đơn vị tính, giá trị, ngày, mức tăng giảm ở các cột riêng.',
    ],
  };
}
