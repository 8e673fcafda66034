/** Rules about single figures: out of range, misread, without year or use (OFFICE §4). */
import { compareDecimals, decimal, formatDecimal } from '../model/quantity.ts';
import { figureText, isMeasure } from '../wording/figure-text.ts';
import { figureMember, textSays } from './figure-facts.ts';
import type { Rule } from './rule.ts';

export const overWhole: Rule = {
  code: 'over-whole',
  severity: 'warning',
  always: true,
  title: 'phần lớn hơn cái toàn thể',
  why: 'tỷ lệ trên 100% thường là gõ nhầm, hoặc là tỷ lệ so với kế hoạch chứ không phải so với toàn bộ',
  example: 'rác thải được thu gom 104,66%; 15,7/14 km đường đã cứng hóa',
  repair: 'kiểm tra lại hai số',
  *run(context) {
    for (const figure of context.appraised.figures.values()) {
      const { def, ratio, value } = figure;
      const where = [context.figurePlace(def.id)];
      const about = context.aboutFigure(def.id);
      if (ratio && compareDecimals(ratio.numerator, ratio.denominator) > 0)
        yield {
          message: `số liệu "${def.id}" có tử số lớn hơn mẫu số: ${textSays(figureText(figure, 'ratio'))}`,
          where,
          about,
        };
      if (value && def.unit === '%' && compareDecimals(value, decimal(100)) > 0)
        yield {
          message: `số liệu "${def.id}" lớn hơn 100%: ${formatDecimal(value)}%`,
          where: [context.figurePlace(def.id, 'value')],
          about,
          hint: 'kiểm tra lại; nếu là tỷ lệ so với kế hoạch thì đó không phải kết quả của chỉ tiêu',
        };
    }
  },
};

export const thousands: Rule = {
  code: 'thousands',
  severity: 'warning',
  always: true,
  title: 'dấu chấm ngăn hàng nghìn bị đọc là dấu thập phân',
  why: '"8.472" là 8472 trong văn bản Việt Nam nhưng là 8,472 đối với máy',
  example: 'tổng số hộ ghi 1.234 được đọc là 1,234 hộ',
  repair: 'viết liền các chữ số, không có dấu chấm ngăn hàng nghìn',
  *run(context) {
    for (const { def } of context.appraised.figures.values()) {
      const found = [def.value, def.numerator, def.denominator].find((v) => v?.scale === 3);
      if (!found || (isMeasure(def.unit) && !def.unit?.includes('đồng'))) continue;
      yield {
        message: `số liệu "${def.id}" được đọc là ${formatDecimal(found)} ${def.unit ?? ''}`.trim(),
        where: [context.figurePlace(def.id)],
        about: context.aboutFigure(def.id),
        hint: `nếu là ${found.digits} thì viết liền, không có dấu chấm ngăn hàng nghìn`,
      };
    }
  },
};

export const figureIncomplete: Rule = {
  code: 'figure-incomplete',
  severity: 'warning',
  title: 'số liệu mới nhập một phần',
  why: 'thiếu mẫu số hoặc một ô của bảng kê thì chưa tính được tỷ lệ, tổng số',
  example: 'có 185 hộ dùng nước sạch nhưng tổng số hộ chưa nhập',
  repair: 'nhập phần còn thiếu: số chung làm mẫu số, hoặc ô trống của bảng kê',
  *run(context) {
    for (const { def, ratio, value } of context.appraised.figures.values()) {
      if (ratio || value || (def.numerator === undefined && !def.from)) continue;
      yield {
        message: def.from
          ? `số liệu "${def.id}" chưa tính được từ bảng kê "${def.from.table}"`
          : `số liệu "${def.id}" có tử số nhưng mẫu số "${def.denominatorFrom}" chưa có giá trị`,
        where: [context.figurePlace(def.id, def.from ? 'from' : 'denominatorFrom')],
        about: context.aboutFigure(def.id),
      };
    }
  },
};

export const figureUndated: Rule = {
  code: 'figure-undated',
  severity: 'note',
  title: 'số liệu không ghi năm hoặc ngày chốt',
  why: 'hồ sơ xét theo năm số liệu; không có năm thì không biết số liệu còn dùng được không',
  example: '43,8% hộ phân loại rác: của năm 2023 hay tháng 3/2024?',
  repair: 'ghi dataYear (năm số liệu) hoặc asOf (ngày chốt)',
  together: (c, labels) => `tiêu chí số ${c.id}: số liệu không ghi năm hoặc ngày chốt: ${labels.join(', ')}`,
  *run(context) {
    for (const { def, ratio, value } of context.appraised.figures.values())
      if (def.role === 'result' && (ratio || value) && def.dataYear === undefined && def.asOf === undefined)
        yield figureMember(context, def.id);
  },
};

export const dataYear: Rule = {
  code: 'data-year',
  severity: 'warning',
  title: 'số liệu cũ hoặc mới hơn năm được dùng',
  why: 'số liệu phải của năm mà quy định cho phép; số liệu cũ hơn bị yêu cầu làm lại',
  example: 'đánh giá năm 2024 nhưng thu nhập là của năm 2021',
  repair: 'thay bằng số liệu của năm được dùng',
  *run(context) {
    const { assessmentYear } = context.data;
    const rule = context.pack.info.settings.dataYear;
    if (!rule) return;
    for (const { def } of context.appraised.figures.values()) {
      const year = def.dataYear ?? (def.asOf === undefined ? undefined : Number(def.asOf.slice(0, 4)));
      if (def.role !== 'result' || year === undefined || (context.usersOf.get(def.id) ?? []).length === 0)
        continue;
      if (year <= assessmentYear && year >= assessmentYear - rule.yearsBefore) continue;
      // Data for a year are often closed in the first weeks of the next.
      if (def.dataYear === undefined && year === assessmentYear + 1) continue;
      yield {
        message: `số liệu "${def.id}" là của năm ${year}, đánh giá năm ${assessmentYear}${rule.source.verified ? '' : ` (cần đối chiếu: ${rule.source.text})`}`,
        where: [context.figurePlace(def.id, def.dataYear === undefined ? 'asOf' : 'dataYear')],
        about: context.aboutFigure(def.id),
      };
    }
  },
};

export const figureUnused: Rule = {
  code: 'figure-unused',
  severity: 'note',
  title: 'số liệu không dùng ở đâu',
  why: 'số liệu nhập mà không chỉ tiêu, câu văn, nhiệm vụ nào dùng thì thường là gõ sai mã ở nơi dùng',
  example: 'có số liệu "ho-ngheo" nhưng chỉ tiêu 11 để trống',
  repair: 'nối vào chỉ tiêu (figure), nhắc trong câu văn, hoặc bỏ đi',
  *run(context) {
    const { data } = context;
    const used = new Set<string | undefined>([
      ...context.usersOf.keys(),
      ...context.spots.flatMap((s) => s.references.map((r) => r.ref)),
      ...data.figures.flatMap((f) => [f.denominatorFrom, f.from?.denominator?.common]),
      ...context.tasks.flatMap(({ task }) => [task.figure, ...task.targets]),
      ...data.conditions.map((c) => c.figure),
      ...data.criteria.flatMap((c) => c.rounds.map((r) => r.figure)),
    ]);
    for (const def of data.figures)
      if (def.role !== 'common' && def.role !== 'context' && !used.has(def.id))
        yield {
          message: `số liệu "${def.id}" (${def.name}) không dùng ở chỉ tiêu, câu văn hay nhiệm vụ nào`,
          where: [context.figurePlace(def.id)],
          about: context.aboutFigure(def.id),
        };
  },
};
