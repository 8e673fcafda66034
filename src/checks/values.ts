/** Rules about the values of indicators: missing, contradicting each other, the same where they should differ (OFFICE §4). */
import type { AppraisedIndicator } from '../appraisal/appraise.ts';
import type { ResolvedFigure } from '../appraisal/figures.ts';
import { figureText } from '../wording/figure-text.ts';
import { indicatorList } from '../wording/grammar.ts';
import { hasResult } from '../wording/results.ts';
import type { CheckContext } from './context.ts';
import { isPercentOf, sameNumber, significantDigits, textSays } from './figure-facts.ts';
import type { Rule } from './rule.ts';
import { member } from './verdicts.ts';

const spoken = (indicator: AppraisedIndicator): boolean =>
  indicator.stated !== null || indicator.result?.notApplicable !== undefined;

/** Indicators whose lines a criterion prints, with or without a value. */
const listed = (context: CheckContext): ReadonlySet<string> =>
  new Set(context.data.criteria.flatMap((c) => c.currentStateLines?.indicators ?? []));

export const valueMissing: Rule = {
  code: 'value-missing',
  severity: 'warning',
  title: 'có kết luận nhưng không có số liệu',
  why: 'đoàn thẩm tra hỏi ngay: căn cứ vào đâu mà kết luận đạt hoặc chưa đạt',
  example: 'chỉ tiêu 14.1 chỉ ghi mức yêu cầu ≥ 95% rồi "(chưa đạt)"',
  repair: 'hỏi đơn vị chủ trì, ghi kết quả của chỉ tiêu và nguồn',
  together: (c, labels) =>
    `${indicatorList(
      labels,
      c.indicators.map((i) => i.id),
    )} đã có kết luận hoặc đưa vào thực trạng nhưng chưa có số liệu`,
  *run(context) {
    const lines = listed(context);
    for (const indicator of context.appraised.indicators.values()) {
      if (hasResult(indicator) || indicator.result?.notApplicable) continue;
      if (spoken(indicator) || lines.has(indicator.def.id)) yield member(context, indicator);
    }
  },
};

export const indicatorBlank: Rule = {
  code: 'indicator-blank',
  severity: 'note',
  title: 'chỉ tiêu chưa có gì',
  why: 'hồ sơ 19 tiêu chí phải nói về mọi chỉ tiêu; danh sách này là việc còn phải thu thập',
  example: 'tiêu chí số 4 kết luận đạt nhưng chỉ tiêu 4 chưa có số liệu, chưa có kết luận',
  repair: 'thu thập số liệu hoặc ghi kết luận của từng chỉ tiêu',
  together: (c, labels) =>
    `tiêu chí số ${c.id}: chưa có số liệu và kết luận: ${indicatorList(
      labels,
      c.indicators.map((i) => i.id),
    )}`,
  *run(context) {
    const lines = listed(context);
    for (const indicator of context.appraised.indicators.values())
      if (
        !hasResult(indicator) &&
        !spoken(indicator) &&
        !lines.has(indicator.def.id) &&
        indicator.result?.quoted === undefined
      )
        yield member(context, indicator);
  },
};

export const genderSingle: Rule = {
  code: 'gender-single',
  severity: 'warning',
  title: 'chỉ tiêu tách nam, nữ mới có một giá trị',
  why: 'mức yêu cầu áp dụng cho cả nam và nữ; giá trị chung đạt chưa chứng minh được là đạt',
  example: 'chỉ tiêu 14.1 có tỷ lệ chung 96%, chưa có tỷ lệ của nam và của nữ',
  repair: 'ghi hai số liệu riêng: nam (male) và nữ (female)',
  *run(context) {
    for (const { def, value, result } of context.appraised.indicators.values()) {
      if (def.genderRule !== 'both' || result?.notApplicable) continue;
      const have = [value.figure, value.male, value.female].filter((v) => v !== null).length;
      if (have === 0 || (value.male && value.female)) continue;
      const lacking =
        value.male || value.female ? (value.male ? 'của nữ' : 'của nam') : 'tách riêng nam và nữ';
      yield {
        message: `chỉ tiêu ${def.id} áp dụng cho cả nam và nữ, chưa có giá trị ${lacking}`,
        where: [context.indicatorPlace(def.id)],
        about: context.aboutIndicator(def.id),
      };
    }
  },
};

