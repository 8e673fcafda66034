/**
 * The words to quote of a paragraph that changed: the smallest phrase that reads as one and stands only once where it is
 * looked for; else the whole paragraph. What is quoted is never cut: it is what holds from now on.
 */
import { isWord, wordsOf } from '../../../document/comparison/tokens.ts';
import { diffWords } from '../../../document/comparison/words.ts';

export interface Phrase {
  readonly before: string;
  readonly after: string;
}

/** A longer clause has no beginning or end that reads as one: then the paragraph is quoted. */
const MOST_AROUND = 25;
/** A phrase longer than this share of the paragraph is no shorter to read than the paragraph. */
const MOST_SHARE = 0.6;

/** Between clauses; signs inside numbers belong to their words. */
const STOP = /[.,;:()“”"]/u;

interface Region {
  /** Offsets of what changed, from the first changed word to the last. */
  readonly before: readonly [number, number];
  readonly after: readonly [number, number];
}

export function changedRegion(before: string, after: string): Region | null {
  const steps = diffWords(before, after).filter((s) => s.kind !== 'equal');
  const [first, last] = [steps[0], steps.at(-1)];
  if (!first || !last) return null;
  return {
    before: [first.before[0], last.before[1]],
    after: [first.after[0], last.after[1]],
  };
}

/** Characters of `text` that belong to the clause, from its beginning (`step` 1) or end (-1); null when it is too long. */
function clause(text: string, step: 1 | -1, least: number): number | null {
  const tokens = wordsOf(text);
  let [words, length, kept] = [0, 0, 0];
  for (let i = step === 1 ? 0 : tokens.length - 1; tokens[i] !== undefined; i += step) {
    const token = tokens[i]!.text;
    const word = isWord(token);
    if (!word && STOP.test(token) && words >= least) break;
    if (word && ++words > MOST_AROUND) return null;
    length += token.length;
    if (word) kept = length;
  }
  return kept;
}

const times = (texts: readonly string[], phrase: string): number =>
  texts.reduce((n, text) => n + text.split(phrase).length - 1, 0);

/** The sentence that quotes them has a full stop of its own. */
const endless = ({ before, after }: Phrase): Phrase =>
  [before, after].every((text) => text === '' || /[^.]\.$/.test(text))
    ? { before: before.replace(/\.$/, ''), after: after.replace(/\.$/, '') }
    : { before, after };

export const wholePhrase = (before: string, after: string): Phrase => endless({ before, after });

/** `texts`: the old paragraphs at the same place, this one among them. */
export function phraseOf(before: string, after: string, texts: readonly string[]): Phrase {
  const whole = wholePhrase(before, after);
  const region = changedRegion(before, after);
  if (!region) return whole;
  const [from, to] = region.before;
  const onlyCame = from === to;
  const lead = clause(before.slice(0, from), -1, onlyCame ? 3 : 0);
  const tail = clause(before.slice(to), 1, 0);
  if (lead === null || tail === null) return whole;
  const old = before.slice(from - lead, to + tail);
  const now = after.slice(region.after[0] - lead, region.after[1] + tail);
  const clean = old.trim();
  if (clean === '' || now.trim() === '' || old.length > MOST_SHARE * before.length) return whole;
  if (times(texts, clean) !== 1) return whole;
  return endless({ before: clean, after: now.trim() });
}

/** Changed words alone, for finding what many paragraphs share; null where something only came or only went. */
export function coreOf(before: string, after: string): Phrase | null {
  const region = changedRegion(before, after);
  if (!region) return null;
  const [old, now] = [before.slice(...region.before).trim(), after.slice(...region.after).trim()];
  return old === '' || now === '' ? null : { before: old, after: now };
}

const last = (text: string): string => wordsOf(text.trimEnd()).at(-1)?.text ?? '';

/** The core with the words before it that all have in common, up to a sign: "trước ngày 30/11/2024". */
export function sharedPhrase(core: Phrase, befores: readonly string[]): Phrase {
  const heads = befores.map((text) => text.slice(0, text.indexOf(core.before)));
  let lead = '';
  for (let n = 0; n < MOST_AROUND; n++) {
    const rest = heads.map((h) => h.slice(0, h.length - lead.length));
    const spaces = rest.map((r) => r.length - r.trimEnd().length);
    const word = last(rest[0]!);
    if (word === '' || !isWord(word) || !rest.every((r) => last(r) === word)) break;
    if (!spaces.every((s) => s === spaces[0])) break;
    lead = rest[0]!.slice(rest[0]!.length - spaces[0]! - word.length) + lead;
  }
  return { before: lead + core.before, after: lead + core.after };
}
