/** What the table functions read, and short constructors for cells. */
import type { AppraisedCriterion, AppraisedIndicator } from '../appraisal/appraise.ts';
import type { ResolvedFigure } from '../appraisal/figures.ts';
import type { Edition, PackInfo } from '../model/pack-schema.ts';
import { isZero, percentOf } from '../model/quantity.ts';
import type { Verdict } from '../model/scalars.ts';
import type { BlankContext } from '../wording/blanks.ts';
import { shortDate } from '../wording/dates.ts';
import { isMeasure } from '../wording/figure-text.ts';
import { capitalised, capitals, countText } from '../wording/grammar.ts';
import { inRole, verdictInCell } from '../wording/results.ts';
import type { CellModel, TableModel } from './model.ts';

/** `unreadable`: a page stands in its place; `beside`: shipped beside the volume; `without-file`: only listed. */
export type PaperState = 'bound' | 'unreadable' | 'beside' | 'without-file';

/** What a criterion's volume holds, counted in leaves or pages. */
export interface VolumeCounts {
  /** Without cover, register, dividers and closing certificate; the last number too. */
  readonly total: number;
  readonly register: number;
  /** First and last day of the papers bound, ISO; null when none has a day. */
  readonly from: string | null;
  readonly to: string | null;
}

/** Where papers stand in the bound volumes; one setting decides between leaves (tờ) and pages (trang). */
export interface SheetNumbers {
  readonly word: 'tờ' | 'trang';
  /** Numbers of an item of a criterion's volume: an id of evidence, or `explanation`. Null: not bound. */
  of(criterion: string, item: string): { readonly first: number; readonly last: number } | null;
  /** The criterion in whose volume this paper is bound; papers that serve several are bound once. */
  boundIn(evidence: string): string | null;
  state(evidence: string): PaperState;
  /** Null: the criterion has no volume. */
  volume(criterion: string): VolumeCounts | null;
}

export interface TableContext extends BlankContext {
  readonly edition: Edition;
  /** Absent while nothing is bound: numbers are left blank. */
  readonly sheets?: SheetNumbers;
  /** Role of the body that issues the document, from the catalogue. */
  readonly issuerRole: string;
}

export const EMPTY: CellModel = { kind: 'empty' };

export const textCell = (
  text: string | null | undefined,
  more: { figure?: string; bold?: boolean; align?: 'left' | 'center' | 'right' } = {},
): CellModel =>
  text === null || text === undefined || text === ''
    ? EMPTY
    : { kind: 'text', lines: text.split('\n'), ...more };

export const linesCell = (lines: readonly string[]): CellModel =>
  lines.length === 0 ? EMPTY : { kind: 'text', lines };

export const dateCell = (iso: string | null | undefined): CellModel =>
  iso ? { kind: 'date', value: iso, text: shortDate(iso) } : EMPTY;

export const verdictCell = (context: TableContext, verdict: Verdict): CellModel => ({
  kind: 'verdict',
  verdict,
  text: verdictInCell(context.appraised.pack, verdict),
});

/** A figure as a real number: percent for ratios and percentages, else the value with its unit. */
export function figureCell(figure: ResolvedFigure): CellModel {
  const { def, ratio, value } = figure;
  if (ratio)
    return {
      kind: 'percent',
      value: percentOf(ratio, def.percentDecimals),
      scale: def.percentDecimals,
      figure: def.id,
    };
  if (!value) return EMPTY;
  if (def.unit === '%') return { kind: 'percent', value, scale: value.scale, figure: def.id };
  // Counts of things below ten are printed with a zero, so they are text; measures stay numbers.
  if (isZero(value) && !isMeasure(def.unit)) return { kind: 'text', lines: ['Chưa có'], figure: def.id };
  if (!isMeasure(def.unit) && value.scale === 0 && value.digits < 10n)
    return { kind: 'text', lines: [`0${value.digits} ${def.unit ?? ''}`.trim()], figure: def.id };
  return {
    kind: 'number',
    value,
    scale: value.scale,
    figure: def.id,
    ...(def.unit ? { suffix: def.unit } : {}),
  };
}

type Signer = NonNullable<TableModel['signers']>[number];

/** Signers left and right, as the case names them; else these capacities with blanks. */
export function signersOf(
  context: TableContext,
  document: string,
  left: readonly string[],
  right: readonly string[],
): readonly [left: Signer, right: Signer] {
  const signer = (side: 'left' | 'right', capacity: readonly string[]): Signer => {
    const named = context.appraised.data.signatories.find((s) => s.document === document && s.side === side);
    return { capacity: named?.capacity ?? capacity, name: named?.name ?? '' };
  };
  return [signer('left', left), signer('right', right)];
}

