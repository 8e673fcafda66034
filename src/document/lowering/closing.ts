/**
 * The closing rule: a signature block never stands alone on a page. The paragraph before it (the one ending in `./.`,
 * nd30 C5) keeps with it, and those before until together they have two lines; a table
 * directly before it keeps its last row with it.
 */
import { breakLines } from '../../text/lines.ts';
import { type PageShape, styleOf, textWidthTwip } from '../styles.ts';
import { derived } from './derived.ts';
import type { Primitive, PrimParagraph, PrimRow } from './primitives.ts';

const LINES_TOGETHER = 2;

export function keepWithSignatures(
  blocks: Primitive[],
  signatureKeys: ReadonlySet<string>,
  shape: PageShape,
) {
  blocks.forEach((block, i) => {
    if (block.type !== 'table' || !signatureKeys.has(block.key)) return;
    let lines = 0;
    for (let k = i - 1; k >= 0 && lines < LINES_TOGETHER; k--) {
      const before = blocks[k]!;
      if (before.type === 'table') {
        if (!before.layout && lines === 0) blocks[k] = { ...before, body: withLastRowKept(before.body) };
        break;
      }
      if (before.type !== 'paragraph') break;
      blocks[k] = derived(before, 'kept', () => ({ ...before, keepNext: true }));
      if (before.style !== 'spacer') lines += lineCount(before, textWidthTwip(shape));
    }
  });
}

function lineCount(p: PrimParagraph, widthTwip: number): number {
  if (p.dotted) return 1;
  return breakLines(p.runs, styleOf(p.style), widthTwip - p.leftTwip - p.rightTwip).length;
}

const withLastRowKept = (rows: readonly PrimRow[]): PrimRow[] =>
  rows.map((row, i) => (i === rows.length - 1 ? { ...row, keepNext: true } : row));
