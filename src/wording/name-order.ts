/**
 * Vietnamese order of names, without ICU, which differs between versions of Node: word by word, first by letters
 * (a ă â … d đ e ê …), then by tone (ngang, huyền, hỏi, ngã, sắc, nặng). What is no letter comes first, numbers as
 * numbers (Mẫu 2 before Mẫu 10).
 */
const LETTERS = 'aăâbcdđeêfghijklmnoôơpqrstuưvwxyz';
/** Combining marks in the order of the tones. */
const TONES = '\u0300\u0309\u0303\u0301\u0323';

/** "xa-10" is two words, as "xã 10" is. */
const NO_WORD = /[^\p{L}\p{M}\p{N}]+/u;

interface Word {
  readonly number: number | null;
  readonly letters: readonly number[];
  readonly tones: readonly number[];
}

function wordOf(text: string): Word {
  const letters: number[] = [];
  const tones: number[] = [];
  for (const sign of text.normalize('NFD').normalize('NFC')) {
    const parts = [...sign.normalize('NFD')];
    const tone = parts.find((p) => TONES.includes(p));
    const bare = parts
      .filter((p) => !TONES.includes(p))
      .join('')
      .normalize('NFC');
    letters.push(
      LETTERS.includes(bare) ? 1000 + LETTERS.indexOf(bare) : Math.min(999, bare.codePointAt(0) ?? 0),
    );
    tones.push(tone === undefined ? 0 : 1 + TONES.indexOf(tone));
  }
  return { number: /^\d{1,15}$/.test(text) ? Number(text) : null, letters, tones };
}

const compareLists = (a: readonly number[], b: readonly number[]): number => {
  const at = a.findIndex((x, i) => x !== b[i]);
  return at < 0 ? a.length - b.length : a[at]! - (b[at] ?? -1);
};

const compareWords = (a: Word, b: Word): number =>
  a.number !== null && b.number !== null ? a.number - b.number : compareLists(a.letters, b.letters);

/** For `sort`: below zero when `a` comes first. Capitals and both forms of Unicode are alike. */
export function inVietnameseOrder(a: string, b: string): number {
  const words = (text: string): Word[] =>
    text.normalize('NFC').toLowerCase().split(NO_WORD).filter(Boolean).map(wordOf);
  const [left, right] = [words(a), words(b)];
  for (let i = 0; i < Math.min(left.length, right.length); i++) {
    const difference = compareWords(left[i]!, right[i]!);
    if (difference !== 0) return difference;
  }
  if (left.length !== right.length) return left.length - right.length;
  return compareLists(
    left.flatMap((w) => w.tones),
    right.flatMap((w) => w.tones),
  );
}
