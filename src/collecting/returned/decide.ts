/**
 * All submissions together → what is taken and what becomes of every filled cell. A row is taken whole or not at all:
 * a numerator of one sender never meets the denominator of another. Nothing that two senders say differently, that is
 * older than the case or outside a remit is taken before somebody chooses.
 */
import type { CaseData } from '../../model/case-schema.ts';
import { formatDecimal, parseDecimal } from '../../model/quantity.ts';
import { shortDate } from '../../wording/dates.ts';
import type { Entry, FormRow } from '../forms/form.ts';
import { namingColumn, rowIds } from '../forms/more-sheets.ts';
import { type Answer, type CellStatus, type Sender, type Submission, sameValue } from './answers.ts';
import { effective, rowProblem, unfolded, type Values } from './row-rules.ts';

export interface CollectedCell {
  readonly status: CellStatus;
  /** Id of what the cell asks (`figure/duong-ngo-xom/numerator`); '' when it is not known. */
  readonly item: string;
  /** What it is about. */
  readonly label: string;
  readonly old: string | null;
  /** As typed. */
  readonly text: string;
  readonly answer: Answer;
  readonly submission: Submission;
  readonly reason: string | null;
  readonly hint: string | null;
}

export interface AcceptedRow {
  readonly row: FormRow;
  /** Values that differ from the case, by field. */
  readonly values: Values;
  readonly senders: readonly Sender[];
}

export interface Decision {
  readonly cells: readonly CollectedCell[];
  readonly accepted: readonly AcceptedRow[];
}

interface Verdict {
  readonly status: CellStatus | 'accepted';
  readonly reason?: string;
  readonly hint?: string;
}

const NOTE = 'note';

/** Readable values of a submission without its remark. */
const valuesOf = (submission: Submission): Values =>
  new Map(
    submission.answers.flatMap((a) =>
      a.entry !== null && a.value !== null && a.field !== NOTE ? [[a.field, a.value] as const] : [],
    ),
  );

export function decide(submissions: readonly Submission[], data: CaseData): Decision {
  const placed = submissions.map((s) => placedRow(s, data));
  const verdicts = new Map<Submission, Verdict>();
  const groups = new Map<string, Submission[]>();
  for (const { submission, key } of nameGroups(placed)) {
    const own = ownVerdict(submission);
    if (own) verdicts.set(submission, own);
    else groups.set(key, [...(groups.get(key) ?? []), submission]);
  }
  const accepted: AcceptedRow[] = [];
  for (const group of groups.values()) {
    const candidates = group.some((s) => s.chosen) ? group.filter((s) => s.chosen) : group;
    const conflict = conflictIn(candidates);
    for (const s of group) {
      if (!candidates.includes(s))
        verdicts.set(s, { status: 'passed-over', reason: 'đã chọn số của đơn vị khác' });
      else if (conflict) verdicts.set(s, { status: 'conflict', reason: conflictReason(s, candidates) });
      else verdicts.set(s, { status: 'accepted' });
    }
    if (!conflict) accepted.push(...acceptedRow(candidates));
  }
  return { cells: placed.flatMap((s) => cellsOf(s, verdicts.get(s)!)), accepted };
}

/** A new row that names a row of the table, or a paper that is listed already, is that. */
function placedRow(submission: Submission, data: CaseData): Submission {
  const { row } = submission;
  if (row?.target.kind === 'evidence') return placedEvidence(submission, row, data);
  if (row?.target.kind !== 'detail' || row.target.row !== null) return submission;
  const { table: id } = row.target;
  const table = data.detailTables.find((t) => t.id === id);
  const name = valuesOf(submission).get(row.entries.name!.field);
  if (!table || name === undefined) return submission;
  const naming = namingColumn(table).id;
  const same = table.rows.flatMap((r, i) => (r[naming]?.toLowerCase() === name.toLowerCase() ? [i] : []));
  if (same.length !== 1) return submission;
  const [index] = same as [number];
  const known = table.rows[index]!;
  const target = { kind: 'detail', table: id, row: index } as const;
  return withLast(
    { ...submission, row: { ...row, id: rowIds(table)[index]!, target } },
    (field) => known[field] ?? null,
  );
}

