/**
 * Where marked contents of an element go. In a redline each stretch that came or went is a Span of its own with its
 * decoration (ISO 32000-1, 14.8.5.4), so that who hears the document learns what a reader sees. `Alt` and not
 * `ActualText`: copied and searched text stays what is printed.
 */
import type { Change } from '../../document/tree.ts';
import type { Mark } from '../../layout/redline/marks.ts';
import type { PdfCanvas, StructElement } from './adapter.ts';
import type { Target } from './stream.ts';

const DECORATION: Readonly<Record<Change, string>> = { deleted: 'LineThrough', inserted: 'Underline' };
const WORD: Readonly<Record<Change, string>> = { deleted: 'bỏ', inserted: 'thêm' };

/** What is read aloud for something that came or went. */
export const spoken = (change: Change, words: string): string => `${WORD[change]}: ${words.trim()}`;

export function redlineTarget(canvas: PdfCanvas, tag: string, element: StructElement): Target {
  /** By stretch: one that goes over a page end is one element. */
  let spans: Map<Mark, Target> | undefined;
  const stretch = (mark: Mark, text: string): Target => {
    spans ??= new Map();
    let known = spans.get(mark);
    if (known === undefined) {
      // A space alone has no words to say.
      const alt = text.trim() === '' ? {} : { alt: spoken(mark.change, text) };
      const span = canvas.element('Span', alt);
      canvas.attributes(span, { O: 'Layout', TextDecorationType: DECORATION[mark.change] });
      element.add(span);
      known = {
        tag: 'Span',
        add: (content) => {
          span.add(content);
        },
      };
      spans.set(mark, known);
    }
    return known;
  };
  return {
    tag,
    add: (content) => {
      element.add(content);
    },
    stretch,
  };
}
