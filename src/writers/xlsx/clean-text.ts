/**
 * Text that may stand in a cell. XML forbids most control characters, and Excel reads `_x0041_` as an escape and
 * refuses more than 32,767 characters in a cell; nothing is dropped without a warning.
 */
export interface CleanText {
  readonly text: string;
  /** Characters that could not be kept. */
  readonly removed: number;
  /** Characters cut off the end. */
  readonly cut: number;
}

export const MAX_CELL_CHARS = 32_767;

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters that XML forbids (and DEL)
const FORBIDDEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\ufffe\uffff]|\p{Cs}/gu;

/** What `cleanText` may have to change: anything else stays as it is. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: as above
const SUSPECT = /[\u0000-\u0009\u000b-\u001f\u007f\u0085\u2028\u2029\ud800-\udfff\ufffe\uffff]/;

/** Lines end with \n afterwards; a tab is a space. */
export function cleanText(source: string): CleanText {
  if (source.length <= MAX_CELL_CHARS && !SUSPECT.test(source)) return { text: source, removed: 0, cut: 0 };
  const lined = source.replace(/\r\n?|[\u0085\u2028\u2029]/g, '\n').replaceAll('\t', ' ');
  const kept = lined.replace(FORBIDDEN, '');
  let text = kept.slice(0, MAX_CELL_CHARS);
  if (/[\ud800-\udbff]$/.test(text)) text = text.slice(0, -1);
  return { text, removed: lined.length - kept.length, cut: kept.length - text.length };
}

/** Excel reads `_xHHHH_` as the character of that code; an escaped underline keeps the text what it is. */
export const escapeXstring = (text: string): string => text.replace(/_(?=x[0-9a-f]{4}_)/gi, '_x005F_');

/** A cell that begins so would become a formula as soon as somebody edits it; it gets Excel's quote prefix. */
export const needsQuotePrefix = (text: string): boolean => /^[=+\-@']/.test(text);

/** "17.10", "6/8", "1E5", "007": text that Excel would turn into a number or a date as soon as it is retyped. */
export const looksNumeric = (text: string): boolean =>
  text.length <= 40 && /^[\s\d.,/:%()+-]*\d[\s\d.,/:%()+-]*(?:e\d+)?$/i.test(text);
