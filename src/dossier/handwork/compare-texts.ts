/**
 * Made and edited document side by side. Blocks that are equal hold the rest in place; what stands between them is
 * paired by likeness, tables row by row and cell by cell. Empty paragraphs and how things look do not count.
 */
import { align, type Pair, refine } from '../../document/comparison/sequence.ts';
import { likeness, wordTexts } from '../../document/comparison/words.ts';
import type { DocxBlock, DocxParagraph } from '../../readers/docx/docx-text.ts';
import type { BaseBlock, BaseParagraph } from './base-text.ts';

export interface TextChange {
  readonly kind: 'changed' | 'added' | 'removed';
  readonly part: 'paragraph' | 'cell' | 'row';
  /** Nearest heading above in the made document; '' at the top. */
  readonly under: string;
  readonly before: string;
  readonly after: string;
  /** Paragraphs of the made document that it concerns; for what was added, the one before it. */
  readonly made: readonly BaseParagraph[];
}

interface Known {
  readonly table: boolean;
  readonly text: string;
  readonly words: readonly string[];
}

const known = (table: boolean, text: string): Known => ({ table, text, words: wordTexts(text) });

/** From here on two paragraphs are one that was edited. */
const ALIKE = 0.4;

function pairs(made: readonly Known[], edited: readonly Known[], least: number): Pair[] {
  const same = (i: number, j: number) =>
    made[i]!.text === edited[j]!.text && made[i]!.table === edited[j]!.table;
  const exact = align(
    made.length,
    edited.length,
    (i, j) => (same(i, j) ? 10 + Math.min(made[i]!.text.length, 200) : 0),
    same,
  );
  return refine(exact, (old, now) => {
    // One against one, or as many rows as before: they are the same ones, however little is left of their words.
    const inOrder = old.length === now.length && (old.length === 1 || least === 0);
    const weight = (i: number, j: number): number => {
      const [a, b] = [made[old[i]!]!, edited[now[j]!]!];
      if (a.table !== b.table) return 0;
      const like = likeness(a.words, b.words);
      return like >= least || a.table || (inOrder && i === j) ? 1 + 100 * like : 0;
    };
    return align(old.length, now.length, weight, () => false).map(
      ([i, j]) => [i === null ? null : old[i]!, j === null ? null : now[j]!] as Pair,
    );
  });
}

const cellText = (paragraphs: readonly { readonly text: string }[]): string =>
  paragraphs
    .map((p) => p.text)
    .filter((t) => t !== '')
    .join('\n');
const rowText = (row: readonly (readonly { readonly text: string }[])[]): string =>
  row.map(cellText).join('\n\n');
const blockText = (b: BaseBlock | DocxBlock): string =>
  b.type === 'paragraph' ? b.text : b.rows.map(rowText).join('\n');

export function compareTexts(base: readonly BaseBlock[], file: readonly DocxBlock[]): readonly TextChange[] {
  const made = base.filter((b) => blockText(b).trim() !== '');
  const edited = file.filter((b) => blockText(b).trim() !== '');
  const changes: TextChange[] = [];
  let under = '';
  let last: readonly BaseParagraph[] = [];
  for (const [i, j] of pairs(
    made.map((b) => known(b.type === 'table', blockText(b))),
    edited.map((b) => known(b.type === 'table', blockText(b))),
    ALIKE,
  )) {
    const a = i === null ? null : made[i]!;
    const b = j === null ? null : edited[j]!;
    if (a?.type === 'paragraph' && a.heading) under = a.text;
    if (a?.type === 'table' && b?.type === 'table') changes.push(...tableChanges(a.rows, b.rows, under));
    else if (a?.type === 'paragraph' && b?.type === 'paragraph') {
      if (!sameParagraph(a, b))
        changes.push({ kind: 'changed', part: 'paragraph', under, before: a.text, after: b.text, made: [a] });
    } else if (a) {
      const paragraphs = a.type === 'paragraph' ? [a] : a.rows.flat(2);
      const part = a.type === 'paragraph' ? 'paragraph' : 'row';
      changes.push({ kind: 'removed', part, under, before: blockText(a), after: '', made: paragraphs });
    } else if (b) {
      const part = b.type === 'paragraph' ? 'paragraph' : 'row';
      changes.push({ kind: 'added', part, under, before: '', after: blockText(b), made: last });
    }
    if (a) last = a.type === 'paragraph' ? [a] : a.rows.flat(2).slice(-1);
  }
  return changes;
}

/** A number that Word counts itself since somebody retyped it is not missing. */
const sameParagraph = (a: BaseParagraph, b: DocxParagraph): boolean =>
  a.text === b.text || (b.numbered && a.wordsAt > 0 && a.text.slice(a.wordsAt) === b.text);

type Rows<P> = readonly (readonly (readonly P[])[])[];

function tableChanges(made: Rows<BaseParagraph>, edited: Rows<DocxParagraph>, under: string): TextChange[] {
  let last: readonly BaseParagraph[] = [];
  return pairs(
    made.map((row) => known(false, rowText(row))),
    edited.map((row) => known(false, rowText(row))),
    0,
  ).flatMap(([i, j]): TextChange[] => {
    const a = i === null ? null : made[i]!;
    const b = j === null ? null : edited[j]!;
    const before = last;
    if (a) last = a.flat();
    const whole = (row: Rows<{ readonly text: string }>[number]): string =>
      row
        .map(cellText)
        .filter((t) => t !== '')
        .join(' | ');
    if (a && b) {
      if (a.length === b.length) return a.flatMap((cell, k) => cellChange(cell, b[k]!, under));
      return [{ kind: 'changed', part: 'row', under, before: whole(a), after: whole(b), made: a.flat() }];
    }
    if (a)
      return whole(a) === ''
        ? []
        : [{ kind: 'removed', part: 'row', under, before: whole(a), after: '', made: a.flat() }];
    return b && whole(b) !== ''
      ? [{ kind: 'added', part: 'row', under, before: '', after: whole(b), made: before }]
      : [];
  });
}

/** Layout tables hold letterheads and signatures: their cells too are compared paragraph by paragraph. */
function cellChange(a: readonly BaseParagraph[], b: readonly DocxParagraph[], under: string): TextChange[] {
  const made = a.filter((p) => p.text !== '');
  const edited = b.filter((p) => p.text !== '');
  if (made.length === edited.length)
    return made.flatMap((p, k): TextChange[] =>
      sameParagraph(p, edited[k]!)
        ? []
        : [{ kind: 'changed', part: 'cell', under, before: p.text, after: edited[k]!.text, made: [p] }],
    );
  const [before, after] = [cellText(made), cellText(edited)];
  return before === after ? [] : [{ kind: 'changed', part: 'cell', under, before, after, made: a }];
}