export const percentMismatch: Rule = {
  code: 'percent-mismatch',
  severity: 'error',
  title: 'tỷ lệ ghi không khớp tử số và mẫu số',
  why: 'đoàn thẩm tra bấm máy tính; sai một phép chia là mất tin cả biểu',
  example: '14/15,7 km ghi 88,17%; đúng là 89,17%',
  repair: 'sửa tỷ lệ hoặc hai số; tốt nhất bỏ tỷ lệ gõ tay, chương trình tự tính',
  *run(context) {
    for (const indicator of context.appraised.indicators.values()) {
      const figures = ownFigures(context, indicator);
      for (const ratio of figures.filter((f) => f.ratio))
        for (const stated of figures) {
          if (stated.def.unit !== '%' || !stated.value || isPercentOf(stated.value, ratio)) continue;
          if (!sameThing(stated, ratio, indicator)) continue;
          yield {
            message: `chỉ tiêu ${indicator.def.id}: số liệu "${stated.def.id}" ghi ${textSays(figureText(stated, 'value'))}, còn ${textSays(figureText(ratio, 'ratio'))} ("${ratio.def.id}") là ${textSays(figureText(ratio, 'percent'))}`,
            where: [context.figurePlace(stated.def.id, 'value'), context.figurePlace(ratio.def.id)],
            about: [
              ...context.aboutIndicator(indicator.def.id),
              `figure:${stated.def.id}`,
              `figure:${ratio.def.id}`,
            ],
          };
        }
    }
  },
};

/** Figures that say they are a result of the indicator. */
const ownFigures = (context: CheckContext, indicator: AppraisedIndicator): readonly ResolvedFigure[] =>
  [...context.appraised.figures.values()].filter(
    (f) => f.def.role === 'result' && f.def.indicator === indicator.def.id,
  );

/** Men's, women's and rounds' values of one indicator may differ, and so may values of another year. */
function sameThing(a: ResolvedFigure, b: ResolvedFigure, indicator: AppraisedIndicator): boolean {
  const { result } = indicator;
  const apart = new Set(
    result
      ? [
          result.male,
          result.female,
          ...result.rounds.map((r) => r.figure),
          ...result.parts.map((p) => p.figure),
        ]
      : [],
  );
  if (apart.has(a.def.id) || apart.has(b.def.id)) return false;
  return a.def.dataYear === undefined || b.def.dataYear === undefined || a.def.dataYear === b.def.dataYear;
}

export const sameValue: Rule = {
  code: 'same-value',
  severity: 'warning',
  title: 'hai chỉ tiêu khác nhau cùng một giá trị',
  why: 'thường là chép nhầm dòng',
  example: 'chỉ tiêu 17.5 và 17.12 cùng là 43,8%',
  repair: 'hỏi lại đơn vị cung cấp; nếu đúng là trùng thì ghi vào silenced kèm lý do',
  *run(context) {
    const entered = [...context.appraised.figures.values()].filter(
      (f) => f.def.role === 'result' && !f.def.from && (context.usersOf.get(f.def.id) ?? []).length > 0,
    );
    for (const [i, a] of entered.entries())
      for (const b of entered.slice(i + 1)) {
        if (a.def.unit !== b.def.unit || !alike(a, b)) continue;
        const first = context.usersOf.get(a.def.id)![0]!.def.id;
        const second = context.usersOf.get(b.def.id)!.find((u) => u.def.id !== first)?.def.id;
        if (second === undefined) continue;
        yield {
          message: `chỉ tiêu ${first} và ${second} cùng là ${textSays(figureText(a, null))}; có chép nhầm dòng không?`,
          where: [context.figurePlace(a.def.id), context.figurePlace(b.def.id)],
          about: [...new Set([a.def.id, b.def.id].flatMap((id) => context.aboutFigure(id)))],
        };
      }
  },
};

/** Alike in three digits or more: round numbers (50%, 100%) agree by chance. */
function alike(a: ResolvedFigure, b: ResolvedFigure): boolean {
  if (a.value && b.value) return sameNumber(a.value, b.value) && significantDigits(a.value) >= 3;
  if (!a.ratio || !b.ratio) return false;
  const { numerator, denominator } = a.ratio;
  return (
    sameNumber(numerator, b.ratio.numerator) &&
    sameNumber(denominator, b.ratio.denominator) &&
    !sameNumber(numerator, denominator) &&
    significantDigits(numerator) >= 2
  );
}
