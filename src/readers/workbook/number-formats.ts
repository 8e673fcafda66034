/** Number formats of a workbook's cell styles: which show a day, a percentage, how many digits they fix. */
import { tooLarge } from './fault.ts';
import { LIMITS } from './limits.ts';
import type { RawNumberFormat } from './raw.ts';
import { readXmlPart } from './xml-part.ts';

export const GENERAL: RawNumberFormat = { kind: 'general', decimals: null };
const DATE: RawNumberFormat = { kind: 'date', decimals: null };
const TEXT: RawNumberFormat = { kind: 'text', decimals: null };
const number = (decimals: number | null): RawNumberFormat => ({ kind: 'number', decimals });
const percent = (decimals: number | null): RawNumberFormat => ({ kind: 'percent', decimals });

/** ECMA-376 part 1, 18.8.30: formats that have a number and no text. Those from 14, 27, 45 and 50 on show days and times. */
const BUILT_IN = new Map<number, RawNumberFormat>([
  [0, GENERAL],
  [1, number(0)],
  [2, number(2)],
  [3, number(0)],
  [4, number(2)],
  [5, number(0)],
  [6, number(0)],
  [7, number(2)],
  [8, number(2)],
  [9, percent(0)],
  [10, percent(2)],
  [11, number(null)],
  [12, number(null)],
  [13, number(null)],
  [37, number(0)],
  [38, number(0)],
  [39, number(2)],
  [40, number(2)],
  [41, number(0)],
  [42, number(0)],
  [43, number(2)],
  [44, number(2)],
  [48, number(null)],
  [49, TEXT],
]);

const isBuiltInDate = (id: number): boolean =>
  (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) || (id >= 50 && id <= 58);

/**
 * What a format code shows, judged by its first section (`dd/mm/yyyy;@`): literals, colours and locales are no part of
 * it (`[$-42A]dd/mm/yyyy`, `0.0" %"`), elapsed times are (`[h]:mm`).
 */
export function numberFormat(code: string): RawNumberFormat {
  const bare = code
    .replace(/"[^"]*"?|[\\_*][\s\S]/g, '')
    .replace(/\[(h+|m+|s+)\]/gi, '$1')
    .split(';', 1)[0]!;
  const section = bare.replace(/\[[^\]]*\]?/g, '');
  if (/general/i.test(section)) return GENERAL;
  const isScientific = /[0#?]E[+-]/i.test(section);
  if (!isScientific && /[ymdhsbge]/i.test(section)) return DATE;
  if (!/[0#?]/.test(section)) return section.includes('@') ? TEXT : GENERAL;
  // A condition ([<100]0.0;0), a fraction, an exponent or a scale (0.0,) shows other digits than the value's own.
  const isOwnDigits = !isScientific && !/\[[<>=]/.test(bare) && !/\/|,(?![0#?])/.test(section);
  const decimals = isOwnDigits ? fixedDigits(section) : null;
  return section.includes('%') ? percent(decimals) : number(decimals);
}

/** `0.00` fixes two, `0.0#` one, `0` none at all (0); `0.##` leaves it open (null). */
function fixedDigits(section: string): number | null {
  const fraction = /\.([0#?]*)/.exec(section)?.[1] ?? '';
  const fixed = /^0*/.exec(fraction)![0].length;
  return fixed === 0 && fraction !== '' ? null : fixed;
}

/** Format of every cell style (`s` of a cell), by index. Throws a WorkbookFault. */
export function readCellFormats(part: string, content: Buffer): RawNumberFormat[] {
  const custom = new Map<number, RawNumberFormat>();
  const formats: RawNumberFormat[] = [];
  readXmlPart(part, content, {
    open(name, attributes, parent) {
      if (name === 'numFmt' && parent === 'numFmts') {
        custom.set(Number(attributes.numFmtId), numberFormat(attributes.formatCode ?? ''));
      } else if (name === 'xf' && parent === 'cellXfs') {
        const id = Number(attributes.numFmtId ?? 0);
        const format = custom.get(id) ?? BUILT_IN.get(id) ?? (isBuiltInDate(id) ? DATE : GENERAL);
        if (formats.push(format) > LIMITS.styles)
          throw tooLarge(`có hơn ${LIMITS.styles} kiểu ô`, 'chép nội dung sang bảng tính mới rồi lưu lại');
      }
    },
  });
  return formats;
}
