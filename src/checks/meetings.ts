/** Rules about meetings and opinions: counts that fit, times in order, time for posting (OFFICE §3, qd18-2022 §2). */
import { dayCount } from '../model/calendar.ts';
import { compareRatioToPercent, decimal, formatDecimal, percentOf } from '../model/quantity.ts';
import { shortDate } from '../wording/dates.ts';
import { type Count, descending, LEVEL_WORDS } from './counts.ts';
import type { Rule } from './rule.ts';

export const meetingCounts: Rule = {
  code: 'meeting-counts',
  severity: 'error',
  title: 'số đại biểu, số phiếu của cuộc họp không khớp',
  why: 'biên bản họp là thành phần của hồ sơ; số không khớp thì biên bản không có giá trị',
  example: 'triệu tập 32, có mặt 30, vắng 3; phát 30 phiếu, thu 31 phiếu',
  repair: 'đếm lại theo danh sách điểm danh và biên bản kiểm phiếu',
  *run({ data, places }) {
    for (const [i, m] of data.meetings.entries()) {
      const { summoned, present, absent, votes } = m;
      const about = [`meeting:${m.id}`, `document:${m.level}-minutes`];
      const name = `cuộc họp "${m.id}"`;
      const at = (key: readonly string[]) => [places.of(['meetings', i, ...key])];
      if (
        summoned !== undefined &&
        present !== undefined &&
        absent !== undefined &&
        present + absent !== summoned
      )
        yield {
          message: `${name}: có mặt ${present} cộng vắng mặt ${absent} là ${present + absent}, triệu tập ghi ${summoned}`,
          where: at(['summoned']),
          about,
        };
      else if (summoned !== undefined && present !== undefined && present > summoned)
        yield {
          message: `${name}: có mặt ${present}, triệu tập chỉ ${summoned}`,
          where: at(['present']),
          about,
        };
      const counts: readonly Count[] = [
        ['đại biểu có mặt', present, ['present']],
        ['phiếu phát ra', votes?.issued, ['votes', 'issued']],
        ['phiếu thu về', votes?.collected, ['votes', 'collected']],
        ['phiếu hợp lệ', votes?.valid, ['votes', 'valid']],
        ['phiếu nhất trí', votes?.agreeing, ['votes', 'agreeing']],
      ];
      for (const { message, key } of descending(counts))
        yield { message: `${name}: ${message}`, where: at(key), about };
      if (present !== undefined && m.attendees.length > present)
        yield {
          message: `${name}: danh sách có ${m.attendees.length} đại biểu, có mặt ghi ${present}`,
          where: at(['attendees']),
          about,
        };
    }
  },
};

export const meetingTimes: Rule = {
  code: 'meeting-times',
  severity: 'error',
  title: 'cuộc họp kết thúc trước khi bắt đầu',
  why: 'biên bản ghi giờ bắt đầu và kết thúc; ngược nhau thì phải lập lại',
  example: 'bắt đầu 14:00, kết thúc 10:30 cùng ngày',
  repair: 'sửa lại ngày, giờ của cuộc họp',
  *run({ data, places }) {
    for (const [i, m] of data.meetings.entries()) {
      const about = [`meeting:${m.id}`, `document:${m.level}-minutes`];
      const endDate = m.endDate ?? m.date;
      if (m.date !== undefined && endDate !== undefined && endDate < m.date)
        yield {
          message: `cuộc họp "${m.id}": kết thúc ngày ${shortDate(endDate)}, trước ngày họp ${shortDate(m.date)}`,
          where: [places.of(['meetings', i, 'endDate'])],
          about,
        };
      else if (m.begin !== undefined && m.end !== undefined && endDate === m.date && m.end < m.begin)
        yield {
          message: `cuộc họp "${m.id}": kết thúc lúc ${m.end}, trước giờ bắt đầu ${m.begin}`,
          where: [places.of(['meetings', i, 'end'])],
          about,
        };
    }
  },
};

export const voteShare: Rule = {
  code: 'vote-share',
  severity: 'warning',
  title: 'tỷ lệ nhất trí thấp hơn mức của bộ mẫu (cần đối chiếu)',
  why: 'mức đại biểu nhất trí phải có chưa đối chiếu với văn bản gốc; dưới mức ấy hồ sơ có thể bị trả lại',
  example: '26 trong 30 đại biểu nhất trí (86,67%), bộ mẫu ghi 90%',
  repair: 'đối chiếu mức quy định; nếu đúng thì phải họp lại sau khi tiếp thu ý kiến',
  *run({ data, places, pack }) {
    for (const [i, m] of data.meetings.entries()) {
      const threshold = pack.info.settings.voteThresholds.find((t) => t.level === m.level);
      const agreeing = m.votes?.agreeing;
      if (!threshold || !m.present || agreeing === undefined || agreeing > m.present) continue;
      const ratio = { numerator: decimal(agreeing), denominator: decimal(m.present) };
      if (compareRatioToPercent(ratio, threshold.percent) >= 0) continue;
      yield {
        message: `cuộc họp "${m.id}": nhất trí ${agreeing}/${m.present} (${formatDecimal(percentOf(ratio, 2))}%), mức của bộ mẫu là ${formatDecimal(threshold.percent)}% (${threshold.source.verified ? '' : 'cần đối chiếu: '}${threshold.source.text})`,
        where: [places.of(['meetings', i, 'votes', 'agreeing'])],
        about: [`meeting:${m.id}`, `document:${m.level}-minutes`],
      };
    }
  },
};

