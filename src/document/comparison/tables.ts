/**
 * Two versions of a table: rows that stay (cell by cell), came or went. A vertical merge whose rows changed in number or
 * shape is written without the merge, its text in its first row: readers lose text when rows inside a merge are tracked.
 * A table whose columns differ is replaced: all its rows went, all rows of the new one came.
 */
import { cell, spacer } from '../lowering/build.ts';
import type { PrimCell, Primitive, PrimRow, PrimTable } from '../lowering/primitives.ts';
import type { Change } from '../tree.ts';
import { ChangeLog, pairedParagraphs } from './change-log.ts';
import { printedText, wordsOnly } from './paragraphs.ts';
import { align, type Pair, refine } from './sequence.ts';
import { likeness, wordTexts } from './words.ts';

/** How blocks of a cell are compared; by the rules of all blocks, which know tables in turn. */
type CompareBlocks = (before: PrimCell['blocks'], after: PrimCell['blocks'], log: ChangeLog) => Primitive[];

const cellText = (c: PrimCell): string =>
  c.blocks
    .map((b) =>
      b.type === 'paragraph' ? `${printedText(b)}${b.picture ? b.picture.picture.sha256 : ''}` : '',
    )
    .filter((t) => t !== '')
    .join('\n');

/** What a reader sees of a row, cell after cell. */
const rowText = (row: PrimRow): string =>
  row.cells
    .flatMap((c) => {
      const text = c.blocks
        .map((b) => (b.type === 'paragraph' ? printedText(b) : ''))
        .join(' ')
        .trim();
      return text === '' ? [] : [text];
    })
    .join(' | ');

const shapeOf = (row: PrimRow): string => row.cells.map((c) => `${c.colSpan}x${c.rowSpan}`).join(' ');

/** All texts and spans, for equality. */
export const tableText = (table: PrimTable): string =>
  [...table.head, ...table.body]
    .map((row) => `${shapeOf(row)}\t${row.cells.map(cellText).join('\t')}`)
    .join('\n');

/** A row with a cell in every column; those that a merge covers are empty. */
interface OpenRow {
  readonly row: PrimRow;
  /** First and last row of the merge it belongs to; its own number when it belongs to none. */
  readonly group: readonly [number, number];
}

/** Rows with their vertical merges dissolved. */
function opened(rows: readonly PrimRow[], columns: number): OpenRow[] {
  const covers: ({ left: number; span: number } | undefined)[] = new Array(columns).fill(undefined);
  const cells: PrimCell[][] = [];
  /** Last row that merges begun so far reach. */
  const reach: number[] = [];
  let open = -1;
  rows.forEach((row, index) => {
    const own: PrimCell[] = [];
    let next = 0;
    for (let column = 0; column < columns; ) {
      const cover = covers[column];
      if (cover) {
        own.push(cell([spacer('')], { colSpan: cover.span }));
        if (--cover.left === 0) covers[column] = undefined;
        column += cover.span;
        continue;
      }
      const c = row.cells[next++];
      if (c === undefined) break;
      if (c.rowSpan > 1) {
        covers[column] = { left: c.rowSpan - 1, span: c.colSpan };
        open = Math.max(open, index + c.rowSpan - 1);
      }
      own.push(c.rowSpan > 1 ? { ...c, rowSpan: 1 } : c);
      column += c.colSpan;
    }
    cells.push(own);
    reach.push(Math.max(open, index));
  });
  let first = 0;
  return rows.map((row, i) => {
    if (i > 0 && reach[i - 1]! < i) first = i;
    let last = i;
    while (reach[last]! > last) last = reach[last]!;
    return { row: { ...row, cells: cells[i]! }, group: [first, last] };
  });
}

interface KnownRow extends OpenRow {
  readonly shape: string;
  /** Without the running number in its first cell, which every row put in before it changes. */
  readonly identity: string;
  readonly words: readonly string[];
}

const RUNNING_NUMBER = /^\d{1,4}$/;

function knownRow(open: OpenRow): KnownRow {
  const texts = open.row.cells.map(cellText);
  const shape = open.row.cells.map((c) => c.colSpan).join(' ');
  const counted = texts.map((text, i) => (i === 0 && RUNNING_NUMBER.test(text) ? '#' : text));
  return { ...open, shape, identity: `${shape}\n${counted.join('\n')}`, words: wordTexts(counted.join(' ')) };
}

const ALIKE = { row: 0.5, rowOfKey: 0.2 };
const MOST_PAIRS = 60_000;

function rowPairs(before: readonly KnownRow[], after: readonly KnownRow[]): Pair[] {
  const same = (i: number, j: number) => before[i]!.identity === after[j]!.identity;
  const exact = align(
    before.length,
    after.length,
    (i, j) => (same(i, j) ? 10 + Math.min(before[i]!.identity.length, 200) : 0),
    same,
  );
  return refine(exact, (old, now) => {
    const few = old.length * now.length <= MOST_PAIRS;
    const weight = (i: number, j: number): number => {
      const [a, b] = [before[old[i]!]!, after[now[j]!]!];
      const sameKey = a.row.key === b.row.key;
      if (a.shape !== b.shape || (!few && !sameKey)) return 0;
      const like = likeness(a.words, b.words);
      return like >= (sameKey ? ALIKE.rowOfKey : ALIKE.row) ? 10 + 100 * like + (sameKey ? 40 : 0) : 0;
    };
    return align(old.length, now.length, weight, () => false).map(
      ([i, j]) => [i === null ? null : old[i]!, j === null ? null : now[j]!] as Pair,
    );
  });
}

