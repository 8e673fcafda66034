/** A text as words, spaces and signs: what is compared, and never parted. */

export interface Token {
  readonly text: string;
  readonly from: number;
  readonly to: number;
}

const LETTER = '\\p{L}\\p{M}\\d';
/** A syllable or number with what is written to it without a space ("07/KH-BCĐ", "2.2.a", "15/11/2024", "43,8%"). */
const INNER = `[${LETTER}]+(?:[.,:/_\\-–@&+°][${LETTER}]+)*%?`;
const NUMBER = '\\d+(?:[.,/:–-]\\d+)*';
/** Measures that are read as one with the number before them, also when a space parts them. */
const UNIT = `(?:%|‰|điểm[ \\u00a0]%|(?:(?:triệu|nghìn|ngàn|tỷ|tỉ)[ \\u00a0])?đồng|triệu|tỷ|km[²2]?|mm|cm|m[²³23]?|ha|kg|tấn|tạ|lít)(?:/\\p{L}+)*`;
const WORD = new RegExp(`${NUMBER}[ \\u00a0]?${UNIT}(?![${LETTER}])|${INNER}|[\\s\\S]`, 'gu');
const HAS_WORD = /[\p{L}\d]/u;

/** Not only spaces and signs. */
export const isWord = (text: string): boolean => HAS_WORD.test(text);

/** Nothing is left out: the tokens follow one another. */
export const wordsOf = (text: string): Token[] =>
  [...text.matchAll(WORD)].map((m) => ({ text: m[0], from: m.index, to: m.index + m[0].length }));
