/** Page parity: two layouts of one document break their pages at the same words. */
import type { PdfPage } from './pdf.ts';

const FIRST_WORDS = 8;
const DOTS = /^[.…]+$/u;

const opening = (page: PdfPage): string =>
  page.words
    .map((word) => word.text)
    .filter((text) => !DOTS.test(text))
    .slice(0, FIRST_WORDS)
    .join(' ');

/**
 * How often each letter stands on a page. Words are not compared: programs part them differently at a justified space
 * or at a symbol from another font. A word that moved to another page changes the count. Dotted lines are no text.
 */
const letters = (page: PdfPage): Map<string, number> => {
  const count = new Map<string, number>();
  for (const { text } of page.words) {
    if (DOTS.test(text)) continue;
    for (const letter of text) count.set(letter, (count.get(letter) ?? 0) + 1);
  }
  return count;
};

const sameLetters = (a: PdfPage, b: PdfPage): boolean => {
  const [left, right] = [letters(a), letters(b)];
  return left.size === right.size && [...left].every(([letter, n]) => right.get(letter) === n);
};

/** Later differences mostly follow from the first ones. */
const SHOWN = 4;

/**
 * One line for each difference: page count, orientation, page number, first words, content; the first few of them.
 * Empty when equal.
 */
export function pageDifferences(id: string, ours: readonly PdfPage[], theirs: readonly PdfPage[]): string[] {
  const differences: string[] = [];
  if (ours.length !== theirs.length) {
    differences.push(`${id}: ${ours.length} pages, LibreOffice has ${theirs.length}`);
  }
  ours.forEach((page, i) => {
    const other = theirs[i];
    if (!other) return;
    const where = `${id}, page ${i + 1}`;
    if (page.width > page.height !== other.width > other.height) differences.push(`${where}: lies otherwise`);
    if (page.pageNumber !== other.pageNumber) {
      differences.push(`${where}: number "${page.pageNumber}", LibreOffice "${other.pageNumber}"`);
    }
    if (opening(page) !== opening(other)) {
      differences.push(`${where}: begins "${opening(page)}", LibreOffice "${opening(other)}"`);
    } else if (!sameLetters(page, other)) {
      const [end, otherEnd] = [page, other].map((p) =>
        p.words
          .slice(-FIRST_WORDS)
          .map((word) => word.text)
          .join(' '),
      );
      differences.push(`${where}: holds other words; ends "${end}", LibreOffice "${otherEnd}"`);
    }
  });
  const hidden = differences.length - SHOWN;
  return hidden > 0 ? [...differences.slice(0, SHOWN), `${id}: and ${hidden} more differences`] : differences;
}

/** Where two texts part, with the words around it; undefined when they are equal. */
export function firstDifference(ours: readonly string[], theirs: readonly string[]): string | undefined {
  const length = Math.max(ours.length, theirs.length);
  for (let i = 0; i < length; i++) {
    if (ours[i] === theirs[i]) continue;
    const around = (words: readonly string[]): string => words.slice(Math.max(0, i - 4), i + 6).join(' ');
    return `word ${i + 1} of ${ours.length} and ${theirs.length}: "${around(ours)}" against "${around(theirs)}"`;
  }
  return undefined;
}