export const opinionCounts: Rule = {
  code: 'opinion-counts',
  severity: 'error',
  title: 'số ý kiến không khớp',
  why: 'báo cáo tổng hợp ý kiến in các số này; số nhận không thể nhiều hơn số hỏi',
  example: 'hỏi 864 hộ, nhận 870 ý kiến',
  repair: 'kiểm tra lại số được hỏi, số nhận, số nhất trí',
  *run({ data, places }) {
    for (const [i, o] of data.opinions.entries()) {
      const about = [`opinion:${o.id}`, `document:${o.level}-opinions`];
      const counts: readonly Count[] = [
        ['số được hỏi', o.asked, ['asked']],
        ['số ý kiến nhận', o.received, ['received']],
        ['số nhất trí', o.agreeing, ['agreeing']],
      ];
      for (const { message, key } of descending(counts))
        yield {
          message: `đợt lấy ý kiến "${o.id}": ${message}`,
          where: [places.of(['opinions', i, ...key])],
          about,
        };
      if (o.postedFrom !== undefined && o.postedTo !== undefined && o.postedTo < o.postedFrom)
        yield {
          message: `đợt lấy ý kiến "${o.id}": công khai đến ngày ${shortDate(o.postedTo)}, trước ngày bắt đầu ${shortDate(o.postedFrom)}`,
          where: [places.of(['opinions', i, 'postedTo'])],
          about,
        };
    }
  },
};

export const postingShort: Rule = {
  code: 'posting-short',
  severity: 'warning',
  title: 'công khai ngắn hơn, phát thanh ít hơn mức của bộ mẫu (cần đối chiếu)',
  why: 'số ngày công khai và số lần phát thanh chưa đối chiếu với văn bản gốc; thiếu thì có thể phải làm lại',
  example: 'công khai 10 ngày, phát thanh 03 lần; bộ mẫu ghi 15 ngày, 05 lần',
  repair: 'đối chiếu quy định; nếu đúng thì công khai, phát thanh thêm cho đủ',
  *run({ data, places, pack }) {
    const { posting } = pack.info.settings;
    if (!posting) return;
    const mark = posting.source.verified ? '' : `; cần đối chiếu: ${posting.source.text}`;
    for (const [i, o] of data.opinions.entries()) {
      const about = [`opinion:${o.id}`, `document:${o.level}-opinions`];
      const days =
        o.postedFrom === undefined || o.postedTo === undefined ? null : dayCount(o.postedFrom, o.postedTo);
      if (days !== null && days > 0 && days < posting.days)
        yield {
          message: `đợt lấy ý kiến "${o.id}": công khai ${days} ngày, mức của bộ mẫu là ${posting.days} ngày${mark}`,
          where: [places.of(['opinions', i, 'postedTo'])],
          about,
        };
      if (o.broadcasts !== undefined && o.broadcasts < posting.broadcasts)
        yield {
          message: `đợt lấy ý kiến "${o.id}": phát thanh ${o.broadcasts} lần, mức của bộ mẫu là ${posting.broadcasts} lần${mark}`,
          where: [places.of(['opinions', i, 'broadcasts'])],
          about,
        };
    }
  },
};

export const postingAfterMeeting: Rule = {
  code: 'posting-after-meeting',
  severity: 'warning',
  title: 'họp khi chưa hết thời gian công khai',
  why: 'cuộc họp phải nghe tổng hợp ý kiến; họp trước khi công khai xong thì ý kiến chưa đủ',
  example: 'công khai đến 09/11/2024, họp xã ngày 05/11/2024',
  repair: 'kiểm tra ngày họp và ngày kết thúc công khai',
  *run({ data, places }) {
    for (const [i, m] of data.meetings.entries())
      for (const [j, o] of data.opinions.entries()) {
        if (m.level !== o.level || m.date === undefined || o.postedTo === undefined || m.date > o.postedTo)
          continue;
        yield {
          message: `cuộc họp ${LEVEL_WORDS[m.level]} ngày ${shortDate(m.date)}, công khai đến hết ngày ${shortDate(o.postedTo)}`,
          where: [places.of(['meetings', i, 'date']), places.of(['opinions', j, 'postedTo'])],
          about: [`meeting:${m.id}`, `opinion:${o.id}`],
        };
      }
  },
};
