/** What a page consists of: drawing commands in twips from the page's upper left corner. Painters know no rules. */
import type { PrimParagraph, PrimPicture, SigningRoom } from '../document/lowering/primitives.ts';
import type { Change, PageShapeId } from '../document/tree.ts';
import type { LineRange } from '../text/lines.ts';
import type { ShapedText } from '../text/shape.ts';
import type { Mark } from './redline/marks.ts';

export interface TextCommand {
  readonly type: 'text';
  /** The paragraph it belongs to; undefined for artifacts (repeated heads). */
  readonly node: PrimParagraph | undefined;
  readonly x: number;
  readonly baseline: number;
  readonly shaped: ShapedText;
  readonly line: LineRange;
  readonly sizeHalfPt: number;
  /** Added to every space of the line (justified text). */
  readonly extraPerSpace: number;
  /** Redline: what came or went, in offsets of the shaped text; absent where nothing did. */
  readonly marks?: readonly Mark[];
}

export interface StrokeCommand {
  readonly type: 'stroke';
  readonly x1: number;
  readonly y1: number;
  readonly x2: number;
  readonly y2: number;
  readonly widthTwip: number;
  /** Redline: through what went, below what came, or the bar beside either. */
  readonly sign?: Change | 'bar';
}

/** Drawn before everything else on its page. */
export interface FillCommand {
  readonly type: 'fill';
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  /** Percent of grey, or diagonal hatching. */
  readonly shade: number | 'hatch';
}

/** A dotted line to write on. */
export interface DotsCommand {
  readonly type: 'dots';
  readonly x1: number;
  readonly x2: number;
  readonly baseline: number;
  readonly sizeHalfPt: number;
}

/** A picture, upright in its rectangle. */
export interface PictureCommand {
  readonly type: 'picture';
  readonly node: PrimParagraph & { readonly picture: PrimPicture };
  /** Redline: it came or went. */
  readonly change?: Change;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Free room for a signature. Painters may place a field there, or nothing. */
export interface SigningCommand {
  readonly type: 'signing';
  readonly node: PrimParagraph & { readonly signing: SigningRoom };
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export type Command =
  | TextCommand
  | StrokeCommand
  | FillCommand
  | DotsCommand
  | PictureCommand
  | SigningCommand;

export interface Page {
  readonly shape: PageShapeId;
  readonly section: number;
  /** Printed in the top margin; undefined where no number shows. */
  readonly number: number | undefined;
  readonly commands: readonly Command[];
}
