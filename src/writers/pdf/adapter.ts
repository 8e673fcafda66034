/**
 * pdfkit as the document and its container: header, pages, catalogue, information, metadata, colours, bookmarks, roots
 * of structure and forms, table of places, trailer. What a document has thousands of (elements of structure) or what is
 * coded already (pages, fonts, pictures) goes between pdfkit's own objects as ready text and bytes, because pdfkit
 * converts every value by a chain of type tests, copies every stream, and walks the structure again and again.
 *
 * Every private member of pdfkit that we rely on is in this file. Besides, its public functions draw pages upside down,
 * write unescaped XMP, name fonts in forms, and put a clock time into the file's id.
 * pdfkit is pinned; `tests/writers/pdf/adapter.test.ts` checks the contract.
 */
import PDFDocument from 'pdfkit';
import type { OutlineItem } from './outline.ts';
import { type PdfDictionary, PdfRef, type PdfValue, pdfValue } from './values.ts';
import { PRODUCER } from './xmp.ts';

export interface PdfSetup {
  readonly title: string;
  readonly subject: string;
  readonly author: string;
  readonly keywords: string;
  /** `YYYY-MM-DD` */
  readonly created: string;
  /** XMP descriptions, escaped. */
  readonly xmp: string;
}

export interface KitPage {
  readonly ref: PdfRef;
  /** The page's key in the parent tree. */
  readonly key: number;
}

/** An object of pdfkit's; `data` and `buffer` are written when the document has it end. */
interface Reference {
  readonly id: number;
  data: Record<string, unknown>;
  buffer: Uint8Array[];
  compress: boolean;
}

interface Bookmark {
  addItem(title: string, options: object): Bookmark;
}

/** What we use of a pdfkit document. */
interface Kit {
  readonly page: {
    readonly content: Reference;
    readonly resources: Reference;
    readonly dictionary: Reference;
    readonly structParentTreeKey: number;
    readonly annotations: unknown[];
  };
  readonly outline: Bookmark & { options: object };
  readonly _root: Reference;
  /** Bytes so far. */
  _offset: number;
  /** Where each object stands, by its number less one. */
  readonly _offsets: readonly (number | null)[];
  /** Numbers that were given and not written under. */
  readonly _waiting: number;
  _id: Uint8Array;
  ref(data?: object): Reference;
  _write(data: string | Uint8Array): void;
  _refEnd(written: { readonly id: number; readonly offset: number }): void;
  push(chunk: unknown): boolean;
  addPage(options: object): void;
  appendXML(xml: string): void;
  _addInfo(): void;
  endAcroForm(): void;
  getStructTreeRoot(): Reference;
  getStructParentTree(): { add(key: number, value: unknown): void };
  createStructParentTreeNextKey(): number;
  end(): void;
}

/**
 * A pdfkit document that keeps what it writes: texts have one character a byte and become bytes only at the end, all at
 * once. As a stream it would stand in the queue of the next tick with all of its paper.
 */
class KeptDocument extends (PDFDocument as unknown as new (options: object) => Kit) {
  /** pdfkit's constructor writes the header, before a field could have a first value. */
  declare private parts: (string | Uint8Array)[] | undefined;

  override _write(data: string | Uint8Array): void {
    this.put(typeof data === 'string' ? `${data}\n` : data);
  }

  put(part: string | Uint8Array): void {
    this.parts ??= [];
    this.parts.push(part);
    this._offset += part.length;
  }

  override push(): boolean {
    return true;
  }

  bytes(): Buffer {
    const bytes = Buffer.allocUnsafe(this._offset);
    let at = 0;
    for (const part of this.parts!) {
      if (typeof part === 'string') bytes.write(part, at, 'latin1');
      else bytes.set(part, at);
      at += part.length;
    }
    return bytes;
  }
}

/** A value in pdfkit's dictionaries that it writes as it stands: what has a tag of its own is its text. */
class Ready {
  readonly #value: PdfValue;

  constructor(value: PdfValue) {
    this.#value = value;
  }

  get [Symbol.toStringTag](): string {
    return 'Ready';
  }

  toString(): string {
    return pdfValue(this.#value);
  }
}

export class PdfFile {
  readonly #kit: KeptDocument;
  /** Of the pages, in points. */
  readonly #sizes: (readonly [width: number, height: number])[] = [];

