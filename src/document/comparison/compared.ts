/**
 * What comparing two lowered documents gives: the new one with the old one's words drawn into it, and a list of what
 * differs. Comparison happens on primitives, so that letterheads, signatures and covers need no rules of their own and
 * both writers only draw marks.
 *
 * Promises (held by property tests): without what is marked `deleted` the texts of paragraphs and cells are those of
 * the new document, without what is marked `inserted` those of the old one, empty paragraphs not counted. No paragraph
 * directly before a table, last in a cell or last in a section is marked as a whole; no row inside a vertical merge is
 * (LibreOffice leaves an empty paragraph or loses the merged text there).
 */
import type { LoweredDocument } from '../lowering/primitives.ts';

export interface DocumentChange {
  /** Key of the paragraph or row, stable in both documents. */
  readonly key: string;
  /** `replaced`: cannot be shown by marks (page shape); the new one stands alone. `renumbered`: only the number. */
  readonly kind: 'inserted' | 'deleted' | 'changed' | 'renumbered' | 'replaced';
  readonly part: 'paragraph' | 'row' | 'table' | 'section';
  /** Heading above with those it stands under, as the new document (deleted parts: the old one) prints it; '' at the top. */
  readonly under: string;
  /** Printed texts; '' where there is none. */
  readonly before: string;
  readonly after: string;
  /** Ids of the figures whose runs differ. */
  readonly figures: readonly string[];
}

export interface ComparedDocument {
  /** The new document with marks: `Run.change`, `PrimParagraph.change`, `.labelWas`, `PrimRow.change`. */
  readonly marked: LoweredDocument;
  /** In reading order; empty when both print the same. */
  readonly changes: readonly DocumentChange[];
}
