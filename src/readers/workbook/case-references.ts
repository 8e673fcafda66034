/**
 * Between cells and model: codes for rows without one, proposed rows in which nothing was entered, names for ids.
 */
import { codeFor } from '../../bindings/code.ts';
import { alike, basisName, type Named, NameList, packNames } from '../../bindings/directory.ts';
import { PROPOSED } from '../../bindings/proposals.ts';
import type { Column, ReferenceTo } from '../../bindings/types.ts';
import { didYouMean } from '../../model/diagnostics.ts';
import { type CellReader, placeIn, type ReadRow } from './case-cells.ts';
import type { FormerNames } from './former-names.ts';

/** Lists that a case itself names: sheet and the columns of the name. */
const NAMED: readonly (readonly [to: ReferenceTo, sheet: string])[] = [
  ['figure', 'figures'],
  ['unit', 'units'],
  ['deadline', 'deadlines'],
  ['legal-basis', 'bases'],
  ['table', 'tables'],
  ['place', 'places'],
  ['meeting', 'meetings'],
  ['opinion', 'opinions'],
];

/** Ids of the pack that are written as they are; the reference check knows them and says what is near. */
const PLAIN = new Set<ReferenceTo>(['indicator', 'criterion', 'result', 'hamlet']);

/** Gives every row of a sheet with codes its id; changes the rows' values. */
export function giveCodes(rows: readonly ReadRow[]): void {
  const taken = new Map<string, Set<string>>();
  const blank: ReadRow[] = [];
  for (const row of rows) {
    if (!codeColumns(row)) continue;
    const id = row.values.get('id');
    const own = taken.get(row.binding.key) ?? new Set<string>();
    taken.set(row.binding.key, own);
    if (typeof id === 'string') own.add(id);
    else if (!row.filled.has('id')) blank.push(row);
  }
  for (const row of blank) {
    const text = codeColumns(row)!
      .map((key) => String(row.values.get(key) ?? ''))
      .join(' ');
    row.values.set('id', codeFor(text, row.binding.key, taken.get(row.binding.key)!));
  }
}

function codeColumns({ binding, values }: ReadRow): readonly string[] | undefined {
  const { rows } = binding;
  if (rows.kind === 'list') return rows.codeFrom;
  if (rows.kind === 'conditions') return ['name'];
  if (rows.kind !== 'children') return undefined;
  return rows.variants && values.get('kind') !== 'task' ? undefined : rows.codeFrom;
}

export const isProposed = (row: ReadRow): boolean => row.id.startsWith(PROPOSED);

/** Something was entered besides what was proposed. */
const isEntered = (row: ReadRow): boolean =>
  row.binding.columns.some((column) => !column.proposed && row.filled.has(column.key));

/** Of sheets whose rows have names; meetings and rounds of opinions are told apart by their codes. */
function nameOf({ binding, values }: ReadRow): string {
  if (binding.key === 'bases') return basisName({ kind: values.get('kind'), number: values.get('number') });
  const key = binding.columns.some((c) => c.key === 'name') ? 'name' : 'id';
  return String(values.get(key) ?? '');
}

export class CaseReferences {
  readonly #lists: Map<ReferenceTo, NameList>;
  readonly #dropped = new Map<ReferenceTo, Set<string>>();
  readonly #droppedRows = new Set<ReadRow>();
  readonly #reader: CellReader;
  readonly #former: FormerNames;

