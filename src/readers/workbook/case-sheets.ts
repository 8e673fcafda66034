/**
 * Finds the sheets, columns and rows of a data-entry workbook. Identity does not hang on position: sheets are found by
 * their mark, else by name; columns by their key, else by title; rows by the hidden id.
 */
import { alike } from '../../bindings/directory.ts';
import { MARKER } from '../../bindings/sheets.ts';
import type { Column, SheetBinding } from '../../bindings/types.ts';
import type { Diagnostics, Place } from '../../model/diagnostics.ts';
import { cellAddress, type RawCell, type RawSheet, type RawWorkbook } from './raw.ts';

/** In the hidden column: the row holds no data. */
const NO_DATA = '#';
/** Marks and heads are looked for in the first rows only. */
const HEAD_ROWS = 60;

export interface FoundRow {
  readonly row: number;
  /** Text of the hidden cell; '' when there is none. */
  readonly id: string;
  cell(key: string): RawCell | undefined;
  /** The cell only repeats a merged cell above it. */
  repeated(key: string): boolean;
  /** The cell lies under a merged cell whose value counts for its first row alone. */
  covered(key: string): boolean;
  /** Address of the cell of a column, whether it exists or not; undefined when the sheet lacks the column. */
  address(key: string): string | undefined;
}

export interface FoundSheet {
  readonly binding: SheetBinding;
  readonly name: string;
  readonly rows: readonly FoundRow[];
}

/** A formula that nobody calculated is not blank: its value is missing. */
export const isBlank = (cell: RawCell | undefined): boolean =>
  cell === undefined || (cell.kind === 'blank' && !cell.uncached);

const titleKey = (text: string): string => alike(text.replace(/\s*\*\s*$/, ''));
const bare = (text: string): string =>
  titleKey(text).normalize('NFD').replace(/\p{M}/gu, '').replace(/đ/g, 'd');

/** Sheets by the key of their mark; `null` for those that were reported. */
export class CaseSheets {
  readonly #book: RawWorkbook;
  readonly #diagnostics: Diagnostics;
  readonly #marked = new Map<string, RawSheet[]>();

  constructor(book: RawWorkbook, diagnostics: Diagnostics) {
    this.#book = book;
    this.#diagnostics = diagnostics;
    for (const sheet of book.sheets) {
      const mark = markOf(sheet);
      if (mark === null) continue;
      this.#marked.set(mark.key, [...(this.#marked.get(mark.key) ?? []), sheet]);
    }
  }

  /** Keys of all marks, for telling our workbooks from others. */
  get keys(): ReadonlySet<string> {
    return new Set(this.#marked.keys());
  }

  find(binding: SheetBinding): FoundSheet | null {
    const sheet = this.#sheetOf(binding);
    return sheet === undefined ? null : this.#read(binding, sheet);
  }

  #sheetOf({ key, title }: SheetBinding): RawSheet | undefined {
    const marked = this.#marked.get(key) ?? [];
    if (marked.length > 1)
      this.#diagnostics.error(
        'sheet-duplicate',
        `có ${marked.length} tờ cùng là "${title}": ${marked.map((s) => `"${s.name}"`).join(', ')}`,
        marked.slice(1).map((s) => ({ file: this.#book.file, sheet: s.name })),
        'giữ một tờ, chép số liệu sang rồi xóa tờ kia',
      );
    if (marked.length > 0) return marked[0];
    const free = this.#book.sheets.filter((s) => markOf(s) === null);
    return free.find((s) => alike(s.name) === alike(title)) ?? free.find((s) => bare(s.name) === bare(title));
  }

  #read(binding: SheetBinding, sheet: RawSheet): FoundSheet {
    const mark = markOf(sheet);
    const head = headRow(sheet, binding);
    const first = Math.max(head?.row ?? 0, mark?.row ?? 0) + 1;
    const idColumn = mark?.column ?? idColumnOf(head);
    const columns = this.#columns(binding, sheet, mark, head, idColumn);
    const merged = verticalMerges(sheet);
    const rows = [...sheet.rows.keys()]
      .filter((row) => row >= first)
      .sort((a, b) => a - b)
      .flatMap((row): FoundRow[] => {
        const cells = sheet.rows.get(row)!;
        const id = idColumn === undefined ? '' : (cells.get(idColumn)?.text.trim() ?? '');
        if (id.startsWith(NO_DATA)) return [];
        const own = (key: string): RawCell | undefined => cells.get(columns.get(key)?.index ?? 0);
        const above = (key: string): RawCell | undefined => {
          const at = columns.get(key);
          return at && isBlank(own(key)) && repeats(at.column) ? merged(row, at.index) : undefined;
        };
        return [
          {
            row,
            id,
            cell: (key) => above(key) ?? own(key),
            repeated: (key) => above(key) !== undefined,
            covered: (key) => {
              const at = columns.get(key);
              return (
                at !== undefined &&
                isBlank(own(key)) &&
                !repeats(at.column) &&
                !isBlank(merged(row, at.index))
              );
            },
            address: (key) => {
              const at = columns.get(key);
              return at && cellAddress(row, at.index);
            },
          },
        ];
      });
    return { binding, name: sheet.name, rows };
  }

  #columns(
    binding: SheetBinding,
    sheet: RawSheet,
    mark: Mark | null,
    head: Head | null,
    idColumn: number | undefined,
  ): ReadonlyMap<string, { readonly index: number; readonly column: Column }> {
    const found = new Map<string, { readonly index: number; readonly column: Column }>();
    const known = new Map(columnsOf(binding).map((c) => [c.key, c]));
    const used = new Set<number>(idColumn === undefined ? [] : [idColumn]);
    const place = (row: number, column: number): Place => ({
      file: this.#book.file,
      sheet: sheet.name,
      cell: cellAddress(row, column),
    });
    for (const [index, cell] of (mark && sheet.rows.get(mark.row)) ?? []) {
      const column = known.get(cell.text.trim());
      if (!column || used.has(index)) continue;
      if (found.has(column.key)) {
        this.#diagnostics.error(
          'column-duplicate',
          `tờ "${sheet.name}" có hai cột "${column.title}"`,
          [place(head?.row ?? mark!.row, index), place(head?.row ?? mark!.row, found.get(column.key)!.index)],
          'giữ một cột, chép số liệu sang rồi xóa cột kia',
        );
        continue;
      }
      found.set(column.key, { index, column });
      used.add(index);
    }
    for (const [index, title] of head?.titles ?? []) {
      if (used.has(index)) continue;
      const column = [...known.values()].find(
        (c) => !found.has(c.key) && (titleKey(c.title) === titleKey(title) || bare(c.title) === bare(title)),
      );
      if (column) {
        found.set(column.key, { index, column });
        used.add(index);
      } else if (hasContent(sheet, index, head!.row + 1))
        this.#diagnostics.warn(
          'column-unknown',
          `cột "${title.trim()}" của tờ "${sheet.name}" không thuộc biểu nên không được đọc`,
          [place(head!.row, index)],
          'nếu là ghi chú riêng thì cứ để; nếu là số liệu thì chép sang cột có sẵn',
        );
    }
    return found;
  }
}

