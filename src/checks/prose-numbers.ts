/** Rules about numbers that somebody typed into prose: beside figures, against figures, against counts (OFFICE §4, §10). */

import type { VerdictCounts } from '../appraisal/appraise.ts';
import type { ResolvedFigure } from '../appraisal/figures.ts';
import { decimal, formatDecimal, percentOf, subtractDecimals } from '../model/quantity.ts';
import { countText } from '../wording/grammar.ts';
import type { CheckContext } from './context.ts';
import { agree, sameNumber, significantDigits } from './figure-facts.ts';
import { looseText } from './loose-text.ts';
import type { ProseSpot } from './prose-spots.ts';
import type { Rule } from './rule.ts';
import {
  amountsOf,
  isAim,
  numberPattern,
  ofEarlierYear,
  readNumber,
  sentenceAround,
  type TypedNumber,
  typedNumbers,
} from './typed-numbers.ts';

const placeIn = (context: CheckContext, spot: ProseSpot, at: number) => [
  context.places.inText(spot.path, spot.sourceOffset(at)),
];

/** A ratio, no other number, then a percentage: "14/15,7 km đạt 88,17%". */
const RATIO_PERCENT =
  /(?<![\d/.,])(\d+(?:[.,]\d+)*)\/(\d+(?:[.,]\d+)*)(?![\d/])[^\d%.;]{0,40}?(\d+(?:,\d+)?)\s*%/g;

export const percentTyped: Rule = {
  code: 'percent-typed',
  severity: 'error',
  title: 'tỷ lệ gõ trong câu không khớp tử số và mẫu số',
  why: 'người đọc bấm máy tính ngay tại câu ấy; đây là lỗi có thật của kế hoạch Nhân Lý 2024',
  example: '"14/15,7 km đạt 88,17%"; đúng là 89,17%',
  repair: 'thay con số gõ tay bằng {{mã.percent}}',
  *run(context) {
    for (const spot of context.spots)
      for (const m of spot.printed.matchAll(RATIO_PERCENT)) {
        const [numerator, denominator, percent] = [m[1]!, m[2]!, m[3]!].map(readNumber);
        const at = m.index + m[0].lastIndexOf(m[3]!);
        if (!numerator || !denominator || !percent || denominator.digits === 0n) continue;
        if (!spot.typed(at) && !spot.typed(m.index)) continue;
        const right = percentOf({ numerator, denominator }, percent.scale);
        const rest = subtractDecimals(decimal(100), right);
        if (sameNumber(percent, right) || sameNumber(percent, rest)) continue;
        yield {
          message: `${m[1]}/${m[2]} là ${formatDecimal(percentOf({ numerator, denominator }, Math.max(2, percent.scale)))}%, trong câu ghi ${m[3]}%`,
          where: placeIn(context, spot, at),
          about: spot.about,
        };
      }
  },
};

/** Figures that a prose of a criterion may be about. */
function figuresOf(context: CheckContext, spot: ProseSpot): readonly ResolvedFigure[] {
  const named = new Set(spot.references.map((r) => r.ref));
  return [...context.appraised.figures.values()].filter(
    (f) =>
      f.def.role !== 'target' &&
      (named.has(f.def.id) ||
        (spot.criterion !== null && context.aboutFigure(f.def.id).includes(`criterion:${spot.criterion}`))),
  );
}

const WORD = /[^\p{L}\p{N}]+/u;
const GENDER = ['nam', 'nữ'];

/**
 * How much of a figure's name stands in a sentence, from 0 to 1; 0 below three quarters, three words, or when men are
 * named for women. Words of a name are read once, however many sentences are looked at.
 */
class Nearness {
  readonly #names = new Map<ResolvedFigure, readonly string[]>();

  /** To one sentence. */
  to(sentence: string): (figure: ResolvedFigure) => number {
    const said = new Set(looseText(sentence).split(WORD));
    return (figure) => {
      const words = this.#wordsOf(figure);
      const found = words.filter((w) => said.has(w)).length;
      if (GENDER.some((g) => words.includes(g) && !said.has(g))) return 0;
      return found >= 3 && found * 4 >= words.length * 3 ? found / words.length : 0;
    };
  }

  #wordsOf(figure: ResolvedFigure): readonly string[] {
    const known =
      this.#names.get(figure) ??
      looseText(figure.def.name)
        .split(WORD)
        .filter((w) => w.length > 1);
    this.#names.set(figure, known);
    return known;
  }
}

const wordsOf = (n: TypedNumber): string => `${n.text}${n.unit === '%' ? '%' : ` ${n.unit}`}`;

