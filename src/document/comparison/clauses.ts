/** A heading that came or went with all that stands under it is one change, not one for each paragraph. */
import type { Primitive, PrimParagraph } from '../lowering/primitives.ts';
import type { Change } from '../tree.ts';
import { type ChangeLog, levelOf } from './change-log.ts';
import { figuresOf, isEmpty, printedText, toldText } from './paragraphs.ts';
import { tableWords } from './row-texts.ts';

interface Clause {
  readonly heading: PrimParagraph;
  readonly first: number;
  /** First block behind it. */
  readonly end: number;
}

const isHeading = (block: Primitive): block is PrimParagraph =>
  block.type === 'paragraph' && block.role === 'heading';
/** Nothing that could be missed; letterheads and signatures stand under no heading. */
const isNothing = (block: Primitive): boolean =>
  block.type === 'rule' || (block.type === 'paragraph' && isEmpty(block));

export class WholeClauses {
  readonly #blocks: readonly Primitive[];
  /** By each block in it; outermost clauses only. */
  readonly #clauses = new Map<number, Clause>();

  /** `alone`: the blocks that the other document does not have. */
  constructor(blocks: readonly Primitive[], alone: ReadonlySet<number>) {
    this.#blocks = blocks;
    for (let i = 0; i < blocks.length; i++) {
      const heading = blocks[i]!;
      if (!isHeading(heading) || !alone.has(i)) continue;
      const level = levelOf(heading);
      let end = i + 1;
      for (let block = blocks[end]; block !== undefined; block = blocks[++end])
        if ((isHeading(block) && levelOf(block) <= level) || (block.type === 'table' && block.layout)) break;
      const inside = blocks.slice(i + 1, end).map((block, k) => isNothing(block) || alone.has(i + 1 + k));
      const says = blocks.slice(i + 1, end).some((block) => !isNothing(block));
      if (!says || inside.includes(false)) continue;
      for (let k = i; k < end; k++) this.#clauses.set(k, { heading, first: i, end });
      i = end - 1;
    }
  }

  /** Where the change of this block is noted. The clause itself is noted at its heading. */
  logAt(index: number, change: Change, log: ChangeLog): ChangeLog {
    const clause = this.#clauses.get(index);
    if (clause === undefined) return log;
    if (clause.first === index) this.#note(clause, change, log);
    return log.aside();
  }

  #note({ heading, first, end }: Clause, change: Change, log: ChangeLog): void {
    const inside = this.#blocks.slice(first + 1, end).filter((block) => !isNothing(block));
    const texts = inside.map((b) =>
      b.type === 'paragraph' ? toldText(b) : b.type === 'table' ? tableWords(b) : '',
    );
    const text = [printedText(heading), ...texts].join('\n');
    log.add(
      {
        key: heading.key,
        kind: change,
        part: 'clause',
        before: change === 'deleted' ? text : '',
        after: change === 'inserted' ? text : '',
        figures: figuresOf([heading, ...inside]),
      },
      levelOf(heading),
    );
  }
}
