/** Rules about who leads what (OFFICE §7). */

import { indicatorList } from '../wording/grammar.ts';
import { leadsOf } from '../wording/results.ts';
import type { Rule } from './rule.ts';
import { member } from './verdicts.ts';

export const leadMissing: Rule = {
  code: 'lead-missing',
  severity: 'warning',
  title: 'chỉ tiêu chưa có đơn vị chủ trì',
  why: 'không có đơn vị chủ trì thì không ai hướng dẫn, xác nhận và chịu trách nhiệm về chỉ tiêu',
  example: 'chỉ tiêu 18.8 không có trong phân công của đơn vị nào',
  repair: 'thêm phân công (assignments) với role: lead',
  together: (c, labels) =>
    `tiêu chí số ${c.id}: chưa có đơn vị chủ trì: ${indicatorList(
      labels,
      c.indicators.map((i) => i.id),
    )}`,
  *run(context) {
    for (const indicator of context.appraised.indicators.values())
      if (leadsOf(context.appraised, indicator).length === 0)
        yield { ...member(context, indicator), where: [context.criterionPlace(indicator.criterion.id)] };
  },
};

export const leadDouble: Rule = {
  code: 'lead-double',
  severity: 'warning',
  title: 'chỉ tiêu có hai đơn vị chủ trì',
  why: 'mỗi chỉ tiêu một đơn vị chủ trì; đồng chủ trì chỉ khi văn bản nói rõ',
  example: 'chỉ tiêu 18.2 giao cả Phòng Nông nghiệp và PTNT lẫn Phòng Y tế chủ trì',
  repair: 'để một đơn vị chủ trì, đơn vị kia phối hợp; nếu đồng chủ trì thật thì ghi joint: true ở cả hai',
  *run(context) {
    const leads = context.data.assignments.flatMap((a, index) => (a.role === 'lead' ? [{ a, index }] : []));
    for (const indicator of context.appraised.indicators.values()) {
      const { def, criterion } = indicator;
      const own = leads.filter(({ a }) => a.indicators.includes(def.id));
      const found = own.length > 0 ? own : leads.filter(({ a }) => a.criteria.includes(criterion.id));
      const units = [...new Set(found.map(({ a }) => a.unit))];
      if (units.length < 2 || found.every(({ a }) => a.joint)) continue;
      yield {
        message: `chỉ tiêu ${def.id} có ${units.length} đơn vị chủ trì: ${units.map((u) => context.appraised.organisations.get(u)?.name ?? u).join(', ')}`,
        where: found.map(({ index }) => context.places.of(['assignments', index])),
        about: [...context.aboutIndicator(def.id), ...units.map((u) => `unit:${u}`)],
      };
    }
  },
};

export const leadWithoutDuty: Rule = {
  code: 'lead-without-duty',
  severity: 'warning',
  title: 'đơn vị chủ trì không có mục trong phần tổ chức thực hiện',
  why: 'đơn vị được giao chủ trì mà kế hoạch không có mục riêng thì không nhận được việc',
  example: 'Công an huyện đồng chủ trì tiêu chí số 19 nhưng mục III không có mục của Công an huyện',
  repair: 'thêm mục (plan.duties) của đơn vị này',
  *run(context) {
    const duties = context.data.plan?.duties ?? [];
    if (duties.length === 0) return;
    const named = new Set(duties.map((d) => d.unit));
    const seen = new Set<string>();
    for (const [i, a] of context.data.assignments.entries()) {
      if (a.role !== 'lead' || named.has(a.unit) || seen.has(a.unit)) continue;
      seen.add(a.unit);
      const scope = [
        ...a.criteria.map((c) => `tiêu chí số ${c}`),
        ...(a.indicators.length > 0 ? [`chỉ tiêu ${a.indicators.join(', ')}`] : []),
      ].join(', ');
      yield {
        message: `${context.appraised.organisations.get(a.unit)?.name ?? a.unit} chủ trì ${scope} nhưng không có mục trong phần tổ chức thực hiện`,
        where: [context.places.of(['assignments', i])],
        about: [
          ...a.criteria.map((c) => `criterion:${c}`),
          ...a.indicators.flatMap((id) => context.aboutIndicator(id)),
          `unit:${a.unit}`,
          'document:plan',
        ],
      };
    }
  },
};

export const dutyLead: Rule = {
  code: 'duty-lead',
  severity: 'warning',
  title: 'phần tổ chức thực hiện ghi đơn vị khác chủ trì',
  why: 'hai đơn vị cùng được ghi "chủ trì" một tiêu chí thì không rõ ai chịu trách nhiệm',
  example:
    'mục của Điện lực ghi "Chủ trì thực hiện … tiêu chí số 4", phân công giao Phòng Kinh tế và Hạ tầng',
  repair: 'thống nhất đơn vị chủ trì giữa lời văn và phân công',
  *run(context) {
    const { data, appraised } = context;
    for (const spot of context.spots) {
      const chair = /chủ trì/iu.exec(spot.printed);
      if (spot.kind !== 'duty' || spot.unit === null || !chair) continue;
      for (const m of spot.printed.matchAll(/tiêu chí số (\d+)/gu)) {
        const leads = data.assignments.filter((a) => a.role === 'lead' && a.criteria.includes(m[1]!));
        const own = data.assignments.some(
          (a) =>
            a.role === 'lead' &&
            a.unit === spot.unit &&
            (a.criteria.includes(m[1]!) ||
              a.indicators.some((i) => context.pack.indicator.get(i)?.criterion.id === m[1])),
        );
        if (!spot.typed(m.index) || leads.length === 0 || own) continue;
        yield {
          message: `mục của ${appraised.organisations.get(spot.unit)?.name ?? spot.unit} ghi "chủ trì" và nhắc tiêu chí số ${m[1]}, phân công giao ${leads.map((a) => appraised.organisations.get(a.unit)?.name ?? a.unit).join(', ')} chủ trì`,
          where: [context.places.inText(spot.path, spot.sourceOffset(chair.index))],
          about: [`criterion:${m[1]}`, `unit:${spot.unit}`, 'document:plan'],
        };
      }
    }
  },
};
