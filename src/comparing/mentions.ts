/** Numbers of criteria and indicators, and printed values, as a Vietnamese text mentions them. */

/** A number, its name in brackets, and further ones: "số 1 (Quy hoạch), số 2 và 13". */
const NUMBERS = String.raw`\d+(?:(?: \([^()]*\))?(?:, | và |, và )(?:số )?\d+(?![\d.,/%]*\d))*`;
const CRITERIA = new RegExp(String.raw`tiêu chí (?:số )?(${NUMBERS})(?![\d.,/%]*\d)`, 'giu');

/** "tiêu chí số 2", "các tiêu chí số 1, 2, 3 và 13", "Tiêu chí 17". Counts ("13 tiêu chí") name nothing. */
export const criteriaNamed = (text: string): readonly string[] =>
  [...text.matchAll(CRITERIA)].flatMap(
    ([, numbers]) => numbers!.replace(/\([^()]*\)/g, '').match(/\d+/g) ?? [],
  );

/** The whole of it, not a part of a longer number: "1.3" is not in "11.3", "1.35" or "1.3.a". */
export function isNamed(what: string, text: string): boolean {
  const [inside, plain] = [text.replaceAll('\u00a0', ' '), what.replaceAll('\u00a0', ' ')];
  for (let at = inside.indexOf(plain); at >= 0; at = inside.indexOf(plain, at + 1)) {
    const [before, after] = [inside.slice(0, at), inside.slice(at + plain.length)];
    const starts = /^\d/.test(plain) ? !/\d[.,/]?$/.test(before) : !/[\p{L}\d]$/u.test(before);
    const ends = /\d$/.test(plain) ? !/^(?:[.,/]?\d|%|\.\p{L})/u.test(after) : !/^[\p{L}\d]/u.test(after);
    if (starts && ends) return true;
  }
  return false;
}
