/**
 * So sánh số liệu (OFFICE §8): figures that changed with their old and new value, verdicts that flipped, criteria that
 * came into the plan or left it. By criterion and indicator, common figures last. A cell that is one number stays one
 * in XLSX, and its difference is live.
 */
import { affectedByFigure, affectedByVerdict } from '../comparing/affected.ts';
import type {
  CaseComparison,
  Difference,
  DocumentTouched,
  FigureChange,
  FigureState,
  VerdictChange,
  VerdictState,
} from '../comparing/compared-cases.ts';
import type { Verdict } from '../model/scalars.ts';
import { shortDate } from '../wording/dates.ts';
import { countText } from '../wording/grammar.ts';
import { verdictInCell } from '../wording/results.ts';
import {
  asOfNote,
  communeIssuer,
  communeSigners,
  dateCell,
  EMPTY,
  linesCell,
  type TableContext,
  textCell,
} from './context.ts';
import type { CellModel, TableColumnModel, TableModel, TableRowModel } from './model.ts';
import { dropEmptyColumns } from './unmet.ts';

/** On paper value, day and unit share a cell; in XLSX each has a cell of its own, so that numbers are numbers. */
const COLUMNS: readonly TableColumnModel[] = [
  { key: 'number', title: 'TT', kind: 'text', align: 'center', weight: 11 },
  { key: 'place', title: 'Tiêu chí, chỉ tiêu', kind: 'text', align: 'center', weight: 17 },
  { key: 'content', title: 'Nội dung', kind: 'text', align: 'left', weight: 50 },
  { key: 'unit', title: 'ĐVT', kind: 'text', align: 'center', weight: 22, xlsxOnly: true },
  { key: 'before', title: 'Số cũ (ngày)', kind: 'text', align: 'center', weight: 34, documentOnly: true },
  ...valueColumns('before', 'Số cũ'),
  { key: 'after', title: 'Số mới (ngày)', kind: 'text', align: 'center', weight: 34, documentOnly: true },
  ...valueColumns('after', 'Số mới'),
  { key: 'change', title: 'Tăng, giảm', kind: 'text', align: 'center', weight: 30, documentOnly: true },
  {
    key: 'amount',
    group: 'Tăng, giảm',
    title: 'Số',
    kind: 'number',
    align: 'center',
    weight: 18,
    xlsxOnly: true,
  },
  {
    key: 'points',
    group: 'Tăng, giảm',
    title: 'Điểm %',
    kind: 'number',
    align: 'center',
    weight: 18,
    xlsxOnly: true,
  },
  { key: 'verdict', title: 'Đánh giá cũ → mới', kind: 'text', align: 'center', weight: 24 },
  { key: 'source', title: 'Căn cứ', kind: 'text', align: 'left', weight: 42 },
  { key: 'by', title: 'Người cập nhật', kind: 'text', align: 'left', weight: 24 },
  { key: 'documents', title: 'Văn bản bị ảnh hưởng', kind: 'text', align: 'left', weight: 46 },
];

function valueColumns(side: 'before' | 'after', group: string): TableColumnModel[] {
  return [
    {
      key: `${side}Value`,
      group,
      title: 'Giá trị',
      kind: 'number',
      align: 'center',
      weight: 26,
      xlsxOnly: true,
    },
    { key: `${side}Day`, group, title: 'Ngày', kind: 'date', align: 'center', weight: 22, xlsxOnly: true },
  ];
}

/** A paper that goes out counts no papers that stay in the office. */
const MOST_DOCUMENTS = 2;

/** The value as a workbook has it, its unit apart: a number where the value is one; ratios are text. */
function valueCell(id: string, { text, value, unit }: FigureState): CellModel {
  if (text === null) return EMPTY;
  if (!value) return textCell(text.replace(' (', '\n('), { figure: id });
  return unit === '%'
    ? { kind: 'percent', value, scale: value.scale, figure: id }
    : { kind: 'number', value, scale: value.scale, figure: id };
}

