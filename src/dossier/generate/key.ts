/**
 * What a file depends on, as one hash: all that its writer is given, the format with its options, the fonts and the
 * program. Equal keys mean equal bytes, so a value that JSON would drop or flatten stops the run instead of being
 * overlooked. Places in the data (`src`) are left out: a line inserted above changes no document. The version of zlib is
 * left out too: it can pack the same content differently, and two computers with one shared folder would take turns.
 */
import type { BuiltDocument } from '../documents.ts';
import { sha256 } from '../hashes.ts';
import type { Format, RenderOptions } from './options.ts';
import { workbookOf } from './render.ts';

/** Keys of one document; its content is put into canonical form once for DOCX and PDF. */
export class DocumentKeys {
  readonly #document: BuiltDocument;
  readonly #made: string;
  #tree: string | undefined;

  /** @param made identity of program and fonts. */
  constructor(document: BuiltDocument, made: string) {
    this.#document = document;
    this.#made = made;
  }

  of(format: Format, { signatureFields = false }: RenderOptions): string {
    if (format === 'xlsx') return sha256(`${this.#made} xlsx ${canonical(workbookOf(this.#document))}`);
    this.#tree ??= sha256(canonical(this.#document.tree));
    const options = format === 'pdf' && signatureFields ? ' signature fields' : '';
    return sha256(`${this.#made} ${format}${options} ${this.#tree}`);
  }
}

export const canonical = (content: unknown): string => JSON.stringify(content, plain);

function plain(name: string, value: unknown): unknown {
  // Bytes of pictures are in the tree by their hash.
  if (name === 'src' || (name === 'load' && typeof value === 'function')) return undefined;
  if (typeof value === 'bigint') return `${value}n`;
  if (
    typeof value === 'function' ||
    typeof value === 'symbol' ||
    value instanceof Map ||
    value instanceof Set ||
    (typeof value === 'number' && !Number.isFinite(value))
  )
    throw new TypeError(`"${name}" cannot be part of a key`);
  return value;
}
