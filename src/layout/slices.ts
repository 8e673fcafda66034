/**
 * Layout in two pure steps: `flow` turns blocks into slices (a line, a table row, a space), `paginate` deals the
 * slices out to pages. Keep-with-next, widows and orphans are nothing but values of `breakAfter`.
 *
 * Vertical model: as LibreOffice and Word lay out our DOCX, in twips (measured on LibreOffice 7.4): a line needs its
 * natural height, the rest of its pitch (`gap`) only when something follows on the page; space before a paragraph is
 * dropped at a page top.
 */
import type { PrimParagraph, PrimPicture, PrimTable } from '../document/lowering/primitives.ts';
import type { Change } from '../document/tree.ts';
import type { LineRange } from '../text/lines.ts';
import type { ShapedText } from '../text/shape.ts';
import type { Mark } from './redline/marks.ts';

/** `forbid` gives way only when a chain of forbidden breaks is longer than a page. */
export type Break = 'ok' | 'forbid';

/** A paragraph with its lines. */
export interface TextFlow {
  readonly type: 'text';
  readonly node: PrimParagraph;
  readonly shaped: ShapedText;
  /** Redline: what came or went; empty in all other documents. */
  readonly marks: readonly Mark[];
  readonly lines: readonly LineRange[];
  /** Natural height of a line, and how much more to the next line. */
  readonly lineTwip: number;
  readonly gapTwip: number;
  /** Width between the indents. */
  readonly widthTwip: number;
}

export interface RuleFlow {
  readonly type: 'rule';
  readonly leftTwip: number;
  readonly widthTwip: number;
  /** Clear space above the line; the line's own width comes on top. */
  readonly heightTwip: number;
}

/** A paragraph with a picture and no text. */
export interface PictureFlow {
  readonly type: 'picture';
  readonly node: PrimParagraph & { readonly picture: PrimPicture };
  /** Redline: it came or went, alone or with its row. */
  readonly change: Change | undefined;
  readonly widthTwip: number;
}

export interface LineSlice {
  readonly type: 'line';
  readonly flow: TextFlow | RuleFlow | PictureFlow;
  /** Which line of the flow. */
  readonly index: number;
  /** Space above, dropped at a page top. */
  readonly before: number;
  readonly height: number;
  readonly gap: number;
  readonly breakAfter: Break;
  /** Starts a page by force. */
  readonly newPage: boolean;
}

export interface RowSlice {
  readonly type: 'row';
  readonly table: TableFlow;
  /** Index into `table.rows`. */
  readonly index: number;
  readonly breakAfter: Break;
}

export type Slice = LineSlice | RowSlice;

/** A cell with its text in lines. */
export interface CellFlow {
  readonly cell: PrimTable['body'][number]['cells'][number];
  readonly firstRow: number;
  /** Last row that it covers. */
  readonly lastRow: number;
  readonly column: number;
  readonly leftTwip: number;
  readonly widthTwip: number;
  readonly lines: readonly LineSlice[];
  /** Height of all lines, without padding. */
  readonly textTwip: number;
}

export interface RowFlow {
  /** Cells that begin in this row. */
  readonly cells: readonly CellFlow[];
  readonly minHeightTwip: number;
  readonly keepNext: boolean;
  /** Taller than a page: may be cut at any page end. */
  readonly splittable: boolean;
  /** Lines of the table above and below this row. */
  readonly topBorderTwip: number;
  readonly bottomBorderTwip: number;
}

export interface TableFlow {
  readonly type: 'table';
  readonly node: PrimTable;
  /** From the left margin; tables are centred. */
  readonly leftTwip: number;
  readonly widthTwip: number;
  /** Heads first. */
  readonly rows: readonly RowFlow[];
  readonly headRows: number;
  /** Cells that cover more than one row. */
  readonly spans: readonly CellFlow[];
  /** Height of the repeated head with its upper line; 0 when it is not repeated. */
  readonly headTwip: number;
}
