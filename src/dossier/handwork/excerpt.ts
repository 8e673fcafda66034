/** The changed words of two texts in brackets, with a few words around them. */
import { diffWords, type Stretch } from '../../document/comparison/words.ts';

/** Letters of equal text that are shown on either side of a change. */
const AROUND = 40;

export interface Excerpt {
  readonly before: string;
  readonly after: string;
}

export function excerpt(before: string, after: string): Excerpt {
  const line = (text: string): string => text.replaceAll('\n', ' / ');
  if (before === '' || after === '') return { before: line(before), after: line(after) };
  const steps = diffWords(before, after);
  const side = (
    text: string,
    range: (s: Stretch) => readonly [number, number],
    own: Stretch['kind'],
  ): string =>
    line(
      steps
        .map((s, i) => {
          const part = text.slice(...range(s));
          if (s.kind === own) return `[${part}]`;
          if (s.kind !== 'equal') return '';
          return shortened(part, i > 0, i < steps.length - 1);
        })
        .join(''),
    );
  return { before: side(before, (s) => s.before, 'deleted'), after: side(after, (s) => s.after, 'inserted') };
}

/** Equal text: its beginning where a change stands before it, its end where one follows; whole words. */
function shortened(text: string, head: boolean, tail: boolean): string {
  if (text.length <= 2 * AROUND + 10) return text;
  const begin = head ? text.slice(0, text.lastIndexOf(' ', AROUND) + 1) : '';
  const endAt = text.indexOf(' ', text.length - AROUND);
  const end = tail && endAt >= 0 ? text.slice(endAt) : '';
  return `${begin}…${end}`;
}
