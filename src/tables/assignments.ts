/** B4 Phân công: per unit, what it leads and supports, its tasks and deadlines. Units stand in the case's order. */
import type { Organisation } from '../model/case-schema.ts';
import { assignedText } from '../wording/assigned.ts';
import { shortDate } from '../wording/dates.ts';
import { countText, indicatorList } from '../wording/grammar.ts';
import { proseRuns } from '../wording/prose-runs.ts';
import { leadsOf } from '../wording/results.ts';
import { taskText } from '../wording/tasks.ts';
import {
  asOfNote,
  communeIssuer,
  communeSigners,
  linesCell,
  type TableContext,
  textCell,
} from './context.ts';
import type { CellModel, TableColumnModel, TableModel, TableRowModel } from './model.ts';
import { dropEmptyColumns, droppedNote } from './unmet.ts';

const COLUMNS: readonly TableColumnModel[] = [
  { key: 'number', title: 'TT', kind: 'count', align: 'center', weight: 10 },
  { key: 'unit', title: 'Đơn vị', kind: 'text', align: 'left', weight: 40 },
  { key: 'criteria', title: 'Tiêu chí chủ trì', kind: 'text', align: 'left', weight: 42 },
  { key: 'indicators', title: 'Chỉ tiêu chủ trì', kind: 'text', align: 'left', weight: 42 },
  { key: 'support', title: 'Phối hợp', kind: 'text', align: 'left', weight: 34 },
  { key: 'tasks', title: 'Nhiệm vụ', kind: 'text', align: 'left', weight: 70 },
  { key: 'deadline', title: 'Thời hạn', kind: 'text', align: 'center', weight: 27 },
  { key: 'officer', title: 'Lãnh đạo phụ trách', kind: 'text', align: 'left', weight: 26 },
];

/** The unit's duty in the plan, which says more than the list of what it leads; null when the plan gives it none. */
function dutyText(context: TableContext, unit: string): string | null {
  const duties = context.appraised.data.plan?.duties ?? [];
  const index = duties.findIndex((d) => d.unit === unit);
  if (index < 0) return null;
  const extra = { assigned: assignedText(context.appraised, unit) };
  return proseRuns(duties[index]!.text.trim(), ['plan', 'duties', index, 'text'], context, extra)
    .map((run) => run.text)
    .join('');
}

/** One row per task, so that no row outgrows a page; the unit stands in the first. */
function unitRows(context: TableContext, unit: Organisation, index: number): TableRowModel[] {
  const { appraised } = context;
  const own = appraised.data.assignments.filter((a) => a.unit === unit.id);
  const of = (role: 'lead' | 'support' | 'guide') => own.filter((a) => a.role === role);
  const criteria = (list: typeof own): string[] =>
    appraised.pack.criteria
      .filter((c) => list.some((a) => a.criteria.includes(c.id)))
      .map((c) => `${c.id}. ${c.name}`);
  const indicators = (list: typeof own): string[] =>
    appraised.pack.criteria.flatMap((c) => {
      const ids = c.indicators.map((i) => i.id).filter((id) => list.some((a) => a.indicators.includes(id)));
      return ids.length > 0
        ? [
            indicatorList(
              ids,
              c.indicators.map((i) => i.id),
            ).replace(/^chỉ tiêu /, ''),
          ]
        : [];
    });
  const tasks = appraised.criteria.flatMap((c) =>
    (c.result?.measures ?? []).flatMap((m) => {
      if (!('task' in m)) return [];
      const { task } = m;
      const leads =
        task.lead !== undefined
          ? task.lead === unit.id
          : task.indicators.some((id) =>
              leadsOf(appraised, appraised.indicators.get(id)!).some((o) => o.id === unit.id),
            );
      return leads
        ? [
            {
              text: `${taskText(c, task.id, context)}`,
              deadline: task.deadline ? appraised.deadlines.get(task.deadline)?.date : c.deadline?.date,
            },
          ]
        : [];
    }),
  );
  const dossiers = appraised.criteria.filter(
    (c) => c.deadline && c.indicators.some((i) => leadsOf(appraised, i).some((o) => o.id === unit.id)),
  );
  const duty = dutyText(context, unit.id);
  if (own.length === 0 && tasks.length === 0 && duty === null) return [];
  const named = appraised.data.deadlines.filter((d) => d.from === unit.id).map((d) => d.date);
  const dossierDeadlines = [
    ...new Set([...dossiers.flatMap((c) => c.deadline?.date ?? []), ...named]),
  ].sort();
  const deadlineOf = (task: (typeof tasks)[number] | undefined): CellModel =>
    linesCell((task ? [task.deadline].flatMap((d) => d ?? []) : dossierDeadlines).map(shortDate));
  const support = [...criteria(of('support')), ...indicators(of('support'))];
  const [first, ...others] = duty === null ? tasks : [{ text: duty, deadline: undefined }, ...tasks];
  return [
    {
      key: unit.id,
      kind: 'data',
      cells: {
        number: textCell(String(index)),
        unit: textCell(unit.name),
        criteria: linesCell(criteria(of('lead'))),
        indicators: linesCell(indicators(of('lead'))),
        support: linesCell(support),
        tasks: textCell(first?.text),
        deadline: duty === null ? deadlineOf(first) : deadlineOf(undefined),
      },
    },
    ...others.map(
      (task, i): TableRowModel => ({
        key: `${unit.id}/${i + 2}`,
        kind: 'data',
        cells: { tasks: textCell(task.text), deadline: deadlineOf(task) },
      }),
    ),
  ];
}

export function assignmentsTable(context: TableContext): TableModel {
  const rows: TableRowModel[] = [];
  let number = 0;
  for (const unit of context.appraised.data.organisations) {
    const own = unitRows(context, unit, number + 1);
    if (own.length > 0) number++;
    rows.push(...own);
  }
  const { columns, dropped } = dropEmptyColumns(COLUMNS, rows);
  const note = asOfNote(context);
  return {
    key: 'assignments',
    ...communeIssuer(context),
    sheetName: 'B4 Phân công',
    title: `Phân công thực hiện các tiêu chí xã ${context.appraised.pack.info.standard} năm ${context.appraised.data.assessmentYear}`,
    notes: note ? [note] : [],
    columns,
    numberedColumns: true,
    rows,
    closing: `Biểu gồm ${countText(number)} đơn vị./.`,
    footNotes: context.edition === 'working' ? droppedNote(dropped) : [],
    signers: communeSigners(context, 'assignments'),
    orientation: 'landscape',
  };
}
