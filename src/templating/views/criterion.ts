/** View of one criterion's dossier: cover, register, explanation, confirmations, annexes, closing certificate. */
import type { AppraisedCriterion, AppraisedIndicator } from '../../appraisal/appraise.ts';
import type { Organisation } from '../../model/case-schema.ts';
import type { Edition } from '../../model/pack-schema.ts';
import type { TableContext } from '../../tables/context.ts';
import { evidenceOf, missingEvidence } from '../../tables/evidence.ts';
import { shortDate } from '../../wording/dates.ts';
import { figureText } from '../../wording/figure-text.ts';
import { capitals, countText, indicatorList, joinNames, roman } from '../../wording/grammar.ts';
import {
  fractionText,
  gapText,
  leadsOf,
  resultText,
  verdictInCell,
  verdictInText,
} from '../../wording/results.ts';
import { blocks, flag, list, object, optional, text, type ValueOf } from '../shape.ts';
import { commonShape, commonView } from './common.ts';
import { currentStateBlocks, measureBlocks } from './criterion-prose.ts';
import { communeHead, headShape } from './head.ts';

const confirmationShape = object({
  unit: text,
  about: text,
  metTicked: flag,
  unmetTicked: flag,
});

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
  measures: blocks,
  hasMeasures: flag,
  evidence: list(object({ key: text, text: text })),
  missing: list(object({ key: text, text: text })),
  missingSource: text,
  counts: text,
  open: list(object({ key: text, text: text })),
  annexes: list(object({ key: text, label: text, titleCapitals: text, notes: list(text) })),
  annexReference: optional(text),
  confirmations: list(object({ key: text, left: confirmationShape, right: optional(confirmationShape) })),
  signers: object({ leftCapacity: list(text), leftName: text, rightCapacity: list(text), rightName: text }),
});

/** "Chỉ tiêu 2.3: 14/15,7 km = 89,17% (Đường ngõ xóm …); cộng từ bảng kê …" */
function computationText(indicator: AppraisedIndicator): string[] {
  const of = (label: string, value: AppraisedIndicator['value']): string[] => {
    const { figure } = value;
    if (!figure) return [];
    const how = [figure.computation, figure.def.denominatorReason].filter(Boolean).join('; ');
    if (!figure.ratio) return figure.computation ? [`${label}: ${figureText(figure, 'value')}. ${how}`] : [];
    return [
      `${label}: ${figure.def.name}: ${fractionText(value)} × 100% = ${resultText(value)}${how ? ` (${how})` : ''}`,
    ];
  };
  return [
    ...of(`Chỉ tiêu ${indicator.def.id}`, indicator.value),
    ...indicator.parts.flatMap((p) =>
      of(`Chỉ tiêu ${indicator.def.id}, nội dung ${p.def.id.split('.').at(-1)})`, p.value),
    ),
  ];
}

/** One block per leading unit, with the indicators it answers for; ticks only from its own recorded round. */
function confirmations(
  context: TableContext,
  criterion: AppraisedCriterion,
): ValueOf<typeof confirmationShape>[] {
  const byUnit = new Map<string, { unit: Organisation; indicators: AppraisedIndicator[] }>();
  for (const indicator of criterion.indicators) {
    for (const unit of leadsOf(context.appraised, indicator)) {
      const entry = byUnit.get(unit.id) ?? { unit, indicators: [] };
      entry.indicators.push(indicator);
      byUnit.set(unit.id, entry);
    }
  }
  const order = criterion.def.indicators.map((i) => i.id);
  return [...byUnit.values()].map(({ unit, indicators }) => {
    const said = indicators.map(
      (i) => i.rounds.filter((r) => r.by === unit.name && r.verdict).at(-1)?.verdict,
    );
    const all = (v: 'met' | 'unmet'): boolean => said.length > 0 && said.every((x) => x === v);
    const whole = indicators.length === criterion.indicators.length;
    return {
      unit: capitals(unit.name),
      about: whole
        ? `tiêu chí số ${criterion.def.id}`
        : indicatorList(
            indicators.map((i) => i.def.id),
            order,
          ),
      metTicked: all('met'),
      unmetTicked: said.includes('unmet'),
    };
  });
}

