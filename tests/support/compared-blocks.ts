/** Blocks of two documents compared, with the promises about both texts held (`comparison/compared.ts`). */
import { expect } from 'vitest';
import { compareLowered } from '../../src/document/comparison/compare.ts';
import type { ComparedDocument, DocumentChange } from '../../src/document/comparison/compared.ts';
import { lower } from '../../src/document/lowering/lower.ts';
import type {
  LoweredDocument,
  Primitive,
  PrimParagraph,
  PrimRow,
  PrimRule,
  PrimTable,
} from '../../src/document/lowering/primitives.ts';
import type { Block, Change, Run, TableCell } from '../../src/document/tree.ts';
import { textsOn, untrackable } from './compared-texts.ts';
import { sectionOf, treeOf } from './sample-trees.ts';

export const loweredOf = (blocks: Block[]): LoweredDocument => lower(treeOf('t', [sectionOf('s', blocks)]));

export function compared(old: LoweredDocument, now: LoweredDocument): ComparedDocument {
  const result = compareLowered(old, now);
  expect(textsOn(result.marked, 'accepted')).toEqual(textsOn(now, 'accepted'));
  expect(textsOn(result.marked, 'rejected')).toEqual(textsOn(old, 'rejected'));
  expect(untrackable(result.marked)).toEqual([]);
  return result;
}

export const comparedBlocks = (before: Block[], after: Block[]): ComparedDocument =>
  compared(loweredOf(before), loweredOf(after));

export const changesOf = (before: Block[], after: Block[]): readonly DocumentChange[] =>
  comparedBlocks(before, after).changes;

/** The only section's blocks. */
export const blocksOf = ({ marked }: ComparedDocument): readonly Primitive[] => marked.sections[0]!.blocks;

export const tableIn = (result: ComparedDocument): PrimTable =>
  blocksOf(result).find((b): b is PrimTable => b.type === 'table')!;

/** Each line is a paragraph. */
export const cell = (text: string, more: Partial<TableCell> = {}): TableCell => ({
  paragraphs: text.split('\n').map((line) => ({ runs: [{ text: line }] })),
  ...more,
});

/** "xã đạt [14 km]{15 km}": what went in square, what came in curly brackets; `-` or `+` before what did as a whole. */
export function shown(blocks: readonly Primitive[]): string[] {
  const sign = (change: Change | undefined) =>
    change === undefined ? '' : change === 'deleted' ? '- ' : '+ ';
  const run = ({ text, change }: Run) =>
    change === undefined || text === '' ? text : change === 'deleted' ? `[${text}]` : `{${text}}`;
  const label = ({ label, labelWas, change }: PrimParagraph) =>
    labelWas === undefined || change !== undefined
      ? (label ?? '')
      : `${labelWas && `[${labelWas}]`}${label ? `{${label}}` : ''}`;
  const words = (p: PrimParagraph) =>
    [label(p), p.runs.map((r) => (p.change === undefined ? run(r) : r.text)).join('')]
      .filter((part) => part !== '')
      .join(' ');
  const paragraph = (p: PrimParagraph) =>
    `${sign(p.change)}${p.picture ? p.picture.alt : p.dotted ? '....' : words(p)}`;
  const block = (b: PrimParagraph | PrimRule) => (b.type === 'rule' ? '----' : paragraph(b));
  const row = ({ cells, change }: PrimRow) =>
    `${sign(change)}| ${cells.map((c) => c.blocks.map(block).join(' / ')).join(' | ')}`;
  return blocks.flatMap((b) => (b.type === 'table' ? [...b.head, ...b.body].map(row) : [block(b)]));
}
