/**
 * "Việc phải làm" of the review sheet: the open findings of `check` as work. What one unit has to do under one rule until
 * one day is one row; a finding about indicators of several units is divided among them.
 */
import type { AppraisedCriterion, AppraisedIndicator } from '../appraisal/appraise.ts';
import type { Organisation } from '../model/case-schema.ts';
import type { Diagnostic, Severity } from '../model/diagnostics.ts';
import { daysBefore } from '../wording/dates.ts';
import { capitalised, countText, joinNames, shortIndicatorList } from '../wording/grammar.ts';
import { inRole, leadsOf } from '../wording/results.ts';
import { type Concern, concernOf, leadsOfConcern } from './concern.ts';
import { dateCell, issuerLine, linesCell, textCell } from './context.ts';
import type { TableModel } from './model.ts';
import { openFindings, type ReviewContext } from './review.ts';

/** Rules about what the office itself keeps: assignments, requirements, deadlines, wording. Others go to who leads. */
export const RULES_OF_THE_OFFICE: ReadonlySet<string> = new Set([
  'deadline-group',
  'figure-unused',
  'prose-unmet',
  'task-deadline',
  'task-hamlets',
  'task-lead',
  'task-lead-differs',
]);

/** The share of one finding that falls to one unit (or to several together). */
interface Share {
  readonly finding: Diagnostic;
  readonly concern: Concern;
  readonly units: readonly Organisation[];
}

export interface ReviewTask {
  readonly severity: Severity;
  readonly code: string;
  readonly lines: readonly string[];
  readonly shares: readonly Share[];
  readonly unit: string;
  /** ISO day; null when no deadline of the case applies. */
  readonly deadline: string | null;
}

function sharesOf(context: ReviewContext, finding: Diagnostic): Share[] {
  const { appraised } = context;
  const concern = concernOf(appraised, finding);
  const office = inRole(appraised, context.issuerRole);
  const own = office ? [office] : [];
  if (RULES_OF_THE_OFFICE.has(finding.code)) return [{ finding, concern, units: own }];
  if (!context.rules.get(finding.code)?.together || concern.indicators.length === 0) {
    const leads = leadsOfConcern(appraised, concern);
    return [{ finding, concern, units: leads.length > 0 ? leads : own }];
  }
  const byUnit = new Map<string, { units: readonly Organisation[]; indicators: AppraisedIndicator[] }>();
  for (const indicator of concern.indicators) {
    const leads = leadsOf(appraised, indicator);
    const units = leads.length > 0 ? leads : own;
    const key = units.map((u) => u.id).join('\n');
    const known = byUnit.get(key) ?? { units, indicators: [] };
    known.indicators.push(indicator);
    byUnit.set(key, known);
  }
  return [...byUnit.values()].map(({ units, indicators }) => ({
    finding,
    units,
    concern: {
      criteria: concern.criteria.filter((c) => indicators.some((i) => c.indicators.includes(i))),
      indicators,
      documents: [],
    },
  }));
}

/**
 * The day by which the dossier of a criterion must be whole: its deadline, less the steps of the pack that come before that
 * deadline. What concerns no criterion is due with the first.
 */
function dueDay({ appraised }: ReviewContext, criteria: readonly AppraisedCriterion[]): string | null {
  const { deadlines } = appraised.data;
  const ids = criteria.flatMap((c) => c.deadline?.id ?? []);
  const days = deadlines
    .filter((d) => criteria.length === 0 || ids.includes(d.id))
    .map((d) =>
      daysBefore(
        d.date,
        appraised.pack.info.steps.filter((s) => s.before === d.id).reduce((n, s) => n + s.days, 0),
      ),
    );
  return days.sort()[0] ?? null;
}

/** Names of keys of the data files: "(figure, stated hoặc level)" says nothing to whoever reads the sheet. */
const KEYS = / \([a-z][A-Za-z]*(?:(?:, | hoặc | và )[a-z][A-Za-z]*)*\)/g;
const SUBJECT = /^(?:chỉ tiêu|tiêu chí số) [\d.]+:? /;

/** What is wrong, each finding that says more than its rule on a line of its own, then what to do. */
function linesOf(context: ReviewContext, shares: readonly Share[]): string[] {
  const { finding } = shares[0]!;
  const rule = context.rules.get(finding.code);
  const figureName = (message: string): string =>
    message.replace(/"([^"]+)"/g, (quoted, id: string) => {
      const name = context.appraised.figures.get(id)?.def.name;
      return name === undefined ? quoted : `"${name}"`;
    });
  const todo = finding.hint ? `${capitalised(finding.hint.replace(KEYS, ''))}.` : null;
  if (rule?.together) return [`${capitalised(rule.title)}.`, ...(todo ? [todo] : [])];
  const messages = [...new Set(shares.map((s) => s.finding.message))];
  const only = messages.length === 1;
  const said = only
    ? messages.map((m) => capitalised(figureName(m.replace(SUBJECT, ''))))
    : [
        `${capitalised(rule?.title ?? messages[0]!)} (${countText(messages.length)} chỗ):`,
        ...messages.map((m) => `- ${capitalised(figureName(m))}`),
      ];
  return [...said.map((line) => line.replace(/([^.:?!])$/, '$1.')), ...(todo ? [todo] : [])];
}

