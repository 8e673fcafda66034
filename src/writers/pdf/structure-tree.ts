/**
 * Elements of a document's structure and the contents on pages that belong to them (ISO 32000-1, 14.7). An element
 * becomes an object when the document ends, after the elements in it.
 */
import type { PdfFile } from '../../pdf/pdf-file.ts';
import { type PdfDictionary, type PdfRef, PdfText, pdfValue } from '../../pdf/values.ts';

/** A marked content sequence of a page. */
export interface MarkedContent {
  readonly page: PageContents;
  readonly mcid: number;
}

/** An annotation as content of an element. */
export interface AnnotationContent {
  readonly page: PageContents;
  readonly annotation: PdfRef;
}

/** The marked contents of one page, by number: the objects of their elements. */
export interface PageContents {
  readonly ref: PdfRef;
  readonly owners: PdfRef[];
}

export class StructElement {
  readonly ref: PdfRef;
  /** Entries before the parent, as text. */
  #head: string;
  #parent = '';
  #attributes = '';
  readonly #children: (StructElement | MarkedContent | AnnotationContent)[] = [];

  constructor(ref: PdfRef, tag: string, alt: string | undefined) {
    this.ref = ref;
    this.#head = alt === undefined ? `/S /${tag}\n` : `/S /${tag}\n/Alt ${pdfValue(new PdfText(alt))}\n`;
  }

  /** Attributes such as `{ O: 'Table', ColSpan: 2 }`. */
  attributes(attributes: PdfDictionary): void {
    this.#attributes = `/A ${pdfValue(attributes)}\n`;
  }

  /** In reading order. */
  add(child: StructElement | MarkedContent | AnnotationContent): void {
    this.#children.push(child);
    if (child instanceof StructElement) child.#parent = `/P ${this.ref}\n`;
    else if ('mcid' in child) child.page.owners[child.mcid] = this.ref;
  }

  /** @param parent of an element that no other element holds. */
  write(file: PdfFile, parent?: PdfRef): void {
    let kids = '';
    /** Page of the contents that are named by number alone. */
    let page: PageContents | undefined;
    for (const child of this.#children) {
      if (kids !== '') kids += ' ';
      if (child instanceof StructElement) {
        child.write(file);
        kids += child.ref;
      } else if ('annotation' in child) {
        kids += `<<\n/Type /OBJR\n/Obj ${child.annotation}\n/Pg ${child.page.ref}\n>>`;
      } else {
        page ??= child.page;
        kids +=
          page === child.page ? child.mcid : `<<\n/Type /MCR\n/Pg ${child.page.ref}\n/MCID ${child.mcid}\n>>`;
      }
    }
    const above = parent ? `/P ${parent}\n` : this.#parent;
    const pg = page ? `/Pg ${page.ref}\n` : '';
    file.write(this.ref, `<<\n${this.#head}${this.#attributes}${above}/K [${kids}]\n${pg}>>`);
  }
}

/** Root of the structure, and for each page and annotation the elements that its contents belong to. */
export class StructureTree {
  readonly #tops: StructElement[] = [];
  /** By the key that a page or an annotation has in the parent tree. */
  readonly #parents: (PageContents | StructElement)[] = [];

  root(element: StructElement): void {
    this.#tops.push(element);
  }

  /** @returns the page's key in the parent tree. */
  addPage(page: PageContents): number {
    return this.#parents.push(page) - 1;
  }

  /** @returns the annotation's key in the parent tree. */
  addAnnotation(element: StructElement): number {
    return this.#parents.push(element) - 1;
  }

  /** The root's object and all elements. */
  write(file: PdfFile): PdfRef {
    const ref = file.reserve();
    for (const top of this.#tops) top.write(file, ref);
    const parents = this.#parents.map((parent, key) =>
      parent instanceof StructElement ? `${key} ${parent.ref}` : `${key} [${parent.owners.join(' ')}]`,
    );
    file.write(
      ref,
      `<<\n/Type /StructTreeRoot\n/ParentTree <<\n/Nums [\n${parents.join('\n')}\n]\n>>\n` +
        `/ParentTreeNextKey ${parents.length}\n/K [${this.#tops.map(({ ref: top }) => top).join(' ')}]\n>>`,
    );
    return ref;
  }
}
