/** View of one criterion's dossier: cover, register, explanation, confirmations, annexes, closing certificate. */
import type { AppraisedCriterion } from '../../appraisal/appraise.ts';
import type { Evidence } from '../../model/case-schema.ts';
import type { Edition } from '../../model/pack-schema.ts';
import type { TableContext } from '../../tables/context.ts';
import { detailTablesOf } from '../../tables/detail.ts';
import { evidenceOf, missingEvidence } from '../../tables/evidence.ts';
import { paperPlace } from '../../tables/paper-numbers.ts';
import { shortDate } from '../../wording/dates.ts';
import { capitals, joinNames, roman } from '../../wording/grammar.ts';
import { paperName } from '../../wording/paper-name.ts';
import { gapText, leadsOf, verdictInText } from '../../wording/results.ts';
import { blocks, flag, list, object, optional, text, type ValueOf } from '../shape.ts';
import { commonShape, commonView } from './common.ts';
import {
  computationTexts,
  confirmationShape,
  confirmations,
  countsOf,
  openPoints,
  volumeShape,
  volumeView,
} from './criterion-parts.ts';
import { currentStateBlocks, measureBlocks } from './criterion-prose.ts';
import { communeHead, headShape } from './head.ts';

export const criterionShape = object({
  ...commonShape,
  head: headShape,
  number: text,
  name: text,
  nameCapitals: text,
  verdictText: text,
  provisional: flag,
  met: flag,
  showUnmetParts: flag,
  leads: text,
  deadline: optional(text),
  labels: object({
    result: text,
    computation: text,
    state: text,
    measures: text,
    evidence: text,
    conclusion: text,
    open: text,
  }),
  computations: list(object({ key: text, text: text })),
  hasState: flag,
  currentState: blocks,
  gaps: list(object({ key: text, text: text })),
  measuresBasis: optional(text),
  measures: blocks,
  hasMeasures: flag,
  evidence: list(object({ key: text, text: text })),
  missing: list(object({ key: text, text: text })),
  missingSource: text,
  counts: text,
  open: list(object({ key: text, text: text })),
  annexes: list(object({ key: text, label: text, titleCapitals: text, notes: list(text) })),
  annexReference: optional(text),
  hasHistory: flag,
  confirmations: object({ left: list(confirmationShape), right: list(confirmationShape) }),
  volume: volumeShape,
  signers: object({ leftCapacity: list(text), leftName: text, rightCapacity: list(text), rightName: text }),
});

