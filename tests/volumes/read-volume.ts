/** Reads a written volume back with the project's own reader: pages, numbers, pictures, bookmarks. */
import { readFileSync } from 'node:fs';
import {
  type Dict,
  type PdfString,
  type Ref,
  Stream,
  stringBytes,
} from '../../src/readers/evidence/pdf/objects.ts';
import { listPages } from '../../src/readers/evidence/pdf/pages.ts';
import { PdfFile } from '../../src/readers/evidence/pdf/pdf-file.ts';

export interface ReadPage {
  readonly box: readonly number[];
  readonly content: string;
  readonly stamp: number | null;
  readonly dict: Dict;
}

export interface ReadVolume {
  readonly file: PdfFile;
  readonly pages: readonly ReadPage[];
  readonly stamps: readonly (number | null)[];
  /** Title, level and 0-based page of each bookmark, in reading order. */
  readonly bookmarks: readonly { title: string; level: number; page: number }[];
}

export function readVolume(path: string): ReadVolume {
  const file = new PdfFile(readFileSync(path));
  if (file.repaired) throw new Error(`${path} has a broken table`);
  const nodes = listPages(file).pages;
  const pages = nodes.map(({ page }): ReadPage => {
    const dict = file.dict(page)!;
    const content = Buffer.from(file.decoded(file.get(dict.get('Contents')) as Stream)).toString('latin1');
    const codes = /\/Number [\d.]+ Tf [-\d. ]+ Td <([0-9a-f]+)> Tj/.exec(content)?.[1];
    const digits = codes?.match(/.{4}/g)?.map((code) => numberFont(file, dict).get(code));
    return {
      box: file.array(dict.get('MediaBox')) as readonly number[],
      content,
      stamp: digits ? Number(digits.join('')) : null,
      dict,
    };
  });
  const order = new Map(nodes.map(({ page }, i) => [(page as Ref).num, i]));
  const bookmarks: { title: string; level: number; page: number }[] = [];
  const walk = (first: unknown, level: number): void => {
    for (let item = file.dict(first as Ref); item; item = file.dict(item.get('Next'))) {
      const raw = Buffer.from(stringBytes(item.get('Title') as PdfString));
      const target = file.array(item.get('Dest'))![0] as Ref;
      bookmarks.push({
        title: raw.subarray(2).swap16().toString('utf16le'),
        level,
        page: order.get(target.num)!,
      });
      if (item.has('First')) walk(item.get('First'), level + 1);
    }
  };
  walk(file.dict(file.catalog.get('Outlines'))?.get('First'), 1);
  return { file, pages, stamps: pages.map((page) => page.stamp), bookmarks };
}

/** What the codes of the font of page numbers stand for, as its ToUnicode map says. */
function numberFont(file: PdfFile, page: Dict): ReadonlyMap<string, string> {
  const font = file.dict(file.dict(file.dict(page.get('Resources'))?.get('Font'))?.get('Number'));
  const map = Buffer.from(file.decoded(file.get(font?.get('ToUnicode')) as Stream)).toString('latin1');
  const entries = map.matchAll(/^<([0-9a-f]{4})> <([0-9a-f]{4})>$/gm);
  return new Map(
    [...entries]
      .filter(([, code]) => code !== '0000')
      .map(([, code, unicode]) => [code!, String.fromCharCode(Number.parseInt(unicode!, 16))]),
  );
}

/** The XObject of a page under a name. */
export function xobject({ file }: ReadVolume, page: ReadPage, name: string): Stream {
  const found = file.get(file.dict(file.dict(page.dict.get('Resources'))?.get('XObject'))?.get(name));
  if (!(found instanceof Stream)) throw new Error(`no ${name} on the page`);
  return found;
}