function placedEvidence(submission: Submission, row: FormRow, data: CaseData): Submission {
  const values = valuesOf(submission);
  const alike = (a: string | undefined, b: string | undefined): boolean =>
    (a ?? '').toLowerCase() === (b ?? '').toLowerCase();
  const known = data.evidence.findIndex((e) =>
    (['kind', 'number', 'date', 'abstract'] as const).every((f) => alike(e[f], values.get(f))),
  );
  const item = data.evidence[known];
  if (!item) return submission;
  const last = (field: string): string | null =>
    field === 'indicator'
      ? (item.indicators.find((i) => i === values.get('indicator')) ?? null)
      : field === NOTE
        ? null
        : (values.get(field) ?? null);
  return withLast({ ...submission, row: { ...row, target: { kind: 'evidence', known } } }, last);
}

/** The submission with other last values. */
function withLast(submission: Submission, last: (field: string) => string | null): Submission {
  const row = submission.row!;
  const entries = Object.fromEntries(
    Object.entries(row.entries).map(([k, e]) => [k, { ...e, last: last(e.field) }]),
  );
  const asked = new Map(Object.values(entries).map((e) => [e.field, e]));
  return {
    ...submission,
    row: { ...row, entries },
    answers: submission.answers.map((a) => ({ ...a, entry: a.entry && (asked.get(a.field) ?? a.entry) })),
    shownLast: null,
  };
}

/** Rows that say the same thing about the same: by id, new ones by what names them. */
function nameGroups(submissions: readonly Submission[]): { submission: Submission; key: string }[] {
  const seen = new Map<string, number>();
  return submissions.map((submission) => {
    const { row, answers } = submission;
    if (!row) return { submission, key: '' };
    if (!/\/\+\d*$/.test(row.id)) return { submission, key: row.id };
    const values = valuesOf(submission);
    const fields =
      row.target.kind === 'evidence'
        ? ['kind', 'number', 'date', 'abstract', 'author']
        : [row.entries.name!.field];
    const name = `${row.id.replace(/\d*$/, '')}${fields.map((f) => values.get(f)?.toLowerCase() ?? '').join('|')}`;
    // The same name twice in one file is two rows.
    const own = `${answers[0]?.place.file}|${name}`;
    const n = (seen.get(own) ?? 0) + 1;
    seen.set(own, n);
    return { submission, key: n === 1 || row.target.kind === 'evidence' ? name : `${name}#${n}` };
  });
}

/** What can be said of a row without looking at the others; null when it may be taken. */
function ownVerdict(submission: Submission): Verdict | null {
  const { row, refused, answers } = submission;
  if (refused && !(submission.chosen && !refused.final))
    return { status: refused.status, reason: refused.reason };
  const faulty = answers.find((a) => a.entry !== null && a.problem !== null);
  if (faulty)
    return {
      status: 'invalid',
      reason: `đi cùng ô ${faulty.place.cell} không đọc được`,
      hint: faulty.problem!.hint,
    };
  const values = valuesOf(submission);
  if (!row || values.size === 0) return { status: 'note' };
  const given = unfolded(values);
  const problem = rowProblem(row, given);
  if (problem)
    return {
      status: 'invalid',
      reason: problem,
      hint: 'hỏi lại đơn vị gửi, ghi lại trên phiếu rồi tổng hợp lại',
    };
  const changes = Object.values(row.entries).some(
    (e) => given.has(e.field) && !isKnown(e, given.get(e.field)!),
  );
  if (changes && !submission.chosen && submission.shownLast !== null) {
    const stale = Object.values(row.entries).find(
      (e) => e.weight === 'answer' && !sameValue(e.kind, submission.shownLast![e.field] ?? null, e.last),
    );
    if (stale)
      return {
        status: 'older',
        reason: `phiếu cũ: khi gửi phiếu số đã có là ${shownValue(stale, submission.shownLast[stale.field] ?? null) ?? 'trống'}, nay là ${shownValue(stale, stale.last) ?? 'trống'}`,
        hint: 'chọn số đúng trong báo cáo (cột Chọn), hoặc lập và gửi lại phiếu mới',
      };
  }
  return null;
}

