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
 * Characters of content at most. A commune's dossier has 1.1 million; what is made of a character, down to drawn pages,
 * takes 55 bytes (measured).
 */
const MOST_CHARACTERS = 2_000_000;

/** Trees and tables that others may share parts with. */
const sharing = new WeakSet<DocumentTree | Table>();

/** Whether what is made of the parts of a tree or table is worth keeping by part: another may have them too. */
export const sharesParts = (whole: DocumentTree | Table): boolean => sharing.has(whole);

export class KeptTrees {
  /** The least recently used first. */
  readonly #parts = new Map<string, Kept<Part>>();
  /** Parts as trees had them: attempts at one paper have most in common, and each is read once. */
  readonly #met = new WeakMap<Part, Kept<Part>>();
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
      const used = new Set<number>();
      const sections = tree.sections.map((section) => {
        const blocks = section.blocks.map((block) => this.#block(block, used));
        return this.#kept(
          { ...section, blocks: blocks.map(partOf) },
          { ...section, blocks: [] },
          blocks,
          used,
        );
      });
      shared = { ...tree, sections: sections.map(partOf) };
      this.#shared.set(tree, shared);
      this.#shared.set(shared, shared);
      sharing.add(shared);
      this.#forget();
    }
    return shared;
  }

  #block(block: Block, used: Set<number>): Kept<Block> {
    const met = this.#met.get(block) as Kept<Block> | undefined;
    if (met && !isUsed(met, used)) return this.#use(met, used);
    const kept = block.type === 'table' ? this.#table(block, used) : this.#kept(block, block, [], used);
    this.#met.set(block, kept);
    return kept;
  }

  #table(table: Table, used: Set<number>): Kept<Table> {
    const rows = (list: readonly TableRow[]) => list.map((row) => this.#kept(row, row, [], used));
    const [head, body] = [rows(table.head), rows(table.body)];
    const whole = { ...table, head: head.map(partOf), body: body.map(partOf) };
    sharing.add(whole);
    return this.#kept(whole, { ...table, head: [], body: [] }, [...head, ...body], used, `${head.length}`);
  }

  /** `bare`: the part without the parts within, which are told by their numbers. */
  #kept<P extends Part>(
    part: P,
    bare: P,
    within: readonly Kept<Part>[],
    used: Set<number>,
    more = '',
  ): Kept<P> {
    const own = contentOf(bare);
    if (own === undefined || within.some(({ content }) => content === undefined)) return { part, ids: [] };
    const numbers = within.flatMap(({ ids }) => ids);
    const content = `${own} ${more} ${within.map(({ ids }) => ids[0]).join(' ')}`;
    const known = this.#parts.get(content) as Kept<P> | undefined;
    if (known && used.has(known.ids[0]!)) return { part, ids: [] };
    return this.#use(known ?? { part, content, ids: [++this.#ids, ...numbers] }, used);
  }

  #use<P extends Part>(kept: Kept<P>, used: Set<number>): Kept<P> {
    for (const id of kept.ids) used.add(id);
    if (kept.content === undefined) return kept;
    if (!this.#parts.delete(kept.content)) this.#characters += kept.content.length;
    this.#parts.set(kept.content, kept);
    return kept;
  }

  #forget(): void {
    for (const content of this.#parts.keys()) {
      if (this.#characters <= this.#mostCharacters) return;
      this.#parts.delete(content);
      this.#characters -= content.length;
    }
  }
}

interface Kept<P> {
  readonly part: P;
  /** Undefined: it is not to be kept. */
  readonly content?: string;
  /** Its own number, then those of all parts within. */
  readonly ids: readonly number[];
}

const partOf = <P>({ part }: Kept<P>): P => part;

/** No part stands twice in a tree: writers tell parts apart by identity. One that is not kept is known by nothing. */
const isUsed = ({ content, ids }: Kept<Part>, used: ReadonlySet<number>): boolean =>
  content === undefined || ids.some((id) => used.has(id));

/** Where their bytes come from, and shares of bars, JSON does not tell exactly. */
const UNTOLD: ReadonlySet<string> = new Set<Block['type']>(['image', 'chart']);

/** Undefined: it cannot be told. Only blocks have a place in the data. */
function contentOf(part: Part): string | undefined {
  if ('type' in part && UNTOLD.has(part.type)) return undefined;
  return JSON.stringify('src' in part ? { ...part, src: undefined } : part);
}
