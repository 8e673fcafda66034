/** The pages of a PDF in order, with what they inherit (ISO 32000-1, 7.7.3), and the shape in which they are seen. */
import { damaged, tooLarge } from '../finding.ts';
import { LIMITS } from '../limits.ts';
import { type Dict, type PdfObject, Ref } from './objects.ts';
import type { PdfFile } from './pdf-file.ts';

const INHERITED = ['Resources', 'MediaBox', 'CropBox', 'Rotate'] as const;

export interface PageNode {
  readonly page: PdfObject;
  readonly inherited: Dict;
}

export interface PageList {
  readonly pages: readonly PageNode[];
  /** Branches of the tree that could not be followed: lost, or leading back to themselves. */
  readonly lost: number;
  /** What the root says. */
  readonly stated: number | undefined;
}

/** Throws an EvidenceFault for trees beyond the limits. */
export function listPages(file: PdfFile): PageList {
  const root = file.catalog.get('Pages');
  const pages: PageNode[] = [];
  const seen = new Set<number>();
  let lost = 0;
  let visited = 0;
  const stack: PageNode[] = [{ page: root ?? null, inherited: new Map() }];
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    if (++visited > LIMITS.pageNodes) throw tooManyPages();
    const dict = readable(file, node.page);
    if (dict === undefined) {
      lost++;
      continue;
    }
    const kids = dict.has('Kids') ? file.array(dict.get('Kids')) : undefined;
    if (kids === undefined) {
      if (node.page === root) throw damaged('không tìm thấy mục lục trang của tệp PDF');
      pages.push(node);
      if (pages.length > LIMITS.pages) throw tooManyPages();
      continue;
    }
    if (node.page instanceof Ref) {
      if (seen.has(node.page.num)) {
        lost++;
        continue;
      }
      seen.add(node.page.num);
    }
    const own = INHERITED.filter((key) => dict.has(key)).map((key) => [key, dict.get(key)!] as const);
    const inherited = own.length === 0 ? node.inherited : new Map([...node.inherited, ...own]);
    if (stack.length + kids.length > LIMITS.pageNodes) throw tooManyPages();
    for (let i = kids.length - 1; i >= 0; i--) stack.push({ page: kids[i]!, inherited });
  }
  return { pages, lost, stated: file.number(file.dict(root)?.get('Count')) };
}

function readable(file: PdfFile, object: PdfObject): Dict | undefined {
  try {
    return file.dict(object);
  } catch {
    return undefined;
  }
}

const tooManyPages = () =>
  tooLarge(`hơn ${LIMITS.pages} trang`, 'tách tệp thành nhiều tệp nhỏ, mỗi tệp một văn bản');

/** Lower left and upper right corner, in the page's own units. */
export type Box = readonly [number, number, number, number];
export type Turn = 0 | 90 | 180 | 270;

export interface PageShape {
  /** What is seen of the page: its crop box inside its media box. */
  readonly box: Box;
  /** Clockwise, as it must be turned to be upright. */
  readonly rotate: Turn;
  /** Points in one unit of the page. */
  readonly unit: number;
  /** Upright, in points. */
  readonly width: number;
  readonly height: number;
}

/** A4, for pages that do not say how large they are. */
const DEFAULT_BOX: Box = [0, 0, 595.28, 841.89];

export function pageShape(file: PdfFile, page: Dict, inherited: Dict): PageShape {
  const of = (key: string): PdfObject | undefined => page.get(key) ?? inherited.get(key);
  const media = boxOf(file, of('MediaBox')) ?? DEFAULT_BOX;
  const crop = boxOf(file, of('CropBox'));
  const box = (crop && common(media, crop)) ?? media;
  const turns = Math.round((file.number(of('Rotate')) ?? 0) / 90);
  const rotate = ((((turns % 4) + 4) % 4) * 90) as Turn;
  const stated = file.number(page.get('UserUnit')) ?? 1;
  const unit = stated > 0 && stated <= 1000 ? stated : 1;
  const width = (box[2] - box[0]) * unit;
  const height = (box[3] - box[1]) * unit;
  const lies = rotate === 90 || rotate === 270;
  return { box, rotate, unit, width: lies ? height : width, height: lies ? width : height };
}

/** Null for what is no rectangle with an area; corners may be given in any order. */
function boxOf(file: PdfFile, object: PdfObject | undefined): Box | null {
  const sides = file.array(object)?.map((n) => file.number(n));
  if (sides?.length !== 4) return null;
  const [a, b, c, d] = sides;
  if (a === undefined || b === undefined || c === undefined || d === undefined) return null;
  const box: Box = [Math.min(a, c), Math.min(b, d), Math.max(a, c), Math.max(b, d)];
  return box[2] - box[0] >= 1 && box[3] - box[1] >= 1 && box.every((n) => Math.abs(n) < 1e9) ? box : null;
}

function common(a: Box, b: Box): Box | null {
  const box: Box = [Math.max(a[0], b[0]), Math.max(a[1], b[1]), Math.min(a[2], b[2]), Math.min(a[3], b[3])];
  return box[2] - box[0] >= 1 && box[3] - box[1] >= 1 ? box : null;
}
