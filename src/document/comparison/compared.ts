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

/** A cell of a changed row. */
export interface ChangedCell {
  /** Head of its column as printed ("Huyện thẩm tra, Kết quả"); '' where the table has none or the cell spans several. */
  readonly column: string;
  /** '' where it was empty. */
  readonly before: string;
  readonly after: string;
}

export interface DocumentChange {
  /** Key of the paragraph or row, stable in both documents. */
  readonly key: string;
  /**
   * `replaced`: cannot be shown word by word (page shape, columns of a table, bars of a chart): the old one went as a
   * whole, the new one came. `renumbered`: only the number.
   */
  readonly kind: 'inserted' | 'deleted' | 'changed' | 'renumbered' | 'replaced';
  /** `clause`: a heading with all that stands under it, one change; its first line is the heading. */
  readonly part: 'paragraph' | 'heading' | 'row' | 'table' | 'chart' | 'clause' | 'section';
  /** Heading above with those it stands under, as the new document prints it where it has it; '' at the top. */
  readonly under: string;
  /** Printed texts; '' where there is none. Of rows: its name and each changed cell after its column, parted by "; ". */
  readonly before: string;
  readonly after: string;
  /** Ids of the figures whose runs differ. */
  readonly figures: readonly string[];
  /** Of rows: number and name as printed ("2.3 Tỷ lệ đường ngõ, xóm …"; '' where it has none), and what changed. */
  readonly row?: { readonly name: string; readonly cells: readonly ChangedCell[] };
}

export interface ComparedDocument {
  /** The new document with marks: `Run.change`, `PrimParagraph.change`, `.labelWas`, `PrimRow.change`. */
  readonly marked: LoweredDocument;
  /** In reading order; empty when both print the same. */
  readonly changes: readonly DocumentChange[];
}
