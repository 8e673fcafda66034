/**
 * Which of the compared words are marked, so that a change reads as a phrase: single words that stay between two changes
 * go with them, brackets come and go with their partners, a sign never comes or goes without a word beside it.
 */
import { isWord, type Token } from './tokens.ts';

/** A pair of tokens that stays, or one that is only in the old or only in the new text. */
export interface Step {
  readonly kind: 'equal' | 'deleted' | 'inserted';
  readonly before: Token | null;
  readonly after: Token | null;
}

/** Words between two changes that are too few to be worth keeping. */
const FEW_KEPT = 1;
/** Words in brackets up to which a change takes both brackets; longer ones only take the word beside the bracket. */
const MOST_BRACKETED = 12;

const NUMBER = /^\d/u;
const OPEN = '([{“‘«';
const CLOSE = ')]}”’»';

const textOf = (step: Step): string => (step.before ?? step.after)!.text;
const words = (steps: readonly Step[]): readonly Step[] => steps.filter((s) => isWord(textOf(s)));

/** For each step, whether it belongs to a change. */
export function marksOfPhrases(steps: readonly Step[]): boolean[] {
  const changed = steps.map((s) => s.kind !== 'equal');
  const partners = [partnersOf(steps, 'before'), partnersOf(steps, 'after')];
  // Each pass only widens changes, so it ends.
  for (let before = -1, count = marked(changed); count !== before; before = count, count = marked(changed)) {
    takeShortGaps(steps, changed);
    takePartners(steps, changed, partners);
    takeWordOfSign(steps, changed);
  }
  return changed;
}

const marked = (changed: readonly boolean[]): number => changed.filter(Boolean).length;

/** First and last + 1 of each stretch of steps with this mark. */
function stretches(changed: readonly boolean[], value: boolean): [number, number][] {
  const result: [number, number][] = [];
  for (let k = 0; k < changed.length; ) {
    const from = k;
    const mark = changed[k];
    while (k < changed.length && changed[k] === mark) k++;
    if (mark === value) result.push([from, k]);
  }
  return result;
}

/** What little stays between two changes goes with them; numbers and a gap between two changed numbers stay. */
function takeShortGaps(steps: readonly Step[], changed: boolean[]): void {
  const changes = stretches(changed, true);
  for (let n = 0; n + 1 < changes.length; n++) {
    const [left, right] = [changes[n]!, changes[n + 1]!];
    const gap = words(steps.slice(left[1], right[0]));
    const keeps =
      gap.length > FEW_KEPT ||
      gap.some((s) => NUMBER.test(textOf(s))) ||
      (gap.length > 0 && numberForNumber(steps.slice(...left)) && numberForNumber(steps.slice(...right)));
    if (!keeps) changed.fill(true, left[1], right[0]);
  }
}

/** Begins with one number in place of another: both stand side by side and read best so. */
function numberForNumber(steps: readonly Step[]): boolean {
  const first = (side: 'before' | 'after') =>
    steps.map((s) => s[side]?.text).find((text) => text !== undefined && isWord(text));
  const [old, now] = [first('before'), first('after')];
  return old !== undefined && now !== undefined && NUMBER.test(old) && NUMBER.test(now);
}

/** The step of the other bracket, for each bracket that has one in the old or the new text. */
function partnersOf(steps: readonly Step[], side: 'before' | 'after'): Map<number, number> {
  const partners = new Map<number, number>();
  const open: { at: number; sign: number }[] = [];
  steps.forEach((step, at) => {
    const text = step[side]?.text;
    if (text === undefined || text.length !== 1) return;
    if (OPEN.includes(text)) open.push({ at, sign: OPEN.indexOf(text) });
    // A quotation mark that nobody closes, or that crosses them, does not keep brackets apart.
    const sign = CLOSE.indexOf(text);
    const last = sign === -1 ? -1 : open.findLastIndex((o) => o.sign === sign);
    if (last === -1) return;
    const [partner] = open.splice(last, 1) as [(typeof open)[number]];
    partners.set(partner.at, at);
    partners.set(at, partner.at);
  });
  return partners;
}

function takePartners(
  steps: readonly Step[],
  changed: boolean[],
  partners: readonly ReadonlyMap<number, number>[],
): void {
  for (const [at, mark] of changed.entries()) {
    if (!mark) continue;
    for (const known of partners) {
      const other = known.get(at);
      if (other === undefined) continue;
      const [from, to] = [Math.min(at, other), Math.max(at, other) + 1];
      if (words(steps.slice(from, to)).length <= MOST_BRACKETED) changed.fill(true, from, to);
    }
  }
}

/** A sign alone is overlooked: the word before it, or behind what opens, goes with it. */
function takeWordOfSign(steps: readonly Step[], changed: boolean[]): void {
  for (const [from, to] of stretches(changed, true)) {
    const own = steps.slice(from, to);
    if (words(own).length > 0) continue;
    const opens = own.some((s) => OPEN.includes(textOf(s)));
    const before = steps.findLastIndex((s, k) => k < from && isWord(textOf(s)));
    const after = steps.findIndex((s, k) => k >= to && isWord(textOf(s)));
    if (after !== -1 && (opens || before === -1)) changed.fill(true, to, after + 1);
    else if (before !== -1) changed.fill(true, before, from);
  }
}
