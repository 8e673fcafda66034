/** Closing block: recipients or a signer left, a signer right; one row that never splits (nd30 B 7, 9b). */
import type { Run, SignatureColumn, Signatures } from '../tree.ts';
import { balanced } from './balance.ts';
import { cell, layoutTable, paragraph, row, words } from './build.ts';
import type { PrimParagraph, PrimTable } from './primitives.ts';

/** Room for signature and seal: about five blank lines of 14 pt (nd30 B 7c). */
const SIGNING_SPACE = 1640;
/** Between the text and the block. */
const ABOVE = 240;
const ABOVE_SECOND = 240;
/** Between two signers of one column. */
const BETWEEN_SIGNERS = 480;
const GUTTER = 200;
/** The recipients need less room than the signer (nd30 S1x: 2994 + 6290). */
const LEFT_SHARE = 0.46;

export function signatures(block: Signatures, widthTwip: number): PrimTable {
  const left = Math.round(widthTwip * LEFT_SHARE);
  const right = widthTwip - left;
  const leftBlocks: PrimParagraph[] = [];
  if (block.left) leftBlocks.push(...signer(`${block.key}/left`, block.left, left - GUTTER));
  if (block.recipients) {
    const list = recipients(block.key, block.recipients);
    if (leftBlocks.length > 0) list[0] = { ...list[0]!, beforeTwip: ABOVE_SECOND };
    leftBlocks.push(...list);
  }
  const rightBlocks = block.right ? signer(`${block.key}/right`, block.right, right) : [];
  const inset = (p: PrimParagraph): PrimParagraph => ({ ...p, rightTwip: p.rightTwip + GUTTER });
  return layoutTable(
    block.key,
    [left, right],
    [row(block.key, [cell(spaced(leftBlocks).map(inset)), cell(spaced(rightBlocks))])],
  );
}

const spaced = (list: PrimParagraph[]): PrimParagraph[] =>
  list.map((p, i) => (i === 0 ? { ...p, beforeTwip: ABOVE } : p));

function recipients(key: string, { title, items }: NonNullable<Signatures['recipients']>): PrimParagraph[] {
  return [
    paragraph(`${key}/recipients`, 'recipientsTitle', words(title)),
    ...items.map((runs, i) =>
      paragraph(`${key}/recipients/${i}`, 'recipient', runs, { role: 'item', label: '-' }),
    ),
  ];
}

function signer(key: string, column: SignatureColumn, width: number): PrimParagraph[] {
  const list: PrimParagraph[] = [];
  const add = (part: string, style: Parameters<typeof balanced>[1], runs: readonly Run[]) =>
    list.push(balanced(`${key}/${part}`, style, runs, width).paragraph);
  if (column.placeDate) list.push(paragraph(`${key}/date`, 'placeDate', column.placeDate));
  column.capacity.forEach((line, i) => {
    add(`capacity/${i}`, 'capacity', words(line));
  });
  column.notes.forEach((runs, i) => {
    add(`notes/${i}`, 'signatureNote', runs);
  });
  if (column.choices && column.choices.length > 0) {
    const text = column.choices
      .map(({ label, checked }) => `${checked ? '☑' : '☐'}\u00a0${label}`)
      .join('     ');
    add('choices', 'signatureChoice', words(text));
  }
  const from = list.length;
  if (column.position !== undefined) add('position', 'capacity', words(column.position));
  add('name', 'signerName', words(column.name ?? ''));
  const capacity = column.capacity.findLast((line) => line.trim() !== '');
  list[from] = {
    ...list[from]!,
    beforeTwip: SIGNING_SPACE,
    ...(capacity === undefined ? {} : { signing: { name: key, capacity } }),
  };
  if (column.below) {
    const [first, ...rest] = signer(`${key}/below`, column.below, width);
    if (first) list.push({ ...first, beforeTwip: BETWEEN_SIGNERS }, ...rest);
  }
  return list;
}
