/** Words of cells: yes and no, choices by their Vietnamese word, ids, texts. */
import { didYouMean } from '../../model/diagnostics.ts';
import { type CellReport, type Conversion, converted, quoted } from './cell-types.ts';
import { shownAsDay, shownDay } from './date-cells.ts';
import { decimalOfDouble } from './decimal-of-double.ts';
import { mixedWord, repairLookAlikes } from './look-alikes.ts';
import type { RawCell } from './raw.ts';

const TONES = /[\u0300\u0301\u0303\u0309\u0323]/g;

/** Equal for words that differ in case, spaces, or where the tone stands (on either vowel): every tone goes to the end of its word. */
export const looseWord = (text: string): string =>
  repairLookAlikes(text)
    .toLowerCase()
    .normalize('NFD')
    .replace(/[\p{L}\p{M}]+/gu, (word) => word.replace(TONES, '') + (word.match(TONES) ?? []).join(''))
    .normalize('NFC')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[.;]$/, '');

const YES = new Set(['có', 'x', 'true', 'đúng', '1', '✓', '✔', '☑'].map(looseWord));
const NO = new Set(['không', 'false', 'sai', '0', 'chưa', 'chưa có', '☐'].map(looseWord));

export function convertFlag(cell: RawCell, text: string, report: CellReport): Conversion {
  const word = looseWord(cell.kind === 'number' ? (decimalOfDouble(cell.text, null) ?? '') : text);
  if (YES.has(word)) return converted(true);
  if (NO.has(word)) return converted(false);
  return report.error(
    'cell-flag',
    `cần Có hoặc Không, đang ghi ${quoted(text)}`,
    'chọn Có hoặc Không; chưa biết thì để trống',
  );
}

/** Most words listed in a message. */
const LISTED = 8;

export function convertChoice(
  cell: RawCell,
  text: string,
  choices: ReadonlyMap<string, string>,
  report: CellReport,
): Conversion {
  const typed = cell.kind === 'number' ? (decimalOfDouble(cell.text, null) ?? text) : text;
  const word = looseWord(typed);
  for (const [shown, code] of choices) if (looseWord(shown) === word) return converted(code);
  for (const code of choices.values()) if (looseWord(code) === word) return converted(code);
  const words = [...choices.keys()];
  const nearest = didYouMean(repairLookAlikes(typed).trim(), words);
  const list = words.slice(0, LISTED).map((shown) => `"${shown}"`);
  return report.error(
    'cell-choice',
    `${quoted(text)} không có trong danh sách`,
    [
      ...(nearest === undefined ? [] : [nearest]),
      `chọn trong danh sách của ô: ${list.join(', ')}${words.length > LISTED ? ', …' : ''}`,
    ].join('; '),
  );
}

export function convertId(cell: RawCell, text: string, report: CellReport): Conversion {
  const hint = "đổi định dạng ô sang Text rồi gõ lại mã, hoặc gõ dấu nháy đơn đằng trước: '17.10";
  if (cell.kind === 'boolean') return report.error('cell-id', `cần một mã, đang là ${text}`, hint);
  if (cell.kind === 'text') return converted(repairLookAlikes(text).trim().replace(/^'/, ''));
  const day = shownAsDay(cell, report.date1904);
  if (day)
    return report.error(
      'cell-became-date',
      `cần một mã, Excel đã đổi thành ngày ${shownDay(day)} (có lẽ đã gõ ${day.day}.${day.month} hoặc ${day.month}.${day.day})`,
      hint,
    );
  const value = decimalOfDouble(cell.text, null);
  if (value !== null && /^\d+$/.test(value)) return converted(value);
  const tail =
    value !== null && /^\d+\.\d$/.test(value) ? `: không phân biệt được ${value} với ${value}0` : '';
  return report.error('cell-id-number', `mã đang là số ${value ?? cell.text}${tail}`, hint);
}

export function convertText(cell: RawCell, text: string, isLine: boolean, report: CellReport): Conversion {
  if (cell.kind === 'number') {
    const day = shownAsDay(cell, report.date1904);
    if (day || cell.format.kind === 'date')
      return report.error(
        'cell-became-date',
        `cần chữ, ô đang là ngày${day ? ` ${shownDay(day)}` : ''}`,
        `gõ lại có dấu nháy đơn đằng trước${day ? `: '${shownDay(day)}` : ''}`,
      );
    return converted(shownNumber(cell));
  }
  if (cell.kind === 'boolean')
    return report.error('cell-text', `cần chữ, đang là ${text}`, "gõ lại có dấu nháy đơn đằng trước ('Đúng)");
  const mixed = mixedWord(text);
  if (mixed !== null)
    return report.error(
      'cell-look-alike',
      `chữ "${mixed}" có chữ cái Nga hoặc Hy Lạp trông giống chữ Việt`,
      `xóa và gõ lại chữ này: ${repairLookAlikes(mixed)}`,
    );
  return converted(isLine ? text.trim() : text);
}

/** A number that stands where text is wanted, as Vietnamese readers write it: "14,5", "82,83%". */
function shownNumber({ text, format }: RawCell): string {
  const isPercent = format.kind === 'percent';
  const value = decimalOfDouble(text, format.decimals, isPercent ? 2 : 0);
  return value === null ? text : `${value.replace('.', ',')}${isPercent ? '%' : ''}`;
}
