/** Collects the list of changes while documents are compared, and knows under which heading each stands. */
import type { PrimParagraph } from '../lowering/primitives.ts';
import type { DocumentChange } from './compared.ts';
import { printedText } from './paragraphs.ts';

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