/** The case holds it: the same value, or a source that names the paper. */
const isKnown = (entry: Entry, value: string): boolean =>
  sameValue(entry.kind, value, entry.last) ||
  (entry.kind === 'text' && entry.field === 'source' && (entry.last ?? '').startsWith(value));

/** Whether the submissions of one row contradict each other. */
function conflictIn(group: readonly Submission[]): boolean {
  const [first, ...others] = group;
  if (first!.row!.target.kind === 'evidence') return false;
  return others.some((other, i) => [first!, ...others.slice(0, i)].some((s) => differ(s, other)));
}

function differ(a: Submission, b: Submission): boolean {
  const row = a.row!;
  const [x, y] = [unfolded(valuesOf(a)), unfolded(valuesOf(b))];
  const [ex, ey] = [effective(row, x), effective(row, y)];
  return Object.values(row.entries).some((e) => {
    if (e.weight === 'answer') return !sameValue(e.kind, ex.get(e.field) ?? null, ey.get(e.field) ?? null);
    if (e.field === 'source' || e.field === NOTE || !x.has(e.field) || !y.has(e.field)) return false;
    return !sameValue(e.kind, x.get(e.field)!, y.get(e.field)!);
  });
}

function conflictReason(submission: Submission, group: readonly Submission[]): string {
  const others = group.filter((s) => s !== submission && differ(s, submission));
  const said = others.map((s) => {
    const texts = s.answers.filter((a) => a.entry?.weight === 'answer').map((a) => a.text);
    return `${s.sender.unit} ghi ${texts.join(' / ') || 'khác'} (tệp ${s.sender.file})`;
  });
  return said.length > 0
    ? `hai nơi ghi khác nhau: ${said.join('; ')}`
    : 'hai nơi khác ghi khác nhau về mục này';
}

function acceptedRow(group: readonly Submission[]): AcceptedRow[] {
  const row = group[0]!.row!;
  const values = new Map<string, string>();
  const senders: Sender[] = [];
  for (const s of group) {
    const own = [...unfolded(valuesOf(s))].filter(([field, value]) => {
      const entry = Object.values(row.entries).find((e) => e.field === field);
      return entry !== undefined && !isKnown(entry, value);
    });
    if (own.length === 0) continue;
    senders.push(s.sender);
    for (const [field, value] of own) {
      const before = values.get(field);
      if (before === undefined) values.set(field, value);
      // Texts add up: two papers, two indicators that one paper proves.
      else if ((field === 'source' || field === 'indicator') && !before.split('; ').includes(value))
        values.set(field, `${before}; ${value}`);
    }
  }
  return senders.length > 0 ? [{ row, values, senders }] : [];
}

/** A value as people read it. */
export function shownValue(entry: Entry, value: string | null): string | null {
  if (value === null) return null;
  const word = entry.choices.find((c) => c.value === value)?.word;
  if (word !== undefined) return word;
  const number = entry.kind === 'number' ? parseDecimal(value) : null;
  if (number) return formatDecimal(number);
  return entry.kind === 'date' ? shortDate(value) : value;
}

function cellsOf(submission: Submission, verdict: Verdict): CollectedCell[] {
  return submission.answers.map((answer): CollectedCell => {
    const { entry } = answer;
    const status: CellStatus =
      entry === null && submission.refused === null
        ? 'outside'
        : verdict.status === 'accepted' || (verdict.status !== 'unknown' && answer.field === NOTE)
          ? answer.field === NOTE
            ? 'note'
            : isKnown(entry!, answer.value!)
              ? 'unchanged'
              : entry!.last === null
                ? 'new'
                : 'changed'
          : verdict.status;
    const own = answer.problem;
    const kept = status === verdict.status;
    return {
      status,
      item: submission.row && answer.entry ? `${submission.row.id}/${answer.field}` : '',
      label: submission.label,
      old: entry ? shownValue(entry, entry.last) : null,
      text: answer.text,
      answer,
      submission,
      reason: own?.message ?? (kept ? (verdict.reason ?? null) : null),
      hint: own?.hint ?? (kept ? (verdict.hint ?? null) : null),
    };
  });
}
