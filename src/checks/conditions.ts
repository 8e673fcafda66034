/** Rules about the conditions outside the table (OFFICE §1): "19/19" alone is never enough. */
import { passes } from '../appraisal/verdicts.ts';
import type { Rule } from './rule.ts';

export const conditionOpen: Rule = {
  code: 'condition-open',
  severity: 'warning',
  title: 'điều kiện ngoài bảng chưa có kết quả',
  why: 'đủ 19 tiêu chí mà thiếu một điều kiện (nợ đọng, hài lòng, an ninh trật tự …) vẫn không được công nhận',
  example: 'chưa có xác nhận không nợ đọng xây dựng cơ bản',
  repair: 'ghi kết quả (conditions: state) kèm văn bản',
  *run(context) {
    const { data, pack } = context;
    for (const def of pack.info.conditions) {
      const index = data.conditions.findIndex((c) => c.id === def.id);
      if (index >= 0 && data.conditions[index]!.state !== undefined) continue;
      yield {
        message: `chưa có kết quả của điều kiện: ${def.name}`,
        where: [index < 0 ? null : context.places.of(['conditions', index])],
        about: [`condition:${def.id}`],
      };
    }
    for (const [i, c] of data.conditions.entries())
      if (c.name !== undefined && c.state === undefined)
        yield {
          message: `chưa có kết quả của điều kiện: ${c.name}`,
          where: [context.places.of(['conditions', i])],
          about: [`condition:${c.id}`],
        };
  },
};

export const conditionDocument: Rule = {
  code: 'condition-document',
  severity: 'warning',
  title: 'điều kiện ngoài bảng không có văn bản',
  why: 'điều kiện ngoài bảng chỉ chứng minh được bằng văn bản của cơ quan có thẩm quyền',
  example: 'ghi "an toàn về an ninh, trật tự: đạt" mà không có quyết định công nhận',
  repair: 'ghi số, ngày, cơ quan ban hành vào document',
  *run(context) {
    for (const [i, c] of context.data.conditions.entries()) {
      if (c.state !== 'met' || c.document !== undefined) continue;
      const name = c.name ?? context.pack.info.conditions.find((d) => d.id === c.id)?.name ?? c.id;
      yield {
        message: `điều kiện "${name}" ghi đạt nhưng không có văn bản`,
        where: [context.places.of(['conditions', i])],
        about: [`condition:${c.id}`],
      };
    }
  },
};

export const conditionContradiction: Rule = {
  code: 'condition-contradiction',
  severity: 'error',
  title: 'điều kiện ngoài bảng trái với số liệu',
  why: 'hai chỗ của hồ sơ nói ngược nhau',
  example: 'tỷ lệ hài lòng 85%, ngưỡng 90%, ghi đạt',
  repair: 'kiểm tra lại số liệu, ngưỡng hoặc kết quả',
  *run(context) {
    for (const [i, c] of context.data.conditions.entries()) {
      const figure = c.figure === undefined ? undefined : context.appraised.figures.get(c.figure);
      if (c.state === undefined || !figure || !c.threshold) continue;
      const passed = passes(
        figure,
        c.threshold,
        'at-least',
        figure.ratio !== null || figure.def.unit === '%',
      );
      if (passed === null || passed === (c.state === 'met')) continue;
      yield {
        message: `điều kiện "${c.name ?? c.id}" ghi ${c.state === 'met' ? 'đạt' : 'chưa đạt'} nhưng số liệu "${figure.def.id}" ${passed ? 'đạt' : 'chưa đạt'} ngưỡng`,
        where: [context.places.of(['conditions', i])],
        about: [`condition:${c.id}`, `figure:${figure.def.id}`],
      };
    }
  },
};
