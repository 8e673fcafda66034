/**
 * Two sequences of blocks side by side: what stays (paired, its words compared), what came, what went. Equal blocks are
 * found first; between them blocks are paired by key and likeness, since a paragraph put in before others shifts their
 * keys.
 */
import { spacer } from '../lowering/build.ts';
import type { Primitive, PrimParagraph } from '../lowering/primitives.ts';
import type { Change } from '../tree.ts';
import { type ChangeLog, levelOf, pairedParagraphs, partOf } from './change-log.ts';
import { WholeClauses } from './clauses.ts';
import { figuresOf, isEmpty, textOf, toldText, wholeParagraph } from './paragraphs.ts';
import { align, type Pair, refine } from './sequence.ts';
import { compareTables, tableText, wholeTable } from './tables.ts';
import { likeness, once, wordTexts } from './words.ts';

interface Known {
  readonly block: Primitive;
  /** Equal blocks have equal ones. */
  readonly identity: string;
  /** Asked only of those that have no equal. */
  readonly words: () => readonly string[];
  /** More for what is surely the same, little for lines and empty paragraphs. */
  readonly weight: number;
}

const pictureOf = (p: PrimParagraph): string => p.picture?.picture.sha256 ?? '';

function known(block: Primitive): Known {
  if (block.type === 'rule') return { block, identity: 'rule', words: () => [], weight: 1 };
  const text = block.type === 'table' ? tableText(block) : textOf(block.runs);
  const identity =
    block.type === 'table'
      ? `table ${block.columns.length} ${text}`
      : `paragraph ${pictureOf(block)} ${block.dotted} ${block.label === undefined ? '' : '#'} ${text}`;
  return {
    block,
    identity,
    words: once(() => wordTexts(text)),
    weight: text === '' ? 1 : 10 + Math.min(text.length, 200),
  };
}

/** Likeness from which two blocks are one that was changed; less is enough when the data say so by the key. */
const ALIKE = { paragraph: 0.5, paragraphOfKey: 0.3 };

function pairWeight(a: Known, b: Known): number {
  if (a.identity === b.identity) return a.weight;
  if (a.block.type !== b.block.type) return 0;
  const sameKey = a.block.key === b.block.key;
  if (a.block.type === 'table' || b.block.type === 'table') return sameKey ? 100 : 0;
  if (a.block.type === 'rule' || b.block.type === 'rule') return 1;
  if (pictureOf(a.block) !== pictureOf(b.block) || a.block.dotted !== b.block.dotted) return 0;
  if (isEmpty(a.block) || isEmpty(b.block)) return sameKey ? 2 : 0;
  const like = likeness(a.words(), b.words());
  return like >= (sameKey ? ALIKE.paragraphOfKey : ALIKE.paragraph)
    ? 10 + 100 * like + (sameKey ? 20 : 0)
    : 0;
}

/** Likeness of all pairs of longer stretches would cost too much: there keys decide. */
const MOST_PAIRS = 60_000;

function pairsOf(before: readonly Known[], after: readonly Known[]): Pair[] {
  const same = (i: number, j: number) => before[i]!.identity === after[j]!.identity;
  const exact = align(before.length, after.length, (i, j) => (same(i, j) ? before[i]!.weight : 0), same);
  return refine(exact, (old, now) => {
    const few = old.length * now.length <= MOST_PAIRS;
    const weight = (i: number, j: number): number => {
      const [a, b] = [before[old[i]!]!, after[now[j]!]!];
      return few || a.block.key === b.block.key ? pairWeight(a, b) : 0;
    };
    return align(old.length, now.length, weight, () => false).map(
      ([i, j]) => [i === null ? null : old[i]!, j === null ? null : now[j]!] as Pair,
    );
  });
}

/** Blocks of a section, or of a cell (which has no tables). */
export function compareBlocks(
  before: readonly Primitive[],
  after: readonly Primitive[],
  log: ChangeLog,
): Primitive[] {
  const old = before.map(known);
  const now = after.map(known);
  const pairs = pairsOf(old, now);
  const went = new WholeClauses(before, new Set(pairs.flatMap(([i, j]) => (j === null ? [i] : []))));
  const came = new WholeClauses(after, new Set(pairs.flatMap(([i, j]) => (i === null ? [j!] : []))));
  const result = pairs.flatMap(([i, j]): readonly Primitive[] => {
    if (i === null) return wholeBlock(after[j!]!, 'inserted', came.logAt(j!, 'inserted', log));
    if (j === null) return wholeBlock(before[i]!, 'deleted', went.logAt(i, 'deleted', log));
    return pairedBlocks(before[i]!, after[j]!, log);
  });
  return guarded(result, after.at(-1)?.key ?? '');
}

function pairedBlocks(a: Primitive, b: Primitive, log: ChangeLog): readonly Primitive[] {
  if (a.type === 'table' && b.type === 'table') return compareTables(a, b, log, compareBlocks);
  return [a.type === 'paragraph' && b.type === 'paragraph' ? pairedParagraphs(a, b, log) : b];
}

/** All of these came or went. */
export const wholeBlocks = (blocks: readonly Primitive[], change: Change, log: ChangeLog): Primitive[] =>
  guarded(
    blocks.flatMap((block) => wholeBlock(block, change, log)),
    blocks.at(-1)?.key ?? '',
  );

function wholeBlock(block: Primitive, change: Change, log: ChangeLog): readonly Primitive[] {
  if (block.type === 'table') return wholeTable(block, change, log);
  // Lines and empty paragraphs say nothing: those of the new document stand, those of the old one are dropped.
  if (block.type === 'rule' || isEmpty(block)) return change === 'inserted' ? [block] : [];
  log.passes(change === 'deleted' ? block : null, change === 'inserted' ? block : null);
  const text = toldText(block);
  const paragraph = wholeParagraph(block, change);
  log.add(
    {
      key: block.key,
      kind: change,
      part: partOf(block),
      before: change === 'deleted' ? text : '',
      after: change === 'inserted' ? text : '',
      figures: figuresOf([block]),
    },
    block.role === 'heading' ? levelOf(block) : undefined,
  );
  return [paragraph];
}

/**
 * A paragraph that is tracked as a whole never stands directly before a table, nor last in a cell or section: an empty
 * one follows it there. Two tables never touch, and a section or cell ends in a paragraph.
 */
function guarded(blocks: readonly Primitive[], key: string): Primitive[] {
  const result: Primitive[] = [];
  blocks.forEach((block, i) => {
    if (block.type === 'table' && result.at(-1)?.type === 'table') result.push(spacer(`${block.key}/apart`));
    result.push(block);
    if (block.type !== 'paragraph' || block.change === undefined) return;
    const next = blocks[i + 1];
    if (next === undefined || next.type === 'table')
      result.push(spacer(`${block.key}/after`, { keepNext: next !== undefined && block.keepNext }));
  });
  if (result.length === 0 || result.at(-1)!.type === 'table') result.push(spacer(`${key}/end`));
  return result;
}
