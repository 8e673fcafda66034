/**
 * "Việc phải làm" of the review sheet: the open findings of `check` as work. What one unit has to do under one rule until
 * one day is one row; a finding about indicators of several units is divided among them.
 */
import type { AppraisedCriterion, AppraisedIndicator } from '../appraisal/appraise.ts';
import { daysBefore } from '../model/calendar.ts';
import type { Organisation } from '../model/case-schema.ts';
import type { Diagnostic, Severity } from '../model/diagnostics.ts';
import { decimal } from '../model/quantity.ts';
import { capitalised, countText, joinNames, shortIndicatorList } from '../wording/grammar.ts';
import { inRole, leadsOf } from '../wording/results.ts';
import { type Concern, concernOf, leadsOfConcern } from './concern.ts';
import { dateCell, issuerLine, linesCell, textCell } from './context.ts';
import type { TableModel, TableRowModel } from './model.ts';
import { openFindings, type ReviewContext } from './review.ts';

/**
 * Rules about what the office itself keeps: requirements, assignments, deadlines, questions and its own wording. What the
 * others find falls to the units that lead the indicators.
 */
export const RULES_OF_THE_OFFICE: ReadonlySet<string> = new Set([
  'basis-in-force',
  'basis-twice',
  'count-typed',
  'count-zero',
  'deadline-group',
  'deadline-order',
  'deadline-recipient',
  'deadline-steps',
  'deadline-year',
  'debt-contradiction',
  'degree-before-name',
  'district-word',
  'doubled-word',
  'duty-lead',
  'external-missing',
  'figure-unused',
  'format-trap',
  'hamlet-spelling',
  'law-number',
  'lead-double',
  'lead-missing',
  'lead-without-duty',
  'meeting-counts',
  'meeting-times',
  'number-differs',
  'number-twice',
  'number-typed',
  'open-question',
  'opinion-counts',
  'paper-order',
  'percent-typed',
  'posting-after-meeting',
  'posting-short',
  'prose-unmet',
  'prose-without-value',
  'requirement-differs',
  'requirement-unconfirmed',
  'survey-counts',
  'survey-threshold',
  'survey-total',
  'task-deadline',
  'task-hamlets',
  'task-lead',
  'task-lead-differs',
  'team-leader',
  'unit-over',
  'unit-spelling',
  'vote-share',
  'work-money',
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
  readonly shares: readonly Share[];
  /** What its findings say, each once, with figures and deadlines by their names. */
  readonly messages: readonly string[];
  /** What it is about: indicators, criteria, documents, a line each. */
  readonly subjects: readonly string[];
  /** Name of the unit, or of those that lead together; empty when the case names none. */
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
 * deadline. What concerns no criterion is due with the first of them.
 */
function dueDay({ appraised }: ReviewContext, criteria: readonly AppraisedCriterion[]): string | null {
  const deadlines = new Set(
    (criteria.length > 0 ? criteria : appraised.criteria).flatMap(({ deadline }) => deadline ?? []),
  );
  const days = [...deadlines].map(({ id, date }) =>
    daysBefore(
      date,
      appraised.pack.info.steps.filter((s) => s.before === id).reduce((n, s) => n + s.days, 0),
    ),
  );
  return days.sort()[0] ?? null;
}

/** The column beside says it. */
const SUBJECT = /^(?:chỉ tiêu|tiêu chí số) [\d.]+: /;
/**
 * How much the paper says of findings that say more than their rule, from all to least: so many messages of so many
 * characters, in the words of the finding; beyond that the rule's title with their number. The workbook tells them all.
 */
export const DETAILS: readonly { messages: number; characters: number; notes: boolean }[] = [
  { messages: 9, characters: 500, notes: true },
  { messages: 2, characters: 140, notes: true },
  { messages: 2, characters: 140, notes: false },
  { messages: 0, characters: 0, notes: false },
];

const sentence = (text: string): string => capitalised(text).replace(/([^.:?!])$/, '$1.');

/** The message of a finding, with figures and deadlines by their names. */
const messageOf = ({ appraised: { figures, deadlines } }: ReviewContext, finding: Diagnostic): string =>
  finding.message.replace(/"([^"]+)"/g, (quoted, id: string) => {
    const name = figures.get(id)?.def.name ?? deadlines.get(id)?.name;
    return name === undefined ? quoted : `"${name}"`;
  });

