/** Rules about legal bases: in force on the day of the papers, cited once in full, laws without number (NĐ 30). */
import { shortDate } from '../wording/dates.ts';
import type { Rule } from './rule.ts';

export const basisInForce: Rule = {
  code: 'basis-in-force',
  severity: 'error',
  title: 'căn cứ không có hiệu lực vào ngày của văn bản',
  why: 'căn cứ hết hiệu lực làm văn bản sai căn cứ pháp lý và phải ban hành lại',
  example: 'kế hoạch tháng 3/2024 căn cứ một quyết định hết hiệu lực từ 31/12/2023',
  repair: 'thay bằng văn bản đang có hiệu lực, hoặc sửa ngày hiệu lực đã nhập',
  *run(context) {
    const { data } = context;
    const day = data.plan?.issued?.date ?? data.created;
    for (const [i, b] of data.legalBases.entries()) {
      const name = `${b.kind}${b.number === undefined ? '' : ` số ${b.number}`}`;
      const faults: readonly (readonly [string, string])[] = [
        ...(b.inForceTo !== undefined && b.inForceTo < day
          ? [['inForceTo', `${name} hết hiệu lực từ ${shortDate(b.inForceTo)}`] as const]
          : []),
        ...(b.inForceFrom !== undefined && b.inForceFrom > day
          ? [['inForceFrom', `${name} có hiệu lực từ ${shortDate(b.inForceFrom)}`] as const]
          : []),
        ...(b.inForceFrom === undefined && b.date !== undefined && b.date > day
          ? [['date', `${name} ban hành ngày ${shortDate(b.date)}`] as const]
          : []),
      ];
      for (const [key, message] of faults)
        yield {
          message: `${message}; ngày của văn bản là ${shortDate(day)}`,
          where: [context.places.of(['legalBases', i, key])],
          about: [`basis:${b.id}`, 'document:plan'],
        };
    }
  },
};

export const basisTwice: Rule = {
  code: 'basis-twice',
  severity: 'note',
  title: 'văn bản viện dẫn đầy đủ hai lần',
  why: 'lần đầu ghi đủ số, ngày, cơ quan, tên; các lần sau chỉ ghi loại, số và ký hiệu',
  example: 'mục III.1 và III.5 đều ghi "Quyết định số 1893/QĐ-UBND, ngày 07/6/2022 của UBND huyện"',
  repair: 'từ lần thứ hai chỉ ghi loại văn bản, số và ký hiệu',
  *run(context) {
    const { data } = context;
    const cited = new Set(
      data.legalBases.flatMap((b) => (b.id === data.plan?.basis && b.number !== undefined ? [b.number] : [])),
    );
    for (const spot of context.spots)
      for (const m of spot.printed.matchAll(/số\s+(\d+\/[\p{Lu}\d\-/]+),?\s+ngày\s+\d/gu)) {
        if (cited.has(m[1]!) && spot.typed(m.index))
          yield {
            message: `văn bản số ${m[1]} được viện dẫn đầy đủ lần thứ hai`,
            where: [context.places.inText(spot.path, spot.sourceOffset(m.index))],
            about: spot.about,
          };
        cited.add(m[1]!);
      }
  },
};

const LAW = /^(Bộ luật|Luật|Pháp lệnh|Hiến pháp)/u;

export const lawNumber: Rule = {
  code: 'law-number',
  severity: 'warning',
  title: 'viện dẫn luật, pháp lệnh có ghi số',
  why: 'theo Nghị định 30/2020/NĐ-CP, luật và pháp lệnh viện dẫn không ghi số, ký hiệu và cơ quan ban hành',
  example: '"Luật Thanh tra số 11/2022/QH15" viết "Luật Thanh tra ngày 14 tháng 11 năm 2022"',
  repair: 'bỏ số, ký hiệu; ghi tên luật và ngày',
  *run(context) {
    for (const [i, b] of context.data.legalBases.entries())
      if (LAW.test(b.kind) && b.number !== undefined)
        yield {
          message: `${b.kind} không ghi số (${b.number}) khi viện dẫn`,
          where: [context.places.of(['legalBases', i, 'number'])],
          about: [`basis:${b.id}`],
        };
    for (const spot of context.spots)
      for (const m of spot.printed.matchAll(
        /(?:Bộ luật|Luật|Pháp lệnh)(?:\s+(?!Nghị|Quyết|Thông|Chỉ thị)\p{L}+){0,8}?\s+số\s+\d+\/\d{4}\/[\p{Lu}\d]+/gu,
      ))
        if (spot.typed(m.index))
          yield {
            message: `"${m[0]}": luật, pháp lệnh viện dẫn không ghi số`,
            where: [context.places.inText(spot.path, spot.sourceOffset(m.index))],
            about: spot.about,
          };
  },
};
