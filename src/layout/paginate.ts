/**
 * Deals slices out to pages in one pass: fills a page, and where the next slice does not fit goes back to the last
 * allowed break. Rows of tables get their heights page by page, because open spans and repeated heads depend on it.
 */
import type { CellFlow, RowSlice, Slice, TableFlow } from './slices.ts';
import { type Carry, fittingLines, rowHeight } from './table/heights.ts';

/** One slice on its page. `y` from the top of the text area; for rows the upper edge of the row's own area. */
export interface PlacedLine {
  readonly slice: Slice & { readonly type: 'line' };
  readonly y: number;
}

/** Rows of one table that stand together on a page. */
export interface PlacedRows {
  readonly table: TableFlow;
  /** Upper edge of the first row below its border line; of the repeated head, if there is one. */
  readonly y: number;
  readonly first: number;
  readonly heights: readonly number[];
  /** The head is printed again above the first row. */
  readonly headRepeated: boolean;
  /** Lines that stand on earlier pages, and how many stand there after this one, for cells cut at either end. */
  readonly carryIn: Carry;
  readonly carryOut: Carry;
}

export interface PageContent {
  readonly lines: readonly PlacedLine[];
  readonly tables: readonly PlacedRows[];
}

const NOTHING: Carry = new Map();

export function paginate(slices: readonly Slice[], pageTwip: number): PageContent[] {
  const pages: PageContent[] = [];
  let start = 0;
  let carry = NOTHING;
  while (start < slices.length) {
    const page = fillPage(slices, start, carry, pageTwip);
    pages.push(page.content);
    start = page.next;
    carry = page.carry;
  }
  return pages;
}

interface Filled {
  readonly content: PageContent;
  readonly next: number;
  readonly carry: Carry;
}

interface TableOnPage {
  readonly table: TableFlow;
  readonly y: number;
  readonly first: number;
  readonly heights: number[];
  readonly headRepeated: boolean;
}

function fillPage(slices: readonly Slice[], start: number, carry: Carry, pageTwip: number): Filled {
  const lineYs: number[] = [];
  const tables: TableOnPage[] = [];
  /** Lower edge of what stands on the page, and the gap that comes before anything more. */
  let y = 0;
  let gap = 0;
  let end = start;
  let lastBreak = -1;
  for (; end < slices.length; end++) {
    const slice = slices[end]!;
    const top = end === start;
    if (slice.type === 'line') {
      if (slice.newPage && !top) {
        lastBreak = end;
        break;
      }
      const at = y + gap + (top ? 0 : slice.before);
      if (at + slice.height > pageTwip && !top) break;
      lineYs[end - start] = at;
      y = at + slice.height;
      gap = slice.gap;
    } else {
      const placed = rowPlace(slice, tables.at(-1), slices[end - 1], y + gap, top, carry);
      if (placed.bottom > pageTwip) {
        const split = splitHere(slices, start, end, lastBreak, placed.onPage, placed.rowTop, pageTwip, carry);
        if (split) {
          if (placed.isNew) tables.push(placed.onPage);
          placed.onPage.heights.push(pageTwip - placed.rowTop);
          const lines = linesOnPage(slices, start, end, lineYs);
          return { content: { lines, tables: withCarry(tables, carry, split) }, next: end, carry: split };
        }
        if (!top) break;
      }
      if (placed.isNew) tables.push(placed.onPage);
      placed.onPage.heights.push(placed.height);
      y = placed.bottom;
      gap = 0;
    }
    if (slice.breakAfter === 'ok') lastBreak = end + 1;
  }
  const next = end === slices.length ? end : lastBreak > start ? lastBreak : Math.max(end, start + 1);
  const kept = trimmed(slices, tables, start, next);
  const out = carryOver(slices, kept, next, carry);
  const content = { lines: linesOnPage(slices, start, next, lineYs), tables: withCarry(kept, carry, out) };
  return { content, next, carry: out };
}

