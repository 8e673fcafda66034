/**
 * Annex "Công trình và nợ đọng" (OFFICE §8; qd18-2022 §1 b): what is done and not yet paid is owed, work by work, as a
 * live difference. What is not known is dotted, and so is every sum that needs it: a debt is never said to be none
 * because nobody entered it.
 */
import type { Work } from '../model/paper-schema.ts';
import { noteMissing } from '../wording/blanks.ts';
import { countText } from '../wording/grammar.ts';
import { communeIssuer, type TableContext, textCell } from './context.ts';
import type { CellModel, TableColumnModel, TableModel, TableRowModel } from './model.ts';
import { cellOf, dotsCell, knownAmount, sumCell, unitLine, withoutTrailingZeros } from './money.ts';
import { TOTAL_ROW } from './resources.ts';
import { dropEmptyColumns, droppedNote } from './unmet.ts';

const COLUMNS: readonly TableColumnModel[] = [
  { key: 'number', title: 'TT', kind: 'text', align: 'center', weight: 10 },
  { key: 'name', title: 'Tên công trình', kind: 'text', align: 'left', weight: 50 },
  { key: 'place', title: 'Địa điểm', kind: 'text', align: 'left', weight: 34 },
  { key: 'years', title: 'Thời gian thực hiện', kind: 'text', align: 'center', weight: 24 },
  { key: 'total', title: 'Tổng mức đầu tư', kind: 'number', align: 'right', weight: 24 },
  { key: 'completed', title: 'Giá trị khối lượng hoàn thành', kind: 'number', align: 'right', weight: 28 },
  { key: 'paid', title: 'Đã thanh toán', kind: 'number', align: 'right', weight: 24 },
  { key: 'owed', title: 'Nợ đọng', kind: 'number', align: 'right', weight: 22 },
  { key: 'note', title: 'Ghi chú', kind: 'text', align: 'left', weight: 46 },
];

const AMOUNTS = [
  { key: 'total', what: 'tổng mức đầu tư' },
  { key: 'completed', what: 'giá trị khối lượng hoàn thành' },
  { key: 'paid', what: 'số đã thanh toán' },
] as const;

/** Lines to write on while no work is entered. */
const EMPTY_LINES = 3;

/** What is owed: the difference, with as many digits as its parts have. */
function owedCell(context: TableContext, work: Work): CellModel {
  const { completed, paid } = work;
  if (!completed || !paid) return dotsCell(context);
  return {
    kind: 'formula',
    expression: { op: 'subtract', left: cellOf(work.id, 'completed'), right: cellOf(work.id, 'paid') },
    show: { as: 'number', scale: Math.max(completed.scale, paid.scale) },
  };
}

function rowOf(context: TableContext, work: Work, i: number): TableRowModel {
  const amounts = AMOUNTS.map(({ key, what }) => [
    key,
    knownAmount(context, work[key], `${what}: ${work.name}`, ['works', i, key]),
  ]);
  return {
    key: work.id,
    kind: 'data',
    cells: {
      number: textCell(String(i + 1)),
      name: textCell(work.name),
      place: textCell(work.place),
      years: textCell(work.years),
      ...Object.fromEntries(amounts),
      owed: owedCell(context, work),
      note: textCell([work.decision, work.note].flatMap((x) => x ?? []).join('\n')),
    },
  };
}

function rowsOf(context: TableContext): TableRowModel[] {
  const { works } = context.appraised.data;
  if (works.length > 0) return works.map((work, i) => rowOf(context, work, i));
  noteMissing(context, 'danh sách công trình và giá trị hoàn thành, đã thanh toán', ['works']);
  return Array.from(
    { length: EMPTY_LINES },
    (_, i): TableRowModel => ({
      key: `line-${i + 1}`,
      kind: 'data',
      cells: {
        number: textCell(String(i + 1)),
        ...Object.fromEntries(
          ['name', 'total', 'completed', 'paid', 'owed'].map((key) => [key, dotsCell(context)]),
        ),
      },
    }),
  );
}

export function worksTable(context: TableContext): TableModel {
  const { works } = context.appraised.data;
  const data = rowsOf(context);
  const rows: TableRowModel[] = [
    ...data,
    {
      key: TOTAL_ROW,
      kind: 'total',
      cells: {
        name: textCell('Tổng cộng'),
        ...Object.fromEntries(
          ['total', 'completed', 'paid', 'owed'].map((key) => [key, sumCell(context, data, key)]),
        ),
      },
    },
  ];
  const working = context.edition === 'working';
  const { columns, dropped } = working
    ? dropEmptyColumns(COLUMNS, rows)
    : { columns: [...COLUMNS], dropped: [] };
  const table: TableModel = {
    key: 'works',
    ...communeIssuer(context),
    sheetName: 'Công trình, nợ đọng',
    title: 'Công trình và nợ đọng xây dựng cơ bản',
    notes: [],
    unitNote: unitLine(context),
    columns,
    numberedColumns: true,
    rows,
    // Nobody knows how many there are while none is entered.
    ...(works.length > 0 ? { closing: `Biểu gồm ${countText(works.length)} công trình./.` } : {}),
    footNotes: working ? droppedNote(dropped) : [],
    orientation: 'landscape',
  };
  return withoutTrailingZeros(table, ['total', 'completed', 'paid', 'owed']);
}
