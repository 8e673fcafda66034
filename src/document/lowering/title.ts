/** Type and abstract of a document, the rule below them, notes (nd30 B 5a). */
import type { DocumentTitle } from '../tree.ts';
import { balanced, shortRuleTwip } from './balance.ts';
import { paragraph, rule, words } from './build.ts';
import type { Primitive } from './primitives.ts';

/** Abstracts are set a little narrower than the text, as offices do. */
const ABSTRACT_SHARE = 0.94;

export function title(block: DocumentTitle, widthTwip: number): Primitive[] {
  const { key } = block;
  const inner = Math.round(widthTwip * ABSTRACT_SHARE);
  const side = Math.floor((widthTwip - inner) / 2);
  const inset = (p: ReturnType<typeof balanced>['paragraph']) => ({
    ...p,
    leftTwip: p.leftTwip + side,
    rightTwip: p.rightTwip + side,
  });
  const blocks: Primitive[] = [paragraph(key, 'documentKind', words(block.kind), { role: 'heading' })];
  if (block.abstract.length > 0) {
    const abstract = balanced(`${key}/abstract`, 'documentAbstract', block.abstract, inner);
    blocks.push(
      inset(abstract.paragraph),
      rule(`${key}/rule`, shortRuleTwip(abstract.textTwip), widthTwip, true),
    );
  }
  block.notes.forEach((runs, i) => {
    const note = balanced(`${key}/notes/${i}`, 'titleNote', runs, inner);
    blocks.push(inset({ ...note.paragraph, beforeTwip: i === 0 ? 60 : 0 }));
  });
  return blocks;
}
