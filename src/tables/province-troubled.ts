/** Cases that are not in the province's table, or whose papers could not be made, each with the reason. */
import { textCell } from './context.ts';
import type { TableModel } from './model.ts';
import type { Province } from './province.ts';

/** Null when every case is in the table and whole. */
export function troubledTable({ troubled }: Province): TableModel | null {
  if (troubled.length === 0) return null;
  return {
    key: 'province-troubled',
    sheetName: 'Chưa lập được',
    title: 'Các hồ sơ chưa lập được hoặc chưa đủ văn bản',
    notes: [],
    columns: [
      { key: 'number', title: 'TT', kind: 'text', align: 'center', weight: 10 },
      { key: 'source', title: 'Hồ sơ', kind: 'text', align: 'left', weight: 52 },
      { key: 'commune', title: 'Xã', kind: 'text', align: 'left', weight: 36 },
      { key: 'counted', title: 'Trong biểu tổng hợp', kind: 'text', align: 'center', weight: 22 },
      { key: 'reason', title: 'Lý do', kind: 'text', align: 'left', weight: 127 },
    ],
    numberedColumns: false,
    rows: troubled.map(({ source, name, counted, reason }, i) => ({
      key: `troubled-${i + 1}`,
      kind: 'data' as const,
      cells: {
        number: textCell(String(i + 1)),
        source: textCell(source),
        commune: textCell(name),
        counted: textCell(counted ? 'Có' : 'Không'),
        reason: textCell(reason),
      },
    })),
    footNotes: [],
    orientation: 'landscape',
  };
}
