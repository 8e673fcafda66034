/** Rules about verdicts: against the figures, left open, and what a change of verdict leaves behind (OFFICE §1, §10). */
import type { AppraisedCriterion, AppraisedIndicator } from '../appraisal/appraise.ts';
import { shortDate } from '../wording/dates.ts';
import { indicatorList } from '../wording/grammar.ts';
import { hasResult, verdictInText } from '../wording/results.ts';
import type { CheckContext } from './context.ts';
import type { Finding, Rule } from './rule.ts';

const contradicts = (x: AppraisedIndicator | AppraisedCriterion): boolean =>
  x.stated !== null && x.computed.verdict !== 'undetermined' && x.computed.verdict !== x.stated.verdict;

/** Whether the computed verdict of an indicator rests on a requirement that nobody confirmed. */
const unsure = (indicator: AppraisedIndicator): boolean =>
  !indicator.requirement.confirmed || indicator.parts.some((p) => !p.requirement.confirmed);

/** A criterion's computed verdict is unsure while every indicator that decides it is computed and unsure. */
const unsureCriterion = (criterion: AppraisedCriterion): boolean =>
  criterion.indicators
    .filter((i) => i.effective.verdict === criterion.computed.verdict)
    .every((i) => i.effective.basis === 'computed' && unsure(i));

export const verdictContradiction: Rule = {
  code: 'verdict-contradiction',
  severity: 'error',
  always: true,
  title: 'kết luận trái với số liệu',
  why: 'hai chỗ của một hồ sơ nói ngược nhau thì đoàn thẩm tra trả lại hồ sơ',
  example: 'chỉ tiêu 18.1 ghi kết luận đạt, nhưng giá trị 10,3% thấp hơn mức yêu cầu 35%',
  repair: 'kiểm tra lại số liệu, mức yêu cầu hoặc kết luận',
  *run(context) {
    const { pack } = context;
    const finding = (
      what: string,
      x: AppraisedIndicator | AppraisedCriterion,
      mild: boolean,
      rest: Pick<Finding, 'where' | 'about'>,
    ): Finding => ({
      message: `${what}: kết luận "${verdictInText(pack, x.stated!.verdict)}" nhưng tính theo số liệu là "${verdictInText(pack, x.computed.verdict)}" (${x.computed.reason}${mild ? '; mức yêu cầu chưa ai xác nhận' : ''})`,
      ...(mild ? { severity: 'warning' as const } : {}),
      ...rest,
    });
    for (const criterion of context.appraised.criteria) {
      if (contradicts(criterion))
        yield finding(`tiêu chí số ${criterion.def.id}`, criterion, unsureCriterion(criterion), {
          where: [context.criterionPlace(criterion.def.id, 'rounds')],
          about: [`criterion:${criterion.def.id}`],
        });
      for (const indicator of criterion.indicators)
        if (contradicts(indicator))
          yield finding(`chỉ tiêu ${indicator.def.id}`, indicator, unsure(indicator), {
            where: [context.indicatorPlace(indicator.def.id, 'rounds')],
            about: context.aboutIndicator(indicator.def.id),
          });
    }
  },
};

export const verdictMissing: Rule = {
  code: 'verdict-missing',
  severity: 'warning',
  title: 'có số liệu nhưng không ai kết luận',
  why: 'văn bản in số liệu mà không nói đạt hay chưa đạt thì người đọc không biết tính vào bên nào',
  example: 'chỉ tiêu 2.3 có tỷ lệ 89,17%, chưa có mức yêu cầu, không cấp nào ghi kết luận',
  repair: 'ghi kết luận của xã hoặc huyện (rounds), hoặc mức yêu cầu để tính được',
  together: (c, labels) =>
    `${indicatorList(
      labels,
      c.indicators.map((i) => i.id),
    )} có nêu kết quả nhưng không ghi đạt hay chưa đạt, và chưa đủ để tính`,
  *run(context) {
    for (const indicator of context.appraised.indicators.values()) {
      if (indicator.effective.verdict !== 'undetermined') continue;
      if (!hasResult(indicator) && indicator.result?.quoted === undefined) continue;
      yield member(context, indicator);
    }
  },
};