export const numberTyped: Rule = {
  code: 'number-typed',
  severity: 'warning',
  title: 'con số gõ tay trùng với một số liệu',
  why: 'số liệu đổi thì con số gõ tay đứng yên: chỗ cũ chỗ mới trong một văn bản',
  example: 'thực trạng tiêu chí 17 gõ "43,8%" trong khi đã có số liệu ho-phan-loai-rac',
  repair: 'thay bằng mã số liệu trong dấu {{ }}',
  *run(context) {
    const pattern = numberPattern(context);
    const nearness = new Nearness();
    for (const spot of context.spots)
      for (const n of typedNumbers(pattern, spot)) {
        const near = nearness.to(sentenceAround(spot.printed, n.at));
        const found = figuresOf(context, spot).find(
          (f) =>
            amountsOf(f).some((a) => a.unit === n.unit && sameNumber(a.value, n.value)) &&
            (significantDigits(n.value) >= 2 || near(f) > 0),
        );
        if (!found || (isAim(spot.printed, n) && near(found) === 0)) continue;
        yield {
          message: `"${wordsOf(n)}" được gõ tay, trùng với số liệu "${found.def.id}" (${found.def.name})`,
          where: placeIn(context, spot, n.at),
          about: [...new Set([...spot.about, ...context.aboutFigure(found.def.id)])],
          hint: `thay bằng {{${found.def.id}${facetHint(found, n)}}}`,
        };
      }
  },
};

function facetHint(figure: ResolvedFigure, n: TypedNumber): string {
  const facet = amountsOf(figure).find((a) => a.unit === n.unit && sameNumber(a.value, n.value))?.facet;
  return facet === undefined || facet === 'value' ? '' : `.${facet}`;
}

export const numberDiffers: Rule = {
  code: 'number-differs',
  severity: 'warning',
  title: 'con số trong câu khác số liệu',
  why: 'cùng một nội dung mà câu văn và bảng số liệu ghi hai số',
  example: 'câu ghi "tỷ lệ hộ phân loại chất thải rắn tại nguồn 45%", số liệu là 43,8%',
  repair: 'xem số nào đúng; trong câu dùng mã số liệu thay cho số gõ tay',
  *run(context) {
    const pattern = numberPattern(context);
    const nearness = new Nearness();
    for (const spot of context.spots) {
      if (spot.kind === 'duty') continue;
      const figures = figuresOf(context, spot);
      for (const n of typedNumbers(pattern, spot)) {
        if (isAim(spot.printed, n)) continue;
        const sentence = sentenceAround(spot.printed, n.at);
        const near = nearness.to(sentence);
        const figure = figures
          .filter((f) => amountsOf(f).some((a) => a.unit === n.unit) && near(f) > 0)
          .sort((a, b) => near(b) - near(a))[0];
        if (!figure) continue;
        if (ofEarlierYear(sentence, figure.def.dataYear ?? context.data.assessmentYear)) continue;
        const known = figures.flatMap((f) => amountsOf(f)).filter((a) => a.unit === n.unit);
        if (known.some((a) => agree(a.value, n.value))) continue;
        const shown = amountsOf(figure).find((a) => a.unit === n.unit)!;
        yield {
          message: `trong câu ghi ${wordsOf(n)}, số liệu "${figure.def.id}" (${figure.def.name}) là ${formatDecimal(shown.value)}${n.unit === '%' ? '%' : ` ${n.unit}`}`,
          where: placeIn(context, spot, n.at),
          about: [...new Set([...spot.about, ...context.aboutFigure(figure.def.id)])],
        };
      }
    }
  },
};

export const proseWithoutValue: Rule = {
  code: 'prose-without-value',
  severity: 'warning',
  title: 'câu văn nhắc số liệu chưa có giá trị',
  why: 'văn bản có câu này chưa lập được cho đến khi có số liệu',
  example: '"đạt {{duong-ngo-xom.percent}}" mà đường ngõ xóm chưa có tử số, mẫu số',
  repair: 'bổ sung số liệu hoặc viết lại câu này',
  *run(context) {
    for (const spot of context.spots)
      for (const r of spot.references)
        if (r.text === null)
          yield {
            message: `số liệu "${r.ref}" không có ${r.facet ? `mặt "${r.facet}"` : 'giá trị'} nên câu này chưa in được`,
            where: [context.places.inText(spot.path, r.offset)],
            about: [...spot.about, `figure:${r.ref}`],
          };
  },
};

const COUNT =
  /(?<![\d/.,])(\d+)(?:\/(\d+))?\s+(tiêu chí|chỉ tiêu)(?!\s+số)(\s+(?:chưa đạt|không đạt|đã đạt|đạt))?/gu;

