/**
 * B3 Chưa đạt: unmet criteria and indicators with requirement, state, gap, tasks, money, units, deadline. Gaps are
 * live formulas over hidden numbers. Columns that are empty in the whole case are dropped and named (OFFICE §8).
 */
import type { AppraisedCriterion, AppraisedIndicator } from '../appraisal/appraise.ts';
import type { Task } from '../model/case-schema.ts';
import { type Decimal, decimal } from '../model/quantity.ts';
import { shortDate } from '../wording/dates.ts';
import { countText } from '../wording/grammar.ts';
import {
  fractionText,
  leadsOf,
  resultDetails,
  resultText,
  supportsOf,
  verdictInCell,
} from '../wording/results.ts';
import { taskText } from '../wording/tasks.ts';
import {
  asOfNote,
  communeIssuer,
  communeSigners,
  EMPTY,
  isUnmet,
  linesCell,
  type TableContext,
  textCell,
} from './context.ts';
import type { CellModel, Expression, TableColumnModel, TableModel, TableRowModel } from './model.ts';
import { requirementCellText } from './results.ts';

const COLUMNS: readonly TableColumnModel[] = [
  { key: 'number', title: 'TT', kind: 'text', align: 'center', weight: 19 },
  { key: 'name', title: 'Tiêu chí, chỉ tiêu', kind: 'text', align: 'left', weight: 46 },
  { key: 'requirement', title: 'Yêu cầu', kind: 'text', align: 'center', weight: 30 },
  { key: 'fraction', group: 'Hiện trạng', title: 'Tử số/mẫu số', kind: 'text', align: 'center', weight: 33 },
  { key: 'result', group: 'Hiện trạng', title: 'Kết quả', kind: 'text', align: 'center', weight: 26 },
  { key: 'gap', group: 'Còn thiếu', title: 'Khối lượng', kind: 'number', align: 'center', weight: 24 },
  { key: 'points', group: 'Còn thiếu', title: 'So với yêu cầu', kind: 'number', align: 'center', weight: 30 },
  { key: 'tasks', title: 'Nhiệm vụ, khối lượng, địa điểm', kind: 'text', align: 'left', weight: 64 },
  {
    key: 'costTotal',
    group: 'Kinh phí (triệu đồng)',
    title: 'Tổng',
    kind: 'number',
    align: 'right',
    weight: 16,
  },
  {
    key: 'costState',
    group: 'Kinh phí (triệu đồng)',
    title: 'NSNN',
    kind: 'number',
    align: 'right',
    weight: 16,
  },
  {
    key: 'costPeople',
    group: 'Kinh phí (triệu đồng)',
    title: 'Nhân dân, khác',
    kind: 'number',
    align: 'right',
    weight: 16,
  },
  { key: 'lead', title: 'Chủ trì', kind: 'text', align: 'left', weight: 30 },
  { key: 'support', title: 'Phối hợp', kind: 'text', align: 'left', weight: 28 },
  { key: 'deadline', title: 'Thời hạn', kind: 'date', align: 'center', weight: 32 },
  { key: 'progress', title: 'Tiến độ', kind: 'text', align: 'left', weight: 20 },
  {
    key: 'numeratorValue',
    group: 'Số để tính',
    title: 'Tử số',
    kind: 'number',
    align: 'right',
    weight: 14,
    xlsxOnly: true,
  },
  {
    key: 'denominatorValue',
    group: 'Số để tính',
    title: 'Mẫu số',
    kind: 'number',
    align: 'right',
    weight: 14,
    xlsxOnly: true,
  },
  {
    key: 'currentValue',
    group: 'Số để tính',
    title: 'Giá trị',
    kind: 'number',
    align: 'right',
    weight: 14,
    xlsxOnly: true,
  },
  {
    key: 'requiredValue',
    group: 'Số để tính',
    title: 'Mức yêu cầu',
    kind: 'number',
    align: 'right',
    weight: 14,
    xlsxOnly: true,
  },
];

const number = (value: Decimal | null | undefined): CellModel =>
  value ? { kind: 'number', value, scale: value.scale } : EMPTY;
const cell = (row: string, column: string): Expression => ({ op: 'cell', ref: { row, column } });

