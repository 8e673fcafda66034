/**
 * Which rows may be cut at a page end: only those that a page cannot hold together with what must stand above them
 * (the repeated head, kept headings and captions, a group's row). All other rows stay whole.
 */
import { cellLineCount } from '../../text/lines.ts';
import { pitchTwip } from '../line-height.ts';
import { type PageShape, styleOf, textHeightTwip, textWidthTwip } from '../styles.ts';
import type { Primitive, PrimParagraph, PrimTable } from './primitives.ts';

export function allowSplits(blocks: Primitive[], page: PageShape): void {
  const width = textWidthTwip(page);
  /** Height of the kept paragraphs directly above. */
  let kept = 0;
  blocks.forEach((block, i) => {
    if (block.type === 'paragraph') {
      kept = block.keepNext ? (block.pageBreakBefore ? 0 : kept) + paragraphTwip(block, width) : 0;
      return;
    }
    if (block.type === 'table' && !block.layout) blocks[i] = withSplits(block, kept, textHeightTwip(page));
    if (block.type === 'table' || !block.keepNext) kept = 0;
    else kept += block.heightTwip;
  });
}

function withSplits(table: PrimTable, above: number, pageTwip: number): PrimTable {
  const room = pageTwip - table.head.reduce((sum, row) => sum + row.estimateTwip, 0);
  let kept = above;
  const body = table.body.map((row) => {
    const fits = kept + row.estimateTwip <= room;
    kept = row.keepNext ? kept + row.estimateTwip : 0;
    return fits ? row : { ...row, cantSplit: false };
  });
  return { ...table, body };
}

function paragraphTwip(p: PrimParagraph, widthTwip: number): number {
  if (p.picture) return p.beforeTwip + p.picture.heightTwip;
  const font = styleOf(p.style);
  const lines = cellLineCount([p.runs], font, widthTwip - p.leftTwip - p.rightTwip);
  return p.beforeTwip + lines * pitchTwip(font);
}
