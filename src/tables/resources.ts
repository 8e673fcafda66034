/**
 * Annex "Kết quả huy động nguồn lực" (OFFICE §8; qd18-2022 §5.2.4): one line a source of funds, groups added up, shares
 * of the whole. Sums, rates and shares are live. The total is that of the lines that stand in the table: a source that
 * the case does not mention has no line, so nobody can write a number beside a sum that does not know it.
 */
import type { PackInfo } from '../model/pack-schema.ts';
import { noteMissing, orBlank } from '../wording/blanks.ts';
import { shortDate } from '../wording/dates.ts';
import { countText } from '../wording/grammar.ts';
import { communeIssuer, EMPTY, type TableContext, textCell } from './context.ts';
import type { CellModel, TableColumnModel, TableModel, TableRowModel } from './model.ts';
import {
  amountCell,
  cellOf,
  dotsCell,
  knownAmount,
  shareCell,
  sumCell,
  unitLine,
  withoutTrailingZeros,
} from './money.ts';
import { dropEmptyColumns, droppedNote } from './unmet.ts';

const COLUMNS: readonly TableColumnModel[] = [
  { key: 'number', title: 'TT', kind: 'text', align: 'center', weight: 10 },
  { key: 'source', title: 'Nguồn vốn', kind: 'text', align: 'left', weight: 80 },
  { key: 'planned', title: 'Kế hoạch', kind: 'number', align: 'right', weight: 28 },
  { key: 'amount', title: 'Kết quả huy động', kind: 'number', align: 'right', weight: 28 },
  { key: 'rate', title: 'Tỷ lệ thực hiện (%)', kind: 'number', align: 'center', weight: 26 },
  { key: 'share', title: 'Cơ cấu (%)', kind: 'number', align: 'center', weight: 24 },
  { key: 'note', title: 'Ghi chú', kind: 'text', align: 'left', weight: 50 },
];

export const TOTAL_ROW = 'total';

interface Line {
  readonly id: string;
  readonly name: string;
  readonly group?: string | undefined;
  readonly cells: Readonly<Record<string, CellModel>>;
}

/** What the case names, in the order of the pack, others after it; with nothing entered, all lines of the pack. */
function linesOf(context: TableContext): Line[] {
  const { data, pack } = context.appraised;
  const items = data.resources?.items ?? [];
  const sources = pack.info.fundingSources;
  if (items.length === 0) {
    noteMissing(context, 'nguồn lực huy động (số tiền từng nguồn vốn)', ['resources']);
    return sources.map((s) => ({ ...s, cells: { amount: dotsCell(context) } }));
  }
  const rank = (id: string): number => {
    const at = sources.findIndex((s) => s.id === id);
    return at < 0 ? sources.length : at;
  };
  return items
    .map((item, i) => ({ item, at: ['resources', 'items', i] as const }))
    .sort((a, b) => rank(a.item.id) - rank(b.item.id))
    .map(({ item, at }): Line => {
      const source = sources.find((s) => s.id === item.id);
      const name = orBlank(context, item.name ?? source?.name, `tên nguồn vốn "${item.id}"`, [...at, 'name']);
      return {
        id: item.id,
        name,
        ...(source?.group ? { group: source.group } : {}),
        cells: {
          planned: amountCell(item.planned),
          amount: knownAmount(context, item.amount, `số huy động: ${name}`, [...at, 'amount']),
          note: textCell(item.note),
        },
      };
    });
}

/** Rates and shares of rows whose amounts are known. */
function withShares(
  rows: readonly TableRowModel[],
  planKnown: (row: TableRowModel) => boolean,
): TableRowModel[] {
  const known = rows.find((r) => r.key === TOTAL_ROW)?.cells.amount?.kind === 'formula';
  return rows.map((row) => {
    const number = row.cells.amount?.kind === 'number' || row.cells.amount?.kind === 'formula';
    return {
      ...row,
      cells: {
        ...row.cells,
        rate:
          number && planKnown(row) ? shareCell(cellOf(row.key, 'amount'), cellOf(row.key, 'planned')) : EMPTY,
        share: number && known ? shareCell(cellOf(row.key, 'amount'), cellOf(TOTAL_ROW, 'amount')) : EMPTY,
      },
    };
  });
}