/** What has to be done, in as many words as the paper has room for. `detail`: index of `DETAILS`. */
export function taskLines({ rules }: ReviewContext, task: ReviewTask, detail: number): string[] {
  const { code, severity, shares } = task;
  const rule = rules.get(code);
  const title = rule?.title ?? shares[0]!.finding.message;
  if (rule?.together) return [sentence(title)];
  const messages = task.messages.length === 1 ? [task.messages[0]!.replace(SUBJECT, '')] : task.messages;
  const most = DETAILS[detail] ?? DETAILS.at(-1)!;
  const told =
    (severity !== 'note' || most.notes) &&
    messages.length <= most.messages &&
    messages.every((m) => m.length <= most.characters);
  if (told) return messages.map(sentence);
  return [sentence(messages.length === 1 ? title : `${title} (${countText(messages.length)} chỗ)`)];
}

/** Indexes of `DETAILS`, without those in which the paper would say what it says with the one before. */
export function tellingDetails(context: ReviewContext, tasks: readonly ReviewTask[]): readonly number[] {
  const said = DETAILS.map((_, detail) => JSON.stringify(tasks.map((t) => taskLines(context, t, detail))));
  return [...DETAILS.keys()].filter((detail) => said[detail] !== said[detail - 1]);
}

const SEVERITIES: Readonly<Record<Severity, { readonly order: number; readonly text: string }>> = {
  error: { order: 0, text: 'Lỗi' },
  warning: { order: 1, text: 'Cảnh báo' },
  note: { order: 2, text: 'Lưu ý' },
};

/** By unit: the office first, then in the case's order; errors first, then by day and in the order of the rules. */
export function reviewTasks(context: ReviewContext): readonly ReviewTask[] {
  const groups = new Map<string, { shares: Share[]; deadline: string | null }>();
  for (const finding of openFindings(context))
    for (const share of sharesOf(context, finding)) {
      const deadline = dueDay(context, share.concern.criteria);
      const { code, severity, hint } = finding;
      const key = JSON.stringify([code, severity, hint, deadline, share.units.map((u) => u.id)]);
      const known = groups.get(key) ?? { shares: [], deadline };
      known.shares.push(share);
      groups.set(key, known);
    }
  const { organisations } = context.appraised.data;
  const office = inRole(context.appraised, context.issuerRole);
  const rank = ({ shares, deadline }: { shares: Share[]; deadline: string | null }): string => {
    const { units, finding } = shares[0]!;
    const order = units.map((u) => (u === office ? 0 : organisations.indexOf(u) + 1));
    return [
      ...order.map((n) => String(n).padStart(4, '0')),
      SEVERITIES[finding.severity].order,
      deadline ?? '9999',
    ].join(' ');
  };
  return [...groups.values()]
    .map((group) => ({ group, rank: rank(group) }))
    .sort((a, b) => (a.rank < b.rank ? -1 : a.rank > b.rank ? 1 : 0))
    .map(({ group: { shares, deadline } }) => {
      const { finding, units } = shares[0]!;
      return {
        severity: finding.severity,
        code: finding.code,
        shares,
        messages: [...new Set(shares.map((s) => messageOf(context, s.finding)))],
        subjects: subjectLines(context, shares),
        unit: joinNames(units.map((u) => u.name)),
        deadline,
      };
    });
}

