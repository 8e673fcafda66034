/** Cyrillic and Greek letters that look like Latin ones: they come with copied text and make equal words differ. */

const PAIRS: Readonly<Record<string, string>> = {
  // Cyrillic
  ...{ А: 'A', В: 'B', С: 'C', Е: 'E', Н: 'H', І: 'I', Ј: 'J', К: 'K', М: 'M', О: 'O', Р: 'P', Ѕ: 'S' },
  ...{ Т: 'T', Х: 'X', У: 'Y', а: 'a', с: 'c', ԁ: 'd', е: 'e', һ: 'h', і: 'i', ј: 'j', о: 'o', р: 'p' },
  ...{ ѕ: 's', х: 'x', у: 'y', ѵ: 'v', ԛ: 'q', ԝ: 'w' },
  // Greek
  ...{ Α: 'A', Β: 'B', Ε: 'E', Ζ: 'Z', Η: 'H', Ι: 'I', Κ: 'K', Μ: 'M', Ν: 'N', Ο: 'O', Ρ: 'P', Τ: 'T' },
  ...{ Υ: 'Y', Χ: 'X', ο: 'o', ν: 'v' },
};
const LETTERS = new RegExp(`[${Object.keys(PAIRS).join('')}]`, 'g');
const WORD = /[\p{L}\p{M}]+/gu;

/** Latin letters in the place of their look-alikes, tones joined to them. */
export const repairLookAlikes = (text: string): string =>
  text.replace(LETTERS, (letter) => PAIRS[letter]!).normalize('NFC');

/** First word that mixes Latin letters with look-alikes ("Тhôn" with a Cyrillic Т); null when there is none. */
export function mixedWord(text: string): string | null {
  if (text.search(LETTERS) < 0) return null;
  return (
    text.match(WORD)?.find((word) => word.search(LETTERS) >= 0 && /\p{Script=Latin}/u.test(word)) ?? null
  );
}
