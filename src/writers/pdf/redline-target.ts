/**
 * Where marked contents of an element go. In a redline each stretch that came or went is a Span of its own with its
 * decoration (ISO 32000-1, 14.8.5.4), so that who hears the document learns what a reader sees. `Alt` and not
 * `ActualText`: copied and searched text stays what is printed.
 */
import type { Change } from '../../document/tree.ts';
import type { Mark } from '../../layout/redline/marks.ts';
import type { PdfCanvas } from './canvas.ts';
import { STRETCH } from './draw-page.ts';
import type { StructElement } from './structure-tree.ts';

const DECORATION: Readonly<Record<Change, string>> = { deleted: 'LineThrough', inserted: 'Underline' };
const WORD: Readonly<Record<Change, string>> = { deleted: 'bỏ', inserted: 'thêm' };

/** What is read aloud for something that came or went. */
export const spoken = (change: Change, words: string): string => `${WORD[change]}: ${words.trim()}`;

/** An element with the stretches in it. */
export class Target {
  readonly tag: string;
  readonly element: StructElement;
  readonly #canvas: PdfCanvas;
  /** A stretch that goes over a page end is one element. */
  #stretches: Map<Mark, StructElement> | undefined;

  constructor(canvas: PdfCanvas, tag: string, element: StructElement) {
    this.#canvas = canvas;
    this.tag = tag;
    this.element = element;
  }

  /** The element of a stretch that came or went; `text` is all of the stretch. */
  stretch(mark: Mark, text: string): StructElement {
    this.#stretches ??= new Map();
    let known = this.#stretches.get(mark);
    if (known === undefined) {
      // A space alone has no words to say.
      known = this.#canvas.element(STRETCH, text.trim() === '' ? undefined : spoken(mark.change, text));
      known.attributes({ O: 'Layout', TextDecorationType: DECORATION[mark.change] });
      this.element.add(known);
      this.#stretches.set(mark, known);
    }
    return known;
  }
}
