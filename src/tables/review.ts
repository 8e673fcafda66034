/**
 * Phiếu rà soát: how ready each criterion is (data, requirements, verdicts, evidence, open findings), and what the office
 * has looked at and accepts. What is left to do, by whom, until when: `review-tasks.ts`.
 */
import type { AppraisedCriterion, AppraisedIndicator } from '../appraisal/appraise.ts';
import type { Diagnostic } from '../model/diagnostics.ts';
import { decimal } from '../model/quantity.ts';
import type { Level } from '../model/scalars.ts';
import { capitalised } from '../wording/grammar.ts';
import { hasResult, resultText, verdictInCell } from '../wording/results.ts';
import { concernOf } from './concern.ts';
import { conditionsTable } from './conditions.ts';
import {
  asOfNote,
  EMPTY,
  issuerLine,
  signersOf,
  type TableContext,
  textCell,
  verdictCell,
} from './context.ts';
import type { CellModel, Expression, TableColumnModel, TableModel, TableRowModel } from './model.ts';
import { dropEmptyColumns } from './unmet.ts';

/** What a rule of `check` says of itself, as the review sheet prints it. */
export interface RuleText {
  readonly title: string;
  /** Its findings say nothing beyond title and subject: they are told as one line with a list of subjects. */
  readonly together: boolean;
}

export interface ReviewContext extends TableContext {
  readonly findings: readonly Diagnostic[];
  readonly rules: ReadonlyMap<string, RuleText>;
}

export const openFindings = ({ findings }: ReviewContext): readonly Diagnostic[] =>
  findings.filter((f) => f.silenced === undefined);

/** What one criterion has of what it needs; an indicator that is not applicable needs nothing. */
export interface Readiness {
  readonly needed: number;
  readonly withData: number;
  readonly confirmed: number;
  readonly withEvidence: number;
  /** Open findings that concern this criterion, alone or with others. */
  readonly findings: readonly Diagnostic[];
  readonly ready: boolean;
}

/** A value of the whole, or of every part that counts. */
function hasData(indicator: AppraisedIndicator): boolean {
  if (!hasResult(indicator)) return false;
  const { value, parts, def } = indicator;
  const whole = resultText(value) !== null || value.male !== null || value.female !== null;
  return whole || def.parts?.rule === 'any' || parts.every((p) => resultText(p.value) !== null);
}

export function readinessOf(context: ReviewContext, criterion: AppraisedCriterion): Readiness {
  const needed = criterion.indicators.filter((i) => i.effective.verdict !== 'not-applicable');
  const count = (test: (i: AppraisedIndicator) => boolean): number => needed.filter(test).length;
  const shown = new Set(context.appraised.data.evidence.flatMap((e) => e.indicators));
  const findings = openFindings(context).filter((f) =>
    concernOf(context.appraised, f).criteria.includes(criterion),
  );
  const withData = count(hasData);
  const confirmed = count((i) => i.requirement.confirmed);
  const withEvidence = count((i) => shown.has(i.def.id));
  return {
    needed: needed.length,
    withData,
    confirmed,
    withEvidence,
    findings,
    ready:
      criterion.stated?.verdict === 'met' &&
      [withData, confirmed, withEvidence].every((n) => n === needed.length) &&
      findings.every((f) => f.severity !== 'error'),
  };
}

export const reviewSigners = (context: TableContext): ReturnType<typeof signersOf> =>
  signersOf(context, 'review', ['NGƯỜI LẬP PHIẾU'], ['NGƯỜI RÀ SOÁT']);

const READY = 'Có';
const LEVELS: readonly Level[] = ['commune', 'district', 'province'];

