/**
 * A page as its content stream, and what the stream needs of the document it comes into: glyphs, signs, pictures, and
 * the structure that its marked contents belong to. Nothing in it knows an object number, so that a page can stand in
 * one document as in another.
 */
import { deflateSync } from 'node:zlib';
import type { PrimParagraph } from '../../document/lowering/primitives.ts';
import type { Picture } from '../../document/pictures/picture.ts';
import type { Mark } from '../../layout/redline/marks.ts';
import type { FaceId } from '../../text/faces.ts';

/** A marked content sequence; its number is its place among those of the page. */
export interface DrawnMark {
  readonly node: PrimParagraph;
  /** It is the label of the paragraph. */
  readonly label: boolean;
  /** Redline: it came or went; `text` is all of it, also what stands on other pages. */
  readonly stretch?: { readonly mark: Mark; readonly text: string };
  readonly tag: string;
}

export interface DrawnPage {
  readonly content: Buffer;
  readonly marks: readonly DrawnMark[];
  /** Code points that are shown in each face. */
  readonly shown: ReadonlyMap<FaceId, readonly number[]>;
  /** Codes of drawn signs, by code point. */
  readonly signs: ReadonlyMap<number, string>;
  /** By resource name. */
  readonly pictures: ReadonlyMap<string, Picture>;
  /** Where pictures with words stand, in points: left, bottom, right, top. */
  readonly boxes: readonly { readonly node: PrimParagraph; readonly box: readonly number[] }[];
}

const known = new WeakMap<DrawnPage, Uint8Array>();

/** Compressed once, however often the page is used. */
export function deflatedContent(page: DrawnPage): Uint8Array {
  let deflated = known.get(page);
  if (deflated === undefined) {
    deflated = deflateSync(page.content);
    known.set(page, deflated);
  }
  return deflated;
}