const SEVERITIES: Readonly<Record<Severity, { readonly order: number; readonly text: string }>> = {
  error: { order: 0, text: 'Lỗi' },
  warning: { order: 1, text: 'Cảnh báo' },
  note: { order: 2, text: 'Lưu ý' },
};

/** Errors first, then by day, unit (in the case's order) and rule. */
export function reviewTasks(context: ReviewContext): readonly ReviewTask[] {
  const groups = new Map<string, { shares: Share[]; deadline: string | null }>();
  for (const finding of openFindings(context))
    for (const share of sharesOf(context, finding)) {
      const deadline = dueDay(context, share.concern.criteria);
      const key = JSON.stringify([
        finding.code,
        finding.severity,
        finding.hint,
        deadline,
        share.units.map((u) => u.id),
      ]);
      const known = groups.get(key) ?? { shares: [], deadline };
      known.shares.push(share);
      groups.set(key, known);
    }
  const { organisations } = context.appraised.data;
  const rank = ({ shares, deadline }: { shares: Share[]; deadline: string | null }): string => {
    const unit = shares[0]!.units[0];
    return [
      SEVERITIES[shares[0]!.finding.severity].order,
      deadline ?? '9999',
      String(unit ? organisations.indexOf(unit) : organisations.length).padStart(4, '0'),
    ].join(' ');
  };
  return [...groups.values()]
    .map((group) => ({ group, rank: rank(group) }))
    .sort((a, b) => (a.rank < b.rank ? -1 : a.rank > b.rank ? 1 : 0))
    .map(({ group: { shares, deadline } }) => ({
      severity: shares[0]!.finding.severity,
      code: shares[0]!.finding.code,
      lines: linesOf(context, shares),
      shares,
      unit: joinNames(shares[0]!.units.map((u) => u.name)),
      deadline,
    }));
}

/** "Chỉ tiêu 2.1–2.4; 3.1", "Tiêu chí số 5"; titles of documents; "Cả hồ sơ". */
function subjectLines(context: ReviewContext, { shares }: ReviewTask): string[] {
  const order = [...context.appraised.indicators.keys()];
  const indicators = shares.flatMap((s) => s.concern.indicators.map((i) => i.def.id));
  const criteria = new Set(
    shares.flatMap((s) => (s.concern.indicators.length > 0 ? [] : s.concern.criteria.map((c) => c.def.id))),
  );
  const documents = new Set(
    shares.flatMap((s) => (s.concern.criteria.length > 0 ? [] : s.concern.documents)),
  );
  const lines = [
    ...(indicators.length > 0 ? [`Chỉ tiêu ${shortIndicatorList(indicators, order)}`] : []),
    ...(criteria.size > 0 ? [`Tiêu chí số ${[...criteria].join('; ')}`] : []),
    ...documents,
  ];
  return lines.length > 0 ? lines : ['Cả hồ sơ'];
}

export function tasksTable(context: ReviewContext): TableModel {
  return {
    key: 'tasks',
    ...issuerLine(context),
    sheetName: 'Việc phải làm',
    title: `Việc phải làm trước khi trình hồ sơ năm ${context.appraised.data.assessmentYear}`,
    notes: [],
    columns: [
      { key: 'number', title: 'TT', kind: 'text', align: 'center', weight: 12 },
      { key: 'task', title: 'Việc', kind: 'text', align: 'left', weight: 110 },
      { key: 'subject', title: 'Tiêu chí, chỉ tiêu', kind: 'text', align: 'left', weight: 44 },
      { key: 'unit', title: 'Đơn vị', kind: 'text', align: 'left', weight: 46 },
      { key: 'deadline', title: 'Trước ngày', kind: 'date', align: 'center', weight: 26 },
      { key: 'severity', title: 'Mức', kind: 'text', align: 'center', weight: 18 },
    ],
    numberedColumns: false,
    rows: reviewTasks(context).map((task, i) => ({
      key: `task-${i + 1}`,
      kind: 'data',
      cells: {
        number: textCell(String(i + 1)),
        task: linesCell(task.lines),
        subject: linesCell(subjectLines(context, task)),
        unit: textCell(task.unit),
        deadline: dateCell(task.deadline),
        severity: textCell(SEVERITIES[task.severity].text),
      },
    })),
    footNotes: [],
    orientation: 'landscape',
  };
}
