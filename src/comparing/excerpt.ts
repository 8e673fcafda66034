/** The changed words of a long text with a few words around them, for lines on a terminal. */

/** Words kept before and after what changed. */
const AROUND = 5;
/** Of one side, in words; what is longer is cut in its middle. */
const MOST = 30;

export interface Excerpt {
  readonly before: string;
  readonly after: string;
}

/** "…đã cứng hóa 14/15,7 km, đạt…" and "…đã cứng hóa 15,5/15,7 km, đạt…". Empty texts stay empty. */
export function excerpts(before: string, after: string): Excerpt {
  const [old, now] = [before.split(' '), after.split(' ')];
  if (before === '' || after === '') return { before: cut(old), after: cut(now) };
  const most = Math.min(old.length, now.length);
  let start = 0;
  while (start < most && old[start] === now[start]) start++;
  let end = 0;
  while (end < most - start && old.at(-1 - end) === now.at(-1 - end)) end++;
  const part = (words: readonly string[]): string => {
    const from = Math.max(0, start - AROUND);
    const to = Math.min(words.length, words.length - end + AROUND);
    return `${from > 0 ? '…' : ''}${cut(words.slice(from, to))}${to < words.length ? '…' : ''}`;
  };
  return { before: part(old), after: part(now) };
}

const cut = (words: readonly string[]): string =>
  words.length <= MOST
    ? words.join(' ')
    : `${words.slice(0, MOST / 2).join(' ')} […] ${words.slice(-MOST / 2).join(' ')}`;