/** What is open, for the end of the working edition. */
function openPoints(context: TableContext, criterion: AppraisedCriterion): string[] {
  const order = criterion.def.indicators.map((i) => i.id);
  const ids = (test: (i: AppraisedIndicator) => boolean): string =>
    indicatorList(
      criterion.indicators.filter(test).map((i) => i.def.id),
      order,
    );
  const out: string[] = [];
  const add = (intro: string, which: string): void => {
    if (which !== '') out.push(`${intro}: ${which}`);
  };
  const known = (i: AppraisedIndicator): boolean =>
    resultText(i.value) !== null || i.parts.some((p) => resultText(p.value) !== null);
  add(
    'Chưa có số liệu',
    ids((i) => !known(i) && i.effective.verdict !== 'not-applicable'),
  );
  add(
    'Chưa có mức yêu cầu',
    ids((i) => !i.requirement.confirmed && i.requirement.kind === 'unknown'),
  );
  add(
    'Mức yêu cầu cần đối chiếu',
    ids((i) => !i.requirement.confirmed && i.requirement.kind !== 'unknown'),
  );
  add(
    'Chưa ai kết luận',
    ids((i) => i.effective.basis !== 'stated'),
  );
  const contradicts = criterion.indicators.filter(
    (i) => i.stated && i.computed.verdict !== 'undetermined' && i.computed.verdict !== i.stated.verdict,
  );
  for (const i of contradicts) {
    out.push(
      `Chỉ tiêu ${i.def.id}: kết luận "${verdictInText(context.appraised.pack, i.stated!.verdict)}" trái với kết quả tính "${verdictInText(context.appraised.pack, i.computed.verdict)}" (${i.computed.reason})`,
    );
  }
  for (const i of criterion.indicators)
    if (i.result?.question) out.push(`Chỉ tiêu ${i.def.id}: ${i.result.question}`);
  for (const i of criterion.indicators)
    if (i.result?.quoted)
      out.push(`Chỉ tiêu ${i.def.id}: nguyên văn ghi "${i.result.quoted}", không dùng làm số liệu`);
  for (const i of criterion.indicators)
    if (i.value.figure?.def.inferred && !i.result?.question)
      out.push(`Chỉ tiêu ${i.def.id}: ${i.value.figure.def.inferred}`);
  if (criterion.result?.question) out.push(criterion.result.question);
  return out;
}

export function criterionView(
  edition: Edition,
  issuerRole: string,
  criterion: AppraisedCriterion,
  context: TableContext,
) {
  const { appraised } = context;
  const { data, pack } = appraised;
  const head = communeHead(context, issuerRole);
  if (!head) return null;
  const working = edition === 'working';
  const met = criterion.effective.verdict === 'met';
  const computations = criterion.indicators
    .flatMap(computationText)
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
    return shown ? [`Chỉ tiêu ${i.def.id}: còn thiếu ${shown} so với yêu cầu`] : [];
  });
  const open = working ? openPoints(context, criterion) : [];
  const details = data.detailTables.filter((t) =>
    t.indicators.some((id) => criterion.indicators.some((i) => i.def.id === id)),
  );
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
  const rows = blocksOf.flatMap((left, i) =>
    i % 2 === 0 ? [{ key: `confirmation-${i / 2 + 1}`, left, right: blocksOf[i + 1] ?? null }] : [],
  );
  const count = (v: 'met' | 'unmet' | 'undetermined' | 'not-applicable'): number =>
    criterion.indicators.filter((i) => i.effective.verdict === v).length;
  const classes = (['met', 'unmet', 'not-applicable', 'undetermined'] as const).filter(
    (v) => v !== 'not-applicable' || count(v) > 0,
  );
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
    measures,
    hasMeasures: measures.length > 0,
    evidence: keyed(
      'evidence',
      evidenceOf(context, criterion).map(
        (e) =>
          `${e.kind}${e.number ? ` số ${e.number}` : ''}${e.date ? ` ngày ${shortDate(e.date)}` : ''}${e.author ? ` của ${e.author}` : ''} ${e.abstract} (chỉ tiêu ${e.indicators.join(', ')})`,
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
    counts: `${countText(criterion.indicators.length)} chỉ tiêu: ${classes.map((v) => `${verdictInCell(pack, v).toLowerCase()} ${countText(count(v))}`).join(', ')}`,
    open: keyed('open', open, ';'),
    annexes,
    annexReference:
      annexes.length === 0 ? null : `(Chi tiết tại ${annexes.map((a) => a.label).join(', ')} kèm theo)`,
    confirmations: rows,
    signers: {
      leftCapacity: signer('left')?.capacity ?? ['NGƯỜI LẬP BIỂU'],
      leftName: signer('left')?.name ?? '',
      rightCapacity: signer('right')?.capacity ?? ['TM. ỦY BAN NHÂN DÂN', 'CHỦ TỊCH'],
      rightName: signer('right')?.name ?? '',
    },
  } satisfies ValueOf<typeof criterionShape> & { wording: unknown };
}
