/** Rules about requirements: who confirmed them, and where the case differs from the pack (OFFICE §4). */
import { requirementOf } from '../appraisal/requirements.ts';
import { indicatorList } from '../wording/grammar.ts';
import { requirementText } from '../wording/results.ts';
import { sameNumber, textSays } from './figure-facts.ts';
import type { Rule } from './rule.ts';
import { member } from './verdicts.ts';

export const requirementUnconfirmed: Rule = {
  code: 'requirement-unconfirmed',
  severity: 'warning',
  title: 'mức đạt chuẩn chưa ai xác nhận',
  why: 'mức của bộ mẫu chưa đối chiếu văn bản gốc và tỉnh có thể quy định khác; bản trình không in mức chưa xác nhận',
  example: 'chỉ tiêu 9 lấy mức 85% của bộ mẫu, chưa ai đối chiếu với quyết định của tỉnh',
  repair: 'đối chiếu văn bản của tỉnh, ghi vào bảng mức đạt chuẩn (requirements) kèm document và confirmedBy',
  together: (c, labels) =>
    `tiêu chí số ${c.id}: chưa ai xác nhận mức yêu cầu: ${indicatorList(
      labels,
      c.indicators.map((i) => i.id),
    )}`,
  *run(context) {
    for (const indicator of context.appraised.indicators.values()) {
      const { requirement, result } = indicator;
      if (requirement.confirmed || result?.notApplicable) continue;
      const entry = context.data.requirements.findIndex(
        (r) => r.indicator === indicator.def.id && r.part === undefined,
      );
      yield {
        ...member(context, indicator),
        where: [entry < 0 ? null : context.places.of(['requirements', entry])],
      };
    }
  },
};

export const requirementDiffers: Rule = {
  code: 'requirement-differs',
  severity: 'note',
  title: 'mức đạt chuẩn khác với bộ mẫu',
  why: 'mức của tỉnh thường cao hơn hoặc bằng; khác mà không có người xác nhận thì có thể là gõ nhầm',
  example: 'bộ mẫu ghi 50%, hồ sơ ghi 40% mà không có người xác nhận',
  repair: 'kiểm tra văn bản đã dẫn; ghi người xác nhận (confirmedBy)',
  *run(context) {
    const { data, pack } = context;
    for (const [i, entry] of data.requirements.entries()) {
      const def =
        entry.part === undefined ? pack.indicator.get(entry.indicator)?.def : pack.part.get(entry.part)?.def;
      if (!def) continue;
      const own = requirementOf({ ...data, requirements: [] }, def, entry.indicator);
      const differs =
        own.value && entry.value
          ? !sameNumber(own.value, entry.value)
          : own.level !== null && entry.level !== undefined && own.level !== entry.level;
      if (!differs) continue;
      const here = requirementOf(data, def, entry.indicator);
      yield {
        message: `mức yêu cầu của ${def.id} là ${textSays(requirementText(pack, def, here))} (${entry.document}), bộ mẫu ghi ${textSays(requirementText(pack, def, own))}${own.confirmed ? '' : ' (chưa đối chiếu)'}${entry.confirmedBy === undefined ? '; chưa ghi người xác nhận' : ''}`,
        where: [context.places.of(['requirements', i])],
        about: context.aboutIndicator(entry.indicator),
        ...(entry.confirmedBy === undefined ? { severity: 'warning' as const } : {}),
      };
    }
  },
};
