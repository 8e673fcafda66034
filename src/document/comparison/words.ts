/**
 * Comparing texts word by word: neither a syllable nor a number with its unit ("14/15,7 km", "43,8%", "15/11/2024") is
 * ever parted. Which words stay is decided by `align`; `phrases.ts` widens the changes so that they read as phrases.
 */
import { marksOfPhrases, type Step } from './phrases.ts';
import { align } from './sequence.ts';
import { type Stretch, slid } from './slide.ts';
import { isWord, type Token, wordsOf } from './tokens.ts';

export type { Stretch };

/** Words hold a pairing together; spaces and signs only follow them. */
const weightOf = (text: string): number =>
  isWord(text) ? 100 + Math.min(text.length, 20) : /\s/u.test(text) ? 1 : 5;

/** Of the words of both texts, the share that is kept: below, the new text is easier to read whole. */
const LEAST_KEPT = 0.25;

export function diffWords(before: string, after: string): readonly Stretch[] {
  if (before === after)
    return before === '' ? [] : [{ kind: 'equal', before: [0, before.length], after: [0, after.length] }];
  const old = wordsOf(before);
  const now = wordsOf(after);
  const same = (i: number, j: number) => old[i]!.text === now[j]!.text;
  const pairs = align(old.length, now.length, (i, j) => (same(i, j) ? weightOf(old[i]!.text) : 0), same);
  const steps = pairs.map(
    ([i, j]): Step => ({
      kind: i === null ? 'inserted' : j === null ? 'deleted' : 'equal',
      before: i === null ? null : old[i]!,
      after: j === null ? null : now[j]!,
    }),
  );
  const words = (tokens: readonly Token[]) => tokens.filter((t) => isWord(t.text)).length;
  const most = Math.max(words(old), words(now));
  const kept = steps.filter((s) => s.kind === 'equal' && isWord(s.before!.text)).length;
  if (most > 0 && kept < LEAST_KEPT * most) return whole(before.length, after.length);
  return slid(joined(steps, marksOfPhrases(steps)), before, after);
}

const whole = (before: number, after: number): Stretch[] =>
  filled([
    { kind: 'deleted', before: [0, before], after: [0, 0] },
    { kind: 'inserted', before: [before, before], after: [0, after] },
  ]);

const filled = (stretches: readonly Stretch[]): Stretch[] =>
  stretches.filter((s) => s.before[0] < s.before[1] || s.after[0] < s.after[1]);

/** Steps to stretches; in each change the old words stand before the new ones. */
function joined(steps: readonly Step[], changed: readonly boolean[]): Stretch[] {
  const result: Stretch[] = [];
  let [before, after] = [0, 0];
  for (let k = 0; k < steps.length; ) {
    const [b0, a0] = [before, after];
    const change = changed[k]!;
    for (; k < steps.length && changed[k] === change; k++) {
      before = steps[k]!.before?.to ?? before;
      after = steps[k]!.after?.to ?? after;
    }
    if (!change) result.push({ kind: 'equal', before: [b0, before], after: [a0, after] });
    else
      result.push(
        ...filled([
          { kind: 'deleted', before: [b0, before], after: [a0, a0] },
          { kind: 'inserted', before: [before, before], after: [a0, after] },
        ]),
      );
  }
  return result;
}

/** 0 to 1: twice the words in common by the words of both; order does not count. */
export function likeness(before: readonly string[], after: readonly string[]): number {
  if (before.length + after.length === 0) return 1;
  const left = new Map<string, number>();
  for (const word of before) left.set(word, (left.get(word) ?? 0) + 1);
  let common = 0;
  for (const word of after) {
    const count = left.get(word) ?? 0;
    if (count === 0) continue;
    left.set(word, count - 1);
    common++;
  }
  return (2 * common) / (before.length + after.length);
}

/** The words of a text for `likeness`. */
export const wordTexts = (text: string): string[] =>
  wordsOf(text).flatMap((t) => (isWord(t.text) ? [t.text] : []));

/** Asked for often, worked out once. */
export function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