/** Live where both sides are numbers of the table. */
function differenceCells(
  figure: FigureChange,
  before: CellModel,
  after: CellModel,
): Readonly<Record<'amount' | 'points', CellModel>> {
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

const rowKey = (figure: FigureChange): string => `figure-${figure.id}`;

/** "14/15,7 km", "(89,17%)", "(31/8/2024)": value and day in one cell of a paper. */
function stateCells(
  context: TableContext,
  figure: FigureChange,
  side: 'before' | 'after',
): Readonly<Record<string, CellModel>> {
  const state = figure[side];
  if (!state) return {};
  const { marks } = context.appraised.pack.wording;
  const day = state.text === null ? null : side === 'after' ? (figure.since ?? state.asOf) : state.asOf;
  const lines = [
    ...(state.text?.replace(' (', '\n(').split('\n') ?? [
      context.edition === 'working' ? marks.noFigure : marks.shortBlank,
    ]),
    ...(day === null ? [] : [`(${shortDate(day)})`]),
  ];
  return {
    [side]: { kind: 'text', lines, figure: figure.id },
    [`${side}Value`]: valueCell(figure.id, state),
    [`${side}Day`]: dateCell(day),
  };
}

/** Submitted papers go by stated verdicts only. */
const shown = (context: TableContext, state: VerdictState): VerdictState =>
  state.provisional && context.edition === 'submission'
    ? {
        verdict: 'undetermined',
        provisional: false,
        text: verdictInCell(context.appraised.pack, 'undetermined'),
      }
    : state;

const flips = (context: TableContext, comparison: CaseComparison): VerdictChange[] =>
  comparison.verdicts
    .map((v) => ({ ...v, before: shown(context, v.before), after: shown(context, v.after) }))
    .filter((v) => v.before.text !== v.after.text);

const flipText = ({ before, after }: VerdictChange): string => `${before.text} → ${after.text}`;

/** "Kế hoạch …; Hồ sơ minh chứng tiêu chí số 2; … và 03 văn bản khác"; papers of the office itself are left out. */
function documentLines(context: TableContext, documents: readonly DocumentTouched[]): string[] {
  const { pack } = context.appraised;
  const outward = documents.filter(({ id }) => {
    const entry = pack.documents.find((d) => d.id === id || id.startsWith(`${d.id}-`));
    return entry?.audience.some((a) => a !== 'internal') ?? true;
  });
  const titles = outward.map((d) => `- ${d.title.replace(/ - .*$/, '')}`);
  return titles.length <= MOST_DOCUMENTS + 1
    ? titles
    : [...titles.slice(0, MOST_DOCUMENTS), `- và ${countText(titles.length - MOST_DOCUMENTS)} văn bản khác`];
}

/** Verdict that holds for the figure's indicator, whether it flipped or not. */
function standingVerdict(context: TableContext, indicator: string | null): string | null {
  const found = indicator === null ? undefined : context.appraised.indicators.get(indicator);
  if (!found) return null;
  const { verdict, basis } = found.effective;
  const provisional = basis === 'computed' && verdict !== 'undetermined';
  const word = (v: Verdict): string => verdictInCell(context.appraised.pack, v);
  return shown(context, {
    verdict,
    provisional,
    text: provisional
      ? `${word(verdict)} ${context.appraised.pack.wording.marks.provisional}`
      : word(verdict),
  }).text;
}

interface Group {
  readonly key: string;
  readonly number: string;
  readonly name: string;
  readonly rows: readonly TableRowModel[];
}

const ROLE_NOTES: Readonly<Record<FigureChange['role'], string>> = {
  result: '',
  target: ' (mục tiêu)',
  common: '',
  context: '',
};
const KIND_NOTES: Readonly<Record<FigureChange['kind'], string>> = {
  added: ' (số liệu mới)',
  removed: ' (không dùng nữa)',
  changed: '',
};

function figureRow(
  context: TableContext,
  comparison: CaseComparison,
  figure: FigureChange,
  flip: VerdictChange | undefined,
): TableRowModel {
  const before = stateCells(context, figure, 'before');
  const after = stateCells(context, figure, 'after');
  const differences = [figure.amount, figure.points].flatMap((d) => d?.text ?? []);
  return {
    key: rowKey(figure),
    kind: 'data',
    cells: {
      place: textCell(figure.indicator),
      content: textCell(`${figure.name}${ROLE_NOTES[figure.role]}${KIND_NOTES[figure.kind]}`),
      unit: textCell((figure.after ?? figure.before)?.unit),
      ...before,
      ...after,
      change: linesCell(differences),
      ...differenceCells(figure, before.beforeValue ?? EMPTY, after.afterValue ?? EMPTY),
      verdict: flip
        ? textCell(flipText(flip), { bold: true })
        : textCell(figure.role === 'result' ? standingVerdict(context, figure.indicator) : null),
      source: textCell(figure.after?.source),
      by: textCell(figure.by),
      documents: linesCell(documentLines(context, affectedByFigure(comparison, figure))),
    },
  };
}

const verdictRow = (
  context: TableContext,
  comparison: CaseComparison,
  verdict: VerdictChange,
): TableRowModel => ({
  key: `verdict-${verdict.of}-${verdict.id}`,
  kind: 'data',
  cells: {
    place: textCell(verdict.id),
    content: textCell(verdict.name),
    verdict: textCell(flipText(verdict), { bold: true }),
    documents: linesCell(documentLines(context, affectedByVerdict(comparison, verdict))),
  },
});

/** A verdict stands beside its indicator's first figure; without one it has a row of its own. */
function membersOf(
  context: TableContext,
  comparison: CaseComparison,
  indicator: string,
  verdicts: readonly VerdictChange[],
): TableRowModel[] {
  const figures = comparison.figures.filter((f) => f.indicator === indicator);
  const results = figures.filter((f) => f.role === 'result');
  const own = verdicts.find((v) => v.of === 'indicator' && v.id === indicator);
  const parts = verdicts.filter((v) => v.of === 'part' && v.id.startsWith(`${indicator}.`));
  return [
    ...(own && results.length === 0 ? [verdictRow(context, comparison, own)] : []),
    ...figures.map((f) => figureRow(context, comparison, f, f === results[0] ? own : undefined)),
    ...parts.map((v) => verdictRow(context, comparison, v)),
  ];
}

function groupsOf(
  context: TableContext,
  comparison: CaseComparison,
  verdicts: readonly VerdictChange[],
): Group[] {
  const { criteria } = context.appraised;
  const placed = new Set(criteria.flatMap((c) => c.indicators.map((i) => i.def.id)));
  const ofCriteria = criteria.map((c): Group => {
    const own = verdicts.find((v) => v.of === 'criterion' && v.id === c.def.id);
    return {
      key: `criterion-${c.def.id}`,
      number: c.def.id,
      name: c.def.name,
      rows: [
        ...(own ? [criterionRow(context, comparison, own)] : []),
        ...c.indicators.flatMap((i) => membersOf(context, comparison, i.def.id, verdicts)),
      ],
    };
  });
  const rest = comparison.figures.filter((f) => f.indicator === null || !placed.has(f.indicator));
  const common: Group = {
    key: 'common',
    number: '',
    name: 'Số liệu dùng chung',
    rows: rest.map((f) => figureRow(context, comparison, f, undefined)),
  };
  return [...ofCriteria, common].filter((g) => g.rows.length > 0);
}

/** Verdict of the whole criterion, and whether the plan has to do with it now. */
function criterionRow(
  context: TableContext,
  comparison: CaseComparison,
  verdict: VerdictChange,
): TableRowModel {
  const moved = comparison.entered.includes(verdict.id)
    ? ' (vào danh sách tiêu chí chưa đạt)'
    : comparison.left.includes(verdict.id)
      ? ' (ra khỏi danh sách tiêu chí chưa đạt)'
      : '';
  const row = verdictRow(context, comparison, verdict);
  return { ...row, cells: { ...row.cells, content: textCell(`Kết luận của tiêu chí${moved}`) } };
}

/** "Số cũ: phiên bản 003, ngày 20/11/2024, số liệu tính đến ngày 31/8/2024." */
function sidesNote({ before, after }: CaseComparison): string {
  const said = ({ version, asOf }: CaseComparison['before']): string =>
    [version, asOf === null ? null : `số liệu tính đến ngày ${shortDate(asOf)}`]
      .filter((x) => x !== null)
      .join(', ');
  const sides = [
    ['Số cũ', said(before)],
    ['Số mới', said(after)],
  ].filter(([, text]) => text !== '');
  return sides.map(([name, text]) => `${name}: ${text}`).join('; ');
}

/** A kind without changes is not counted: "00" is never written (OFFICE §6). */
function closingText(figures: number, verdicts: number): string {
  const counts = [
    ...(figures > 0 ? [`${countText(figures)} số liệu thay đổi`] : []),
    ...(verdicts > 0 ? [`${countText(verdicts)} kết luận thay đổi`] : []),
  ];
  return counts.length > 0
    ? `Biểu gồm ${counts.join(', ')}./.`
    : 'Không có số liệu, kết luận nào thay đổi./.';
}

/** `comparison` null: the form without rows, for a look at the template. */
export function comparisonTable(context: TableContext, comparison: CaseComparison | null): TableModel {
  const verdicts = comparison ? flips(context, comparison) : [];
  const groups = comparison ? groupsOf(context, comparison, verdicts) : [];
  let n = 0;
  const rows = groups.flatMap((g): TableRowModel[] => [
    {
      key: g.key,
      kind: 'group',
      cells: { place: textCell(g.number), content: textCell(g.name) },
    },
    ...g.rows.map((row) => ({ ...row, cells: { number: textCell(String(++n)), ...row.cells } })),
  ]);
  const asOf = asOfNote(context);
  const sides = comparison ? sidesNote(comparison) : '';
  return {
    key: 'comparison',
    ...communeIssuer(context),
    sheetName: 'So sánh số liệu',
    title: 'So sánh số liệu',
    notes: [...(asOf ? [asOf] : []), ...(sides === '' ? [] : [`(${sides})`])],
    columns: dropEmptyColumns(COLUMNS, rows).columns,
    numberedColumns: true,
    rows,
    closing: closingText(comparison?.figures.length ?? 0, verdicts.length),
    footNotes: [],
    signers: communeSigners(context, 'comparison'),
    orientation: 'landscape',
  };
}