/** Requirement and values as numbers, and the gaps as formulas over them (OFFICE §4: ⌈requirement × denominator⌉ − numerator). */
function gapCells(indicator: AppraisedIndicator): Record<string, CellModel> {
  const { gap, requirement, value, def } = indicator;
  const figure = value.figure;
  if (!gap || !figure || !requirement.value) return {};
  const row = def.id;
  const upward = def.comparator === 'at-least';
  const difference = (a: Expression, b: Expression): Expression => ({
    op: 'subtract',
    left: upward ? a : b,
    right: upward ? b : a,
  });
  const out: Record<string, CellModel> = { requiredValue: number(requirement.value) };
  if (figure.ratio && gap.amount) {
    const scale = Math.max(figure.ratio.numerator.scale, figure.ratio.denominator.scale);
    const needed: Expression = {
      op: 'roundUp',
      value: {
        op: 'divide',
        left: { op: 'multiply', left: cell(row, 'requiredValue'), right: cell(row, 'denominatorValue') },
        right: { op: 'literal', value: decimal(100) },
      },
      scale,
    };
    out.numeratorValue = number(figure.ratio.numerator);
    out.denominatorValue = number(figure.ratio.denominator);
    if (upward)
      out.gap = {
        kind: 'formula',
        expression: difference(needed, cell(row, 'numeratorValue')),
        show: { as: 'number', scale: gap.amount.scale, ...(gap.unit ? { suffix: gap.unit } : {}) },
      };
    const percent: Expression = {
      op: 'round',
      value: {
        op: 'divide',
        left: {
          op: 'multiply',
          left: cell(row, 'numeratorValue'),
          right: { op: 'literal', value: decimal(100) },
        },
        right: cell(row, 'denominatorValue'),
      },
      scale: figure.def.percentDecimals,
    };
    if (gap.points)
      out.points = {
        kind: 'formula',
        expression: difference(cell(row, 'requiredValue'), percent),
        show: { as: 'number', scale: gap.points.scale, suffix: 'điểm %' },
      };
    return out;
  }
  if (!figure.value) return out;
  out.currentValue = number(figure.value);
  const shown = gap.points ?? gap.amount;
  if (!shown) return out;
  const unit = gap.points ? 'điểm %' : (gap.unit ?? '');
  out.points = {
    kind: 'formula',
    expression: difference(cell(row, 'requiredValue'), cell(row, 'currentValue')),
    show: { as: 'number', scale: shown.scale, ...(unit ? { suffix: unit } : {}) },
  };
  return out;
}

const tasksOf = (criterion: AppraisedCriterion): readonly Task[] =>
  (criterion.result?.measures ?? []).flatMap((m) => ('task' in m ? [m.task] : []));

const fractions = (indicator: AppraisedIndicator): string[] =>
  [fractionText(indicator.value), ...indicator.parts.map((p) => fractionText(p.value))].flatMap(
    (f) => f ?? [],
  );

function resultLines(indicator: AppraisedIndicator, missing: string): string[] {
  const own = resultText(indicator.value);
  const lines = [...(own === null ? [] : [own]), ...resultDetails(indicator)];
  return lines.length > 0 ? lines : missing === '' ? [] : [missing];
}

function taskCells(
  context: TableContext,
  criterion: AppraisedCriterion,
  tasks: readonly Task[],
): Record<string, CellModel> {
  const sum = (pick: (t: Task) => Decimal | undefined): CellModel => {
    const values = tasks.flatMap((t) => pick(t) ?? []);
    return values.length === 1 ? number(values[0]) : EMPTY;
  };
  return {
    tasks: linesCell(tasks.map((t) => `- ${taskText(criterion, t.id, context)}`)),
    costTotal: sum((t) => t.cost?.total),
    costState: sum((t) => t.cost?.state),
    costPeople: sum((t) => t.cost?.people),
    progress: linesCell(tasks.flatMap((t) => t.progress ?? [])),
  };
}

