/** The life of a figure must say one thing: what it was on which day, and what it is now. */
import { historyValue } from '../model/figure-at.ts';
import { shortDate } from '../wording/dates.ts';
import type { Rule } from './rule.ts';

export const figureHistory: Rule = {
  code: 'figure-history',
  severity: 'warning',
  title: 'lịch sử của số liệu không khớp với giá trị hiện nay',
  why: 'chốt số liệu và so sánh hai đợt lấy giá trị theo ngày; ngày lẫn lộn thì lấy nhầm số của đợt khác',
  example: 'giá trị hiện nay ghi ngày 31/08 nhưng lịch sử có giá trị ngày 30/09',
  repair: 'lịch sử ghi các giá trị trước, theo thứ tự ngày, không sau ngày của giá trị hiện nay',
  *run({ data, figurePlace, aboutFigure }) {
    for (const def of data.figures) {
      const { id, asOf, history } = def;
      const about = aboutFigure(id);
      const here = (message: string, i: number, hint?: string) => ({
        message: `số liệu "${id}": ${message}`,
        where: [figurePlace(id, 'history', i)],
        about,
        ...(hint === undefined ? {} : { hint }),
      });
      for (const [i, entry] of history.entries()) {
        const before = history[i - 1];
        if (before && before.on > entry.on)
          yield here(
            `lịch sử không theo thứ tự ngày: ${shortDate(entry.on)} đứng sau ${shortDate(before.on)}`,
            i,
          );
        if (asOf !== undefined && entry.on > asOf)
          yield here(
            `lịch sử có giá trị ngày ${shortDate(entry.on)}, sau ngày của giá trị hiện nay (${shortDate(asOf)})`,
            i,
          );
        if (historyValue(entry.value, def) === null)
          yield here(
            `không hiểu giá trị "${entry.value}" ngày ${shortDate(entry.on)} trong lịch sử`,
            i,
            'viết liền các chữ số, có đơn vị; tỷ lệ ghi tử số/mẫu số, ví dụ 14/15,7 km',
          );
      }
      if (history.length > 0 && asOf === undefined)
        yield {
          message: `số liệu "${id}" có lịch sử nhưng giá trị hiện nay không ghi ngày`,
          where: [figurePlace(id)],
          about,
          hint: 'ghi ngày của giá trị hiện nay (asOf)',
        };
    }
  },
};
