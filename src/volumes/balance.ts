/**
 * Content that closes graphics states it never opened (`Q` without `q`): readers overlook that on a page of its own, but
 * inside a form some lose the rest of the page. Such operators are blanked out, and states left open are closed.
 */
import { EvidenceFault } from '../readers/evidence/finding.ts';
import { stepOverInlinePicture } from '../readers/evidence/pdf/inline-picture.ts';
import { PdfLexer } from '../readers/evidence/pdf/lexer.ts';
import { Operator } from '../readers/evidence/pdf/objects.ts';

/** The content with balanced states; the very same bytes when nothing was to do. */
export function balanced(content: Uint8Array): Uint8Array {
  const excess: number[] = [];
  let depth = 0;
  try {
    const lexer = new PdfLexer(content);
    for (let token = lexer.next(); token !== undefined; token = lexer.next()) {
      if (!(token instanceof Operator)) continue;
      if (token.value === 'q') depth++;
      else if (token.value === 'Q' && depth === 0) excess.push(lexer.at - 1);
      else if (token.value === 'Q') depth--;
      else if (token.value === 'BI') stepOverInlinePicture(content, lexer);
    }
  } catch (e) {
    // Where the content is cut, readers stop too.
    if (!(e instanceof EvidenceFault)) throw e;
  }
  if (excess.length === 0 && depth === 0) return content;
  const whole = Buffer.concat([content, Buffer.from('\nQ'.repeat(depth))]);
  for (const at of excess) whole[at] = 0x20;
  return whole;
}
