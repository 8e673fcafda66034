/**
 * Elements of a document's structure and the contents on pages that belong to them (ISO 32000-1, 14.7). An element
 * becomes an object when the document ends, after the elements in it.
 */
import type { PdfFile } from './adapter.ts';
import { type PdfDictionary, type PdfRef, PdfText, pdfValue } from './values.ts';

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

/** The topmost elements, and for each page and annotation the elements that its contents belong to. */
export class StructureTree {
  readonly #tops: StructElement[] = [];
  /** By the key that a page or an annotation has in the parent tree. */
  readonly #parents = new Map<number, PageContents | StructElement>();

  root(element: StructElement): void {
    this.#tops.push(element);
  }

  addPage(key: number, page: PageContents): void {
    this.#parents.set(key, page);
  }

  addAnnotation(key: number, element: StructElement): void {
    this.#parents.set(key, element);
  }

  write(file: PdfFile): void {
    for (const top of this.#tops) top.write(file, file.structureRoot);
    file.topElements = this.#tops.map(({ ref }) => ref);
    for (const [key, parent] of this.#parents)
      file.setParent(key, parent instanceof StructElement ? parent.ref : parent.owners);
  }
}