function rowsOf(context: TableContext, lines: readonly Line[]): TableRowModel[] {
  // Lines of one group stand together, at the place of its first line.
  const groups: { name: string | null; lines: Line[] }[] = [];
  for (const line of lines) {
    const found = line.group === undefined ? undefined : groups.find((g) => g.name === line.group);
    if (found) found.lines.push(line);
    else groups.push({ name: line.group ?? null, lines: [line] });
  }
  const members = new Map<string, readonly TableRowModel[]>();
  const top: TableRowModel[] = [];
  const rows = groups.flatMap((group, g): TableRowModel[] => {
    const data = group.lines.map(
      (line, i): TableRowModel => ({
        key: line.id,
        kind: 'data',
        cells: {
          number: textCell(group.name === null ? String(g + 1) : `${g + 1}.${i + 1}`),
          source: textCell(line.name),
          ...line.cells,
        },
      }),
    );
    if (group.name === null) {
      top.push(...data);
      return data;
    }
    const head: TableRowModel = {
      key: `group-${g + 1}`,
      kind: 'group',
      cells: {
        number: textCell(String(g + 1)),
        source: textCell(group.name),
        planned: sumCell(context, data, 'planned'),
        amount: sumCell(context, data, 'amount'),
      },
    };
    top.push(head);
    members.set(head.key, data);
    return [head, ...data];
  });
  const total: TableRowModel = {
    key: TOTAL_ROW,
    kind: 'total',
    cells: {
      source: textCell('Tổng cộng'),
      planned: sumCell(context, top, 'planned'),
      amount: sumCell(context, top, 'amount'),
    },
  };
  members.set(
    TOTAL_ROW,
    rows.filter((r) => r.kind === 'data'),
  );
  // A rate of a sum is said only where every line of it was planned.
  const planKnown = (row: TableRowModel): boolean =>
    (members.get(row.key) ?? [row]).every((r) => r.cells.planned?.kind === 'number');
  return withShares([...rows, total], planKnown);
}

/** "Từ ngày … đến ngày …", and where the amounts are from. */
function notes(context: TableContext): string[] {
  const { resources } = context.appraised.data;
  const day = (iso: string | undefined, which: 'from' | 'to', what: string): string =>
    orBlank(context, iso ? shortDate(iso) : null, `thời gian huy động nguồn lực: ${what}`, [
      'resources',
      which,
    ]);
  return [
    `Từ ngày ${day(resources?.from, 'from', 'từ ngày')} đến ngày ${day(resources?.to, 'to', 'đến ngày')}`,
    ...(resources?.source ? [`Nguồn: ${resources.source}`] : []),
  ];
}

/** Sources of the pack without a line, for the working edition. */
function unmentioned(context: TableContext): string[] {
  const { data, pack } = context.appraised;
  const items = data.resources?.items ?? [];
  if (items.length === 0) return [];
  const names = (pack.info.fundingSources as PackInfo['fundingSources'])
    .filter((s) => !items.some((i) => i.id === s.id))
    .map((s) => s.name);
  return names.length === 0 ? [] : [`Hồ sơ không ghi nguồn: ${names.join('; ')}.`];
}

export function resourcesTable(context: TableContext): TableModel {
  const rows = rowsOf(context, linesOf(context));
  const working = context.edition === 'working';
  const { columns, dropped } = working
    ? dropEmptyColumns(COLUMNS, rows)
    : { columns: [...COLUMNS], dropped: [] };
  const table: TableModel = {
    key: 'resources',
    ...communeIssuer(context),
    sheetName: 'Nguồn lực',
    title: 'Kết quả huy động nguồn lực',
    notes: notes(context),
    unitNote: unitLine(context),
    columns,
    numberedColumns: true,
    rows,
    closing: `Biểu gồm ${countText(rows.filter((r) => r.kind === 'data').length)} nguồn vốn./.`,
    footNotes: working ? [...unmentioned(context), ...droppedNote(dropped)] : [],
    orientation: 'landscape',
  };
  return withoutTrailingZeros(table, ['planned', 'amount']);
}
