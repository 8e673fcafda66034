/**
 * What a reader of a DOCX sees of its body: paragraphs and tables in order, with all changes tracked in the file
 * accepted. How it looks is not read.
 */

export interface DocxParagraph {
  readonly type: 'paragraph';
  /** As `comparableText` gives it; a number that Word itself counts is not in it. */
  readonly text: string;
  /** Word counts this paragraph (its number or dash is not in the text). */
  readonly numbered: boolean;
}

export interface DocxTable {
  readonly type: 'table';
  /** Rows of cells of paragraphs; a cell that goes on from the row above is left out. */
  readonly rows: readonly (readonly (readonly DocxParagraph[])[])[];
}

export type DocxBlock = DocxParagraph | DocxTable;

export interface DocxText {
  /** Of the file's properties; null when it has none. */
  readonly title: string | null;
  readonly blocks: readonly DocxBlock[];
}

const SPACES = /[\s\u00a0\u2000-\u200a\u202f\u205f\u3000]/;
const INVISIBLE = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]/;
const HYPHEN = '\u2011';

export interface ComparableText {
  readonly text: string;
  /** For every place in `text`, and for its end, the place in what it was made from. */
  readonly from: readonly number[];
}

/** Text without what programs change by themselves when they save: kinds of spaces and hyphens, what is not seen. */
export function comparable(source: string): ComparableText {
  let text = '';
  const from: number[] = [];
  for (let i = 0; i < source.length; i++) {
    const c = source[i]!;
    if (INVISIBLE.test(c)) continue;
    const space = SPACES.test(c);
    if (space && (text === '' || text.endsWith(' '))) continue;
    text += space ? ' ' : c === HYPHEN ? '-' : c;
    from.push(i);
  }
  if (text.endsWith(' ')) {
    text = text.slice(0, -1);
    from.pop();
  }
  return { text, from: [...from, source.length] };
}

export const comparableText = (source: string): string => comparable(source.normalize('NFC')).text;