export function criterionView(
  edition: Edition,
  issuerRole: string,
  criterion: AppraisedCriterion,
  context: TableContext,
  hasHistory: boolean,
) {
  const { appraised } = context;
  const { data, pack } = appraised;
  const head = communeHead(context, issuerRole, edition === 'working');
  if (!head) return null;
  const working = edition === 'working';
  const met = criterion.effective.verdict === 'met';
  const computations = criterion.indicators
    .flatMap(computationTexts)
    .map((t, i) => ({ key: `computation-${i + 1}`, text: `${t}.` }));
  const keyed = (prefix: string, texts: readonly string[], end: string) =>
    texts.map((t, i) => ({
      key: `${prefix}-${i + 1}`,
      text: /[.;?!]$/.test(t) ? t : `${t}${i === texts.length - 1 ? '.' : end}`,
    }));
  const measures = measureBlocks(criterion, `criterion-${criterion.def.id}`, context);
  const state = currentStateBlocks(criterion, `criterion-${criterion.def.id}`, context);
  const showUnmetParts = !met || (working && measures.length > 0);
  const gaps = criterion.indicators.flatMap((i) => {
    const shown = gapText(i);
    const word = i.def.comparator === 'at-most' ? 'còn vượt' : 'còn thiếu';
    return shown ? [`Chỉ tiêu ${i.def.id}: ${word} ${shown} so với yêu cầu`] : [];
  });
  const open = working ? openPoints(context, criterion) : [];
  const details = detailTablesOf(appraised, criterion);
  const annexes = details.map((t, i) => ({
    key: `detail-${t.id}`,
    label: details.length === 1 ? 'Phụ lục' : `Phụ lục ${roman(i + 1)}`,
    titleCapitals: capitals(t.name),
    notes: [
      t.source ? `Nguồn: ${t.source}` : null,
      t.asOf ? `Số liệu tính đến ngày ${shortDate(t.asOf)}` : null,
    ].flatMap((n) => n ?? []),
  }));
  let section = 0;
  const next = (used: boolean): string => (used ? `${roman(++section)}.` : '');
  const labels = {
    result: next(true),
    computation: next(computations.length > 0),
    state: next(true),
    measures: next(showUnmetParts),
    evidence: next(true),
    conclusion: next(true),
    open: next(open.length > 0),
  };
  const blocksOf = confirmations(context, criterion);
  const signer = (side: 'left' | 'right') =>
    data.signatories.find((s) => s.document === 'criterion' && s.side === side);
  return {
    ...commonView(appraised, edition),
    head,
    number: criterion.def.id,
    name: criterion.def.name,
    nameCapitals: capitals(criterion.def.name),
    verdictText: verdictInText(pack, criterion.effective.verdict),
    provisional: working && criterion.effective.basis === 'computed',
    met,
    showUnmetParts,
    leads: joinNames([
      ...new Set(
        criterion.indicators
          .filter((i) => met || i.effective.verdict === 'unmet')
          .flatMap((i) => leadsOf(appraised, i).map((o) => o.name)),
      ),
    ]),
    deadline: criterion.deadline ? shortDate(criterion.deadline.date) : null,
    labels,
    computations,
    hasState: state.length > 0,
    currentState: state,
    gaps: keyed('gap', gaps, ';'),
    // The commune's paper quotes the plan's measures: the plan's issuer gives the orders in them, not the commune.
    measuresBasis:
      measures.length > 0 && data.plan
        ? `Theo kế hoạch chỉ đạo thực hiện các tiêu chí năm ${data.assessmentYear} của ${data.plan.committee}${data.district ? ` ${data.district.kind} ${data.district.name}` : ''}:`
        : null,
    measures,
    hasMeasures: measures.length > 0,
    evidence: keyed(
      'evidence',
      evidenceOf(context, criterion).map(
        (e) => `${paperName(e)} (chỉ tiêu ${e.indicators.join(', ')}${placeText(context, criterion, e)})`,
      ),
      ';',
    ),
    missing: keyed(
      'missing',
      working
        ? missingEvidence(context, criterion).map((p) => `${p.name} (chỉ tiêu ${p.indicators.join(', ')})`)
        : [],
      ';',
    ),
    missingSource: pack.evidence.proposal,
    counts: countsOf(context, criterion),
    open: keyed('open', open, ';'),
    annexes,
    annexReference:
      annexes.length === 0 ? null : `(Chi tiết tại ${annexes.map((a) => a.label).join(', ')} kèm theo)`,
    hasHistory,
    confirmations: {
      left: blocksOf.filter((_, i) => i % 2 === 0),
      right: blocksOf.filter((_, i) => i % 2 === 1),
    },
    volume: volumeView(context, criterion),
    signers: {
      leftCapacity: signer('left')?.capacity ?? ['NGƯỜI LẬP BIỂU'],
      leftName: signer('left')?.name ?? '',
      rightCapacity: signer('right')?.capacity ?? ['TM. ỦY BAN NHÂN DÂN', 'CHỦ TỊCH'],
      rightName: signer('right')?.name ?? '',
    },
  } satisfies ValueOf<typeof criterionShape> & { wording: unknown };
}

/** "; tờ 05-07", "; xem hồ sơ tiêu chí số 2, tờ 05"; nothing while nothing is bound. */
const placeText = (context: TableContext, criterion: AppraisedCriterion, evidence: Evidence): string => {
  const place = paperPlace(context, criterion.def.id, evidence);
  return place === null ? '' : `; ${place}`;
};