  /** `tablesWithRows`: proposed detail tables in whose sheets something stands. */
  constructor(
    rows: readonly ReadRow[],
    tablesWithRows: ReadonlySet<string>,
    reader: CellReader,
    former: FormerNames,
  ) {
    this.#reader = reader;
    this.#former = former;
    this.#lists = packNames(reader.pack);
    for (const [to, sheet] of NAMED) {
      const named = rows
        .filter((row) => row.binding.key === sheet && typeof row.values.get('id') === 'string')
        .map((row): Named => ({ id: row.values.get('id') as string, name: nameOf(row) }));
      this.#lists.set(to, new NameList(named));
    }
    const used = this.#used(rows);
    for (const [to, sheet] of NAMED) {
      const named = rows.filter((row) => row.binding.key === sheet);
      const idOf = (row: ReadRow): string => String(row.values.get('id'));
      const isData = (row: ReadRow): boolean =>
        !isProposed(row) || isEntered(row) || tablesWithRows.has(idOf(row));
      const ids = new Set(named.filter(isData).map(idOf));
      for (const row of named) {
        if (isData(row)) continue;
        // A blank row that people refer to is data, unless it is the copy of one that is.
        if (used.has(`${to}:${idOf(row)}`) && !ids.has(idOf(row))) ids.add(idOf(row));
        else this.#droppedRows.add(row);
      }
      this.#dropped.set(to, new Set(named.map(idOf).filter((id) => !ids.has(id))));
    }
  }

  /** Rows without those that were only proposed. */
  kept(rows: readonly ReadRow[]): ReadRow[] {
    return rows.filter((row) => {
      if (this.#droppedRows.has(row)) return false;
      if (!isProposed(row) || NAMED.some(([, sheet]) => sheet === row.binding.key)) return true;
      if (row.binding.key !== 'columns') return isEntered(row);
      const table = row.values.get('table');
      const id = typeof table === 'string' ? this.#lists.get('table')!.find(table) : undefined;
      return id !== undefined && !this.#dropped.get('table')!.has(id);
    });
  }

  /** Id that a reference means; undefined when it means a row that is no data, or nothing (reported). */
  resolve(
    column: Column,
    text: string,
    row: Pick<ReadRow, 'sheet' | 'found'>,
    key = column.key,
  ): string | undefined {
    if (column.type.kind !== 'reference') return text;
    const { to } = column.type;
    const list = this.#lists.get(to);
    if (!list || PLAIN.has(to)) return text;
    const id = this.#find(to, text);
    if (id !== undefined) return this.#dropped.get(to)?.has(id) ? undefined : id;
    const twice = list.entries.filter((e) => alike(e.name) === alike(text));
    this.#reader.diagnostics.error(
      twice.length > 1 ? 'name-ambiguous' : 'unknown-id',
      twice.length > 1
        ? `"${column.title}": có ${twice.length} mục cùng tên "${text}"`
        : `"${column.title}": không có "${text}" trong danh sách`,
      [placeIn(this.#reader, row, key)],
      twice.length > 1
        ? `ghi mã thay cho tên: ${twice.map((e) => e.id).join(', ')}`
        : (didYouMean(text, list.choices) ?? 'chọn trong danh sách của ô, hoặc thêm vào tờ tương ứng trước'),
    );
    return undefined;
  }

  /** By id, by name, or by the name that it had when the workbook was written. */
  #find(to: ReferenceTo, text: string): string | undefined {
    const list = this.#lists.get(to);
    const former = this.#former.find(to, text);
    return list?.find(text) ?? (former === undefined ? undefined : list?.find(former));
  }

  /** Proposed rows that people refer to count as data even when they are blank. */
  #used(rows: readonly ReadRow[]): ReadonlySet<string> {
    const used = new Set<string>();
    for (const row of rows) {
      for (const column of row.binding.columns) {
        const value = row.values.get(column.key);
        if (value === undefined) continue;
        if (column.type.kind === 'text' && typeof value === 'string')
          for (const [, id] of value.matchAll(/\{\{\s*([^\s.{}]+)/g)) {
            used.add(`figure:${id}`);
            used.add(`deadline:${id}`);
          }
        if (column.type.kind !== 'reference' || column.proposed) continue;
        const { to } = column.type;
        for (const text of Array.isArray(value) ? value : [value]) {
          const id = this.#find(to, String(text));
          if (id !== undefined) used.add(`${to}:${id}`);
        }
      }
    }
    return used;
  }
}
