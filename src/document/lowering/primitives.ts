/**
 * What composite blocks are lowered to. Both the DOCX and the PDF writer know these four and nothing else, so a
 * letterhead or a signature block cannot differ between the formats. Lengths in whole twips; all indents resolved.
 */
import type { Picture } from '../pictures/picture.ts';
import type { StyleId } from '../styles.ts';
import type { Align, Change, PageShapeId, Run } from '../tree.ts';

/** A picture with the size it is shown in, upright. */
export interface PrimPicture {
  readonly picture: Picture;
  readonly alt: string;
  readonly widthTwip: number;
  readonly heightTwip: number;
}

/** Room for a signature above a paragraph: its space above is kept free. */
export interface SigningRoom {
  /** Stable, from the key of the signatures and the column. */
  readonly name: string;
  /** Who signs here, in capitals as printed. */
  readonly capacity: string;
}

export interface PrimParagraph {
  readonly type: 'paragraph';
  readonly key: string;
  readonly style: StyleId;
  /** What it is to readers of the structure (PDF tags); its looks come from the style. */
  readonly role: 'text' | 'heading' | 'item';
  /** Depth of an item in its list, from 0. */
  readonly depth: number;
  /** Printed before the runs, parted by one space. */
  readonly label?: string | undefined;
  readonly runs: readonly Run[];
  readonly align: Align;
  readonly beforeTwip: number;
  readonly firstLineTwip: number;
  readonly leftTwip: number;
  readonly rightTwip: number;
  readonly keepNext: boolean;
  readonly pageBreakBefore: boolean;
  /** Stands alone in its paragraph, which has no text. */
  readonly picture?: PrimPicture | undefined;
  /** The space above is room to sign in. */
  readonly signing?: SigningRoom | undefined;
  /** A dotted line over the whole width instead of text. */
  readonly dotted: boolean;
  /** A dotted line from the end of the text to the right edge. */
  readonly fill?: boolean | undefined;
  /** Redline: the whole paragraph came or went; then every run of it says the same. */
  readonly change?: Change | undefined;
  /** Redline: the number or letter that the base printed; '' when it had none. Only where it differs from `label`. */
  readonly labelWas?: string | undefined;
}

/** A solid line of exact length, centred between the edges (nd30 B 1, 2, 5a: never an underline). */
export interface PrimRule {
  readonly type: 'rule';
  readonly key: string;
  readonly leftTwip: number;
  readonly rightTwip: number;
  /** Clear space above the line; the paragraph's exact height. */
  readonly heightTwip: number;
  readonly keepNext: boolean;
}

export interface PrimCell {
  readonly blocks: readonly (PrimParagraph | PrimRule)[];
  readonly colSpan: number;
  readonly rowSpan: number;
  readonly shadePercent: number;
  /** Diagonal hatching: the bar of a chart. */
  readonly hatched: boolean;
  /** Lines around this cell; `table` follows the table's own. */
  readonly border: 'table' | 'box';
  readonly header: boolean;
  readonly valign: 'top' | 'center' | 'bottom';
}

export interface PrimRow {
  readonly key: string;
  readonly cells: readonly PrimCell[];
  readonly keepNext: boolean;
  /** Never parted at a page end, unless taller than a page. */
  readonly cantSplit: boolean;
  /** At least this high, without borders. */
  readonly minHeightTwip: number;
  /** Redline: the whole row came or went; never a row that a merged cell of another row covers. */
  readonly change?: Change;
}

export interface PrimTable {
  readonly type: 'table';
  readonly key: string;
  /** Layout tables are invisible: no lines, no table tags in the PDF. */
  readonly layout: boolean;
  readonly summary: string;
  readonly borders: 'grid' | 'frame' | 'none';
  readonly columns: readonly number[];
  readonly padX: number;
  readonly padY: number;
  readonly head: readonly PrimRow[];
  readonly body: readonly PrimRow[];
}

export type Primitive = PrimParagraph | PrimRule | PrimTable;

/** A primitive that only lowering sees; it ends up as `pageBreakBefore` of what follows. */
export interface PrimPageBreak {
  readonly type: 'page-break';
}

export interface OutputWarning {
  readonly code: string;
  readonly message: string;
  /** Key of the block. */
  readonly key: string;
}

export interface LoweredSection {
  readonly key: string;
  readonly page: PageShapeId;
  readonly numbering: 'continue' | 'restart';
  readonly pageNumbers: 'from-second' | 'none';
  /** Never empty; the last one is a paragraph. */
  readonly blocks: readonly Primitive[];
}

export interface LoweredDocument {
  readonly sections: readonly LoweredSection[];
  readonly warnings: readonly OutputWarning[];
}