/** Where a row would stand: as the next of the table on the page, or as the first of one. */
function rowPlace(
  slice: RowSlice,
  current: TableOnPage | undefined,
  previous: Slice | undefined,
  y: number,
  top: boolean,
  carry: Carry,
) {
  const { table, index } = slice;
  const follows = !top && previous?.type === 'row' && previous.table === table && current?.table === table;
  const headRepeated = !follows && index >= table.headRows && table.headRows > 0 && table.headTwip > 0;
  const border = follows || headRepeated ? 0 : table.rows[index]!.topBorderTwip;
  const onPage: TableOnPage = follows
    ? current
    : { table, y: y + border, first: index, heights: [], headRepeated };
  const rowTop = y + border + (headRepeated ? table.headTwip : 0);
  const height = rowHeight(table, index, onPage.first, onPage.heights, carry);
  return { onPage, isNew: !follows, rowTop, height, bottom: rowTop + height };
}

/**
 * A row is cut when it is taller than a page, or when nothing else helps: it stands at the page's top, or no break
 * above it is allowed. Returns the lines placed so far, or undefined when the row goes to the next page whole.
 */
function splitHere(
  slices: readonly Slice[],
  start: number,
  end: number,
  lastBreak: number,
  onPage: TableOnPage,
  rowTop: number,
  pageTwip: number,
  carry: Carry,
): Carry | undefined {
  const { table, index } = slices[end] as RowSlice;
  const row = table.rows[index]!;
  if (lastBreak > start && !row.splittable) return undefined;
  const room = pageTwip - rowTop - 2 * table.node.padY - row.bottomBorderTwip;
  const out = new Map<CellFlow, number>();
  let moved = false;
  let left = false;
  const place = (cell: CellFlow, cellRoom: number) => {
    const from = carry.get(cell) ?? 0;
    let to = fittingLines(cell, from, cellRoom);
    if (to === from && end === start && from < cell.lines.length && cellRoom > 0) to = from + 1;
    out.set(cell, to);
    moved ||= to > from;
    left ||= to < cell.lines.length;
  };
  for (const cell of row.cells) place(cell, room);
  for (const span of table.spans) {
    if (span.firstRow >= index || span.lastRow < index) continue;
    let above = 0;
    for (let r = Math.max(onPage.first, span.firstRow); r < index; r++)
      above += onPage.heights[r - onPage.first]!;
    place(span, room + above);
  }
  return moved && left ? out : undefined;
}

/** The tables with only those rows that stay on the page. */
function trimmed(
  slices: readonly Slice[],
  tables: readonly TableOnPage[],
  start: number,
  next: number,
): TableOnPage[] {
  const rows = new Map<TableFlow, number>();
  for (let i = start; i < next; i++) {
    const slice = slices[i]!;
    if (slice.type === 'row') rows.set(slice.table, (rows.get(slice.table) ?? 0) + 1);
  }
  return tables.flatMap((t) => {
    const count = rows.get(t.table) ?? 0;
    return count === 0 ? [] : [{ ...t, heights: t.heights.slice(0, count) }];
  });
}

/** Spans that are open at the page's end leave on it what fits into their rows there; the rest goes on. */
function carryOver(
  slices: readonly Slice[],
  tables: readonly TableOnPage[],
  next: number,
  carry: Carry,
): Carry {
  const following = slices[next];
  const onPage = tables.at(-1);
  if (following?.type !== 'row' || following.table !== onPage?.table) return NOTHING;
  const { table, first } = onPage;
  const last = following.index - 1;
  const out = new Map<CellFlow, number>();
  for (const span of table.spans) {
    if (span.firstRow > last || span.lastRow <= last) continue;
    let room = -2 * table.node.padY - table.rows[last]!.bottomBorderTwip;
    for (let r = Math.max(first, span.firstRow); r <= last; r++) room += onPage.heights[r - first]!;
    out.set(span, fittingLines(span, carry.get(span) ?? 0, room));
  }
  return out;
}

function linesOnPage(
  slices: readonly Slice[],
  start: number,
  next: number,
  lineYs: readonly number[],
): PlacedLine[] {
  const lines: PlacedLine[] = [];
  for (let i = start; i < next; i++) {
    const slice = slices[i]!;
    if (slice.type === 'line') lines.push({ slice, y: lineYs[i - start]! });
  }
  return lines;
}

const withCarry = (tables: readonly TableOnPage[], carryIn: Carry, carryOut: Carry): PlacedRows[] =>
  tables.map((t) => ({ ...t, carryIn, carryOut }));