export function compareTables(
  before: PrimTable,
  after: PrimTable,
  log: ChangeLog,
  compareBlocks: CompareBlocks,
): readonly Primitive[] {
  const paired = (old: PrimRow, now: PrimRow) => pairedRow(old, now, log, compareBlocks);
  const sameHead =
    before.columns.length === after.columns.length &&
    before.head.length === after.head.length &&
    before.head.every((row, i) => shapeOf(row) === shapeOf(after.head[i]!));
  if (!sameHead || before.layout !== after.layout)
    return [
      ...wholeTable(before, 'deleted', log),
      spacer(`${after.key}/apart`),
      ...wholeTable(after, 'inserted', log),
    ];
  const head = before.head.map((row, i) => paired(row, after.head[i]!));
  const columns = after.columns.length;
  const old = opened(before.body, columns).map(knownRow);
  const now = opened(after.body, columns).map(knownRow);
  const pairs = rowPairs(old, now);
  const partner = new Map(pairs.flatMap(([i, j]) => (i !== null && j !== null ? [[j, i] as const] : [])));
  const whole = intact(before.body, after.body, old, now, pairs);
  const body = pairs.map(([i, j]): PrimRow => {
    if (i === null) return wholeRow(now[j!]!.row, 'inserted', log);
    if (j === null) return wholeRow(old[i]!.row, 'deleted', log);
    return whole.has(j)
      ? paired(before.body[partner.get(j)!]!, after.body[j]!)
      : paired(old[i]!.row, now[j]!.row);
  });
  return [{ ...after, head, body }];
}

/** New rows whose merge is that of their old rows, row by row, with nothing put between: they keep it. */
function intact(
  before: readonly PrimRow[],
  after: readonly PrimRow[],
  old: readonly KnownRow[],
  now: readonly KnownRow[],
  pairs: readonly Pair[],
): Set<number> {
  const position = new Map<number, number>();
  pairs.forEach(([, j], at) => {
    if (j !== null) position.set(j, at);
  });
  const result = new Set<number>();
  for (let first = 0; first < now.length; ) {
    const [, last] = now[first]!.group;
    const start = position.get(first)!;
    const from = pairs[start]![0];
    let clean = from !== null && old[from]!.group[0] === from && old[from]!.group[1] === from + last - first;
    for (let k = 0; clean && first + k <= last; k++) {
      const [i, j] = pairs[start + k] ?? [null, null];
      clean = i === from! + k && j === first + k && shapeOf(before[i]!) === shapeOf(after[j]!);
    }
    if (clean) for (let j = first; j <= last; j++) result.add(j);
    first = last + 1;
  }
  return result;
}

/** Cell by cell; both rows have cells of the same widths. */
function pairedRow(before: PrimRow, after: PrimRow, log: ChangeLog, compareBlocks: CompareBlocks): PrimRow {
  const inner = new ChangeLog();
  const cells = after.cells.map((c, k): PrimCell => {
    const was = before.cells[k];
    return was === undefined ? c : { ...c, blocks: cellBlocks(was, c, inner, compareBlocks) };
  });
  if (inner.changes.length === 0) return after;
  log.add({
    key: after.key,
    kind: inner.changes.every((c) => c.kind === 'renumbered') ? 'renumbered' : 'changed',
    part: 'row',
    before: rowText(before),
    after: rowText(after),
    figures: [...new Set(inner.changes.flatMap((c) => c.figures))],
  });
  return { ...after, cells };
}

/** One paragraph on either side is one paragraph whose words changed, however little they have in common. */
function cellBlocks(
  before: PrimCell,
  after: PrimCell,
  log: ChangeLog,
  compareBlocks: CompareBlocks,
): PrimCell['blocks'] {
  const [a] = before.blocks;
  const [b] = after.blocks;
  const single = before.blocks.length === 1 && after.blocks.length === 1;
  const plain =
    a?.type === 'paragraph' && b?.type === 'paragraph' && !a.picture && !b.picture && a.dotted === b.dotted;
  if (!single || !plain)
    return compareBlocks(before.blocks, after.blocks, log) as unknown as PrimCell['blocks'];
  return [pairedParagraphs(a, b, log)];
}

/** A table of which everything came or went, without vertical merges. */
export function wholeTable(table: PrimTable, change: Change, log: ChangeLog): readonly Primitive[] {
  const columns = table.columns.length;
  const silent = new ChangeLog();
  const rows = (list: readonly PrimRow[]) =>
    opened(list, columns).map(({ row }) => wholeRow(row, change, silent));
  const text = [...table.head, ...table.body]
    .map(rowText)
    .filter((t) => t !== '')
    .join('\n');
  log.add({
    key: table.key,
    kind: change,
    part: 'table',
    before: change === 'deleted' ? text : '',
    after: change === 'inserted' ? text : '',
    figures: [...new Set(silent.changes.flatMap((c) => c.figures))],
  });
  return [{ ...table, head: rows(table.head), body: rows(table.body) }];
}

function wholeRow(row: PrimRow, change: Change, log: ChangeLog): PrimRow {
  const text = rowText(row);
  log.add({
    key: row.key,
    kind: change,
    part: 'row',
    before: change === 'deleted' ? text : '',
    after: change === 'inserted' ? text : '',
    figures: [
      ...new Set(
        row.cells.flatMap((c) =>
          c.blocks.flatMap((b) => (b.type === 'paragraph' ? b.runs.flatMap((r) => r.figure ?? []) : [])),
        ),
      ),
    ],
  });
  const cells = row.cells.map((c) => ({
    ...c,
    blocks: c.blocks.map((b) => (b.type === 'paragraph' ? wordsOnly(b, change) : b)),
  }));
  return { ...row, cells, change };
}
