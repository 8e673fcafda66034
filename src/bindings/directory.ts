/**
 * Names for ids and back. A cell shows the name of what it refers to where that name is unique, else the id; both are
 * read. Two names are alike when they differ only in case, accents' encoding or spaces.
 */
import type { Pack } from '../model/pack.ts';
import { papersOf } from '../model/paper-ids.ts';
import type { ReferenceTo } from './types.ts';

export interface Named {
  readonly id: string;
  readonly name: string;
}

/** Everything that cells of one workbook may refer to. */
export type Directory = ReadonlyMap<ReferenceTo, NameList>;

export const alike = (text: string): string =>
  text.normalize('NFC').toLowerCase().replace(/\s+/g, ' ').trim();

export class NameList {
  readonly entries: readonly Named[];
  readonly #ids = new Set<string>();
  readonly #byName = new Map<string, string | null>();

  constructor(entries: readonly Named[]) {
    this.entries = entries;
    for (const { id } of entries) this.#ids.add(id);
    for (const { id, name } of entries) {
      const key = alike(name);
      const before = this.#byName.get(key);
      this.#byName.set(key, before === undefined || before === id ? id : null);
    }
    // A name that reads like another's id would be taken for that id.
    for (const { id } of entries) {
      const key = alike(id);
      const named = this.#byName.get(key);
      if (named !== undefined && named !== id) this.#byName.set(key, null);
    }
  }

  /** What a cell shows for `id`. */
  shown(id: string): string {
    const entry = this.entries.find((e) => e.id === id);
    return entry && this.#byName.get(alike(entry.name)) === id ? entry.name : id;
  }

  /** The id that a cell means; undefined when the list has neither such an id nor one such name. */
  find(text: string): string | undefined {
    return this.#ids.has(text) ? text : (this.#byName.get(alike(text)) ?? undefined);
  }

  /** Texts for drop-downs and for "did you mean". */
  get choices(): string[] {
    return this.entries.map((e) => this.shown(e.id));
  }
}

/** Lists that the pack names; a case adds its figures, units, deadlines, legal bases, tables and hamlets. */
export function packNames(pack: Pack | null): Map<ReferenceTo, NameList> {
  if (pack === null) return new Map();
  const self = (ids: Iterable<string>): NameList => new NameList([...ids].map((id) => ({ id, name: id })));
  const documents = papersOf(pack).map((d) => ({ id: d.id, name: d.title }));
  const tables = pack.documents.flatMap((d) => d.tables.map((id) => ({ id, name: id })));
  return new Map<ReferenceTo, NameList>([
    ['role', new NameList(pack.info.roles)],
    ['region', new NameList(pack.info.regions)],
    ['document', new NameList([...documents, ...tables])],
    ['external', new NameList(pack.externals.map((e) => ({ id: e.id, name: e.title })))],
    ['indicator', self(pack.indicator.keys())],
    ['criterion', self(pack.criterion.keys())],
    ['result', self([...pack.indicator.keys(), ...pack.part.keys()])],
  ]);
}

/** "Kế hoạch 07/KH-BCĐ": how a legal basis is named in a cell. */
export const basisName = (basis: { readonly kind?: unknown; readonly number?: unknown }): string =>
  [basis.kind, basis.number].filter((part) => typeof part === 'string').join(' ');
