/** Read rows → the raw tree that the schema validates, with a mark for every cell. Entries that say nothing are not kept. */

import { type Column, KEY, type Rows, VALUE } from '../../bindings/types.ts';
import { LEVELS } from '../../bindings/words.ts';
import { type CellReader, fullResultId, isRead, placeIn, type ReadRow, rowIdOf } from './case-cells.ts';
import { CaseMarks, type Mark } from './case-marks.ts';
import type { CaseReferences } from './case-references.ts';
import type { Converted } from './cell-values.ts';

type Tree = Record<string, unknown>;
type Path = readonly string[];

const tree = (): Tree => Object.create(null) as Tree;

/** A criterion, indicator or part in the order of its sheet; kept when it says more than its id. */
interface Slot {
  readonly object: Tree;
  readonly parts: Map<string, Slot>;
}

export class CaseAssembly {
  readonly root: Tree = tree();
  readonly marks: CaseMarks;
  readonly #reader: CellReader;
  readonly #references: CaseReferences;
  readonly #criteria = new Map<string, Slot>();
  readonly #indicators = new Map<string, Slot>();
  readonly #owners = new Map<string, Tree>();
  readonly #seen = new Map<string, ReadRow>();

  constructor(reader: CellReader, references: CaseReferences) {
    this.#reader = reader;
    this.#references = references;
    this.marks = new CaseMarks(reader.file, this.root);
  }

  /** Rows of one sheet after the other; objects that others belong to come first. */
  add(row: ReadRow): void {
    const { rows } = row.binding;
    switch (rows.kind) {
      case 'list':
        this.#addToList(rows.at, row);
        break;
      case 'record':
        this.#addToRecord(rows.at, row);
        break;
      case 'children':
        this.#addChild(rows, row);
        break;
      case 'criteria':
        this.#addCriterion(row);
        break;
      case 'results':
        this.#addResult(row);
        break;
      case 'requirements':
        this.#addRequirement(row);
        break;
      case 'conditions':
        this.#addCondition(row);
        break;
      case 'rounds':
        this.#addRound(row);
        break;
    }
  }

  addDetailRow(table: string, row: ReadRow): void {
    const owner = this.#owners.get(`detailTables:${table}`);
    if (!owner) return;
    const object = tree();
    this.#fill(object, row);
    (owner.rows as unknown[]).push(object);
  }

  setPair(column: Column, value: unknown, mark: Mark): void {
    this.marks.set(this.root, column.path!, mark);
    if (value !== undefined) setAt(this.root, column.path!, value);
  }

  /** Places of groups that have no rows yet. */
  markGroup(path: Path, sheet: string): void {
    this.marks.set(this.root, path, { sheet });
  }

