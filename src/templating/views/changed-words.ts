/** What changed between two long texts, with a few words around it, the changed words in bold. */
import { diffWords, type Stretch } from '../../document/comparison/words.ts';
import type { RichText } from '../shape.ts';

/** Words kept on either side of what changed. */
const AROUND = 6;
/** Words of one stretch that came or went; of a longer one the middle is left out. */
const MOST_CHANGED = 40;
/** Letters of all that is shown of one side. */
const MOST_LETTERS = 700;

export interface ChangedWords {
  readonly before: RichText;
  readonly after: RichText;
}

/** A text that stands on one side only is shown from its beginning, without bold. */
export function changedWords(before: string, after: string): ChangedWords {
  if (before === '' || after === '') return { before: alone(before), after: alone(after) };
  const stretches = diffWords(before, after);
  return {
    before: shown(stretches, before, (s) => s.before),
    after: shown(stretches, after, (s) => s.after),
  };
}

const alone = (text: string): RichText =>
  text === '' ? [] : [{ text: middleOut(text, MOST_CHANGED, MOST_CHANGED / 2) }];

function shown(
  stretches: readonly Stretch[],
  text: string,
  rangeOf: (stretch: Stretch) => readonly [number, number],
): RichText {
  const runs: { text: string; bold?: boolean }[] = [];
  let letters = 0;
  for (const [i, stretch] of stretches.entries()) {
    const part = text.slice(...rangeOf(stretch));
    if (part === '') continue;
    if (letters > MOST_LETTERS) {
      runs.push({ text: ' …' });
      break;
    }
    const changed = stretch.kind !== 'equal';
    const kept = changed
      ? middleOut(part, MOST_CHANGED / 2, MOST_CHANGED / 2)
      : middleOut(part, i === 0 ? 0 : AROUND, i === stretches.length - 1 ? 0 : AROUND);
    letters += kept.length;
    runs.push({ text: kept, ...(changed ? { bold: true } : {}) });
  }
  return runs;
}

/** The first and the last words of a text, with the spaces at its ends; whole when little would be left out. */
function middleOut(text: string, first: number, last: number): string {
  const words = [...text.matchAll(/\S+/g)];
  if (words.length <= first + last + 2) return text;
  const head = first === 0 ? '' : text.slice(0, words[first - 1]!.index + words[first - 1]![0].length);
  const tail = last === 0 ? '' : text.slice(words[words.length - last]!.index);
  return [head, '…', tail].filter((part) => part !== '').join(' ');
}