/** The pairs sheet reads as two columns: what a row is called, and its value. */
const PAIR_COLUMNS: readonly Column[] = [
  { key: '#title', title: 'Mục', path: null, type: { kind: 'line' }, width: 0 },
  { key: '#value', title: 'Nội dung', path: null, type: { kind: 'line' }, width: 0 },
  { key: '#help', title: 'Cách ghi', path: null, type: { kind: 'line' }, width: 0 },
];

const columnsOf = (binding: SheetBinding): readonly Column[] =>
  binding.rows.kind === 'pairs' ? PAIR_COLUMNS : binding.columns;

interface Mark {
  readonly key: string;
  readonly row: number;
  readonly column: number;
}

function markOf(sheet: RawSheet): Mark | null {
  for (const [row, cells] of sheet.rows) {
    if (row > HEAD_ROWS) return null;
    for (const [column, cell] of cells)
      if (cell.kind === 'text' && cell.text.startsWith(MARKER))
        return { key: cell.text.slice(MARKER.length).trim(), row, column };
  }
  return null;
}

interface Head {
  readonly row: number;
  readonly titles: ReadonlyMap<number, string>;
}

/** The hidden column of ids, in a sheet whose first row was lost. */
const idColumnOf = (head: Head | null): number | undefined =>
  [...(head?.titles ?? [])].find(([, text]) => text.trim() === NO_DATA)?.[0];

/** The row that has most titles of the binding; ours, or one that people have retitled within reason. */
function headRow(sheet: RawSheet, binding: SheetBinding): Head | null {
  const titles = new Set(columnsOf(binding).map((c) => bare(c.title)));
  let best: Head | null = null;
  let most = 0;
  for (const [row, cells] of sheet.rows) {
    if (row > HEAD_ROWS) break;
    const texts = new Map([...cells].flatMap(([c, cell]) => (cell.kind === 'text' ? [[c, cell.text]] : [])));
    const count = new Set([...texts.values()].map(bare).filter((t) => titles.has(t))).size;
    if (count <= most) continue;
    most = count;
    best = { row, titles: texts };
  }
  return most >= Math.min(2, titles.size) ? best : null;
}

const hasContent = (sheet: RawSheet, column: number, first: number): boolean =>
  [...sheet.rows].some(([row, cells]) => row >= first && (cells.get(column)?.kind ?? 'blank') !== 'blank');

/** Merged cells repeat their value downwards in columns that name something. */
const repeats = (column: Column): boolean =>
  column.type.kind === 'reference' || column.type.kind === 'id' || column.key === 'key';

function verticalMerges(sheet: RawSheet): (row: number, column: number) => RawCell | undefined {
  const merges = sheet.merges.filter((m) => m.lastRow > m.firstRow);
  return (row, column) => {
    const merge = merges.find((m) => m.firstColumn === column && row > m.firstRow && row <= m.lastRow);
    return merge && sheet.rows.get(merge.firstRow)?.get(merge.firstColumn);
  };
}
