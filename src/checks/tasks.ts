/** Rules about tasks of the measures: who, until when, still needed (OFFICE §4, §7, §12). */

import { remainingToWhole } from '../appraisal/figures.ts';
import { isZero } from '../model/quantity.ts';
import { figureText } from '../wording/figure-text.ts';
import { leadsOf, supportsOf } from '../wording/results.ts';
import type { TaskSpot } from './context.ts';
import { textSays } from './figure-facts.ts';
import type { Rule } from './rule.ts';

const aboutTask = ({ task, criterion }: TaskSpot): readonly string[] => [
  `criterion:${criterion.id}`,
  ...task.indicators.map((i) => `indicator:${i}`),
  `task:${task.id}`,
];

export const taskHamlets: Rule = {
  code: 'task-hamlets',
  severity: 'warning',
  always: true,
  title: 'khối lượng còn lại đã đổi sau khi lập danh sách thôn',
  why: 'danh sách thôn là chữ gõ tay: khối lượng đổi thì danh sách có thể không còn đúng',
  example: 'khối lượng còn lại nay là 200 m, lúc lập danh sách thôn là 612 m',
  repair: 'kiểm tra lại danh sách thôn rồi sửa remainingWhenListed',
  *run(context) {
    for (const spot of context.tasks) {
      const { figure: id, remainingWhenListed: then } = spot.task;
      const figure = id === undefined ? undefined : context.appraised.figures.get(id);
      const now = figure ? figureText(figure, 'remaining') : null;
      if (now === null || then === undefined || textSays(now) === textSays(then)) continue;
      yield {
        message: `khối lượng còn lại nay là ${now}, lúc lập danh sách thôn là ${then}`,
        where: [context.places.of([...spot.path, 'hamlets'])],
        about: [...aboutTask(spot), `figure:${id}`],
      };
    }
  },
};

export const taskDone: Rule = {
  code: 'task-done',
  severity: 'warning',
  title: 'nhiệm vụ không còn khối lượng',
  why: 'kế hoạch giao làm phần "còn lại" mà phần còn lại bằng 0',
  example: 'nhiệm vụ bê tông hóa đường trục thôn, đã đạt 8,472/8,472 km',
  repair: 'bỏ nhiệm vụ này hoặc sửa số liệu',
  *run(context) {
    for (const spot of context.tasks) {
      const figure =
        spot.task.figure === undefined ? undefined : context.appraised.figures.get(spot.task.figure);
      if (!figure?.ratio || !isZero(remainingToWhole(figure.ratio))) continue;
      yield {
        message: `nhiệm vụ "${spot.task.id}": khối lượng còn lại bằng 0 (${textSays(figureText(figure, 'ratio'))})`,
        where: [context.places.of([...spot.path, 'figure'])],
        about: [...aboutTask(spot), `figure:${figure.def.id}`],
      };
    }
  },
};

export const taskLead: Rule = {
  code: 'task-lead',
  severity: 'warning',
  title: 'nhiệm vụ không ghi đơn vị chủ trì',
  why: 'nhiệm vụ không có đơn vị chủ trì thì không ai làm, và biểu phân công bỏ sót',
  example: 'nhiệm vụ nâng cao hiệu quả Ban quản lý công trình nước không giao cho ai',
  repair: 'ghi lead cho từng nhiệm vụ',
  together: (c, labels) => `tiêu chí số ${c.id}: chưa ghi đơn vị chủ trì của nhiệm vụ ${labels.join(', ')}`,
  *run(context) {
    for (const spot of context.tasks)
      if (spot.task.lead === undefined)
        yield {
          member: { criterion: spot.criterion, label: spot.task.id },
          where: [context.places.of(spot.path)],
          about: aboutTask(spot),
        };
  },
};

export const taskDeadline: Rule = {
  code: 'task-deadline',
  severity: 'warning',
  title: 'nhiệm vụ không có thời hạn',
  why: 'không có thời hạn thì không theo dõi, đôn đốc được',
  example: 'tiêu chí số 6 và các nhiệm vụ của nó đều không ghi thời hạn',
  repair: 'ghi deadline cho nhiệm vụ hoặc cho cả tiêu chí',
  together: (c, labels) => `tiêu chí số ${c.id}: chưa ghi thời hạn của nhiệm vụ ${labels.join(', ')}`,
  *run(context) {
    for (const spot of context.tasks) {
      const ofCriterion = context.data.criteria.find((c) => c.id === spot.criterion.id)?.deadline;
      if (spot.task.deadline === undefined && ofCriterion === undefined)
        yield {
          member: { criterion: spot.criterion, label: spot.task.id },
          where: [context.places.of(spot.path)],
          about: aboutTask(spot),
        };
    }
  },
};

export const taskLeadDiffers: Rule = {
  code: 'task-lead-differs',
  severity: 'warning',
  title: 'nhiệm vụ giao cho đơn vị khác đơn vị chủ trì',
  why: 'mục giải pháp và mục tổ chức thực hiện giao hai đơn vị thì không rõ ai chịu trách nhiệm',
  example:
    'mục II.11 giao Phòng Tài nguyên và Môi trường, mục III.2 giao Phòng Nông nghiệp và PTNT chỉ tiêu 17.8',
  repair: 'thống nhất một đơn vị chủ trì, đơn vị kia ghi phối hợp (support)',
  *run(context) {
    const { appraised } = context;
    for (const spot of context.tasks) {
      const lead = spot.task.lead === undefined ? undefined : appraised.organisations.get(spot.task.lead);
      // The commune does the work itself, led by others.
      if (!lead || lead.level === 'commune') continue;
      for (const id of spot.task.indicators) {
        const indicator = appraised.indicators.get(id);
        if (!indicator) continue;
        const leads = leadsOf(appraised, indicator);
        const known = [...leads, ...supportsOf(appraised, indicator)];
        if (leads.length === 0 || known.some((u) => u.id === lead.id)) continue;
        yield {
          message: `nhiệm vụ "${spot.task.id}" do ${lead.name} chủ trì, nhưng chỉ tiêu ${id} được giao cho ${leads.map((u) => u.name).join(', ')}`,
          where: [context.places.of([...spot.path, 'lead'])],
          about: [
            ...context.aboutIndicator(id),
            `task:${spot.task.id}`,
            `unit:${lead.id}`,
            ...leads.map((u) => `unit:${u.id}`),
          ],
        };
      }
    }
  },
};