function readinessColumns({ appraised }: TableContext): TableColumnModel[] {
  const { tiers } = appraised.pack.info;
  const number = { kind: 'number', align: 'center' } as const;
  return [
    { key: 'number', title: 'TT', kind: 'text', align: 'center', weight: 9 },
    { key: 'criterion', title: 'Tiêu chí', kind: 'text', align: 'left', weight: 51 },
    { key: 'data', title: 'Số liệu', ...number, weight: 13 },
    { key: 'requirement', title: 'Mức yêu cầu', ...number, weight: 14 },
    ...LEVELS.flatMap((level): TableColumnModel[] => {
      const tier = tiers[level];
      return tier === undefined
        ? []
        : [
            {
              key: level,
              group: 'Kết luận',
              title: capitalised(tier),
              kind: 'text',
              align: 'center',
              weight: 20,
            },
          ];
    }),
    { key: 'effective', group: 'Kết luận', title: 'Hiện hành', kind: 'text', align: 'center', weight: 20 },
    { key: 'evidence', title: 'Minh chứng', ...number, weight: 15 },
    { key: 'errors', group: 'Việc còn mở', title: 'Lỗi', ...number, weight: 12 },
    { key: 'warnings', group: 'Việc còn mở', title: 'Cảnh báo', ...number, weight: 15 },
    { key: 'ready', title: 'Sẵn sàng trình', kind: 'text', align: 'center', weight: 15 },
  ];
}

/** "3/4", a number in the workbook. */
const share = (have: number, of: number): CellModel =>
  of === 0 ? EMPTY : { kind: 'number', value: decimal(have), scale: 0, suffix: `/${of}` };

const whole = (n: number): CellModel => ({ kind: 'number', value: decimal(n), scale: 0 });

const counts = (findings: readonly Diagnostic[]): Record<'errors' | 'warnings', CellModel> => ({
  errors: whole(findings.filter((f) => f.severity === 'error').length),
  warnings: whole(findings.filter((f) => f.severity === 'warning').length),
});

/** A finding is counted once: with its criterion, or in the row of those about several or none. */
const isGeneral = (context: ReviewContext, finding: Diagnostic): boolean =>
  concernOf(context.appraised, finding).criteria.length !== 1;

function criterionRow(context: ReviewContext, criterion: AppraisedCriterion): TableRowModel {
  const { needed, withData, confirmed, withEvidence, findings, ready } = readinessOf(context, criterion);
  const { pack } = context.appraised;
  const { verdict, basis } = criterion.effective;
  const said = (level: Level): CellModel => {
    const last = criterion.rounds.filter((r) => r.level === level && r.verdict).at(-1);
    return last?.verdict ? verdictCell(context, last.verdict) : EMPTY;
  };
  return {
    key: `criterion-${criterion.def.id}`,
    kind: 'data',
    cells: {
      number: textCell(criterion.def.id),
      criterion: textCell(criterion.def.name),
      data: share(withData, needed),
      requirement: share(confirmed, needed),
      ...Object.fromEntries(LEVELS.map((level) => [level, said(level)])),
      effective:
        basis === 'computed'
          ? textCell(`${verdictInCell(pack, verdict)} ${pack.wording.marks.provisional}`)
          : verdictCell(context, verdict),
      evidence: share(withEvidence, needed),
      ...counts(findings.filter((f) => !isGeneral(context, f))),
      ready: textCell(ready ? READY : 'Chưa'),
    },
  };
}

function totalRow(context: ReviewContext, rows: readonly TableRowModel[]): TableRowModel {
  const [from, to] = [rows[0]!.key, rows.at(-1)!.key];
  const lastCriterion = rows.filter((r) => r.key !== GENERAL).at(-1)!.key;
  const live = (expression: Expression, of?: number): CellModel => ({
    kind: 'formula',
    expression,
    show: { as: 'number', scale: 0, ...(of === undefined ? {} : { suffix: `/${of}` }) },
  });
  const sum = (column: string, of?: number): CellModel => live({ op: 'sum', column, from, to }, of);
  const needed = context.appraised.criteria.reduce((n, c) => n + readinessOf(context, c).needed, 0);
  return {
    key: 'total',
    kind: 'total',
    cells: {
      criterion: textCell('Tổng cộng'),
      data: sum('data', needed),
      requirement: sum('requirement', needed),
      evidence: sum('evidence', needed),
      errors: sum('errors'),
      warnings: sum('warnings'),
      ready: live(
        { op: 'countEquals', column: 'ready', from, to: lastCriterion, equals: READY },
        context.appraised.criteria.length,
      ),
    },
  };
}

