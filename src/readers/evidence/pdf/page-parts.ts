/** One page of a PDF, taken apart into what a bound volume shows of it. */
import { damaged } from '../finding.ts';
import { type Appearances, appearancesOf } from './appearances.ts';
import { type PdfObject, Stream } from './objects.ts';
import { type PageNode, type PageShape, pageShape } from './pages.ts';
import type { PdfFile } from './pdf-file.ts';

export interface PageParts {
  readonly shape: PageShape;
  /** Of the page, or inherited; may be a reference. */
  readonly resources: PdfObject;
  /** Content streams in order; what they are drawn with may go on from one to the next. */
  readonly contents: readonly Stream[];
  /** Numbers or references of the content streams, for noticing pages that share them. */
  readonly contentKey: PdfObject;
  /** The page's transparency group. */
  readonly group: PdfObject;
  readonly appearances: Appearances;
}

/** Throws an EvidenceFault when the page or a part of its content is cut. */
export function pageParts(file: PdfFile, node: PageNode): PageParts {
  const page = file.dict(node.page);
  if (page === undefined) throw damaged('một trang bị mất');
  const contents = file.get(page.get('Contents'));
  const streams = (Array.isArray(contents) ? contents : [contents]).map((item) => file.get(item));
  // A reference to nothing is an empty page (ISO 32000-1, 7.3.10), unless the file was cut.
  if (
    file.repaired &&
    page.has('Contents') &&
    streams.every((s) => !(s instanceof Stream)) &&
    streams.length > 0
  )
    throw damaged('nội dung một trang bị mất');
  return {
    shape: pageShape(file, page, node.inherited),
    resources: page.get('Resources') ?? node.inherited.get('Resources') ?? null,
    contents: streams.filter((s) => s instanceof Stream),
    contentKey: page.get('Contents') ?? null,
    group: page.get('Group') ?? null,
    appearances: appearancesOf(file, page),
  };
}

/** Streams of one page are one content, divided between words only (ISO 32000-1, 7.8.2). */
export function joinedContent(file: PdfFile, contents: readonly Stream[]): Uint8Array {
  const parts = contents.flatMap((stream) => [file.decoded(stream), Buffer.from('\n')]);
  return Buffer.concat(parts);
}
