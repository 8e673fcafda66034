/** Rules about public works: money in the right order, nothing owed where none is stated. */
import { compareDecimals, type Decimal, formatDecimal, subtractDecimals } from '../model/quantity.ts';
import { NO_DEBT } from './condition-ids.ts';
import type { Rule } from './rule.ts';

const over = (a: Decimal | undefined, b: Decimal | undefined): boolean =>
  a !== undefined && b !== undefined && compareDecimals(a, b) > 0;

export const workMoney: Rule = {
  code: 'work-money',
  severity: 'warning',
  title: 'giá trị công trình ngược nhau',
  why: 'thường là gõ nhầm cột hoặc nhầm đơn vị tiền; bảng nợ đọng in ra sẽ sai',
  example: 'đã thanh toán 1.250, đã hoàn thành 1.205',
  repair: 'kiểm tra lại tổng mức, giá trị hoàn thành, giá trị thanh toán',
  *run({ data, places }) {
    for (const [i, w] of data.works.entries()) {
      const fault = (words: string, a: Decimal, b: Decimal, key: string) => ({
        message: `công trình "${w.name}": ${words} (${formatDecimal(a)} so với ${formatDecimal(b)})`,
        where: [places.of(['works', i, key])],
        about: [`work:${w.id}`],
      });
      if (over(w.paid, w.completed))
        yield fault('đã thanh toán nhiều hơn đã hoàn thành', w.paid!, w.completed!, 'paid');
      if (over(w.completed, w.total))
        yield fault('đã hoàn thành nhiều hơn tổng mức', w.completed!, w.total!, 'completed');
    }
  },
};

export const debtContradiction: Rule = {
  code: 'debt-contradiction',
  severity: 'error',
  title: 'còn nợ đọng nhưng điều kiện ghi đạt',
  why: 'phần đã hoàn thành mà chưa thanh toán là nợ đọng; hồ sơ nói ngược nhau sẽ bị trả lại',
  example: 'đã hoàn thành 1.250, đã thanh toán 1.000, điều kiện "không nợ đọng" ghi đạt',
  repair: 'kiểm tra lại giá trị thanh toán, hoặc kết quả của điều kiện',
  *run({ data, places }) {
    const condition = data.conditions.findIndex((c) => c.id === NO_DEBT && c.state === 'met');
    if (condition < 0) return;
    for (const [i, w] of data.works.entries())
      if (over(w.completed, w.paid))
        yield {
          message: `công trình "${w.name}" còn nợ ${formatDecimal(subtractDecimals(w.completed!, w.paid!))}${data.resources?.unit === undefined ? '' : ` ${data.resources.unit}`}, điều kiện không nợ đọng ghi đạt`,
          where: [places.of(['works', i, 'paid']), places.of(['conditions', condition])],
          about: [`work:${w.id}`, `condition:${NO_DEBT}`],
        };
  },
};
