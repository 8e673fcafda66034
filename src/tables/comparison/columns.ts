/** Columns of "So sánh số liệu" (OFFICE §8), in one order on paper and in the workbook. */
import type { Edition } from '../../model/pack-schema.ts';
import type { TableColumnModel, TableRowModel } from '../model.ts';

/** What the workbook counts with, beside the printed columns. */
const NUMBERS = 'Số để tính';

const numberColumn = (key: string, title: string, kind: 'text' | 'number' | 'date'): TableColumnModel => ({
  key,
  group: NUMBERS,
  title,
  kind,
  align: 'center',
  weight: 20,
  xlsxOnly: true,
});

/** Printed cells hold value, unit and day as one reads them; numbers that are numbers stand to the right, in XLSX alone. */
export const COLUMNS: readonly TableColumnModel[] = [
  { key: 'number', title: 'TT', kind: 'text', align: 'center', weight: 10 },
  { key: 'place', title: 'Tiêu chí, chỉ tiêu', kind: 'text', align: 'center', weight: 15 },
  { key: 'content', title: 'Nội dung', kind: 'text', align: 'left', weight: 62 },
  { key: 'before', title: 'Số cũ (ngày)', kind: 'text', align: 'center', weight: 30 },
  { key: 'after', title: 'Số mới (ngày)', kind: 'text', align: 'center', weight: 30 },
  { key: 'change', title: 'Tăng, giảm', kind: 'text', align: 'center', weight: 25 },
  { key: 'verdict', title: 'Đánh giá cũ\u00a0→\u00a0mới', kind: 'text', align: 'center', weight: 26 },
  { key: 'source', title: 'Căn cứ', kind: 'text', align: 'left', weight: 56 },
  { key: 'by', title: 'Người cập nhật', kind: 'text', align: 'left', weight: 24 },
  { key: 'documents', title: 'Văn bản bị ảnh hưởng', kind: 'text', align: 'center', weight: 34 },
  numberColumn('unit', 'ĐVT', 'text'),
  numberColumn('beforeValue', 'Giá trị cũ', 'number'),
  numberColumn('beforeDay', 'Ngày của số cũ', 'date'),
  numberColumn('afterValue', 'Giá trị mới', 'number'),
  numberColumn('afterDay', 'Ngày của số mới', 'date'),
  numberColumn('amount', 'Tăng, giảm (số)', 'number'),
  numberColumn('points', 'Tăng, giảm (điểm %)', 'number'),
];

/** Of the workbook alone. */
export const WORKBOOK_NOTE = `Nhóm cột "${NUMBERS}" chỉ có trong tệp Excel, không có trong bản in.`;

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

/**
 * Empty columns go and are named where the office itself reads. A table without rows keeps its form.
 * @param hidden nobody is told of this column
 */
export function printedColumns(
  rows: readonly TableRowModel[],
  edition: Edition,
  hidden?: string,
): PrintedColumns {
  const columns = COLUMNS.filter((c) => c.key !== hidden);
  if (rows.length === 0) return { columns, notes: [] };
  const kept = columns.filter((c) => !isEmpty(rows, c.key)).map((c) => withoutDay(c, rows));
  const dropped = columns.filter((c) => !c.xlsxOnly && !kept.some((k) => k.key === c.key));
  return {
    columns: kept,
    notes: [
      ...(dropped.length > 0 && edition === 'working'
        ? [
            `Không in các cột không có nội dung: ${dropped.map((c) => c.title.replace(' (ngày)', '')).join('; ')}.`,
          ]
        : []),
      ...(kept.some((c) => c.xlsxOnly) ? [WORKBOOK_NOTE] : []),
    ],
  };
}
