/**
 * Where lines may end, after Unicode Annex 14 as Word and LibreOffice read it: most texts are plain and need a small
 * table only, the others a general breaker.
 */
import LineBreaker from 'linebreak';
import { plainBreaks } from './plain-breaks.ts';

/**
 * LibreOffice and Word part words a little otherwise than Annex 14 says (measured on LibreOffice 7.4): neither before
 * nor after a slash, but after a hyphen before digits; braces are like brackets.
 * Each character is replaced by one of the same length that has the wanted class.
 */
const BREAKABLE_HYPHEN = '\u2010';
const WORD_JOINER = '\u2060';
const peculiar = /[/{}]|-(?=\d)/;
const asOfficeBreaks = (text: string): string =>
  peculiar.test(text)
    ? text
        .replaceAll('/', WORD_JOINER)
        .replaceAll('{', '(')
        .replaceAll('}', ')')
        .replace(/-(?=\d)/g, BREAKABLE_HYPHEN)
    : text;

/** By text: columns are measured, rows estimated and pages laid out with the same words, in many documents. */
const known = new Map<string, readonly number[]>();
/** Characters kept at most; then all are forgotten. */
const MOST_KEPT = 2_000_000;
let kept = 0;

/** Offsets at which a line may end, ascending; forced breaks (\n) are negative. */
export const breakOffsets = (text: string): readonly number[] => plainBreaks(text) ?? remembered(text);

function remembered(text: string): readonly number[] {
  const before = known.get(text);
  if (before) return before;
  if (kept > MOST_KEPT) {
    known.clear();
    kept = 0;
  }
  const offsets = generalBreaks(text);
  known.set(text, offsets);
  kept += text.length;
  return offsets;
}

/** The same for any text, by all the rules. */
export function generalBreaks(text: string): readonly number[] {
  const offsets: number[] = [];
  const breaker = new LineBreaker(asOfficeBreaks(text));
  for (let next = breaker.nextBreak(); next; next = breaker.nextBreak()) {
    offsets.push(next.required && text.charCodeAt(next.position - 1) === 10 ? -next.position : next.position);
  }
  return offsets;
}
