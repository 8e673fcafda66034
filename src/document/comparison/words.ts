/**
 * Comparing texts word by word: a Vietnamese syllable or a whole number ("14/15,7") is never parted. What stands between
 * two changes without a word of its own goes with them, so that a changed phrase reads as a phrase.
 */
import { align } from './sequence.ts';

export interface Stretch {
  readonly kind: 'equal' | 'deleted' | 'inserted';
  /** Offsets into the old text; empty for what was inserted. */
  readonly before: readonly [number, number];
  /** Offsets into the new text; empty for what was deleted. */
  readonly after: readonly [number, number];
}

/** Numbers with their separators, then syllables, then each other sign and space alone. */
const WORD = /\d+(?:[.,/:]\d+)*|[\p{L}\p{M}\d]+|[\s\S]/gu;
const HAS_WORD = /[\p{L}\d]/u;

interface Token {
  readonly text: string;
  readonly from: number;
  readonly to: number;
}

export const wordsOf = (text: string): Token[] =>
  [...text.matchAll(WORD)].map((m) => ({ text: m[0], from: m.index, to: m.index + m[0].length }));

/** Words hold a pairing together; spaces and signs only follow them. */
const weightOf = (text: string): number =>
  HAS_WORD.test(text) ? 100 + Math.min(text.length, 20) : /\s/u.test(text) ? 1 : 5;

/** Of the words of both texts, the share that is kept: below, the new text is easier to read whole. */
const LEAST_KEPT = 0.25;

export function diffWords(before: string, after: string): readonly Stretch[] {
  if (before === after)
    return before === '' ? [] : [{ kind: 'equal', before: [0, before.length], after: [0, after.length] }];
  const old = wordsOf(before);
  const now = wordsOf(after);
  const same = (i: number, j: number) => old[i]!.text === now[j]!.text;
  const pairs = align(old.length, now.length, (i, j) => (same(i, j) ? weightOf(old[i]!.text) : 0), same);
  const kept = pairs.filter(([i, j]) => i !== null && j !== null && HAS_WORD.test(old[i]!.text)).length;
  const words = (tokens: readonly Token[]) => tokens.filter((t) => HAS_WORD.test(t.text)).length;
  const most = Math.max(words(old), words(now));
  if (most > 0 && kept < LEAST_KEPT * most) return whole(before.length, after.length);
  const steps: Stretch[] = [];
  let at: readonly [number, number] = [0, 0];
  for (const [i, j] of pairs) {
    const [from, to] = at;
    const end: readonly [number, number] = [i === null ? from : old[i]!.to, j === null ? to : now[j]!.to];
    const kind = i === null ? 'inserted' : j === null ? 'deleted' : 'equal';
    steps.push({ kind, before: [from, end[0]], after: [to, end[1]] });
    at = end;
  }
  return gathered(steps, before);
}

const whole = (before: number, after: number): Stretch[] => {
  const stretches: Stretch[] = [
    { kind: 'deleted', before: [0, before], after: [0, 0] },
    { kind: 'inserted', before: [before, before], after: [0, after] },
  ];
  return stretches.filter((s) => s.before[0] < s.before[1] || s.after[0] < s.after[1]);
};

/** Changes that only spaces and signs part become one; in each change the old words stand before the new ones. */
function gathered(steps: readonly Stretch[], before: string): Stretch[] {
  const groups: { equal: boolean; steps: Stretch[] }[] = [];
  for (const step of steps) {
    const equal = step.kind === 'equal';
    if (groups.at(-1)?.equal === equal) groups.at(-1)!.steps.push(step);
    else groups.push({ equal, steps: [step] });
  }
  const absorbed = groups.map((group, k) => {
    const inner = k > 0 && k < groups.length - 1;
    const text = before.slice(group.steps[0]!.before[0], group.steps.at(-1)!.before[1]);
    return { ...group, equal: group.equal && !(inner && !HAS_WORD.test(text)) };
  });
  const result: Stretch[] = [];
  for (let k = 0; k < absorbed.length; k++) {
    const { equal } = absorbed[k]!;
    const own = [...absorbed[k]!.steps];
    while (k + 1 < absorbed.length && absorbed[k + 1]!.equal === equal) own.push(...absorbed[++k]!.steps);
    const [b0, b1] = [own[0]!.before[0], own.at(-1)!.before[1]];
    const [a0, a1] = [own[0]!.after[0], own.at(-1)!.after[1]];
    if (equal) result.push({ kind: 'equal', before: [b0, b1], after: [a0, a1] });
    else {
      if (b0 < b1) result.push({ kind: 'deleted', before: [b0, b1], after: [a0, a0] });
      if (a0 < a1) result.push({ kind: 'inserted', before: [b1, b1], after: [a0, a1] });
    }
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
  wordsOf(text).flatMap((t) => (HAS_WORD.test(t.text) ? [t.text] : []));
