/** How a changed row is told: its number and name, and under which head which cell changed. */
import type { PrimTable } from '../lowering/primitives.ts';
import type { ChangedCell, DocumentChange } from './compared.ts';
import { type OpenRow, opened, type SeenCell } from './open-rows.ts';

/** "(1)", "(2)" below the heads. */
const COLUMN_NUMBER = /^\(\d+\)$/u;

/** By column, outer heads before inner ones: "Huyện thẩm tra, Kết quả". */
export function columnNames(table: PrimTable): readonly string[] {
  const names: string[][] = table.columns.map(() => []);
  for (const { seen } of opened(table.head, table.columns.length))
    for (const { column, span, text, covered } of seen) {
      if (covered || text === '' || COLUMN_NUMBER.test(text)) continue;
      for (let k = column; k < column + span; k++) names[k]?.push(text);
    }
  return names.map((parts) => parts.join(', '));
}

/** Number and name: at most so many cells, in so many first columns. */
const NAMING = { cells: 2, columns: 3 };

const naming = (seen: readonly SeenCell[]): readonly SeenCell[] =>
  seen.filter((c) => c.text !== '' && c.column < NAMING.columns).slice(0, NAMING.cells);
const joined = (cells: readonly SeenCell[]): string => cells.map((c) => c.text).join(' ');

/** By row: its name, or of a row whose first cells are empty that of the row above it. */
export function rowNames(rows: readonly OpenRow[]): readonly string[] {
  let held = '';
  return rows.map(({ seen }) => {
    const own = joined(naming(seen));
    if (seen[0]?.text) held = own;
    return own === '' ? held : own;
  });
}

const RUNNING_NUMBER = /^\d{1,4}[.)]?$/u;
const NUMBER_HEAD = /^(?:S?TT|Số TT|Số thứ tự)$/iu;

type RowChange = Pick<DocumentChange, 'kind' | 'before' | 'after' | 'row'>;

/** Cell by cell. Only another running number in a column that counts: the row was renumbered, nothing in it changed. */
export function changedRow(
  before: OpenRow,
  after: OpenRow,
  names: readonly string[],
  /** Of the row as a whole; '' in layout tables. */
  whole: string,
): RowChange {
  const cells = after.seen.flatMap((c, k): (ChangedCell & { at: number; counts: boolean })[] => {
    const was = before.seen[k];
    if (was === undefined || c.covered || was.text === c.text) return [];
    const head = names[c.column] ?? '';
    return [
      {
        at: c.column,
        column: c.span === 1 ? head : '',
        before: was.text,
        after: c.text,
        counts:
          c.column === 0 &&
          NUMBER_HEAD.test(head) &&
          RUNNING_NUMBER.test(was.text) &&
          RUNNING_NUMBER.test(c.text),
      },
    ];
  });
  const content = cells.filter((c) => !c.counts);
  const kind = cells.length > 0 && content.length === 0 ? 'renumbered' : 'changed';
  const told = kind === 'renumbered' ? cells : content;
  const name = whole === '' ? '' : nameBeside(after.seen, told, whole);
  const text = (side: 'before' | 'after') =>
    [
      ...(name === '' ? [] : [name]),
      ...told.flatMap((c) => (c[side] === '' ? [] : [c.column === '' ? c[side] : `${c.column}: ${c[side]}`])),
    ].join('; ');
  return {
    kind,
    before: text('before'),
    after: text('after'),
    row: {
      name,
      cells: told.map(({ column, before: was, after: now }) => ({ column, before: was, after: now })),
    },
  };
}

/** What stands before the first changed cell, since what changed does not name the row; else the row above names it. */
function nameBeside(
  seen: readonly SeenCell[],
  changed: readonly { readonly at: number }[],
  whole: string,
): string {
  const first = Math.min(...changed.map((c) => c.at));
  const own = joined(naming(seen).filter((c) => c.column < first));
  return own !== '' ? own : joined(naming(seen)) === whole ? '' : whole;
}

/** Its own cells, one after the other. */
export const rowText = ({ seen }: OpenRow): string =>
  seen.flatMap((c) => (c.covered || c.text === '' ? [] : [c.text])).join('; ');

/** A row that came or went; its cells have no old or no new text. */
export function wholeRowTexts(
  open: OpenRow,
  change: 'inserted' | 'deleted',
  names: readonly string[],
  /** '' in layout tables. */
  whole: string,
): Pick<DocumentChange, 'before' | 'after' | 'row'> {
  const [went, came] = [change === 'deleted', change === 'inserted'];
  const text = rowText(open);
  const own = naming(open.seen);
  const named = whole !== '' && whole === joined(own) ? own : [];
  const cells = open.seen.flatMap((c): ChangedCell[] =>
    c.covered || c.text === '' || named.includes(c)
      ? []
      : [
          {
            column: c.span === 1 ? (names[c.column] ?? '') : '',
            before: went ? c.text : '',
            after: came ? c.text : '',
          },
        ],
  );
  return {
    before: went ? text : '',
    after: came ? text : '',
    row: { name: whole, cells },
  };
}

/** All that a table says, a row on each line. */
export const tableWords = (table: PrimTable): string =>
  [table.head, table.body]
    .flatMap((rows) => opened(rows, table.columns.length).map(rowText))
    .filter((text) => text !== '')
    .join('\n');
