/** Collects the list of changes while documents are compared, and knows under which heading each stands. */
import type { PrimParagraph } from '../lowering/primitives.ts';
import { styleOf } from '../styles.ts';
import type { DocumentChange } from './compared.ts';
import { markedParagraph, printedText } from './paragraphs.ts';

export const levelOf = (heading: PrimParagraph): number => styleOf(heading.style).outlineLevel ?? 0;

/** The headings above a place, outermost first. */
class Headings {
  readonly #open: { readonly level: number; readonly text: string }[] = [];

  /** `printed`: how the new document prints it. */
  passes(p: PrimParagraph | null, printed: PrimParagraph | null): void {
    if (p?.role !== 'heading') return;
    const level = levelOf(p);
    while (this.#open.length > 0 && this.#open.at(-1)!.level >= level) this.#open.pop();
    this.#open.push({ level, text: printedText(printed ?? p) });
  }

  /** The heading that a block of this level would stand under. */
  above(level: number): string {
    return this.#joined(this.#open.filter((h) => h.level < level));
  }

  /** Points stand under their clause ("1. Tiêu chí số 2 / a) Thực trạng"); the part above says nothing more. */
  toString(): string {
    return this.#joined(this.#open);
  }

  #joined(headings: readonly { readonly text: string }[]): string {
    const [first, ...inner] = headings.map(({ text }) => text);
    return inner.length > 0 ? inner.join(' / ') : (first ?? '');
  }
}

export class ChangeLog {
  readonly changes: DocumentChange[] = [];
  readonly #before: Headings;
  readonly #after: Headings;

  constructor(before = new Headings(), after = new Headings()) {
    this.#before = before;
    this.#after = after;
  }

  /** A list of its own at the same place: what is in it is told in one change. */
  aside(): ChangeLog {
    return new ChangeLog(this.#before, this.#after);
  }

  /** A paragraph of either document is reached; headings are remembered. */
  passes(before: PrimParagraph | null, after: PrimParagraph | null): void {
    this.#before.passes(before, after);
    this.#after.passes(after, after);
  }

  /** `level`: of a heading, which does not stand under itself. */
  add(change: Omit<DocumentChange, 'under'>, level?: number): void {
    const headings = change.kind === 'deleted' ? this.#before : this.#after;
    this.changes.push({ ...change, under: level === undefined ? `${headings}` : headings.above(level) });
  }
}

export const partOf = (p: PrimParagraph): 'heading' | 'paragraph' =>
  p.role === 'heading' ? 'heading' : 'paragraph';

/** A paragraph whose words may have changed. */
export function pairedParagraphs(a: PrimParagraph, b: PrimParagraph, log: ChangeLog): PrimParagraph {
  log.passes(a, b);
  const { paragraph, changed, renumbered, figures } = markedParagraph(a, b);
  if (changed)
    log.add(
      {
        key: b.key,
        kind: renumbered ? 'renumbered' : 'changed',
        part: partOf(b),
        before: printedText(a),
        after: printedText(b),
        figures,
      },
      b.role === 'heading' ? levelOf(b) : undefined,
    );
  return paragraph;
}
