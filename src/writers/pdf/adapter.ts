/**
 * pdfkit as a canvas. Every private member of pdfkit that we rely on is in this file, because its public text functions
 * drop spaces when they justify, shape the text, decode and encode every glyph of a subset, write unescaped XMP and put
 * a clock time into the file's id.
 * pdfkit is pinned; `tests/writers/pdf/adapter.test.ts` checks the contract.
 */
import { createHash } from 'node:crypto';
import PDFDocument from 'pdfkit';
import type { Picture } from '../../document/pictures/picture.ts';
import type { FaceId } from '../../text/faces.ts';
import { EmbeddedFont } from './embedded-font.ts';
import { pdfImage } from './picture-data.ts';
import { SymbolFont } from './symbol-font.ts';

interface Reference {
  data: Record<string, unknown>;
  write(chunk: Uint8Array): void;
  end(chunk?: Uint8Array): void;
}

/** A pdfkit structure element; `add` takes elements and marked contents. */
export interface StructElement {
  readonly dictionary: Reference;
  add(child: StructElement | MarkedContent): StructElement;
  end(): void;
}

/** A marked content sequence on a page, to be added to its structure element. */
export interface MarkedContent {
  readonly refs: readonly unknown[];
}

export interface OutlineItem {
  addItem(title: string, options: object): OutlineItem;
}

interface Kit {
  page: {
    readonly fonts: Record<string, Reference>;
    readonly xobjects: Record<string, Reference>;
    readonly dictionary: Reference;
    readonly content: { write(chunk: Uint8Array): void };
    readonly structParentTreeKey: number;
    readonly annotations: Reference[];
  };
  _id: Uint8Array;
  readonly _root: Reference;
  endAcroForm(): void;
  _addInfo(): void;
  annotate(x: number, y: number, width: number, height: number, options: object): void;
  readonly outline: OutlineItem & { options: object };
  read(): Uint8Array;
  push(chunk: Uint8Array | null): boolean;
  ref(data: Record<string, unknown>): Reference;
  appendXML(xml: string): void;
  addPage(options: object): void;
  struct(type: string, options?: object): StructElement;
  addStructure(element: StructElement): void;
  getStructParentTree(): { get(key: number): unknown[] };
  end(): void;
}

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

export interface SignatureField {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly name: string;
  readonly tooltip: string;
}

const PRODUCER = 'ho-so-ntm';
/** Resource name of the font of drawn signs. */
const SYMBOLS = 'Signs';
/** Resource names of the faces. */
const FACES: Readonly<Record<FaceId, string>> = { regular: 'F1', bold: 'F2', italic: 'F3', boldItalic: 'F4' };

export class PdfCanvas {
  private readonly kit: Kit;
  private readonly chunks: Uint8Array[] = [];
  private readonly fonts = new Map<FaceId, { readonly font: EmbeddedFont; readonly ref: Reference }>();
  private readonly content = createHash('sha256');
  private readonly symbols = new SymbolFont();
  /** By the content of the file: a picture that is shown twice is one object. */
  private readonly pictures = new Map<string, { readonly name: string; readonly ref: Reference }>();
  private symbolsRef: Reference | undefined;
  /** The signature fields; made with the first one. */
  private form: Reference | undefined;
  private pageStructure: unknown[] | undefined;

  constructor(setup: PdfSetup) {
    const [year, month, day] = setup.created.split('-').map(Number);
    const { title, subject, author, keywords } = setup;
    this.kit = new PDFDocument({
      pdfVersion: '1.7',
      subset: 'PDF/A-2a',
      tagged: true,
      lang: 'vi-VN',
      displayTitle: true,
      autoFirstPage: false,
      font: null as unknown as string,
      info: {
        Title: title,
        Subject: subject,
        Author: author,
        Keywords: keywords,
        Producer: PRODUCER,
        Creator: PRODUCER,
        CreationDate: new Date(Date.UTC(year!, month! - 1, day)),
      },
    } as PDFKit.PDFDocumentOptions) as unknown as Kit;
    // The file's first bytes went into the stream's buffer; all others are collected as they come.
    this.chunks.push(this.kit.read());
    this.kit.push = (chunk) => {
      if (chunk) this.chunks.push(chunk);
      return true;
    };
    this.kit._addInfo = () => this.kit.appendXML(setup.xmp);
    // pdfkit's own form names fonts for text to type in, which signature fields have no use for.
    this.kit.endAcroForm = () => this.form?.end();
    this.kit.outline.options = { expanded: true };
    this.content.update(JSON.stringify(setup));
  }

  /** Size in points. What is drawn on the page is given to `endPage` as one content stream. */
  beginPage(width: number, height: number): void {
    this.kit.addPage({ size: [width, height], margin: 0 });
    this.pageStructure = this.kit.getStructParentTree().get(this.kit.page.structParentTreeKey);
  }

  /** `stream` in PDF coordinates (origin lower left, points), Latin-1. pdfkit has flipped the page: undo it. */
  endPage(stream: string, height: number): void {
    this.content.update(stream);
    this.kit.page.content.write(Buffer.from(`1 0 0 -1 0 ${height} cm\n${stream}\n`, 'latin1'));
  }

  /** Registers a marked content on the current page: its number and what goes into the structure element. */
  mark(): { readonly mcid: number; readonly content: MarkedContent } {
    const structure = this.pageStructure!;
    const mcid = structure.length;
    structure.push(null);
    return { mcid, content: markedContent(this.kit.page.dictionary, mcid) };
  }

