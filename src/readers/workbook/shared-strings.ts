/** Texts of a workbook: plain, rich (runs joined), without phonetic guides, escapes decoded. */
import { tooLarge } from './fault.ts';
import { LIMITS } from './limits.ts';
import { readXmlPart } from './xml-part.ts';

/** `_x000D_` stands for a character that XML cannot hold, `_x005F_` for an underscore before such a sequence. */
const ESCAPE = /_x([0-9A-Fa-f]{4})_/g;

/** Text as it was typed: escapes decoded, line ends as \n. */
export const storedText = (text: string): string =>
  (text.includes('_x')
    ? text.replace(ESCAPE, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    : text
  ).replace(/\r\n?/g, '\n');

/** Longest text in XML: every character may be an escape of seven. */
export const XML_TEXT_LENGTH = LIMITS.textLength * 7;

export const textTooLong = (inside = {}) =>
  tooLarge(
    `một ô có hơn ${LIMITS.textLength} ký tự`,
    'rút ngắn nội dung, hoặc chia ra nhiều ô, nhiều dòng',
    inside,
  );

/** The table of texts, by index. Throws a WorkbookFault. */
export function readSharedStrings(part: string, content: Buffer): string[] {
  const strings: string[] = [];
  let text = '';
  let phonetic = false;
  readXmlPart(part, content, {
    open(name) {
      if (name === 'si') text = '';
      else if (name === 'rPh') phonetic = true;
    },
    text(value, name) {
      if (name !== 't' || phonetic) return;
      text += value;
      if (text.length > XML_TEXT_LENGTH) throw textTooLong();
    },
    close(name) {
      if (name === 'rPh') phonetic = false;
      if (name !== 'si') return;
      const stored = storedText(text);
      if (stored.length > LIMITS.textLength) throw textTooLong();
      if (strings.push(stored) > LIMITS.strings)
        throw tooLarge(`có hơn ${LIMITS.strings} đoạn chữ`, 'xóa các trang tính không cần rồi lưu lại');
    },
  });
  return strings;
}