/** "Chỉ tiêu 2.1–2.4; 3.1", "Tiêu chí số 5"; titles of documents; "Cả hồ sơ". */
function subjectLines({ appraised }: ReviewContext, shares: readonly Share[]): string[] {
  const named = new Set(shares.flatMap((s) => s.concern.indicators));
  const indicators = appraised.criteria.flatMap((c) => {
    const own = c.indicators.filter((i) => named.has(i));
    const list = shortIndicatorList(
      own.map((i) => i.def.id),
      c.indicators.map((i) => i.def.id),
    );
    return own.length > 0 ? [list] : [];
  });
  const whole = shares.flatMap((s) => (s.concern.indicators.length > 0 ? [] : [s.concern]));
  const criteria = appraised.criteria.filter((c) => whole.some((w) => w.criteria.includes(c)));
  const others = whole
    .filter((w) => w.criteria.length === 0)
    .flatMap((w) => (w.documents.length > 0 ? w.documents : ['Cả hồ sơ']));
  return [
    ...(indicators.length > 0 ? [`Chỉ tiêu ${indicators.join('; ')}`] : []),
    ...(criteria.length > 0 ? [`Tiêu chí số ${criteria.map((c) => c.def.id).join('; ')}`] : []),
    ...new Set(others),
  ];
}

/** `detail`: index of `DETAILS`. */
export function tasksTable(context: ReviewContext, tasks: readonly ReviewTask[], detail: number): TableModel {
  return {
    key: 'tasks',
    ...issuerLine(context),
    sheetName: 'Việc phải làm',
    title: `Việc phải làm trước khi trình hồ sơ năm ${context.appraised.data.assessmentYear}`,
    notes: [],
    columns: [
      { key: 'number', title: 'TT', kind: 'text', align: 'center', weight: 10 },
      // In the workbook rows are filtered by it; on paper the unit stands above its work.
      { key: 'unit', title: 'Đơn vị', kind: 'text', align: 'left', weight: 40, xlsxOnly: true },
      { key: 'task', title: 'Đơn vị, việc', kind: 'text', align: 'left', weight: 74 },
      { key: 'subject', title: 'Tiêu chí, chỉ tiêu', kind: 'text', align: 'left', weight: 41 },
      { key: 'deadline', title: 'Trước ngày', kind: 'date', align: 'center', weight: 24 },
      { key: 'severity', title: 'Mức', kind: 'text', align: 'center', weight: 20 },
    ],
    numberedColumns: false,
    rows: tasks.flatMap((task, i): TableRowModel[] => [
      ...(task.unit === tasks[i - 1]?.unit
        ? []
        : [{ key: `unit-${i + 1}`, kind: 'group' as const, cells: { task: textCell(task.unit) } }]),
      {
        key: `task-${i + 1}`,
        kind: 'data',
        cells: {
          number: textCell(String(i + 1)),
          task: linesCell(taskLines(context, task, detail)),
          subject: linesCell(task.subjects),
          deadline: dateCell(task.deadline),
          severity: textCell(SEVERITIES[task.severity].text),
          unit: textCell(task.unit),
        },
      },
    ]),
    footNotes: [],
    orientation: 'landscape',
  };
}

/** For the workbook: every open finding in its own words, and how to repair it, beside the number of its task. */
export function taskDetailsTable(context: ReviewContext, tasks: readonly ReviewTask[]): TableModel {
  return {
    key: 'details',
    ...issuerLine(context),
    sheetName: 'Chi tiết việc',
    title: 'Chi tiết việc phải làm và cách sửa',
    notes: [],
    columns: [
      { key: 'number', title: 'Việc số', kind: 'number', align: 'center', weight: 14 },
      { key: 'severity', title: 'Mức', kind: 'text', align: 'center', weight: 22 },
      { key: 'unit', title: 'Đơn vị', kind: 'text', align: 'left', weight: 50 },
      { key: 'message', title: 'Nội dung', kind: 'text', align: 'left', weight: 100 },
      { key: 'repair', title: 'Cách sửa', kind: 'text', align: 'left', weight: 66 },
    ],
    numberedColumns: false,
    rows: tasks.flatMap((task, i) =>
      task.shares.map(
        ({ finding }, n): TableRowModel => ({
          key: `task-${i + 1}/${n + 1}`,
          kind: 'data',
          cells: {
            number: { kind: 'number', value: decimal(i + 1), scale: 0 },
            severity: textCell(SEVERITIES[task.severity].text),
            unit: textCell(task.unit),
            message: textCell(sentence(messageOf(context, finding))),
            repair: textCell(finding.hint ? sentence(finding.hint) : null),
          },
        }),
      ),
    ),
    footNotes: [],
    orientation: 'landscape',
  };
}