function criterionRows(context: TableContext, criterion: AppraisedCriterion): TableRowModel[] {
  const unmet = criterion.indicators.filter(isUnmet(context));
  const tasks = tasksOf(criterion);
  const claimed = new Map<string, string>();
  const rows = unmet.map((indicator): TableRowModel => {
    // A task of several indicators stands beside the first of them, once.
    const own = tasks.filter((t) => !claimed.has(t.id) && t.indicators.includes(indicator.def.id));
    const shared = tasks.flatMap((t) =>
      t.indicators.includes(indicator.def.id) ? (claimed.get(t.id) ?? []) : [],
    )[0];
    for (const t of own) claimed.set(t.id, indicator.def.id);
    const leads = leadsOf(context.appraised, indicator);
    const missing = context.edition === 'working' ? context.appraised.pack.wording.marks.noFigure : '';
    return {
      key: indicator.def.id,
      kind: 'data',
      cells: {
        number: textCell(indicator.def.id),
        name: textCell(indicator.def.name),
        requirement: textCell(requirementCellText(context, indicator)),
        fraction: linesCell(fractions(indicator)),
        result: {
          ...linesCell(resultLines(indicator, missing)),
          ...(indicator.value.figure ? { figure: indicator.value.figure.def.id } : {}),
        },
        ...gapCells(indicator),
        ...taskCells(context, criterion, own),
        ...(own.length === 0 && shared ? { tasks: textCell(`Như chỉ tiêu ${shared}`) } : {}),
        lead: linesCell(leads.map((o) => o.name)),
        support: linesCell(supportsOf(context.appraised, indicator).map((o) => o.name)),
        deadline: criterion.deadline
          ? { kind: 'date', value: criterion.deadline.date, text: shortDate(criterion.deadline.date) }
          : EMPTY,
      },
    };
  });
  const general = tasks.filter((t) => !claimed.has(t.id));
  return [
    {
      key: `criterion-${criterion.def.id}`,
      kind: 'group',
      cells: {
        number: textCell(criterion.def.id),
        name: textCell(
          `${criterion.def.name} (chưa đạt ${String(unmet.length).padStart(2, '0')}/${criterion.indicators.length} chỉ tiêu)`,
        ),
      },
    },
    ...general.map(
      (task, i): TableRowModel => ({
        key: `criterion-${criterion.def.id}/general-${i + 1}`,
        kind: 'data',
        cells: {
          name: i === 0 ? textCell('Nhiệm vụ chung của tiêu chí') : EMPTY,
          ...taskCells(context, criterion, [task]),
          lead: textCell(task.lead ? context.appraised.organisations.get(task.lead)?.name : null),
          deadline: criterion.deadline
            ? { kind: 'date', value: criterion.deadline.date, text: shortDate(criterion.deadline.date) }
            : EMPTY,
        },
      }),
    ),
    ...rows,
  ];
}

/** Drops columns without any value; a group with one column left becomes that column's title. */
export function dropEmptyColumns(
  columns: readonly TableColumnModel[],
  rows: readonly TableRowModel[],
): { columns: TableColumnModel[]; dropped: TableColumnModel[] } {
  // A table without rows keeps its form.
  if (rows.every((r) => r.kind !== 'data')) return { columns: [...columns], dropped: [] };
  const filled = (c: TableColumnModel): boolean =>
    rows.some((r) => (r.cells[c.key]?.kind ?? 'empty') !== 'empty');
  const kept = columns.filter(filled).map((c, _, all): TableColumnModel => {
    const { group, ...single } = c;
    if (group === undefined || all.filter((x) => x.group === group).length > 1) return c;
    return { ...single, title: `${group} ${c.title.slice(0, 1).toLowerCase()}${c.title.slice(1)}` };
  });
  return { columns: kept, dropped: columns.filter((c) => !filled(c)) };
}

/** "Bảng không có cột … vì chưa có số liệu." */
export function droppedNote(dropped: readonly TableColumnModel[]): string[] {
  const names = [
    ...new Set(dropped.filter((c) => !c.xlsxOnly).map((c) => (c.group ? `${c.group}: ${c.title}` : c.title))),
  ];
  return names.length > 0 ? [`Chưa có số liệu nên không in các cột: ${names.join('; ')}.`] : [];
}

export function unmetTable(context: TableContext): TableModel {
  const criteria = context.appraised.criteria.filter(isUnmet(context));
  const rows = criteria.flatMap((c) => criterionRows(context, c));
  const { columns, dropped } = dropEmptyColumns(COLUMNS, rows);
  const note = asOfNote(context);
  return {
    key: 'unmet',
    ...communeIssuer(context),
    sheetName: 'B3 Chưa đạt',
    title: `Các tiêu chí, chỉ tiêu ${verdictInCell(context.appraised.pack, 'unmet').toLowerCase()} và nhiệm vụ thực hiện năm ${context.appraised.data.assessmentYear}`,
    notes: note ? [note] : [],
    columns,
    numberedColumns: true,
    rows,
    closing: `Biểu gồm ${countText(criteria.length)} tiêu chí, ${countText(criteria.flatMap((c) => c.indicators.filter(isUnmet(context))).length)} chỉ tiêu chưa đạt./.`,
    footNotes: context.edition === 'working' ? droppedNote(dropped) : [],
    signers: communeSigners(context, 'unmet'),
    orientation: 'landscape',
  };
}
