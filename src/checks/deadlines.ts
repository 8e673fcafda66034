/** Rules about deadlines: order, year, and time for the steps between (OFFICE §10). Days are calendar days. */
import { daysBefore } from '../model/calendar.ts';
import type { DeadlineDef } from '../model/case-schema.ts';
import { shortDate } from '../wording/dates.ts';
import type { CheckContext } from './context.ts';
import { looseText } from './loose-text.ts';
import type { Rule } from './rule.ts';

const placeOf = (context: CheckContext, id: string) =>
  context.places.of(['deadlines', context.data.deadlines.findIndex((d) => d.id === id), 'date']);

/** Deadlines of the pack that the case has, in the pack's order. */
const inOrder = (context: CheckContext): readonly DeadlineDef[] =>
  context.pack.info.deadlines.flatMap(({ id }) => context.appraised.deadlines.get(id) ?? []);

export const deadlineOrder: Rule = {
  code: 'deadline-order',
  severity: 'error',
  title: 'thời hạn ngược thứ tự',
  why: 'huyện không thể trình tỉnh trước khi xã nộp hồ sơ',
  example: 'hạn trình tỉnh 05/11/2024, hạn hoàn thiện hồ sơ 30/11/2024',
  repair: 'sửa lại một trong hai ngày',
  *run(context) {
    const deadlines = inOrder(context);
    for (const [i, later] of deadlines.entries()) {
      const earlier = deadlines.slice(0, i).find((d) => d.date > later.date);
      if (!earlier) continue;
      yield {
        message: `"${later.name}" (${shortDate(later.date)}) đến trước "${earlier.name}" (${shortDate(earlier.date)})`,
        where: [placeOf(context, later.id), placeOf(context, earlier.id)],
        about: [`deadline:${later.id}`, `deadline:${earlier.id}`],
      };
    }
  },
};

export const deadlineYear: Rule = {
  code: 'deadline-year',
  severity: 'warning',
  title: 'thời hạn ngoài năm đánh giá',
  why: 'thường là gõ nhầm năm; thời hạn đã qua khi lập hồ sơ cũng không ai làm kịp',
  example: 'đánh giá năm 2024, hạn ghi 30/11/2023',
  repair: 'kiểm tra năm của thời hạn',
  *run(context) {
    const { assessmentYear, created, deadlines } = context.data;
    for (const d of deadlines) {
      const past = Number(d.date.slice(0, 4)) > assessmentYear;
      if (!past && d.date >= created) continue;
      yield {
        message: past
          ? `"${d.name}": ${shortDate(d.date)} sau năm đánh giá ${assessmentYear}`
          : `"${d.name}": ${shortDate(d.date)} trước ngày lập hồ sơ ${shortDate(created)}`,
        where: [placeOf(context, d.id)],
        about: [`deadline:${d.id}`],
      };
    }
  },
};

export const deadlineSteps: Rule = {
  code: 'deadline-steps',
  severity: 'warning',
  title: 'không đủ ngày cho các bước giữa hai thời hạn',
  why: 'công khai, lấy ý kiến, họp đều cần số ngày tối thiểu; thiếu một bước thì hồ sơ không hợp lệ',
  example: 'hồ sơ xong 30/11, trình tỉnh 05/12: không còn chỗ cho 15 ngày công khai',
  repair: 'lùi thời hạn sau, hoặc bắt đầu từng bước chậm nhất vào ngày đã nêu',
  *run(context) {
    const { info } = context.pack;
    for (const deadline of context.data.deadlines) {
      const steps = info.steps.filter((s) => s.before === deadline.id);
      const needs = context.appraised.deadlines.get(steps[0]?.after ?? '');
      if (steps.length === 0) continue;
      const from = needs?.date ?? context.data.created;
      const total = steps.reduce((n, s) => n + s.days, 0);
      if (daysBefore(deadline.date, total) >= from) continue;
      let left = total;
      const starts = steps.map((s) => {
        const start = daysBefore(deadline.date, left);
        left -= s.days;
        return `${s.name} (${s.days} ngày) từ ${shortDate(start)}`;
      });
      const unverified = steps.some((s) => !s.source.verified);
      yield {
        message: `từ ${shortDate(from)}${needs ? ` ("${needs.name}")` : ' (ngày lập hồ sơ)'} đến ${shortDate(deadline.date)} ("${deadline.name}") không đủ ${total} ngày cho các bước; chậm nhất phải bắt đầu: ${starts.join('; ')}${unverified ? ' (số ngày cần đối chiếu)' : ''}`,
        where: [placeOf(context, deadline.id)],
        about: [`deadline:${deadline.id}`, ...(needs ? [`deadline:${needs.id}`] : [])],
      };
    }
  },
};

export const deadlineRecipient: Rule = {
  code: 'deadline-recipient',
  severity: 'warning',
  title: 'câu văn trình nơi khác với thời hạn',
  why: 'một hồ sơ trình hai nơi khác nhau trong cùng văn bản thì không biết nơi nào đúng',
  example: 'thời hạn ghi trình Ban Chỉ đạo tỉnh, mục III.17 ghi trình UBND tỉnh',
  repair: 'hỏi lại nơi nhận, sửa câu văn hoặc thời hạn (to)',
  *run(context) {
    for (const spot of context.spots)
      for (const r of spot.references) {
        const to = context.appraised.deadlines.get(r.ref)?.to;
        const sentence = spot.printed
          .slice(0, r.from)
          .split(/[.;\n]/u)
          .at(-1)!;
        const named = [
          ...sentence.matchAll(
            /(?<!\p{L})trình ((?:UBND|Ủy ban|Ban Chỉ đạo|Hội đồng)[^,.;]*? (?:xã|huyện|tỉnh))(?!\p{L})/gu,
          ),
        ].at(-1);
        if (to === undefined || !named || looseText(to).startsWith(looseText(named[1]!))) continue;
        if (looseText(named[1]!).startsWith(looseText(to))) continue;
        yield {
          message: `câu văn ghi trình ${named[1]}, thời hạn "${r.ref}" ghi nơi nhận là ${to}`,
          where: [context.places.inText(spot.path, r.offset), placeOf(context, r.ref)],
          about: [...spot.about, `deadline:${r.ref}`],
        };
      }
  },
};
