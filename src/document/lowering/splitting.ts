/**
 * Which rows may be cut at a page end: only those that a page cannot hold together with what must stand above them
 * (the repeated head, kept headings and captions, a group's row). All other rows stay whole.
 */
import { cellLineCount, mostLines } from '../../text/lines.ts';
import { pitchTwip } from '../line-height.ts';
import { type PageShape, styleOf, textHeightTwip, textWidthTwip } from '../styles.ts';
import type { Primitive, PrimParagraph, PrimTable } from './primitives.ts';
import { type LineCount, rowHeights } from './row-heights.ts';

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

/** Rows are measured only where their heights at most do not settle it. */
function withSplits(table: PrimTable, above: number, pageTwip: number): PrimTable {
  const fitAll = rowsThatFit(table, above, pageTwip, mostLines).every((fits) => fits);
  if (fitAll) return table;
  const fit = rowsThatFit(table, above, pageTwip, countLines);
  return { ...table, body: table.body.map((row, i) => (fit[i]! ? row : { ...row, cantSplit: false })) };
}

function rowsThatFit(table: PrimTable, above: number, pageTwip: number, lines: LineCount): boolean[] {
  const room = pageTwip - rowHeights(table, table.head, lines).reduce((sum, height) => sum + height, 0);
  const heights = rowHeights(table, table.body, lines);
  let kept = above;
  return table.body.map((row, i) => {
    const together = kept + heights[i]!;
    kept = row.keepNext ? together : 0;
    return together <= room;
  });
}

const countLines: LineCount = (runs, font, widthTwip) => cellLineCount([runs], font, widthTwip);

function paragraphTwip(p: PrimParagraph, widthTwip: number): number {
  if (p.picture) return p.beforeTwip + p.picture.heightTwip;
  const font = styleOf(p.style);
  const lines = cellLineCount([p.runs], font, widthTwip - p.leftTwip - p.rightTwip);
  return p.beforeTwip + lines * pitchTwip(font);
}
