/** Numbers of criteria and indicators as forms write them: 17.10 as a text, 17.1 as a number, "Chỉ tiêu 17,4", "IV". */
import type { Pack } from '../../model/pack.ts';
import { decimalOfDouble } from '../../readers/workbook/decimal-of-double.ts';
import { repairLookAlikes } from '../../readers/workbook/look-alikes.ts';
import type { RawCell } from '../../readers/workbook/raw.ts';

export interface NumberReading {
  /** As the form has it, for messages. */
  readonly shown: string;
  readonly criterion: string | null;
  /** Several where a number cell cannot tell 17.1 from 17.10. */
  readonly indicators: readonly string[];
  readonly roman: boolean;
}

const LABEL = String.raw`(?:(?:tiêu\s+chí|chỉ\s+tiêu|TC|CT)(?:\s+số)?\s*[.:]?\s*)`;
const DOTTED = String.raw`0?(\d{1,2})\s*[.,]\s*0?(\d{1,2})`;
const WHOLE_DOTTED = new RegExp(String.raw`^${LABEL}?\(?${DOTTED}\)?\s*[.):]*$`, 'iu');
const WHOLE_PLAIN = new RegExp(String.raw`^${LABEL}?\(?0?(\d{1,2})\)?\s*[.):]*$`, 'iu');
const WHOLE_ROMAN = /^(X{0,3}(?:IX|IV|V?I{0,3}))[.):]*$/;
const HEAD_DOTTED = new RegExp(
  String.raw`^${LABEL}?${DOTTED}(?!\d|[.,]\d|\s*%)\s*[.):–-]*\s*(?=\p{L})`,
  'iu',
);
const HEAD_PLAIN = new RegExp(
  String.raw`^(?:${LABEL}0?(\d{1,2})\s*(?:[.):–-]\s*)?|0?(\d{1,2})\s*[.):]\s*)(?=\p{L}|\()`,
  'iu',
);
const HEAD_ROMAN = /^(X{0,3}(?:IX|IV|V?I{0,3}))\s*[.):–-]\s*(?=\p{L})/u;

const ROMAN_DIGITS: Readonly<Record<string, number>> = { I: 1, V: 5, X: 10 };
const romanValue = (text: string): number =>
  [...text].reduce((sum, letter, i, all) => {
    const value = ROMAN_DIGITS[letter]!;
    return sum + (value < (ROMAN_DIGITS[all[i + 1] ?? ''] ?? 0) ? -value : value);
  }, 0);

function plain(pack: Pack, shown: string, number: number, roman: boolean): NumberReading | null {
  const id = String(number);
  if (!pack.criterion.has(id)) return null;
  return { shown, criterion: id, indicators: [], roman };
}

/** "4.1" of a criterion whose only indicator has no number of its own is that indicator. */
function dotted(pack: Pack, shown: string, criterion: string, indicator: string): NumberReading | null {
  const id = `${criterion}.${indicator}`;
  if (pack.indicator.has(id)) return { shown, criterion, indicators: [id], roman: false };
  const only = pack.criterion.get(criterion)?.indicators;
  if (indicator === '1' && only?.length === 1)
    return { shown, criterion, indicators: [only[0]!.id], roman: false };
  return null;
}

/** The number that a whole cell is; null when it is none of the criteria set. */
export function readNumber(pack: Pack, cell: RawCell): NumberReading | null {
  if (cell.kind === 'number') {
    if (cell.format.kind === 'date' || cell.format.kind === 'percent') return null;
    const value = decimalOfDouble(cell.text, null);
    if (value === null) return null;
    if (/^\d{1,2}$/.test(value)) return plain(pack, value, Number(value), false);
    const alike = [...pack.indicator.keys()].filter((id) => id.includes('.') && Number(id) === Number(value));
    if (alike.length > 0)
      return { shown: value, criterion: value.split('.')[0]!, indicators: alike, roman: false };
    const [criterion = '', indicator = ''] = value.split('.');
    return dotted(pack, value, criterion, indicator);
  }
  if (cell.kind !== 'text') return null;
  const text = repairLookAlikes(cell.text).trim().replace(/^'/, '');
  const d = WHOLE_DOTTED.exec(text);
  if (d) return dotted(pack, text, d[1]!, d[2]!);
  const p = WHOLE_PLAIN.exec(text);
  if (p) return plain(pack, text, Number(p[1]), false);
  const r = text === '' ? null : WHOLE_ROMAN.exec(text);
  return r?.[1] ? plain(pack, text, romanValue(r[1]), true) : null;
}

/** Number and name of "2.1. Tỷ lệ đường xã …", "Tiêu chí số 1: Quy hoạch"; without a number only the name. */
export function splitNumber(
  pack: Pack,
  text: string,
): { readonly number: NumberReading | null; readonly name: string } {
  const clean = repairLookAlikes(text)
    .trim()
    .replace(/^[-+*•]\s*/, '');
  const take = (m: RegExpExecArray | null, number: NumberReading | null) =>
    m && number ? { number, name: clean.slice(m[0].length) } : null;
  const d = HEAD_DOTTED.exec(clean);
  const p = HEAD_PLAIN.exec(clean);
  const r = HEAD_ROMAN.exec(clean);
  return (
    (d && take(d, dotted(pack, d[0].trim(), d[1]!, d[2]!))) ??
    (p && take(p, plain(pack, p[0].trim(), Number(p[1] ?? p[2]), false))) ??
    (r?.[1] ? take(r, plain(pack, r[0].trim(), romanValue(r[1]), true)) : null) ?? {
      number: null,
      name: clean,
    }
  );
}
