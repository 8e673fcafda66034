/** A PDF/A-2a file in the making: pages as they come, then fonts, bookmarks, structure and what the file says of itself. */
import { createHash } from 'node:crypto';
import type { Picture } from '../../document/pictures/picture.ts';
import type { FaceId } from '../../text/faces.ts';
import { PdfFile, type PdfSetup } from './adapter.ts';
import { type DrawnPage, deflatedContent } from './drawn-page.ts';
import { EmbeddedFont, faceName } from './embedded-font.ts';
import type { OutlineItem } from './outline.ts';
import { pdfImage } from './picture-data.ts';
import { type PageContents, StructElement, StructureTree } from './structure-tree.ts';
import { SYMBOLS, SymbolFont } from './symbol-font.ts';
import { type PdfDictionary, type PdfRef, PdfText } from './values.ts';

export interface SignatureField {
  /** Points from the page's upper left corner. */
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  /** Unique and without full stops. */
  readonly name: string;
  readonly tooltip: string;
}

interface OpenPage extends PageContents {
  /** In points. */
  readonly height: number;
}

export class PdfCanvas {
  readonly #file: PdfFile;
  #page: OpenPage | undefined;
  readonly #structure = new StructureTree();
  readonly #content = createHash('sha256');
  readonly #fonts = new Map<FaceId, { readonly font: EmbeddedFont; readonly ref: PdfRef }>();
  readonly #symbols = new SymbolFont();
  #symbolsRef: PdfRef | undefined;
  /** By the content of the file: a picture that is shown twice is one object. */
  readonly #pictures = new Map<string, PdfRef>();
  readonly #fields: PdfRef[] = [];

  constructor(setup: PdfSetup) {
    this.#file = new PdfFile(setup);
    this.#content.update(JSON.stringify(setup));
  }

  element(tag: string, alt?: string): StructElement {
    return new StructElement(this.#file.reserve(), tag, alt);
  }

  root(element: StructElement): void {
    this.#structure.root(element);
  }

  /** Code of a drawn sign in the font of signs. */
  signCode(codePoint: number): string {
    return this.#symbols.code(codePoint);
  }

  /** Size in points. The marked contents still need their elements. */
  addPage(width: number, height: number, drawn: DrawnPage): PageContents {
    this.#content.update(drawn.content);
    const { ref, key } = this.#file.addPage(width, height, this.#resources(drawn), deflatedContent(drawn));
    this.#page = { ref, owners: [], height };
    this.#structure.addPage(key, this.#page);
    return this.#page;
  }

  #resources({ shown, signs, pictures }: DrawnPage): PdfDictionary {
    const fonts: Record<string, PdfRef> = {};
    for (const [face, codePoints] of shown) {
      const { font, ref } = this.#embedded(face);
      font.show(codePoints);
      fonts[faceName(face)] = ref;
    }
    if (signs.size > 0) {
      this.#symbolsRef ??= this.#file.reserve();
      fonts[SYMBOLS] = this.#symbolsRef;
    }
    const images = [...pictures].map(([name, picture]) => [name, this.#picture(picture)] as const);
    return {
      ...(Object.keys(fonts).length > 0 ? { Font: fonts } : {}),
      ...(images.length > 0 ? { XObject: Object.fromEntries(images) } : {}),
    };
  }

  #embedded(face: FaceId) {
    let known = this.#fonts.get(face);
    if (known === undefined) {
      known = { font: new EmbeddedFont(face), ref: this.#file.reserve() };
      this.#fonts.set(face, known);
    }
    return known;
  }

  #picture(picture: Picture): PdfRef {
    let known = this.#pictures.get(picture.sha256);
    if (known === undefined) {
      known = this.#embedPicture(picture);
      this.#pictures.set(picture.sha256, known);
      this.#content.update(picture.sha256);
    }
    return known;
  }

  #embedPicture(picture: Picture): PdfRef {
    const { entries, data, mask } = pdfImage(picture, (bytes) => this.#file.stream({}, bytes));
    const image = { Type: 'XObject', Subtype: 'Image' };
    const { Width, Height } = entries;
    const grey = { ColorSpace: 'DeviceGray', BitsPerComponent: 8, Filter: 'FlateDecode' };
    const alpha = mask && { SMask: this.#file.stream({ ...image, Width, Height, ...grey }, mask) };
    return this.#file.stream({ ...image, ...entries, ...alpha }, data);
  }

  /**
   * An unsigned signature field on the page that was added last (ISO 32000-1, 12.7.4.5). `element` is its Form element.
   */
  signatureField({ x, y, width, height, name, tooltip }: SignatureField, element: StructElement): void {
    const page = this.#page!;
    const key = this.#file.parentKey();
    const appearance = { Type: 'XObject', Subtype: 'Form', BBox: [0, 0, width, height], Resources: {} };
    const field = this.#file.object({
      Type: 'Annot',
      Subtype: 'Widget',
      FT: 'Sig',
      T: new PdfText(name),
      TU: new PdfText(tooltip),
      // Printed; the empty appearance leaves the paper white for a pen.
      F: 4,
      P: page.ref,
      AP: { N: this.#file.stream(appearance, Buffer.from('q Q')) },
      Rect: [x, page.height - y - height, x + width, page.height - y],
      Border: [0, 0, 0],
      StructParent: key,
    });
    element.add({ page, annotation: field });
    this.#file.addAnnotation(field);
    this.#structure.addAnnotation(key, element);
    this.#fields.push(field);
    this.#content.update(JSON.stringify([x, y, width, height, name, tooltip]));
  }

  /** Ends the document. The file's id is the hash of its content, so equal content gives equal bytes. */
  end(outline: readonly OutlineItem[]): Buffer {
    const file = this.#file;
    const shown = [...this.#fonts].map(([face, { font }]) => `${face} ${font.codePoints}`);
    const id = this.#content.update(shown.join(';')).digest().subarray(0, 16);
    for (const { font, ref } of this.#fonts.values()) font.write(ref, file);
    if (this.#symbolsRef) this.#symbols.write(this.#symbolsRef, file);
    if (this.#fields.length > 0) file.form({ Fields: this.#fields, SigFlags: 1 });
    this.#structure.write(file);
    file.bookmarks(outline);
    return file.end(id);
  }
}
