/**
 * Two versions of a table: rows that stay (cell by cell), came or went. A vertical merge whose rows changed in number or
 * shape is written without the merge, its text in its first row: readers lose text when rows inside a merge are tracked.
 * A table whose columns differ, and a chart whose bars do, is replaced: all its rows went, all rows of the new one came.
 */
import { spacer } from '../lowering/build.ts';
import type { PrimCell, Primitive, PrimRow, PrimTable } from '../lowering/primitives.ts';
import type { Change } from '../tree.ts';
import { type ChangeLog, pairedParagraphs } from './change-log.ts';
import { type OpenRow, opened } from './open-rows.ts';
import { printedText, wordsOnly } from './paragraphs.ts';
import { changedRow, columnNames, rowNames, tableWords, wholeRowTexts } from './row-texts.ts';
import { align, type Pair, refine } from './sequence.ts';
import { likeness, once, wordTexts } from './words.ts';

/** How blocks of a cell are compared; by the rules of all blocks, which know tables in turn. */
type CompareBlocks = (before: PrimCell['blocks'], after: PrimCell['blocks'], log: ChangeLog) => Primitive[];

const cellText = (c: PrimCell): string =>
  c.blocks
    .map((b) =>
      b.type === 'paragraph' ? `${printedText(b)}${b.picture ? b.picture.picture.sha256 : ''}` : '',
    )
    .filter((t) => t !== '')
    .join('\n');

const shapeOf = (row: PrimRow): string => row.cells.map((c) => `${c.colSpan}x${c.rowSpan}`).join(' ');

/** All texts and spans, for equality. */
export const tableText = (table: PrimTable): string =>
  [...table.head, ...table.body]
    .map((row) => `${shapeOf(row)}\t${row.cells.map(cellText).join('\t')}`)
    .join('\n');

interface KnownRow extends OpenRow {
  readonly shape: string;
  /** Without the running number in its first cell, which every row put in before it changes. */
  readonly identity: string;
  readonly words: () => readonly string[];
}

const RUNNING_NUMBER = /^\d{1,4}$/;

function knownRow(open: OpenRow): KnownRow {
  const texts = open.row.cells.map(cellText);
  const shape = open.row.cells.map((c) => c.colSpan).join(' ');
  const counted = texts.map((text, i) => (i === 0 && RUNNING_NUMBER.test(text) ? '#' : text));
  return {
    ...open,
    shape,
    identity: `${shape}\n${counted.join('\n')}`,
    words: once(() => wordTexts(counted.join(' '))),
  };
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
      const like = likeness(a.words(), b.words());
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
  if (!comparable(before, after)) return replaced(before, after, log);
  const columns = after.columns.length;
  const names = columnNames(after);
  const place: Place = { log, compareBlocks, names };
  const oldHead = opened(before.head, columns);
  const nowHead = opened(after.head, columns);
  // Heads have no heads above them.
  const headPlace: Place = { ...place, names: [] };
  const head = before.head.map((row, i) =>
    pairedRow(row, after.head[i]!, [oldHead[i]!, nowHead[i]!], '', headPlace),
  );
  const old = opened(before.body, columns).map(knownRow);
  const now = opened(after.body, columns).map(knownRow);
  // Rows of layout tables have no number and no name.
  const [oldNames, nowNames] = [old, now].map((rows) => (after.layout ? rows.map(() => '') : rowNames(rows)));
  const pairs = rowPairs(old, now);
  const partner = new Map(pairs.flatMap(([i, j]) => (i !== null && j !== null ? [[j, i] as const] : [])));
  const whole = intact(before.body, after.body, old, now, pairs);
  const body = pairs.map(([i, j]): PrimRow => {
    if (i === null) return wholeRow(now[j!]!, 'inserted', nowNames![j!]!, place);
    if (j === null) return wholeRow(old[i]!, 'deleted', oldNames![i]!, place);
    const open = [old[i]!, now[j]!] as const;
    return whole.has(j)
      ? pairedRow(before.body[partner.get(j)!]!, after.body[j]!, open, nowNames![j]!, place)
      : pairedRow(old[i]!.row, now[j]!.row, open, nowNames![j]!, place);
  });
  return [{ ...after, head, body }];
}

/** What rows of a table have in common. */
interface Place {
  readonly log: ChangeLog;
  readonly compareBlocks: CompareBlocks;
  /** Of columns. */
  readonly names: readonly string[];
}

/** Bars are hatched cells of a layout table (`lowering/chart.ts`). */
const isChart = (table: PrimTable): boolean =>
  table.layout && table.body.some((row) => row.cells.some((c) => c.hatched));

const sameShapes = (a: readonly PrimRow[], b: readonly PrimRow[]): boolean =>
  a.length === b.length && a.every((row, i) => shapeOf(row) === shapeOf(b[i]!));

const comparable = (a: PrimTable, b: PrimTable): boolean =>
  a.layout === b.layout &&
  a.columns.length === b.columns.length &&
  sameShapes(a.head, b.head) &&
  (!(isChart(a) || isChart(b)) || sameShapes(a.body, b.body));

function replaced(before: PrimTable, after: PrimTable, log: ChangeLog): readonly Primitive[] {
  const aside = log.aside();
  const blocks = [
    ...wholeTable(before, 'deleted', aside),
    spacer(`${after.key}/apart`),
    ...wholeTable(after, 'inserted', aside),
  ];
  const [went, came] = aside.changes;
  log.add({
    key: after.key,
    kind: 'replaced',
    part: isChart(before) && isChart(after) ? 'chart' : 'table',
    before: went!.before,
    after: came!.after,
    figures: [...new Set([...went!.figures, ...came!.figures])],
  });
  return blocks;
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

/** Cell by cell; both rows have cells of the same widths. `open`: the same rows with their merges dissolved. */
function pairedRow(
  before: PrimRow,
  after: PrimRow,
  open: readonly [OpenRow, OpenRow],
  name: string,
  { log, compareBlocks, names }: Place,
): PrimRow {
  const inner = log.aside();
  const cells = after.cells.map((c, k): PrimCell => {
    const was = before.cells[k];
    return was === undefined ? c : { ...c, blocks: cellBlocks(was, c, inner, compareBlocks) };
  });
  if (inner.changes.length === 0) return after;
  const told = changedRow(...open, names, name);
  log.add({
    ...told,
    key: after.key,
    kind: inner.changes.every((c) => c.kind === 'renumbered') ? 'renumbered' : told.kind,
    part: 'row',
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
  const aside = log.aside();
  const place = { log: aside, names: [] };
  const [head, body] = [opened(table.head, columns), opened(table.body, columns)];
  const text = tableWords(table);
  const rows = (list: readonly OpenRow[]) => list.map((open) => wholeRow(open, change, '', place));
  const blocks = [{ ...table, head: rows(head), body: rows(body) }];
  log.add({
    key: table.key,
    kind: change,
    part: isChart(table) ? 'chart' : 'table',
    before: change === 'deleted' ? text : '',
    after: change === 'inserted' ? text : '',
    figures: [...new Set(aside.changes.flatMap((c) => c.figures))],
  });
  return blocks;
}

function wholeRow(
  open: OpenRow,
  change: Change,
  name: string,
  { log, names }: Pick<Place, 'log' | 'names'>,
): PrimRow {
  const { row } = open;
  log.add({
    ...wholeRowTexts(open, change, names, name),
    key: row.key,
    kind: change,
    part: 'row',
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
