/** Collects the list of changes while documents are compared, and knows under which heading each stands. */
import type { PrimParagraph } from '../lowering/primitives.ts';
import { styleOf } from '../styles.ts';
import type { DocumentChange } from './compared.ts';
import { markedParagraph, printedText } from './paragraphs.ts';

/** The headings above a place, outermost first. */
class Headings {
  readonly #open: { readonly level: number; readonly text: string }[] = [];

  passes(p: PrimParagraph | null): void {
    if (p?.role !== 'heading') return;
    const level = styleOf(p.style).outlineLevel ?? 0;
    while (this.#open.length > 0 && this.#open.at(-1)!.level >= level) this.#open.pop();
    this.#open.push({ level, text: printedText(p) });
  }

  /** Points stand under their clause ("1. Tiêu chí số 2 / a) Thực trạng"); the part above says nothing more. */
  toString(): string {
    const [first, ...inner] = this.#open.map(({ text }) => text);
    return inner.length > 0 ? inner.join(' / ') : (first ?? '');
  }
}

export class ChangeLog {
  readonly changes: DocumentChange[] = [];
  readonly #before = new Headings();
  readonly #after = new Headings();

  /** A paragraph of either document is reached; headings are remembered. */
  passes(before: PrimParagraph | null, after: PrimParagraph | null): void {
    this.#before.passes(before);
    this.#after.passes(after);
  }

  add(change: Omit<DocumentChange, 'under'>): void {
    this.changes.push({ ...change, under: `${change.kind === 'deleted' ? this.#before : this.#after}` });
  }
}

/** A paragraph whose words may have changed. */
export function pairedParagraphs(a: PrimParagraph, b: PrimParagraph, log: ChangeLog): PrimParagraph {
  log.passes(a, b);
  const { paragraph, changed, renumbered, figures } = markedParagraph(a, b);
  if (changed)
    log.add({
      key: b.key,
      kind: renumbered ? 'renumbered' : 'changed',
      part: 'paragraph',
      before: printedText(a),
      after: printedText(b),
      figures,
    });
  return paragraph;
}