export const countTyped: Rule = {
  code: 'count-typed',
  severity: 'error',
  title: 'số tiêu chí, chỉ tiêu gõ trong câu khác với kết luận',
  why: 'một tiêu chí đổi kết luận thì mọi con số đếm đổi theo, chữ gõ tay thì không',
  example: 'câu ghi "13 tiêu chí chưa đạt", theo kết luận là 12',
  repair: 'sửa con số, hoặc viết câu không đếm',
  *run(context) {
    const { appraised } = context;
    for (const spot of context.spots)
      for (const m of spot.printed.matchAll(COUNT)) {
        if (!spot.typed(m.index)) continue;
        const [n, of] = [Number(m[1]), m[2] === undefined ? null : Number(m[2])];
        const words = m[4]?.trim();
        const unmet = words === 'chưa đạt' || words === 'không đạt';
        if (!unmet && (words === undefined ? of === null : isAimBefore(spot.printed, m.index))) continue;
        if (ofOtherCount(context, spot, m.index, m[0].length)) continue;
        const scopes = m[3] === 'tiêu chí' ? [appraised.criterionCounts] : countScopes(context, spot);
        const fits = scopes.some(
          (c) => (of === null || of === c.total) && possible(c, unmet ? 'unmet' : 'met', n),
        );
        if (fits || (words === undefined && isAimBefore(spot.printed, m.index))) continue;
        const c = scopes[0]!;
        yield {
          message: `câu ghi "${m[0].trim()}", theo kết luận hiện nay: ${countText(c.met)} ${m[3]} đạt, ${countText(c.unmet)} chưa đạt, ${countText(c.undetermined)} chưa xác định, tổng ${countText(c.total)}`,
          where: placeIn(context, spot, m.index),
          about: spot.about,
        };
      }
  },
};

/** Counts of an earlier year, or of another standard: "đạt 19/19 tiêu chí nông thôn mới năm 2019". */
function ofOtherCount(context: CheckContext, spot: ProseSpot, at: number, length: number): boolean {
  const after = spot.printed.slice(at + length, at + length + 80).split(/[.;]/)[0]!;
  const { standard } = context.pack.info;
  const other =
    /nông thôn mới|NTM/u.test(after) && !after.includes(standard) && !/nâng cao|kiểu mẫu/u.test(after);
  return other || ofEarlierYear(sentenceAround(spot.printed, at), context.data.assessmentYear);
}

/** What is undetermined may turn out either way. */
const possible = (c: VerdictCounts, verdict: 'met' | 'unmet', n: number): boolean =>
  n >= c[verdict] && n <= c[verdict] + c.undetermined;

/** Counts of indicators in a criterion's prose may be of that criterion or of all. */
function countScopes(context: CheckContext, spot: ProseSpot): readonly VerdictCounts[] {
  const { appraised } = context;
  const criterion = appraised.criteria.find((c) => c.def.id === spot.criterion);
  if (!criterion) return [appraised.indicatorCounts];
  const of = (v: keyof VerdictCounts): number =>
    criterion.indicators.filter((i) => i.effective.verdict === v).length;
  const own: VerdictCounts = {
    met: of('met'),
    unmet: of('unmet'),
    'not-applicable': of('not-applicable'),
    undetermined: of('undetermined'),
    total: criterion.indicators.length,
  };
  return [own, appraised.indicatorCounts];
}

const isAimBefore = (text: string, at: number): boolean =>
  /(phấn đấu|mục tiêu|ít nhất|tối thiểu|kế hoạch|hoàn thành)[^.;]*$/iu.test(text.slice(0, at));

const COUNTED =
  /(?<![\d/.,]|(?:số|mức|độ|khu|tháng|năm|lần thứ|Điều|khoản)\s)([1-9])\s+(tiêu chí|chỉ tiêu|mô hình|thôn|hộ|trường|công trình|tuyến|sản phẩm|hợp tác xã|câu lạc bộ|nhà văn hóa|lớp)(?![\p{L}])/gu;

export const countZero: Rule = {
  code: 'count-zero',
  severity: 'note',
  title: 'số đếm dưới 10 không có số 0 ở trước',
  why: 'văn bản hành chính viết số đếm dưới 10 bằng hai chữ số; cả hồ sơ viết một kiểu',
  example: '"3 mô hình" viết "03 mô hình"',
  repair: 'thêm số 0 ở trước',
  *run(context) {
    for (const spot of context.spots)
      for (const m of spot.printed.matchAll(COUNTED))
        if (spot.typed(m.index))
          yield {
            message: `"${m[0]}" nên viết "0${m[0]}"`,
            where: placeIn(context, spot, m.index),
            about: spot.about,
          };
  },
};