  constructor({ title, subject, author, keywords, created, xmp }: PdfSetup) {
    this.#kit = new KeptDocument({
      pdfVersion: '1.7',
      subset: 'PDF/A-2a',
      tagged: true,
      lang: 'vi-VN',
      displayTitle: true,
      autoFirstPage: false,
      font: null,
      info: {
        Title: title,
        Subject: subject,
        Author: author,
        Keywords: keywords,
        Producer: PRODUCER,
        Creator: PRODUCER,
        CreationDate: new Date(`${created}T00:00:00Z`),
      },
    });
    this.#kit._addInfo = () => this.#kit.appendXML(xmp);
    this.#kit.outline.options = { expanded: true };
  }

  /** The number of an object that is written later. */
  reserve(): PdfRef {
    return new PdfRef(this.#kit.ref().id);
  }

  /** `body` as a PDF value. */
  write(ref: PdfRef, body: string): void {
    this.#begin(ref, `${body}\nendobj\n`);
  }

  object(entries: PdfDictionary): PdfRef {
    const ref = this.reserve();
    this.write(ref, pdfValue(entries));
    return ref;
  }

  /** `data` as it stands in the file: coded as `entries` say. */
  stream(entries: PdfDictionary, data: Uint8Array): PdfRef {
    const ref = this.reserve();
    this.#begin(ref, `${pdfValue({ ...entries, Length: data.length })}\nstream\n`);
    this.#kit.put(data);
    this.#kit.put('\nendstream\nendobj\n');
    return ref;
  }

  #begin({ num }: PdfRef, rest: string): void {
    const offset = this.#kit._offset;
    this.#kit.put(`${num} 0 obj\n${rest}`);
    this.#kit._refEnd({ id: num, offset });
  }

  /** Size in points. `content` is deflated, in PDF coordinates (origin lower left). */
  addPage(width: number, height: number, resources: PdfDictionary, content: Uint8Array): KitPage {
    this.#kit.addPage({ size: [width, height], margin: 0 });
    this.#sizes.push([width, height]);
    const { page } = this.#kit;
    // In place of the operator that turns the page upside down.
    page.content.buffer = [content];
    page.content.data = { Filter: 'FlateDecode' };
    page.content.compress = false;
    for (const [key, value] of Object.entries(resources)) page.resources.data[key] = new Ready(value!);
    return { ref: new PdfRef(page.dictionary.id), key: page.structParentTreeKey };
  }

  /** On the page that was added last. */
  addAnnotation(annotation: PdfRef): void {
    this.#kit.page.annotations.push(new Ready(annotation));
  }

  /** Of the whole document, in place of pdfkit's own form. */
  form(entries: PdfDictionary): void {
    this.#kit._root.data.AcroForm = new Ready(this.object(entries));
    this.#kit.endAcroForm = () => {};
  }

  bookmarks(items: readonly OutlineItem[], below: Bookmark = this.#kit.outline): void {
    for (const { title, page, top, items: children } of items) {
      // pdfkit counts from the upper right corner.
      const [left, height] = this.#sizes[page]!;
      const options = { pageNumber: page, fit: false, top: height - top, left, expanded: true };
      this.bookmarks(children, below.addItem(title, options));
    }
  }

  /** The object that holds the topmost elements of the structure. */
  get structureRoot(): PdfRef {
    return new PdfRef(this.#kit.getStructTreeRoot().id);
  }

  set topElements(refs: readonly PdfRef[]) {
    this.#kit.getStructTreeRoot().data.K = new Ready(refs);
  }

  /** A key in the parent tree, for an annotation. */
  parentKey(): number {
    return this.#kit.createStructParentTreeNextKey();
  }

  /** The elements of a page's marked contents, or the one of an annotation, by its key. */
  setParent(key: number, parent: PdfRef | readonly PdfRef[]): void {
    this.#kit.getStructParentTree().add(key, new Ready(parent));
  }

  /** `id`: 16 bytes. Throws RangeError when a number was reserved and nothing written under it. */
  end(id: Uint8Array): Buffer {
    const kit = this.#kit;
    kit._id = id;
    kit.end();
    if (kit._waiting > 0)
      throw new RangeError(`PDF object ${kit._offsets.indexOf(null) + 1} was never written`);
    return kit.bytes();
  }
}