export const READINESS_NOTES: readonly string[] = [
  'Số liệu, mức yêu cầu (đã xác nhận), minh chứng: số chỉ tiêu đã có trên số chỉ tiêu phải có. Sẵn sàng trình: đã kết luận "Đạt", đủ số liệu và minh chứng, mức yêu cầu đều đã xác nhận, không còn lỗi.',
];

const GENERAL = 'general';

const oneLevelSpoke = (criteria: readonly AppraisedCriterion[]): boolean =>
  criteria.every((c) => c.stated) &&
  new Set(criteria.flatMap((c) => c.rounds.filter((r) => r.verdict).map((r) => r.level))).size === 1;

export function readinessTable(context: ReviewContext): TableModel {
  const { criteria, data } = context.appraised;
  const general = openFindings(context).filter((f) => isGeneral(context, f));
  const rows: TableRowModel[] = criteria.map((c) => criterionRow(context, c));
  if (general.length > 0)
    rows.push({
      key: GENERAL,
      kind: 'data',
      cells: { criterion: textCell('Việc chung, việc của nhiều tiêu chí'), ...counts(general) },
    });
  // Levels that have not spoken have no column; where only one has, and about everything, its word is the effective one.
  const { columns } = dropEmptyColumns(
    readinessColumns(context).filter((c) => c.key !== 'effective' || !oneLevelSpoke(criteria)),
    rows,
  );
  const note = asOfNote(context);
  return {
    key: 'readiness',
    ...issuerLine(context),
    sheetName: 'Mức độ sẵn sàng',
    title: `Mức độ sẵn sàng theo tiêu chí năm ${data.assessmentYear}`,
    notes: note ? [note] : [],
    columns,
    numberedColumns: false,
    rows: [...rows, totalRow(context, rows)],
    footNotes: READINESS_NOTES,
    signers: reviewSigners(context),
    orientation: 'portrait',
  };
}

/** The conditions outside the criteria table, without the columns that are empty. */
export function reviewConditionsTable(context: ReviewContext): TableModel {
  const table = conditionsTable(context);
  const { columns } = dropEmptyColumns(table.columns, table.rows);
  const weights: Readonly<Record<string, number>> = {
    number: 9,
    name: 50,
    state: 21,
    document: 46,
    source: 54,
  };
  return {
    ...table,
    ...issuerLine(context),
    sheetName: 'Điều kiện khác',
    columns: columns.map((c) => ({ ...c, weight: weights[c.key] ?? c.weight })),
    orientation: 'portrait',
    numberedColumns: false,
  };
}

/** Findings that the office accepts, each with its reason. */
export function acceptedTable(context: ReviewContext): TableModel {
  const accepted = context.findings.filter((f) => f.silenced !== undefined);
  return {
    key: 'accepted',
    ...issuerLine(context),
    sheetName: 'Đã chấp nhận',
    title: 'Điều đã xem xét và chấp nhận',
    notes: [],
    columns: [
      { key: 'number', title: 'TT', kind: 'text', align: 'center', weight: 12 },
      { key: 'finding', title: 'Nội dung', kind: 'text', align: 'left', weight: 90 },
      { key: 'reason', title: 'Lý do chấp nhận', kind: 'text', align: 'left', weight: 65 },
    ],
    numberedColumns: false,
    rows: accepted.map((f, i) => ({
      key: `accepted-${i + 1}`,
      kind: 'data',
      cells: {
        number: textCell(String(i + 1)),
        finding: textCell(capitalised(f.message)),
        reason: textCell(f.silenced),
      },
    })),
    footNotes: [],
    orientation: 'portrait',
  };
}
