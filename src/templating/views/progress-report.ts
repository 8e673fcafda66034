/**
 * View of the progress report (nd30 form 1.4): verdicts and figures that changed since an issued plan or an earlier
 * state, and what remains with who leads and by when. Facts of the data alone; the rest is written by people.
 */
import type { AppraisedCriterion } from '../../appraisal/appraise.ts';
import type { CaseComparison, FigureChange, VerdictChange } from '../../comparing/compared-cases.ts';
import type { DocumentEntry } from '../../model/pack-schema.ts';
import type { TableModel } from '../../tables/model.ts';
import { orBlank } from '../../wording/blanks.ts';
import { shortDate } from '../../wording/dates.ts';
import { joinNames } from '../../wording/grammar.ts';
import { leadsOf } from '../../wording/results.ts';
import { taskText } from '../../wording/tasks.ts';
import { list, object, optional, text, type ValueOf } from '../shape.ts';
import { citedShape, type IssuedPaper } from './changed-points.ts';
import { type PaperContext, paperShape, paperView } from './paper.ts';
import { comparisonAnnex, comparisonAnnexShape } from './plan-adjustment.ts';
import { issuerName, keyed } from './report-bodies.ts';
import { countLines } from './report-counts.ts';

const line = object({ key: text, text });

const own = {
  issuerName: text,
  /** The plan whose progress is told; null where none was issued. */
  cited: optional(citedShape),
  /** "so với số liệu tính đến ngày 31/8/2024". */
  since: optional(text),
  asOf: optional(text),
  counts: list(line),
  reached: list(line),
  otherVerdicts: list(line),
  figures: list(line),
  remaining: list(
    object({ key: text, label: text, heading: text, lead: text, deadline: text, tasks: list(line) }),
  ),
  annex: optional(comparisonAnnexShape),
} as const;

export const progressReportShape = (entry: DocumentEntry) => paperShape(entry, own);

const OF = { criterion: 'Tiêu chí số', indicator: 'Chỉ tiêu', part: 'Nội dung' } as const;

/** Submitted papers go by stated verdicts alone (OFFICE §1). */
const shown = (context: PaperContext, state: VerdictChange['before']): VerdictChange['before'] | null =>
  state.provisional && context.edition === 'submission' ? null : state;

const small = (word: string): string => word.slice(0, 1).toLowerCase() + word.slice(1);

function verdictLines(context: PaperContext, verdicts: readonly VerdictChange[], reached: boolean): string[] {
  return verdicts.flatMap(({ of, id, name, before, after }) => {
    const now = shown(context, after);
    if (now === null || before.text === after.text || (after.verdict === 'met') !== reached) return [];
    const was = shown(context, before);
    const from = was === null ? '' : ` (trước đó: ${small(was.text)})`;
    return [`${OF[of]} ${id} - ${name}: ${small(now.text)}${from}`];
  });
}

function figureLine(
  context: PaperContext,
  { name, indicator, before, after, amount, points, since }: FigureChange,
): string {
  const { noFigure, shortBlank } = context.appraised.pack.wording.marks;
  const nothing = context.edition === 'working' ? (noFigure ?? '') : (shortBlank ?? '');
  const about = indicator === null ? name : `Chỉ tiêu ${indicator}, ${name}`;
  const change = [amount, points].flatMap((d) =>
    d === null ? [] : `${d.text.startsWith('-') ? 'giảm' : 'tăng'} ${d.text.slice(1)}`,
  );
  const now = `${after?.text ?? nothing}${since === null || !after?.text ? '' : ` (ngày ${shortDate(since)})`}`;
  const more = change.length > 0 ? `, ${change.join(', ')}` : '';
  return `${about}: từ ${before?.text ?? nothing} thành ${now}${more}`;
}

/** Each ends in ";", the last in ".". */
const closed = (texts: readonly string[]): string[] =>
  texts.map((t, i) => `${t}${i === texts.length - 1 ? '.' : ';'}`);

function remainingOf(context: PaperContext, criterion: AppraisedCriterion, i: number) {
  const { appraised } = context;
  const { def, result, deadline } = criterion;
  const unmet = criterion.indicators.filter((x) => x.effective.verdict === 'unmet');
  const leads = (unmet.length > 0 ? unmet : criterion.indicators).flatMap((x) => leadsOf(appraised, x));
  const at = ['criteria', appraised.data.criteria.findIndex((c) => c.id === def.id)];
  const tasks = (result?.measures ?? []).flatMap((m) => ('task' in m ? [m.task] : []));
  const lines = tasks.map((task) => {
    const own = task.deadline === undefined ? undefined : appraised.deadlines.get(task.deadline);
    const due = own === undefined ? '' : ` (thời hạn: ${shortDate(own.date)})`;
    const said = taskText(criterion, task.id, context).replace(/[.;]$/, '');
    return `${said}${due}${task.progress === undefined ? '' : `; tiến độ: ${task.progress}`}`;
  });
  return {
    key: `remaining-${def.id}`,
    label: `${i + 1}.`,
    heading: `Tiêu chí số ${def.id} - ${def.name}`,
    lead: orBlank(
      context,
      leads.length === 0 ? null : joinNames([...new Set(leads.map((u) => u.name))]),
      `đơn vị chủ trì tiêu chí số ${def.id}`,
      ['assignments'],
    ),
    deadline: orBlank(
      context,
      deadline && shortDate(deadline.date),
      `thời hạn của tiêu chí số ${def.id}`,
      at,
    ),
    tasks: keyed(`task-${def.id}`, closed(lines)),
  };
}

/** Null, with diagnostics, when nobody fills the issuer's role. */
export function progressReportView(
  context: PaperContext,
  comparison: CaseComparison | null,
  issued: IssuedPaper | null,
  table: TableModel,
) {
  const paper = paperView(context, { bases: false, to: ['steering-committee'] });
  if (!paper) return null;
  const verdicts = comparison?.verdicts ?? [];
  const open = context.appraised.criteria.filter((c) => c.effective.verdict === 'unmet');
  const day = (iso: string | null | undefined): string | null => (iso ? shortDate(iso) : null);
  const since = day(comparison?.before.asOf);
  const keyedLines = (key: string, texts: readonly string[]) => keyed(key, closed(texts));
  return {
    ...paper,
    issuerName: issuerName(context),
    cited: issued?.cited ?? null,
    since: since === null ? (comparison?.before.version ?? null) : `số liệu tính đến ngày ${since}`,
    asOf: day(comparison?.after.asOf),
    counts: countLines(context, context.entry.level ?? 'commune'),
    reached: keyedLines('reached', verdictLines(context, verdicts, true)),
    otherVerdicts: keyedLines('verdict', verdictLines(context, verdicts, false)),
    figures: keyedLines(
      'figure',
      (comparison?.figures ?? []).map((f) => figureLine(context, f)),
    ),
    remaining: open.map((c, i) => remainingOf(context, c, i)),
    annex: comparisonAnnex(table),
  } satisfies Omit<ValueOf<ReturnType<typeof progressReportShape>>, 'parts'> & {
    wording: unknown;
    parts: unknown;
  };
}
