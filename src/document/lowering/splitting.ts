/**
 * Which rows may be cut at a page end: only those that a page cannot hold together with what must stand above them
 * (the repeated head, kept headings and captions, a group's row). All other rows stay whole.
 */
import { cellLineCount, mostLines } from '../../text/lines.ts';
import { pitchTwip } from '../line-height.ts';
import { type PageShape, styleOf, textHeightTwip, textWidthTwip } from '../styles.ts';
import type { Primitive, PrimTable } from './primitives.ts';
import { type LineCount, rowHeights } from './row-heights.ts';

export function allowSplits(blocks: Primitive[], page: PageShape): void {
  /** Where the kept blocks begin that stand directly above. */
  let kept = 0;
  blocks.forEach((block, i) => {
    if (block.type === 'table') {
      if (!block.layout) {
        const above = blocks.slice(kept, i).reduce((sum, b) => sum + blockTwip(b, textWidthTwip(page)), 0);
        blocks[i] = withSplits(block, above, textHeightTwip(page));
      }
      kept = i + 1;
    } else if (!block.keepNext) kept = i + 1;
    else if (block.type === 'paragraph' && block.pageBreakBefore) kept = i;
  });
}

/** Rows are measured only where their heights at most do not settle it. */
function withSplits(table: PrimTable, above: number, pageTwip: number): PrimTable {
  const room = pageTwip - rowHeights(table, table.head, countLines).reduce((sum, height) => sum + height, 0);
  if (rowsThatFit(table, above, room, mostLines).every((fits) => fits)) return table;
  const fit = rowsThatFit(table, above, room, countLines);
  return { ...table, body: table.body.map((row, i) => (fit[i]! ? row : { ...row, cantSplit: false })) };
}

function rowsThatFit(table: PrimTable, above: number, room: number, lines: LineCount): boolean[] {
  const heights = rowHeights(table, table.body, lines);
  let kept = above;
  return table.body.map((row, i) => {
    const together = kept + heights[i]!;
    kept = row.keepNext ? together : 0;
    return together <= room;
  });
}

const countLines: LineCount = (runs, font, widthTwip) => cellLineCount([runs], font, widthTwip);

function blockTwip(block: Primitive, widthTwip: number): number {
  if (block.type === 'table') return 0;
  if (block.type === 'rule') return block.heightTwip;
  if (block.picture) return block.beforeTwip + block.picture.heightTwip;
  const font = styleOf(block.style);
  const lines = cellLineCount([block.runs], font, widthTwip - block.leftTwip - block.rightTwip);
  return block.beforeTwip + lines * pitchTwip(font);
}
