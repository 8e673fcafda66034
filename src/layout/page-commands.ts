/** What stands on a page to drawing commands. Equal pages of two rounds give the same list, made once. */
import type { PageShape } from '../document/styles.ts';
import type { Command } from './commands.ts';
import type { PageContent, PlacedRows } from './paginate.ts';
import { placeLine } from './place-text.ts';
import { marginBars } from './redline/signs.ts';
import type { Carry } from './table/heights.ts';
import { placeTable } from './table/place-table.ts';

interface Placed {
  readonly content: PageContent;
  readonly shape: PageShape;
  readonly commands: readonly Command[];
}

/** By what stands first on the page: the last page that began so. */
const known = new WeakMap<object, Placed>();

export function pageCommands(content: PageContent, shape: PageShape): readonly Command[] {
  const [line, rows] = [content.lines[0], content.tables[0]];
  const first = rows && (!line || rows.y <= line.y) ? rows.table.rows[rows.first]! : line!.slice;
  const before = known.get(first);
  if (before?.shape === shape && isSame(before.content, content)) return before.commands;
  const commands = place(content, shape);
  known.set(first, { content, shape, commands });
  return commands;
}

function place({ lines, tables }: PageContent, shape: PageShape): Command[] {
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
  a.table === b.table &&
  a.y === b.y &&
  a.first === b.first &&
  a.headRepeated === b.headRepeated &&
  a.heights.length === b.heights.length &&
  a.heights.every((height, i) => height === b.heights[i]) &&
  areSameCarries(a.carryIn, b.carryIn) &&
  areSameCarries(a.carryOut, b.carryOut);

const areSameCarries = (a: Carry, b: Carry): boolean =>
  a.size === b.size && [...a].every(([cell, lines]) => b.get(cell) === lines);