  /** Resource name of a face on the current page. */
  useFont(face: FaceId): string {
    const name = FACES[face];
    this.kit.page.fonts[name] ??= this.embedded(face).ref;
    return name;
  }

  /** Four hex digits that show a code point in a face; the glyph joins the embedded subset. */
  code(face: FaceId, codePoint: number): string {
    return this.embedded(face).font.code(codePoint);
  }

  /** Resource name of a picture on the current page; it fills the unit square. */
  usePicture(picture: Picture): string {
    let known = this.pictures.get(picture.sha256);
    if (known === undefined) {
      known = { name: `Im${this.pictures.size + 1}`, ref: this.embedPicture(picture) };
      this.pictures.set(picture.sha256, known);
      this.content.update(picture.sha256);
    }
    this.kit.page.xobjects[known.name] ??= known.ref;
    return known.name;
  }

  private embedPicture(picture: Picture): Reference {
    const { entries, data, mask } = pdfImage(picture, (bytes) => this.object({}, bytes));
    const image = { Type: 'XObject', Subtype: 'Image' };
    const { Width, Height } = entries;
    const alpha = mask && {
      SMask: this.object(
        { ...image, Width, Height, ColorSpace: 'DeviceGray', BitsPerComponent: 8, Filter: 'FlateDecode' },
        mask,
      ),
    };
    return this.object({ ...image, ...entries, ...alpha }, data);
  }

  private object(entries: Record<string, unknown>, data?: Uint8Array): Reference {
    const reference = this.kit.ref(entries);
    reference.end(data);
    return reference;
  }

  /**
   * An unsigned signature field on the current page (ISO 32000-1, 12.7.4.5), in points from the page's upper left
   * corner. `element` is its Form element; `name` is unique and without full stops.
   */
  signatureField(field: SignatureField, element: StructElement): void {
    const { x, y, width, height, name, tooltip } = field;
    this.form ??= this.kit.ref({ Fields: [], SigFlags: 1 });
    this.kit._root.data.AcroForm = this.form;
    const appearance = { Type: 'XObject', Subtype: 'Form', BBox: [0, 0, width, height], Resources: {} };
    this.kit.annotate(x, y, width, height, {
      Subtype: 'Widget',
      FT: 'Sig',
      T: new String(name),
      TU: new String(tooltip),
      // Printed; the empty appearance leaves the paper white for a pen.
      F: 4,
      P: this.kit.page.dictionary,
      AP: { N: this.object(appearance, Buffer.from('q Q')) },
      structParent: element,
    });
    (this.form.data.Fields as Reference[]).push(this.kit.page.annotations.at(-1)!);
    this.content.update(JSON.stringify(field));
  }

  /** Resource name of the font of drawn signs on the current page, and the hex code of a sign in it. */
  symbol(codePoint: number): { readonly font: string; readonly code: string } {
    this.symbolsRef ??= this.kit.ref({});
    this.kit.page.fonts[SYMBOLS] ??= this.symbolsRef;
    return { font: SYMBOLS, code: this.symbols.code(codePoint) };
  }

  private endSymbols(): void {
    if (!this.symbolsRef) return;
    this.symbolsRef.data = this.symbols.dictionary((content) => {
      const stream = this.kit.ref({});
      stream.write(Buffer.from(content, 'latin1'));
      stream.end();
      return stream;
    });
    this.symbolsRef.end();
  }

  private embedded(face: FaceId) {
    let known = this.fonts.get(face);
    if (known === undefined) {
      known = { font: new EmbeddedFont(face), ref: this.kit.ref({}) };
      this.fonts.set(face, known);
    }
    return known;
  }

  private endFonts(): void {
    for (const { font, ref } of this.fonts.values()) {
      ref.data = font.dictionary((entries, data) => this.object(entries, data));
      ref.end();
    }
  }

  element(type: string, options: { readonly alt?: string } = {}): StructElement {
    return this.kit.struct(type, options);
  }

  /** Attributes of a structure element, such as `{ O: 'Table', ColSpan: 2 }`. */
  attributes(element: StructElement, attributes: Record<string, unknown>): void {
    element.dictionary.data.A = attributes;
  }

  root(element: StructElement): void {
    this.kit.addStructure(element);
  }

  get outline(): OutlineItem {
    return this.kit.outline;
  }

  /** Ends the document. The file's id is the hash of its content, so equal content gives equal bytes. */
  end(): Buffer {
    this.content.update([...this.fonts].map(([face, { font }]) => `${face} ${font.codePoints}`).join(';'));
    this.endFonts();
    this.endSymbols();
    this.kit._id = this.content.digest().subarray(0, 16);
    this.kit.end();
    return Buffer.concat(this.chunks);
  }
}

/** pdfkit knows its own class by `instanceof`; a marked content has its prototype taken from a probe. */
let contentPrototype: object | undefined;

function markedContent(pageRef: Reference, mcid: number): MarkedContent {
  contentPrototype ??= probe();
  return Object.assign(Object.create(contentPrototype), { refs: [{ pageRef, mcid }] });
}

function probe(): object {
  const kit = new PDFDocument({ tagged: true, autoFirstPage: false, font: null as unknown as string });
  kit.addPage();
  const content = kit.markStructureContent('P');
  return Object.getPrototypeOf(content) as object;
}
