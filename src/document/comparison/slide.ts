/**
 * Where what only came or only went stands, when several places give the same texts: in "(chưa đạt 01, chưa rõ 02)" it
 * is "chưa đạt 01, " that is new, not "đạt 01, chưa ". Phrases begin behind a sign and end with one, or with a space.
 */
import { isWord, wordsOf } from './tokens.ts';

export interface Stretch {
  readonly kind: 'equal' | 'deleted' | 'inserted';
  /** Offsets into the old text; empty for what was inserted. */
  readonly before: readonly [number, number];
  /** Offsets into the new text; empty for what was deleted. */
  readonly after: readonly [number, number];
}

/** What stands at an end of the text, or beside its other half, stays there. */
export function slid(stretches: readonly Stretch[], oldText: string, newText: string): Stretch[] {
  const out = [...stretches];
  for (let k = 0; k < out.length; k++) {
    const own = out[k]!;
    if (own.kind === 'equal') continue;
    const [left, right] = [out[k - 1], out[k + 1]];
    if (left?.kind !== 'equal' || right?.kind !== 'equal') continue;
    const side = own.kind === 'deleted' ? 'before' : 'after';
    const text = side === 'before' ? oldText : newText;
    const [before, behind] = [text.slice(...left[side]), text.slice(...right[side])];
    const room = {
      left: k > 1 ? before.length - parting(before, 'start') : before.length - 1,
      right: k + 2 < out.length ? behind.length - parting(behind, 'end') : behind.length - 1,
    };
    const by = bestShift(text, own[side], room);
    if (by === 0) continue;
    const moved = ([from, to]: readonly [number, number], a: 0 | 1, b: 0 | 1) =>
      [from + a * by, to + b * by] as const;
    out[k - 1] = { ...left, before: moved(left.before, 0, 1), after: moved(left.after, 0, 1) };
    out[k] = { ...own, before: moved(own.before, 1, 1), after: moved(own.after, 1, 1) };
    out[k + 1] = { ...right, before: moved(right.before, 1, 0), after: moved(right.after, 1, 0) };
  }
  return out;
}

/** Words that part two changes, as `phrases.ts` left them there. */
const LEAST_WORDS = 2;

/** Letters of a kept text, from one of its ends, that stay between two changes. */
function parting(kept: string, from: 'start' | 'end'): number {
  const words = wordsOf(kept).filter((t) => isWord(t.text));
  const stay = Math.min(words.length, LEAST_WORDS);
  if (stay === 0) return kept.length;
  return from === 'start' ? words[stay - 1]!.to : kept.length - words.at(-stay)!.from;
}

/** How many letters to the right (left: below 0), over the same words, the range reads best. */
function bestShift(
  text: string,
  [from, to]: readonly [number, number],
  room: { readonly left: number; readonly right: number },
): number {
  const tokens = wordsOf(text);
  const first = tokens.findIndex((t) => t.from === from);
  const end = tokens.findIndex((t) => t.from === to);
  if (first === -1 || end === -1) return 0;
  const read = (by: number) =>
    reading(text.slice(0, from + by), text.slice(from + by, to + by), text.slice(to + by));
  let best = 0;
  let most = read(0);
  const consider = (by: number): void => {
    const own = read(by);
    if (own > most) [best, most] = [by, own];
  };
  for (let d = 0, by = 0; tokens[first + d] && tokens[first + d]!.text === tokens[end + d]?.text; d++) {
    by += tokens[first + d]!.text.length;
    if (by > room.right) break;
    consider(by);
  }
  for (let d = 1, by = 0; tokens[first - d] && tokens[first - d]!.text === tokens[end - d]!.text; d++) {
    by -= tokens[first - d]!.text.length;
    if (-by > room.left) break;
    consider(by);
  }
  return best;
}

/** Higher reads better. */
function reading(before: string, own: string, behind: string): number {
  const begins = isWord(own[0]!) || /^[([“‘«]/u.test(own) ? 1 : 0;
  const clause = /(?:^|[([“‘«,;:.]\s*|[-–]\s+)$/u.test(before) ? 2 : 0;
  const closes = /[,;]\s*$/u.test(own) ? 2 : /\s$/u.test(own) || /^[.,;:)\]”’»]/u.test(behind) ? 1 : 0;
  return begins + clause + closes - 10 * lone(own);
}

/** Brackets without a partner. */
function lone(own: string): number {
  let [open, close] = [0, 0];
  for (const sign of own) {
    if (sign === '(') open++;
    else if (sign === ')') open > 0 ? open-- : close++;
  }
  return open + close;
}
