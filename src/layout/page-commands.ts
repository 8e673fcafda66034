/** What stands on a page to drawing commands. */
import type { PageShape } from '../document/styles.ts';
import type { Command } from './commands.ts';
import type { PageContent, PlacedRows } from './paginate.ts';
import { placeLine } from './place-text.ts';
import { marginBars } from './redline/signs.ts';
import type { CellFlow, TableFlow } from './slices.ts';
import type { Carry } from './table/heights.ts';
import { placeTable } from './table/place-table.ts';

interface Placed {
  readonly content: PageContent;
  readonly shape: PageShape;
  readonly commands: readonly Command[];
}

/** By what stands first on the page: the last page that began so. */
const known = new WeakMap<object, Placed>();

/** Equal pages of two documents that share parts give the same list. */
export function pageCommandsOnce(content: PageContent, shape: PageShape): readonly Command[] {
  const [line, rows] = [content.lines[0], content.tables[0]];
  const first = rows && (!line || rows.y <= line.y) ? rows.table.rows[rows.first]! : line!.slice;
  const before = known.get(first);
  if (before?.shape === shape && isSame(before.content, content)) return before.commands;
  const commands = pageCommands(content, shape);
  known.set(first, { content, shape, commands });
  return commands;
}

export function pageCommands({ lines, tables }: PageContent, shape: PageShape): readonly Command[] {
  const commands: Command[] = [];
  let next = 0;
  for (const table of [...tables, undefined]) {
    for (; next < lines.length && (!table || lines[next]!.y < table.y); next++) {
      const { slice, y } = lines[next]!;
      placeLine(slice, shape.leftTwip, shape.topTwip + y, false, commands);
    }
    if (table) placeTable(table, shape.leftTwip, shape.topTwip, commands);
  }
  commands.push(...marginBars(commands, shape));
  return commands;
}

const isSame = (a: PageContent, b: PageContent): boolean =>
  a.lines.length === b.lines.length &&
  a.tables.length === b.tables.length &&
  a.lines.every(({ slice, y }, i) => slice === b.lines[i]!.slice && y === b.lines[i]!.y) &&
  a.tables.every((rows, i) => areSameRows(rows, b.tables[i]!));

const areSameRows = (a: PlacedRows, b: PlacedRows): boolean =>
  a.y === b.y &&
  a.first === b.first &&
  a.headRepeated === b.headRepeated &&
  a.heights.length === b.heights.length &&
  a.heights.every((height, i) => height === b.heights[i]) &&
  areSameCarries(a.carryIn, b.carryIn) &&
  areSameCarries(a.carryOut, b.carryOut) &&
  (a.table === b.table || lookAlike(a, b));

/** Of tables that differ on other pages. */
function lookAlike(a: PlacedRows, b: PlacedRows): boolean {
  const [one, other] = [a.table, b.table];
  const until = a.first + a.heights.length;
  const same = (from: number, to: number) =>
    one.rows.slice(from, to).every((row, i) => row === other.rows[from + i]);
  return (
    one.leftTwip === other.leftTwip &&
    one.widthTwip === other.widthTwip &&
    one.node.padX === other.node.padX &&
    one.node.padY === other.node.padY &&
    one.node.borders === other.node.borders &&
    same(a.first, until) &&
    (!a.headRepeated || (one.headRows === other.headRows && same(0, one.headRows))) &&
    haveSameSpans(one, other, a.first, until)
  );
}

/** Cells over several rows that come from pages before or go on behind `until`. */
function haveSameSpans(one: TableFlow, other: TableFlow, first: number, until: number): boolean {
  const open = ({ spans }: TableFlow): CellFlow[] =>
    spans.filter(
      ({ firstRow, lastRow }) =>
        firstRow < until && lastRow >= first && (firstRow < first || lastRow >= until),
    );
  const [these, those] = [open(one), open(other)];
  return (
    these.length === those.length &&
    these.every(
      (span, i) =>
        span === those[i] &&
        one.rows[span.lastRow]!.bottomBorderTwip === other.rows[span.lastRow]!.bottomBorderTwip,
    )
  );
}

const areSameCarries = (a: Carry, b: Carry): boolean =>
  a.size === b.size && [...a].every(([cell, lines]) => b.get(cell) === lines);