/** Signers under a table of the commune (OFFICE §3). */
export const communeSigners = (context: TableContext, document: string): NonNullable<TableModel['signers']> =>
  signersOf(context, document, ['NGƯỜI LẬP BIỂU'], ['TM. ỦY BAN NHÂN DÂN', 'CHỦ TỊCH']);

/** Head of a sheet: the commune's committee, as its letterhead has it. */
export const communeIssuer = (context: TableContext): { issuer?: string } => {
  const letterhead = inRole(context.appraised, context.issuerRole)?.letterhead;
  return letterhead ? { issuer: letterhead.issuer } : {};
};

/** Head of a sheet of an internal paper: the office's letterhead, else its name. */
export const issuerLine = (context: TableContext): { issuer?: string } => {
  const office = inRole(context.appraised, context.issuerRole);
  return office ? { issuer: office.letterhead?.issuer ?? capitals(office.name) } : {};
};

/** "Số liệu tính đến ngày …": only when the case says so; otherwise the working edition says that it does not. */
export function asOfNote(context: TableContext): string | null {
  // A closed round says the day on which it was closed, whatever the day of its latest figure.
  const { frozenOn } = context.appraised;
  if (frozenOn !== undefined) return `Số liệu tính đến ngày ${shortDate(frozenOn)}`;
  const dates = [...new Set([...context.appraised.figures.values()].flatMap((f) => f.def.asOf ?? []))].sort();
  if (dates.length > 0) return `Số liệu tính đến ngày ${shortDate(dates.at(-1)!)}`;
  return context.edition === 'working' ? 'Chưa có ngày chốt số liệu' : 'Số liệu tính đến ngày ……/……/………';
}

/** The verdict a document may show: a computed one only in working papers (OFFICE §1). */
export const shownVerdict = (context: TableContext, x: AppraisedCriterion | AppraisedIndicator): Verdict =>
  x.effective.basis === 'computed' && context.edition === 'submission' ? 'undetermined' : x.effective.verdict;

/**
 * "75 chỉ tiêu: đạt 60, chưa đạt 12, không áp dụng 01, chưa xác định 02": the classes add up; empty ones beyond "đạt"
 * and "chưa đạt" are left out; what is only computed is called so.
 */
export function countsText(
  context: TableContext,
  items: readonly (AppraisedCriterion | AppraisedIndicator)[],
  noun: string,
): string {
  const { provisional } = context.appraised.pack.wording.marks;
  const verdicts = items.map((x) => shownVerdict(context, x));
  const of = (verdict: Verdict, word: string, always = false): string[] => {
    const members = items.filter((_, i) => verdicts[i] === verdict);
    if (members.length === 0 && !always) return [];
    const working = context.edition === 'working';
    const computed = working ? members.filter((x) => x.effective.basis === 'computed').length : 0;
    const mark =
      computed === 0
        ? ''
        : computed === members.length
          ? ` ${provisional}`
          : ` (${countText(computed)} ${provisional.replace(/^\(|\)$/g, '')})`;
    return [`${word} ${countText(members.length)}${mark}`];
  };
  const classes = [
    ...of('met', 'đạt', true),
    ...of('unmet', 'chưa đạt', true),
    ...of('not-applicable', 'không áp dụng'),
    ...of('undetermined', 'chưa xác định'),
  ];
  return `${items.length} ${noun}: ${classes.join(', ')}`;
}

/** "Xã tự đánh giá", "Huyện thẩm tra"; without a district tier the province appraises. Words of the pack's tiers. */
export const selfAssessmentTitle = (tiers: PackInfo['tiers']): string =>
  `${capitalised(tiers.commune)} tự đánh giá`;
export const reviewTitle = (tiers: PackInfo['tiers']): string =>
  tiers.district ? `${capitalised(tiers.district)} thẩm tra` : `${capitalised(tiers.province)} thẩm định`;

/** Counts of criteria and of indicators, one line each. */
export const totalsLines = (context: TableContext): string[] => [
  countsText(context, context.appraised.criteria, 'tiêu chí'),
  countsText(context, [...context.appraised.indicators.values()], 'chỉ tiêu'),
];

/** Unmet as this document may say it: submitted papers go by stated verdicts only. */
export const isUnmet =
  (context: TableContext) =>
  (x: AppraisedCriterion | AppraisedIndicator): boolean =>
    shownVerdict(context, x) === 'unmet';
