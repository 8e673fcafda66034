/**
 * Pages of a source PDF as drawings: each becomes a form with its own resources, so that nothing a page does to the
 * graphics state (or fails to undo) reaches the number, and what lies outside its crop box stays hidden.
 */
import { deflateSync } from 'node:zlib';
import { boundSize } from '../readers/evidence/bound-page.ts';
import { damaged } from '../readers/evidence/finding.ts';
import type { Matrix } from '../readers/evidence/pdf/matrix.ts';
import { type PdfObject, Ref } from '../readers/evidence/pdf/objects.ts';
import { joinedContent, type PageParts, pageParts } from '../readers/evidence/pdf/page-parts.ts';
import { listPages, type PageNode, type PageShape } from '../readers/evidence/pdf/pages.ts';
import { PdfFile } from '../readers/evidence/pdf/pdf-file.ts';
import { balanced } from './balance.ts';
import { ObjectCopier } from './copy-objects.ts';
import type { Drawing } from './drawing.ts';
import type { Layers } from './layers.ts';
import type { PdfOutput } from './pdf-output.ts';
import { concat, numbers } from './pdf-text.ts';

export class PdfPages {
  readonly #file: PdfFile;
  readonly #out: PdfOutput;
  readonly #copier: ObjectCopier;
  readonly #nodes: readonly PageNode[];
  /** Forms by content, resources and box: pages that share them share the form. */
  readonly #forms = new Map<string, number>();
  readonly #directResources = new Map<PdfObject, number>();

  /** Throws an EvidenceFault when the file cannot be read. */
  constructor(bytes: Uint8Array, out: PdfOutput, layers: Layers) {
    this.#file = new PdfFile(bytes);
    this.#out = out;
    this.#copier = new ObjectCopier(this.#file, bytes.length, out, layers);
    this.#nodes = listPages(this.#file).pages;
  }

  /** Parts of pages that could not be read and were left empty. */
  get lost(): number {
    return this.#copier.lost;
  }

  /** Throws an EvidenceFault for a page that is not there or cannot be read. */
  drawing(index: number): Drawing {
    const node = this.#nodes[index];
    if (node === undefined) throw damaged(`không còn trang ${index + 1}`);
    const parts = pageParts(this.#file, node);
    const { shape } = parts;
    const objects = new Map<string, number>();
    const operators = [`${concat(upright(shape))} ${clip(shape)}`];
    if (parts.contents.length > 0) {
      objects.set('P', this.#form(parts));
      operators.push('/P Do');
    }
    for (const [i, { form, matrix }] of parts.appearances.shown.entries()) {
      objects.set(`A${i}`, this.#copier.number(form));
      operators.push(`q ${concat(matrix)} /A${i} Do Q`);
    }
    this.#copier.flush();
    return { content: shape, page: boundSize(shape), operators: operators.join('\n'), objects };
  }

  #form(parts: PageParts): number {
    const key = this.#key(parts);
    const known = this.#forms.get(key);
    if (known !== undefined) return known;
    const num = this.#out.reserve();
    const { contents, resources, group, shape } = parts;
    const own =
      `/Type/XObject/Subtype/Form/BBox[${numbers(shape.box)}]` +
      `/Resources ${resources === null ? '<<>>' : this.#copier.text(resources)}` +
      (group === null ? '' : `/Group ${this.#copier.text(group)}`);
    const [single] = contents;
    // Read also where it is copied as it is stored: a page that cannot be drawn must show here, not in a viewer.
    const content = joinedContent(this.#file, contents);
    const even = balanced(content);
    if (contents.length === 1 && single !== undefined && even === content) {
      this.#copier.spend(single.data.length);
      const stored = ['Filter', 'DecodeParms']
        .filter((entry) => single.dict.has(entry))
        .map((entry) => `/${entry} ${this.#copier.text(single.dict.get(entry)!)}`);
      this.#out.stream(num, own + stored.join(''), single.data);
    } else {
      const data = deflateSync(even);
      this.#copier.spend(data.length);
      this.#out.stream(num, `${own}/Filter/FlateDecode`, data);
    }
    this.#forms.set(key, num);
    return num;
  }

  #key({ contentKey, resources, shape, group }: PageParts): string {
    return [contentKey, resources, group].map((o) => this.#identity(o)).join('|') + shape.box.join(' ');
  }

  /** Equal only for references to the same objects, or for one and the same object in memory. */
  #identity(object: PdfObject): string {
    if (object === null) return '';
    if (object instanceof Ref) return `${object.num}R`;
    if (Array.isArray(object) && object.every((item) => item instanceof Ref))
      return object.map((item) => `${item.num}R`).join(' ');
    let id = this.#directResources.get(object);
    if (id === undefined) {
      id = this.#directResources.size;
      this.#directResources.set(object, id);
    }
    return `#${id}`;
  }
}

/** From the page's own units to points, turned upright, lower left corner of what is seen at the origin. */
function upright({ box: [x0, y0, x1, y1], rotate, unit: u }: PageShape): Matrix {
  switch (rotate) {
    case 90:
      return [0, -u, u, 0, -y0 * u, x1 * u];
    case 180:
      return [-u, 0, 0, -u, x1 * u, y1 * u];
    case 270:
      return [0, u, -u, 0, y1 * u, -x0 * u];
    default:
      return [u, 0, 0, u, -x0 * u, -y0 * u];
  }
}

const clip = ({ box: [x0, y0, x1, y1] }: PageShape): string =>
  `${numbers([x0, y0, x1 - x0, y1 - y0])} re W n`;
