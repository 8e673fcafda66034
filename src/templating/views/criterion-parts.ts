/** Parts of a criterion's dossier: how ratios were computed, who confirms what, what is still open, the counts. */
import type { AppraisedCriterion, AppraisedIndicator } from '../../appraisal/appraise.ts';
import type { Organisation } from '../../model/case-schema.ts';
import { shownVerdict, type TableContext } from '../../tables/context.ts';
import { sheetWord } from '../../tables/paper-numbers.ts';
import { shortDate } from '../../wording/dates.ts';
import { figureText } from '../../wording/figure-text.ts';
import { capitalised, capitals, countText, indicatorList } from '../../wording/grammar.ts';
import { numberWords } from '../../wording/number-words.ts';
import { fractionText, hasResult, leadsOf, resultText, verdictInText } from '../../wording/results.ts';
import { sheetNumber } from '../../wording/sheet-range.ts';
import { flag, object, text, type ValueOf } from '../shape.ts';

const NBSP = '\u00a0';

export const confirmationShape = object({
  unit: text,
  about: text,
  metTicked: flag,
  unmetTicked: flag,
});

/** The bound volume in figures and words, for cover and closing certificate; dots while nothing is bound. */
export const volumeShape = object({
  /** "tờ" or "trang". */
  word: text,
  total: text,
  totalWords: text,
  last: text,
  register: text,
  from: text,
  to: text,
});

export function volumeView(
  context: TableContext,
  criterion: AppraisedCriterion,
): ValueOf<typeof volumeShape> {
  const { blank } = context.appraised.pack.wording.marks;
  const counts = context.sheets?.volume(criterion.def.id) ?? null;
  const number = (n: number | undefined): string => (n ? sheetNumber(n) : blank);
  return {
    word: sheetWord(context),
    total: number(counts?.total),
    totalWords: counts?.total ? numberWords(counts.total) : `${blank}${blank}`,
    last: number(counts?.total),
    register: number(counts?.register),
    from: counts?.from ? shortDate(counts.from) : blank,
    to: counts?.to ? shortDate(counts.to) : blank,
  };
}

/** "Chỉ tiêu 2.3: 14/15,7 km = 89,17% (Đường ngõ xóm …); cộng từ bảng kê …" */
export function computationTexts(indicator: AppraisedIndicator): string[] {
  const of = (label: string, value: AppraisedIndicator['value']): string[] => {
    const { figure } = value;
    if (!figure) return [];
    const how = [figure.computation, figure.def.denominatorReason].filter(Boolean).join('; ');
    if (!figure.ratio) return figure.computation ? [`${label}: ${figureText(figure, 'value')}. ${how}`] : [];
    return [
      `${label}: ${figure.def.name}: ${fractionText(value)} ×${NBSP}100% =${NBSP}${resultText(value)}${how ? ` (${how})` : ''}`,
    ];
  };
  return [
    ...of(`Chỉ tiêu ${indicator.def.id}`, indicator.value),
    ...of(`Chỉ tiêu ${indicator.def.id} (nam)`, { ...indicator.value, figure: indicator.value.male }),
    ...of(`Chỉ tiêu ${indicator.def.id} (nữ)`, { ...indicator.value, figure: indicator.value.female }),
    ...indicator.parts.flatMap((p) =>
      of(`Chỉ tiêu ${indicator.def.id}, nội dung ${p.def.id.split('.').at(-1)})`, p.value),
    ),
  ];
}

/** After "về": "chỉ tiêu 17.7, 17.8 và 17.11", "các chỉ tiêu từ 17.1 đến 17.6 và 17.12". */
const aboutIndicators = (list: string): string =>
  list.startsWith('từ ') ? `các chỉ tiêu ${list.replaceAll('chỉ tiêu ', '')}` : list;

/** One block per leading unit, with the indicators it answers for; ticks only from its own recorded round. */
export function confirmations(
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
        : aboutIndicators(
            indicatorList(
              indicators.map((i) => i.def.id),
              order,
            ),
          ),
      metTicked: all('met'),
      unmetTicked: said.includes('unmet'),
    };
  });
}

/** What is open, for the end of the working edition. */
export function openPoints(context: TableContext, criterion: AppraisedCriterion): string[] {
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
  const { marks } = context.appraised.pack.wording;
  add(
    capitalised(marks.noFigure),
    ids((i) => !hasResult(i) && i.effective.verdict !== 'not-applicable'),
  );
  for (const i of criterion.indicators) {
    const silent = i.parts.filter((p) => resultText(p.value) === null);
    // Of an any-of indicator one known part is enough.
    if (hasResult(i) && resultText(i.value) === null && silent.length > 0 && i.def.parts?.rule === 'all')
      out.push(
        `${capitalised(marks.noFigure)}: chỉ tiêu ${i.def.id}, nội dung ${silent.map((p) => `${p.def.id.split('.').at(-1)})`).join(', ')}`,
      );
  }
  add(
    capitalised(marks.noRequirement),
    ids((i) => !i.requirement.confirmed && i.requirement.kind === 'unknown'),
  );
  add(
    `Mức yêu cầu ${marks.toVerify}`,
    ids((i) => !i.requirement.confirmed && i.requirement.kind !== 'unknown'),
  );
  add(
    'Chưa có kết luận',
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

/**
 * "04 chỉ tiêu: chưa đạt 02, chưa xác định 02". Classes without members are left out; a submitted paper counts only
 * when every indicator is decided.
 */
export function countsOf(context: TableContext, criterion: AppraisedCriterion): string {
  const verdicts = criterion.indicators.map((i) => shownVerdict(context, i));
  const total = `${countText(verdicts.length)} chỉ tiêu`;
  if (context.edition === 'submission' && verdicts.includes('undetermined')) return total;
  const { pack } = context.appraised;
  const classes = (['met', 'unmet', 'not-applicable', 'undetermined'] as const).flatMap((v) => {
    const n = verdicts.filter((x) => x === v).length;
    return n === 0 ? [] : [`${verdictInText(pack, v)} ${countText(n)}`];
  });
  return `${total}: ${classes.join(', ')}`;
}
