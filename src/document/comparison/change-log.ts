/** Collects the list of changes while documents are compared, and knows under which heading each stands. */
import type { PrimParagraph } from '../lowering/primitives.ts';
import type { DocumentChange } from './compared.ts';
import { markedParagraph, printedText } from './paragraphs.ts';

export class ChangeLog {
  readonly changes: DocumentChange[] = [];
  #before = '';
  #after = '';

  /** A paragraph of either document is reached; headings are remembered. */
  passes(before: PrimParagraph | null, after: PrimParagraph | null): void {
    if (before?.role === 'heading') this.#before = printedText(before);
    if (after?.role === 'heading') this.#after = printedText(after);
  }

  add(change: Omit<DocumentChange, 'under'>): void {
    this.changes.push({ ...change, under: change.kind === 'deleted' ? this.#before : this.#after });
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