  /** Slots that say something, in the order of their sheets. */
  finish(): Tree {
    const kept = (slots: ReadonlyMap<string, Slot>): Tree[] =>
      [...slots.values()].flatMap(({ object, parts }) => {
        const own = kept(parts);
        if (own.length > 0) object.parts = own;
        return Object.keys(object).length > 1 ? [object] : [];
      });
    for (const [key, slots] of [
      ['criteria', this.#criteria],
      ['indicators', this.#indicators],
    ] as const) {
      const entries = kept(slots);
      if (entries.length > 0) this.root[key] = entries;
    }
    return this.root;
  }

  #addToList(at: Path, row: ReadRow): void {
    const list = listAt(this.root, at);
    const scalar = row.binding.columns.find((c) => c.path?.length === 0);
    if (scalar) {
      this.marks.set(list, [String(list.length)], this.#mark(row, scalar.key));
      list.push(row.values.get(scalar.key));
      return;
    }
    const object = tree();
    this.#fill(object, row);
    list.push(object);
    const id = row.values.get('id');
    if (at[0] === 'detailTables') object.rows = [];
    if (typeof id === 'string') this.#owners.set(`${at[0]}:${id}`, object);
  }

  #addToRecord(at: Path, row: ReadRow): void {
    const column = row.binding.columns.find((c) => c.path?.[0] === VALUE)!;
    const keyColumn = row.binding.columns.find((c) => c.path?.[0] === KEY)!;
    const written = rowIdOf(row.found, row);
    const key = written === '' ? undefined : this.#references.resolve(keyColumn, written, row);
    const value = this.#valueOf(column, row);
    if (value === undefined) return;
    if (key === undefined) {
      this.#noIdentity(row, keyColumn);
      return;
    }
    const record = objectAt(this.root, at);
    record[key] = value;
    this.marks.set(record, [key], this.#mark(row, column.key));
  }

  #addChild(rows: Extract<Rows, { kind: 'children' }>, row: ReadRow): void {
    const of = row.binding.columns.find((c) => c.key === rows.of)!;
    const parent = this.#valueOf(of, row);
    if (typeof parent !== 'string') {
      if (!row.filled.has(of.key)) this.#noIdentity(row, of);
      return;
    }
    const owner =
      rows.parents[0] === 'criteria'
        ? this.#criterion(parent, this.#mark(row, of.key)).object
        : this.#owners.get(`${rows.parents[0]}:${parent}`);
    if (!owner) return;
    const object = tree();
    const variant = rows.variants?.find(([code]) => code === row.values.get('kind'));
    this.#fill(object, row, variant?.[0]);
    const wrapped = variant && variant[1] !== '' ? { [variant[1]]: object } : object;
    if (wrapped !== object) this.marks.set(wrapped, [], this.#mark(row, 'text'));
    listAt(owner, [rows.list]).push(wrapped);
  }

  /** Id of a row that there may be once; undefined when it has none or there was one before (reported). */
  #identity(row: ReadRow): string | undefined {
    const id = fullResultId(this.#reader.pack, rowIdOf(row.found, row));
    const column = row.binding.columns[0]!;
    if (id === '') {
      this.#noIdentity(row, column);
      return undefined;
    }
    const key = `${row.binding.key}:${id}`;
    const before = this.#seen.get(key);
    this.#seen.set(key, before ?? row);
    if (!before) return id;
    this.#reader.diagnostics.error(
      'row-duplicate',
      `có hai hàng cùng của "${id.split('/').at(-1)}"`,
      [placeIn(this.#reader, row, column.key), placeIn(this.#reader, before, column.key)],
      'gộp nội dung vào một hàng, xóa nội dung hàng kia',
    );
    return undefined;
  }

  #addCriterion(row: ReadRow): void {
    const id = this.#identity(row);
    if (id !== undefined) this.#fill(this.#criterion(id, this.#mark(row, 'id')).object, row);
  }

  #addResult(row: ReadRow): void {
    const id = this.#identity(row);
    if (id !== undefined) this.#fill(this.#result(id, this.#mark(row, 'id')).object, row);
  }

  #addRequirement(row: ReadRow): void {
    const id = this.#identity(row);
    if (id === undefined) return;
    const [indicator, part] = id.split('/');
    const object = tree();
    object.indicator = indicator;
    if (part !== undefined) object.part = part;
    for (const key of ['indicator', 'part']) this.marks.set(object, [key], this.#mark(row, 'id'));
    this.#fill(object, row);
    listAt(this.root, ['requirements']).push(object);
  }

  #addCondition(row: ReadRow): void {
    const object = tree();
    // Conditions of the pack are known by the hidden id; others by their code.
    const known = this.#reader.pack?.info.conditions.some((c) => c.id === row.id);
    if (known) row.values.set('id', row.id);
    this.#fill(object, row);
    if (Object.keys(object).length > 1) listAt(this.root, ['conditions']).push(object);
  }

  #addRound(row: ReadRow): void {
    const criterion = row.values.get('criterion');
    const of = row.values.get('of');
    if ((criterion === undefined) === (of === undefined)) {
      this.#reader.diagnostics.error(
        'row-identity',
        criterion === undefined
          ? 'đợt đánh giá chưa ghi của tiêu chí hay chỉ tiêu nào'
          : 'đợt đánh giá ghi cả tiêu chí và chỉ tiêu',
        [placeIn(this.#reader, row, 'criterion')],
        'ghi một trong hai ô: số tiêu chí hoặc số chỉ tiêu',
      );
      return;
    }
    const owner =
      criterion === undefined
        ? this.#result(fullResultId(this.#reader.pack, String(of)), this.#mark(row, 'of'))
        : this.#criterion(String(criterion), this.#mark(row, 'criterion'));
    const object = tree();
    this.#fill(object, row);
    listAt(owner.object, ['rounds']).push(object);
  }