export const partMissing: Rule = {
  code: 'part-missing',
  severity: 'note',
  title: 'chỉ tiêu kép mới có một phần kết quả',
  why: 'chỉ tiêu kép chỉ đạt khi mọi phần đạt; phần chưa rõ vẫn phải hỏi, dù phần kia đã chưa đạt',
  example: 'chỉ tiêu 6.1 chưa có dụng cụ thể thao; các loại hình hoạt động thì không nói đã có hay chưa',
  repair: 'hỏi và ghi kết quả của phần còn lại (parts)',
  *run(context) {
    for (const indicator of context.appraised.indicators.values()) {
      const open = indicator.parts.filter((p) => p.effective.verdict === 'undetermined');
      if (open.length === 0 || open.length === indicator.parts.length) continue;
      yield {
        message: `chỉ tiêu ${indicator.def.id} mới có kết quả của một phần; chưa rõ: ${open.map((p) => `${p.def.id.split('.').at(-1)}) ${p.def.name}`).join('; ')}`,
        where: [context.indicatorPlace(indicator.def.id, 'parts')],
        about: context.aboutIndicator(indicator.def.id),
      };
    }
  },
};

export const deadlineGroup: Rule = {
  code: 'deadline-group',
  severity: 'warning',
  always: true,
  title: 'tiêu chí đã đạt còn để thời hạn của nhóm chưa đạt',
  why: 'hồ sơ tiêu chí đạt nộp trước; thời hạn không tự đổi khi kết luận đổi',
  example: 'tiêu chí số 19 nay đã đạt nhưng thời hạn vẫn là 30/11/2024',
  repair: 'xem lại thời hạn nộp hồ sơ của tiêu chí này',
  *run(context) {
    const { criteria } = context.appraised;
    for (const criterion of criteria) {
      const { deadline, def } = criterion;
      if (criterion.effective.verdict !== 'met' || !deadline) continue;
      if (!criteria.some((c) => c.effective.verdict === 'unmet' && c.deadline?.id === deadline.id)) continue;
      yield {
        message: `tiêu chí số ${def.id} nay đã đạt nhưng vẫn để thời hạn ${shortDate(deadline.date)} của các tiêu chí chưa đạt`,
        where: [context.criterionPlace(def.id, 'deadline')],
        about: [`criterion:${def.id}`, `deadline:${deadline.id}`],
      };
    }
  },
};

/** Words that presuppose "chưa đạt"; what keeps up a criterion that is met ("tiếp tục duy trì") has none of them. */
const UNMET_WORDS = /(?<!\p{L})(chưa|còn thiếu|còn lại|hoàn thiện tiêu chí|hoàn thành tiêu chí)(?!\p{L})/iu;

export const proseUnmet: Rule = {
  code: 'prose-unmet',
  severity: 'warning',
  always: true,
  title: 'lời văn viết khi tiêu chí chưa đạt',
  why: 'tiêu chí đã đạt mà thực trạng, giải pháp vẫn nói chưa đạt thì văn bản tự mâu thuẫn',
  example: 'tiêu chí số 19 nay đã đạt, thực trạng vẫn ghi "Chưa có mô hình camera an ninh"',
  repair: 'viết lại hoặc bỏ currentState và measures của tiêu chí này',
  *run(context) {
    for (const { def, effective } of context.appraised.criteria) {
      if (effective.verdict !== 'met') continue;
      const where = context.spots.flatMap((spot) => {
        // How it was carried out tells of what was still lacking then.
        const told = spot.criterion === def.id && spot.kind !== 'implementation';
        const said = told ? spot.printed.search(UNMET_WORDS) : -1;
        return said < 0 ? [] : [context.places.inText(spot.path, spot.sourceOffset(said))];
      });
      if (where.length > 0)
        yield {
          message: `tiêu chí số ${def.id} nay đã đạt; lời văn thực trạng, giải pháp viết khi chưa đạt`,
          where,
          about: [`criterion:${def.id}`],
        };
    }
  },
};

/** A finding about one indicator that is told together with others of its criterion. */
export const member = (
  context: CheckContext,
  indicator: AppraisedIndicator,
  ...rest: readonly PropertyKey[]
): Finding => ({
  member: { criterion: indicator.criterion, label: indicator.def.id },
  where: [context.indicatorPlace(indicator.def.id, ...rest)],
  about: context.aboutIndicator(indicator.def.id),
});
