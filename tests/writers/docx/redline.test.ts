/** What a redline in DOCX holds besides words: pictures, dotted blanks, fills; its header, and the gap between old and new. */
import { describe, expect, it } from 'vitest';
import { compareLowered } from '../../../src/document/comparison/compare.ts';
import { lower } from '../../../src/document/lowering/lower.ts';
import type { Block } from '../../../src/document/tree.ts';
import { renderDocx } from '../../../src/writers/docx/render.ts';
import { renderRedlineDocx } from '../../../src/writers/docx/render-redline.ts';
import { png, resource } from '../../support/pictures.ts';
import { picture, sectionOf, treeOf } from '../../support/sample-trees.ts';
import { readBoth, readTracked } from '../../support/tracked-changes.ts';
import { unzip, zipPart } from '../../support/unzip.ts';

const MARK = 'BẢN SO SÁNH - không ký, không phát hành';
const BY = { author: 'UBND xã', date: '2024-09-20' };
const treeFor = (blocks: Block[]) => treeOf('t', [sectionOf('s', [...blocks, p('end', 'Hết./.')])]);
const p = (key: string, text: string, more: object = {}): Block => ({
  type: 'paragraph',
  key,
  style: 'body',
  runs: [{ text }],
  ...more,
});
const blank = (key: string, lines: number): Block => ({ type: 'blank', key, style: 'body', lines });

/** The redline, with both its readings held against the documents. */
function redlined(before: Block[], after: Block[], mark?: string): Uint8Array {
  const [old, now] = [treeFor(before), treeFor(after)];
  const compared = compareLowered(lower(old), lower(now));
  const file = renderRedlineDocx(now, compared, mark === undefined ? BY : { ...BY, mark }).buffer;
  const read = readBoth(file);
  expect(read.accept()).toEqual(readTracked(renderDocx(now).buffer, 'accept'));
  expect(read.reject()).toEqual(readTracked(renderDocx(old).buffer, 'accept'));
  return file;
}
const bodyOf = (file: Uint8Array): string => zipPart(file, 'word/document.xml');
const namesOf = (file: Uint8Array): string[] => unzip(file).map((entry) => entry.name);
/** What stands in elements of that name. */
const inside = (xml: string, name: string): string[] =>
  [...xml.matchAll(new RegExp(`<${name} [^>]*[^/]>(.*?)</${name}>`, 'g'))].map((m) => m[1]!);

describe('what is no text', () => {
  const photo = (width: number): Block =>
    picture(`anh-${width}`, resource(png({ widthPx: width, heightPx: 100 })));

  it.each([
    ['w:ins', [], [photo(300)]],
    ['w:del', [photo(300)], []],
  ] as const)('a picture comes and goes within %s', (name, before, after) => {
    const file = redlined([p('a', 'Một'), ...before], [p('a', 'Một'), ...after]);
    expect(inside(bodyOf(file), name).filter((xml) => xml.includes('<w:drawing>'))).toHaveLength(1);
  });

  it('another picture in its place: both are there, each with its file', () => {
    const file = redlined([photo(300)], [photo(400)]);
    expect(
      [inside(bodyOf(file), 'w:del'), inside(bodyOf(file), 'w:ins')].map(
        (xml) => xml.join().split('<w:drawing>').length,
      ),
    ).toEqual([2, 2]);
    expect(namesOf(file).filter((name) => name.startsWith('word/media/'))).toHaveLength(2);
  });

  it.each([
    ['w:ins', 0, 2],
    ['w:del', 2, 0],
  ] as const)('dotted lines come and go within %s', (name, before, after) => {
    const lines = (n: number): Block[] => [p('a', 'Ý kiến:'), ...(n > 0 ? [blank('b', n)] : [])];
    const marked = inside(bodyOf(redlined(lines(before), lines(after))), name);
    expect(marked.filter((xml) => xml.includes('<w:tab/>'))).toHaveLength(2);
  });

  it('the dots behind a text that came or went go with it; behind changed words they stay', () => {
    const fill = (text: string) => p('f', text, { fill: true });
    const came = bodyOf(redlined([], [fill('Họ và tên:')]));
    expect(inside(came, 'w:ins').join()).toContain('<w:tab/>');
    const changed = bodyOf(redlined([fill('Họ và tên người ký:')], [fill('Họ và tên người lập:')]));
    expect(inside(changed, 'w:ins').join() + inside(changed, 'w:del').join()).not.toContain('<w:tab/>');
    expect(changed).toContain('<w:tab/>');
  });
});

describe('old words beside new ones', () => {
  it('are parted by room behind the last old letter, not by text', () => {
    const xml = bodyOf(redlined([p('a', 'đạt 14')], [p('a', 'đạt 15,5')]));
    expect(inside(xml, 'w:del')).toEqual([
      '<w:r><w:delText xml:space="preserve">1</w:delText></w:r>' +
        '<w:r><w:rPr><w:spacing w:val="80"/></w:rPr><w:delText xml:space="preserve">4</w:delText></w:r>',
    ]);
    expect(xml.split('w:spacing w:val')).toHaveLength(2);
  });
});

describe('the mark', () => {
  const headers = (file: Uint8Array): string[] =>
    namesOf(file)
      .filter((name) => name.startsWith('word/header'))
      .map((name) => zipPart(file, name));

  it('stands in every header of a redline, and the body is the same with and without it', () => {
    const [before, after] = [[p('a', 'đạt 14')], [p('a', 'đạt 15')]];
    const file = redlined(before, after, MARK);
    expect(headers(file).length).toBeGreaterThan(1);
    for (const xml of headers(file)) expect(xml.split(MARK)).toHaveLength(2);
    expect(bodyOf(file)).toBe(bodyOf(redlined(before, after)));
  });

  it('does not stay in documents that are written after it', () => {
    redlined([p('a', 'đạt 14')], [p('a', 'đạt 15')], MARK);
    for (const xml of headers(renderDocx(treeFor([p('a', 'đạt 15')])).buffer))
      expect(xml).not.toContain('BẢN SO');
  });
});
