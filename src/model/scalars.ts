/** Zod building blocks shared by the pack's and the case's schema: ids, exact decimals, dates, texts. */
import * as z from 'zod';
import { daysSinceEpoch } from './calendar.ts';
import { NumberText } from './number-text.ts';
import { type Decimal, parseDecimal } from './quantity.ts';

/** One line or several; NFC is done by the reader. Control and bidirectional characters are refused. */
export const text = z
  .custom<string>((v) => typeof v === 'string', { message: 'cần một đoạn chữ' })
  .refine((v) => v.trim() !== '', { message: 'không được để trống; nếu chưa có thì bỏ cả mục này' })
  .refine((v) => !FORBIDDEN.test(v), { message: 'có ký tự điều khiển không in được' });

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is refused
const FORBIDDEN = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F\u200E\u200F\u202A-\u202E\u2066-\u2069]/;

/** Text on one line. */
export const line = text
  .refine((v) => !/[\n\t]/.test(v.trim()), { message: 'phải nằm trên một dòng' })
  .transform((v) => v.trim());

/** Ids become names of files and folders; paths on Windows have 260 characters. */
const LONGEST_ID = 80;
/** Names that Windows opens as devices, also with an ending. */
export const WINDOWS_DEVICE = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i;

/** Identifier: always quoted when it looks like a number, because 17.10 would become 17.1. */
export const id = z
  .custom<string>((v) => typeof v === 'string', {
    error: (issue) =>
      issue.input instanceof NumberText
        ? `mã ${issue.input.text} phải đặt trong dấu nháy: "${issue.input.text}"`
        : 'cần một mã (chữ)',
  })
  .refine((v) => /^[\p{L}\p{N}][\p{L}\p{N}._-]*$/u.test(v), {
    message: 'mã chỉ gồm chữ, số, dấu chấm, gạch nối',
  })
  .refine((v) => v.length <= LONGEST_ID, { message: `mã dài quá ${LONGEST_ID} chữ` })
  .refine((v) => !v.endsWith('.'), { message: 'mã không kết thúc bằng dấu chấm' })
  .refine((v) => !WINDOWS_DEVICE.test(v), {
    message: 'mã này là tên dành riêng của Windows nên không đặt được tên tệp, thư mục',
  });

export const quantity = z
  .custom<Decimal>(
    (v) => (v instanceof NumberText || typeof v === 'string') && parseDecimal(String(v)) !== null,
    {
      error: (issue) =>
        `cần một con số như 14 hoặc 15,7 (không có dấu ngăn cách hàng nghìn), đang là "${String(issue.input)}"`,
    },
  )
  .transform((v) => parseDecimal(String(v))!);

export const wholeNumber = z
  .custom<number>((v) => v instanceof NumberText && /^\d{1,9}$/.test(v.text), {
    message: 'cần một số nguyên',
  })
  .transform((v) => Number(String(v)));

export const year = wholeNumber.refine((v) => v >= 1990 && v <= 2100, {
  message: 'năm phải trong khoảng 1990–2100',
});

export const flag = z.custom<boolean>((v) => typeof v === 'boolean', { message: 'cần true hoặc false' });

/** Calendar date `YYYY-MM-DD`. */
export const date = z.custom<string>((v) => typeof v === 'string' && daysSinceEpoch(v) !== null, {
  message: 'cần một ngày có thật dạng năm-tháng-ngày, ví dụ 2024-11-30',
});

/** Time of day; "8:30", "08h30" and "8 giờ 30" all become `08:30`. */
export const clockTime = line
  .refine((v) => CLOCK.test(v), { message: 'cần giờ và phút, ví dụ 08:30' })
  .transform((v) => {
    const [, hour, minute] = CLOCK.exec(v)!;
    return `${hour!.padStart(2, '0')}:${(minute ?? '').padStart(2, '0')}`;
  });
const CLOCK = /^([01]?\d|2[0-3])\s*(?::|h|giờ)\s*([0-5]?\d)?(?:\s*phút)?$/;

/** Where a fact comes from and whether anybody compared it with the original document. */
export const sourceNote = z.strictObject({ text: line, verified: flag });

export const level = z.enum(['commune', 'district', 'province'], {
  message: 'cấp đánh giá là commune, district hoặc province',
});
export const verdict = z.enum(['met', 'unmet'], { message: 'kết luận là met (đạt) hoặc unmet (chưa đạt)' });

export type Level = z.output<typeof level>;
/** A verdict as documents speak of it. Undetermined counts as neither met nor unmet (OFFICE §1). */
export type Verdict = 'met' | 'unmet' | 'not-applicable' | 'undetermined';