  #criterion(id: string, mark: Mark): Slot {
    return this.#slot(this.#criteria, id, mark);
  }

  #result(id: string, mark: Mark): Slot {
    const [indicator = '', part] = id.split('/');
    const slot = this.#slot(this.#indicators, indicator, mark);
    return part === undefined ? slot : this.#slot(slot.parts, part, mark);
  }

  #slot(slots: Map<string, Slot>, id: string, mark: Mark): Slot {
    const before = slots.get(id);
    if (before) return before;
    const slot: Slot = { object: tree(), parts: new Map() };
    slot.object.id = id;
    this.marks.set(slot.object, ['id'], mark);
    slots.set(id, slot);
    return slot;
  }

  /** Sets all values of the row in its object, and marks every cell, blank ones too. */
  #fill(object: Tree, row: ReadRow, variant?: string): void {
    for (const column of row.binding.columns) {
      if (!isRead(row.binding, column) || column.path === null || column.path.length === 0) continue;
      if (column.level !== undefined) continue;
      this.marks.set(object, column.path, this.#mark(row, column.key));
      const value = this.#valueOf(column, row);
      if (value === undefined) continue;
      if (isRatio(value)) this.#fillRatio(object, value.ratio, row);
      else setAt(object, column.path, value);
    }
    const first = row.binding.columns.find((c) => isRead(row.binding, c) && row.filled.has(c.key));
    if (first) this.marks.set(object, [], this.#mark(row, first.key));
    if (variant !== undefined) this.#otherVariant(object, row, variant);
    this.#fillRounds(object, row);
  }

  /** "14/15,7" in the cell of the value: numerator and denominator, unless they are written too. */
  #fillRatio(
    object: Tree,
    ratio: { readonly numerator: unknown; readonly denominator: unknown },
    row: ReadRow,
  ): void {
    if (row.filled.has('numerator') || row.filled.has('denominator')) {
      this.#reader.diagnostics.error(
        'figure-forms',
        'tử số và mẫu số ghi hai lần: ở hai cột của chúng và trong cột giá trị',
        [placeIn(this.#reader, row, 'value')],
        'xóa ô giá trị, máy tự tính tỷ lệ từ tử số và mẫu số',
      );
      return;
    }
    object.numerator = ratio.numerator;
    object.denominator = ratio.denominator;
  }

  #fillRounds(object: Tree, row: ReadRow): void {
    for (const [level] of LEVELS) {
      const columns = row.binding.columns.filter((c) => c.level === level);
      if (!columns.some((c) => row.values.has(c.key))) continue;
      const round = tree();
      round.level = level;
      for (const column of columns) {
        this.marks.set(round, column.path!, this.#mark(row, column.key));
        const value = this.#valueOf(column, row);
        if (value !== undefined) setAt(round, column.path!, value);
      }
      listAt(object, ['rounds']).push(round);
    }
  }

  /** Cells of another variant: what only a task has, in a row that is called prose. */
  #otherVariant(object: Tree, row: ReadRow, variant: string): void {
    for (const column of row.binding.columns) {
      if (column.only === undefined || column.only === variant || !row.filled.has(column.key)) continue;
      delete object[column.path![0]!];
      this.#reader.diagnostics.error(
        'task-column',
        `"${column.title}" chỉ dùng cho nhiệm vụ, hàng này là đoạn văn`,
        [placeIn(this.#reader, row, column.key)],
        'chọn Nhiệm vụ ở cột Loại, hoặc xóa ô này',
      );
    }
  }

  #valueOf(column: Column, row: ReadRow): Converted | readonly string[] {
    const value = row.values.get(column.key);
    if (value === undefined || column.type.kind !== 'reference') return value;
    if (typeof value === 'string') return this.#references.resolve(column, value, row);
    if (!Array.isArray(value)) return value;
    return (value as readonly string[]).flatMap((text) => this.#references.resolve(column, text, row) ?? []);
  }

  #mark(row: ReadRow, key: string): Mark {
    const cell = row.found.address(key);
    const column = row.binding.columns.find((c) => c.key === key);
    return {
      sheet: row.sheet,
      ...(cell === undefined ? {} : { cell }),
      ...(column === undefined ? {} : { title: column.title }),
    };
  }

  #noIdentity(row: ReadRow, column: Column): void {
    this.#reader.diagnostics.error(
      'row-identity',
      `hàng có nội dung nhưng thiếu "${column.title}"`,
      [placeIn(this.#reader, row, column.key)],
      `ghi "${column.title}", hoặc xóa nội dung của hàng`,
    );
  }
}

const isRatio = (value: unknown): value is { ratio: { numerator: unknown; denominator: unknown } } =>
  value !== null && typeof value === 'object' && 'ratio' in value;

function childOf<T>(owner: Tree, key: string, make: () => T): T {
  owner[key] ??= make();
  return owner[key] as T;
}

const objectAt = (start: Tree, path: Path): Tree =>
  path.reduce<Tree>((object, step) => childOf(object, step, tree), start);

const listAt = (start: Tree, path: Path): unknown[] =>
  childOf<unknown[]>(objectAt(start, path.slice(0, -1)), path.at(-1)!, () => []);

function setAt(start: Tree, path: Path, value: unknown): void {
  objectAt(start, path.slice(0, -1))[path.at(-1)!] = value;
}
