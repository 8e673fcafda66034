/** Rules about the survey of satisfaction: counts, its total against the condition, thresholds. */
import {
  addDecimals,
  compareDecimals,
  compareRatioToPercent,
  decimal,
  formatDecimal,
  percentOf,
  type Ratio,
} from '../model/quantity.ts';
import { SATISFACTION } from './condition-ids.ts';
import type { CheckContext } from './context.ts';
import { type Count, descending } from './counts.ts';
import type { Rule } from './rule.ts';

const ABOUT = [`condition:${SATISFACTION}`];

interface Answer {
  readonly ratio: Ratio;
  readonly index: number;
}

const answers = ({ data }: CheckContext): Answer[] =>
  (data.survey?.items ?? []).flatMap(({ valid, satisfied }, index) =>
    valid && satisfied !== undefined && satisfied <= valid
      ? [{ ratio: { numerator: decimal(satisfied), denominator: decimal(valid) }, index }]
      : [],
  );

const total = (all: readonly Answer[]): Ratio => ({
  numerator: all.map((a) => a.ratio.numerator).reduce(addDecimals, decimal(0)),
  denominator: all.map((a) => a.ratio.denominator).reduce(addDecimals, decimal(0)),
});

const shown = (ratio: Ratio): string => `${formatDecimal(percentOf(ratio, 2))}%`;

const conditionOf = ({ data }: CheckContext) => {
  const index = data.conditions.findIndex((c) => c.id === SATISFACTION);
  return index < 0 ? null : { index, condition: data.conditions[index]! };
};

export const surveyCounts: Rule = {
  code: 'survey-counts',
  severity: 'error',
  title: 'số phiếu lấy ý kiến sự hài lòng không khớp',
  why: 'báo cáo in số phiếu từng nội dung; phiếu hài lòng không thể nhiều hơn phiếu hợp lệ',
  example: 'hợp lệ 838 phiếu, hài lòng 840 phiếu',
  repair: 'kiểm tra lại theo báo cáo của Mặt trận Tổ quốc',
  *run({ data, places }) {
    for (const [i, item] of (data.survey?.items ?? []).entries()) {
      const counts: readonly Count[] = [
        ['phiếu phát ra', item.issued, ['issued']],
        ['phiếu thu về', item.collected, ['collected']],
        ['phiếu hợp lệ', item.valid, ['valid']],
        ['phiếu hài lòng', item.satisfied, ['satisfied']],
      ];
      for (const { message, key } of descending(counts))
        yield {
          message: `nội dung "${item.content}": ${message}`,
          where: [places.of(['survey', 'items', i, ...key])],
          about: ABOUT,
        };
    }
  },
};

export const surveyTotal: Rule = {
  code: 'survey-total',
  severity: 'error',
  title: 'kết quả hài lòng hai nơi ghi khác nhau',
  why: 'điều kiện về sự hài lòng và biểu chi tiết từng nội dung phải cùng một kết quả',
  example: 'điều kiện ghi 96,90%, các nội dung cộng lại là 95,11%',
  repair: 'sửa theo báo cáo của Mặt trận Tổ quốc',
  *run(context) {
    const all = answers(context);
    const found = conditionOf(context);
    const id = found?.condition.figure;
    const figure = id === undefined ? undefined : context.appraised.figures.get(id);
    if (all.length === 0 || all.length < (context.data.survey?.items.length ?? 0) || !figure?.ratio) return;
    const scale = figure.def.percentDecimals;
    const stated = percentOf(figure.ratio, scale);
    // Some provinces take the total of all questions, some the one question about everything.
    const same = [total(all), ...all.map((a) => a.ratio)].some(
      (ratio) => compareDecimals(percentOf(ratio, scale), stated) === 0,
    );
    if (same) return;
    yield {
      message: `số liệu "${figure.def.id}" ghi ${formatDecimal(stated)}%, các nội dung hỏi cộng lại là ${shown(total(all))}`,
      where: [context.figurePlace(figure.def.id), context.places.of(['survey', 'items'])],
      about: [...ABOUT, `figure:${figure.def.id}`],
    };
  },
};

export const surveyThreshold: Rule = {
  code: 'survey-threshold',
  severity: 'error',
  title: 'ghi đạt nhưng sự hài lòng dưới ngưỡng',
  why: 'điều kiện về sự hài lòng không thể đạt khi kết quả thấp hơn ngưỡng đã nhập',
  example: 'nội dung "Vệ sinh môi trường" 78,50%, ngưỡng từng nội dung 80%',
  repair: 'kiểm tra lại số phiếu, ngưỡng hoặc kết quả của điều kiện',
  *run(context) {
    const { data, places } = context;
    const found = conditionOf(context);
    if (found?.condition.state !== 'met') return;
    const all = answers(context);
    const { threshold, figure } = found.condition;
    // With a figure of its own the condition is held to that.
    if (threshold && figure === undefined && all.length > 0) {
      const ratio = total(all);
      if (compareRatioToPercent(ratio, threshold) < 0)
        yield {
          message: `các nội dung hỏi cộng lại ${shown(ratio)}, ngưỡng ${formatDecimal(threshold)}%, điều kiện ghi đạt`,
          where: [places.of(['conditions', found.index]), places.of(['survey', 'items'])],
          about: ABOUT,
        };
    }
    const each = data.survey?.itemThreshold;
    if (!each) return;
    for (const { ratio, index } of all)
      if (compareRatioToPercent(ratio, each) < 0)
        yield {
          message: `nội dung "${data.survey!.items[index]!.content}" hài lòng ${shown(ratio)}, ngưỡng từng nội dung ${formatDecimal(each)}%, điều kiện ghi đạt`,
          where: [places.of(['survey', 'items', index, 'satisfied'])],
          about: ABOUT,
        };
  },
};
