/** Numbers of criteria and indicators, and printed values, as a Vietnamese text mentions them. */

/** "tiêu chí số 2", "các tiêu chí số 1, 2, 3 và 13", "Tiêu chí 17". Counts ("13 tiêu chí") name nothing. */
export const criteriaNamed = (text: string): readonly string[] =>
  [...text.matchAll(/tiêu chí (?:số )?(\d+(?:(?:, | và |, và )(?:số )?\d+)*)(?![\d.,/%]*\d)/giu)].flatMap(
    ([, numbers]) => numbers!.match(/\d+/g) ?? [],
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
