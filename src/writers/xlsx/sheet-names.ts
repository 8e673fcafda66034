/** Names of sheet tabs: at most 31 characters, none of []:*?/\, different for Excel (which ignores case). */
import { cleanText } from './clean-text.ts';

const MAX = 31;

/** One name per wanted name, in order. An apostrophe becomes a typographic one, so that no formula need double it. */
export function sheetNames(wanted: readonly string[]): string[] {
  const taken = new Set(['history']);
  return wanted.map((name, i) => {
    const plain = cleanText(name.normalize('NFC'))
      .text.replace(/[[\]:*?/\\\n]/g, ' ')
      .replaceAll("'", '’')
      .replace(/\s+/g, ' ')
      .trim();
    const base = cutTo(plain === '' ? `Bảng ${i + 1}` : plain, MAX);
    let unique = base;
    for (let n = 2; taken.has(unique.toLowerCase()); n++) {
      const mark = ` (${n})`;
      unique = cutTo(base, MAX - mark.length) + mark;
    }
    taken.add(unique.toLowerCase());
    return unique;
  });
}

/** Cuts to `length` UTF-16 units without halving a character. */
function cutTo(text: string, length: number): string {
  let cut = '';
  for (const character of text) {
    if (cut.length + character.length > length) break;
    cut += character;
  }
  return cut.trimEnd();
}
