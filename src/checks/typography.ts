/** Rules about how the office's own text is written: repeated words and the format traps of Decree 30/2020. */
import type { Rule } from './rule.ts';

/** Repeated on purpose: "ngày ngày", "nhà nhà", "luôn luôn". */
const REDUPLICATED = new Set(
  'ai chiều chung dần đâu đều đời hay hằng khắp lớp luôn mãi năm ngành ngày người nhà nơi rất song sơ tầng thường từ vân vừa xa xanh'.split(
    ' ',
  ),
);

/** One word or two, said twice in a row with nothing but a space between. */
export function doubledWords(text: string): readonly { readonly at: number; readonly words: string }[] {
  const out: { at: number; words: string }[] = [];
  const pattern = /(?<![\p{L}\p{N}])(\p{L}+(?:[ ]\p{L}+)?)[ ]+\1(?![\p{L}\p{N}])/giu;
  for (const m of text.matchAll(pattern)) {
    const once = m[1]!;
    // Names may repeat ("thôn Na Na"); so may reduplications.
    if (REDUPLICATED.has(once.toLowerCase()) || /^\p{Lu}/u.test(m[0].slice(once.length).trim())) continue;
    out.push({ at: m.index, words: m[0] });
  }
  return out;
}

export const doubledWord: Rule = {
  code: 'doubled-word',
  severity: 'warning',
  title: 'chữ lặp',
  why: 'lỗi đánh máy mà máy kiểm chính tả không bắt; kế hoạch Nhân Lý 2024 có bốn chỗ',
  example: '"thu nhập bình quân bình quân đầu người", "tiêu chí tiêu chí số 5"',
  repair: 'bỏ một lần; nếu là từ láy thì ghi vào silenced',
  *run(context) {
    for (const own of context.texts)
      for (const { at, words } of doubledWords(own.text))
        yield { message: `chữ lặp: "${words}"`, where: [own.place(at)], about: own.about };
  },
};

interface Trap {
  readonly pattern: RegExp;
  /** Part of every match, looked for first where the pattern begins with a word and would try every letter. */
  readonly sign?: RegExp;
  readonly message: (match: RegExpMatchArray) => string;
}

/** "nhân dân" inside names of bodies and titles stays small. */
const PEOPLES =
  '(?<!(?:[Ủủ]y ban|[Uu]ỷ ban|[Hh]ội đồng|[Tt]òa án|[Kk]iểm sát|[Qq]uân đội|[Cc]ông an|[Tt]hanh tra|tín dụng|vũ trang|[Nn]hà giáo|[Nn]ghệ sĩ|[Nn]ghệ nhân|[Tt]hầy thuốc|chiến tranh|an ninh) )';

/** Part K of the notes on Decree 30, as far as an office types it itself. */
const TRAPS: readonly Trap[] = [
  {
    pattern: /tháng 0([3-9])(?!\d)/gu,
    message: (m) => `"${m[0]}" viết "tháng ${m[1]}": chỉ tháng 1 và tháng 2 có số 0 ở trước`,
  },
  {
    pattern: /tháng ([12])(?=[/ ]+(?:năm )?\d{4})/gu,
    message: (m) => `"${m[0]}" viết "tháng 0${m[1]}"`,
  },
  {
    pattern: /ngày ([1-9])(?=\/\d|\s+tháng)/gu,
    message: (m) => `"${m[0]}" viết "ngày 0${m[1]}"`,
  },
  {
    pattern: /(?<!\p{L})\p{L}+\s?[–—]\s?\p{L}+/gu,
    sign: /[–—]/,
    message: (m) => `"${m[0]}" dùng dấu gạch dài; văn bản dùng dấu gạch nối " - "`,
  },
  { pattern: /(?<![\d.,])\d[\d.,]*\s+%/gu, message: (m) => `"${m[0]}": không có dấu cách trước dấu %` },
  {
    pattern: /(?<!\p{L})\p{L}+\s+[,;:](?=\s|$)/gu,
    sign: /\s[,;:]/,
    message: (m) => `"${m[0]}": thừa dấu cách trước dấu câu`,
  },
  {
    pattern: /(?<!\p{L})\p{L}+[,;]\p{L}+/gu,
    sign: /[,;]\S/,
    message: (m) => `"${m[0]}": thiếu dấu cách sau dấu câu`,
  },
  {
    pattern: /(?<!\p{L})\p{L}+ {2,}\p{L}+/gu,
    sign: / {2}/,
    message: (m) => `"${m[0]}": thừa dấu cách giữa hai chữ`,
  },
  { pattern: /không đạt/gu, message: () => '"không đạt" viết "chưa đạt"' },
  {
    pattern: new RegExp(`${PEOPLES}(?<!\\p{L})nhân dân(?!\\p{L})`, 'gu'),
    message: () => '"nhân dân" viết hoa: "Nhân dân"',
  },
  { pattern: /(?<!\p{L})BCD(?!\p{L})/gu, message: () => '"BCD" viết "BCĐ"' },
  { pattern: /VietGap/gu, message: () => '"VietGap" viết "VietGAP"' },
];

export const formatTrap: Rule = {
  code: 'format-trap',
  severity: 'warning',
  title: 'viết sai thể thức',
  why: 'hồ sơ bị trả lại vì thể thức; chữ do chương trình in đã đúng, đây là chữ cơ quan tự gõ',
  example: '"tháng 03", "ngày 5 tháng 6", "82,83 %", "không đạt", dấu gạch dài',
  repair: 'sửa theo cách viết đã nêu',
  *run(context) {
    for (const own of context.texts)
      for (const { pattern, sign, message } of TRAPS) {
        if (sign && !sign.test(own.text)) continue;
        for (const m of own.text.matchAll(pattern))
          if (own.typed(m.index))
            yield { message: message(m), where: [own.place(m.index)], about: own.about };
      }
  },
};

export const degreeBeforeName: Rule = {
  code: 'degree-before-name',
  severity: 'warning',
  title: 'học hàm, học vị trước họ tên người ký',
  why: 'Nghị định 30/2020/NĐ-CP: trước họ tên người ký không ghi học hàm, học vị',
  example: '"Ths. Nguyễn Văn A"',
  repair: 'chỉ ghi họ và tên',
  *run(context) {
    for (const [i, s] of context.data.signatories.entries()) {
      const degree = /^(?:(?:Th\.?S|TS|GS|PGS|BS|KS|CN|NGƯT|NGND)\.?\s*)+(?=\p{Lu}\p{Ll})/iu.exec(
        s.name ?? '',
      );
      if (degree && /[.\s]$/u.test(degree[0]))
        yield {
          message: `"${s.name}": không ghi "${degree[0].trim()}" trước họ tên`,
          where: [context.places.of(['signatories', i, 'name'])],
          about: [`document:${s.document}`],
        };
    }
  },
};
