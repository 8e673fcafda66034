/**
 * Parts of document trees by their content. A process that makes the same documents again and again (`hoso watch`) has
 * equal sections, blocks and rows of two rounds become the same objects, so that what was made of them before (lowered,
 * laid out, painted) is found by identity. What was not used longest is forgotten.
 *
 * Places in the data (`src`) are no content: a part may name the place of an earlier round. Who looks for places takes
 * the tree as it was built.
 */
import type { Block, DocumentTree, Section, Table, TableRow } from './tree.ts';

type Part = Section | Block | TableRow;

/**
 * Characters of content at most: about 40 documents as large as a commune's summary tables. What is made of a part is up
 * to twenty times as large as its content.
 */
const MOST_CHARACTERS = 8_000_000;

/** Trees that other trees may share parts with. */
const sharing = new WeakSet<DocumentTree>();

/** Whether what is made of the tree's parts is worth keeping by part: another tree may have them too. */
export const sharesParts = (tree: DocumentTree): boolean => sharing.has(tree);

export class KeptTrees {
  /** The least recently used first. */
  readonly #parts = new Map<string, { readonly part: Part; readonly id: number }>();
  readonly #shared = new WeakMap<DocumentTree, DocumentTree>();
  readonly #mostCharacters: number;
  #characters = 0;
  #ids = 0;

  constructor(mostCharacters = MOST_CHARACTERS) {
    this.#mostCharacters = mostCharacters;
  }

  /** A tree of equal content, made of parts met before where it can be. */
  shared(tree: DocumentTree): DocumentTree {
    let shared = this.#shared.get(tree);
    if (shared === undefined) {
      const use = new Use((content, part) => this.#met(content, part));
      shared = { ...tree, sections: tree.sections.map((section) => use.section(section)) };
      this.#shared.set(tree, shared);
      this.#shared.set(shared, shared);
      sharing.add(shared);
      this.#forget();
    }
    return shared;
  }

  #met<P extends Part>(content: string, part: P): { readonly part: P; readonly id: number } {
    const known = this.#parts.get(content);
    if (known) this.#parts.delete(content);
    else this.#characters += content.length;
    const met = known ?? { part, id: ++this.#ids };
    this.#parts.set(content, met);
    return met as { readonly part: P; readonly id: number };
  }

  #forget(): void {
    for (const content of this.#parts.keys()) {
      if (this.#characters <= this.#mostCharacters) return;
      this.#parts.delete(content);
      this.#characters -= content.length;
    }
  }
}

type Met = <P extends Part>(content: string, part: P) => { readonly part: P; readonly id: number };

/** One tree made of kept parts, none of them twice: writers tell parts apart by identity. */
class Use {
  readonly #met: Met;
  readonly #used = new Set<number>();

  constructor(met: Met) {
    this.#met = met;
  }

  section(section: Section): Section {
    const blocks = section.blocks.map((block) => this.#block(block));
    return this.#part(
      { ...section, blocks: [] },
      { ...section, blocks: blocks.map(({ part }) => part) },
      blocks,
    ).part;
  }

  #block(block: Block): Kept<Block> {
    if (block.type !== 'table') return this.#part(block, block);
    const [head, body] = [block.head, block.body].map((rows) => rows.map((row) => this.#part(row, row)));
    const bare: Table = { ...block, head: [], body: [] };
    const table: Table = {
      ...block,
      head: head!.map(({ part }) => part),
      body: body!.map(({ part }) => part),
    };
    return this.#part(bare, table, [...head!, ...body!], `${head!.length}`);
  }

  /** `bare`: the part without the parts in it, which are told by their numbers. */
  #part<P extends Part>(bare: P, part: P, within: readonly Kept<Part>[] = [], more = ''): Kept<P> {
    const own = contentOf(bare);
    if (own === undefined || within.some(({ id }) => id === undefined)) return { part, id: undefined };
    const met = this.#met(`${own} ${more} ${within.map(({ id }) => id).join(' ')}`, part);
    if (this.#used.has(met.id)) return { part, id: undefined };
    this.#used.add(met.id);
    return met;
  }
}

interface Kept<P> {
  readonly part: P;
  /** Undefined: it is not to be kept. */
  readonly id: number | undefined;
}

/** Undefined where JSON would not tell all: what functions do (pictures), numbers that it has no sign for. */
function contentOf(part: Part): string | undefined {
  let plain = true;
  const content = JSON.stringify(part, (name, value: unknown) => {
    if (name === 'src') return undefined;
    if (
      typeof value === 'function' ||
      (typeof value === 'number' && !(Number.isFinite(value) && !Object.is(value, -0)))
    )
      plain = false;
    return value;
  });
  return plain ? content : undefined;
}
