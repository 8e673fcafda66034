import { inflateSync } from 'node:zlib';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Block } from '../../../src/document/tree.ts';
import { renderPdf } from '../../../src/writers/pdf/render.ts';
import { samples, sectionOf, treeOf } from '../../support/sample-trees.ts';

const latin = (buffer: Buffer): string => buffer.toString('latin1');

/** Content streams of the pages and everything else that is deflated text. */
const streams = (buffer: Buffer): string[] => {
  const found: string[] = [];
  const file = latin(buffer);
  for (const match of file.matchAll(/\/Filter \/FlateDecode[^>]*>>\nstream\n/g)) {
    const start = match.index + match[0].length;
    const end = file.indexOf('\nendstream', start);
    try {
      found.push(inflateSync(buffer.subarray(start, end)).toString('latin1'));
    } catch {
      // A font file may hold the end mark by chance; only text streams are asked for.
    }
  }
  return found;
};
const pageStreams = (buffer: Buffer): string[] => streams(buffer).filter((s) => s.includes(' BDC\n'));
const structure = (buffer: Buffer, tag: string): number =>
  (latin(buffer).match(new RegExp(`/S /${tag}\\n`, 'g')) ?? []).length;
const tree = (blocks: Block[]) => treeOf('t', [sectionOf('s', blocks)]);

describe('the file', () => {
  let buffer: Buffer;
  beforeAll(async () => {
    buffer = (await renderPdf(samples.plan!())).buffer;
  });

  it('the file is whole: header, trailer, id of the content', () => {
    expect(latin(buffer)).toMatch(/^%PDF-1\.7\n/);
    expect(latin(buffer)).toMatch(/%%EOF\n$/);
    expect(latin(buffer)).toMatch(/\/ID \[<[0-9a-f]{32}> <[0-9a-f]{32}>\]/);
  });

  it('metadata is escaped and names PDF/A-2a and PDF/UA-1', () => {
    const xmp = buffer.toString('utf8');
    expect(xmp).toContain('nông thôn mới &amp; hồ sơ &lt;plan&gt;');
    expect(xmp).toContain('<pdfaid:conformance>A</pdfaid:conformance>');
    expect(xmp).toContain('<pdfuaid:part>1</pdfuaid:part>');
  });

  it('no clock: the only date is the tree’s', () => {
    expect(latin(buffer).match(/D:\d{14}Z/g)).toEqual(['D:20240305000000Z']);
  });

  it('the id follows the content', async () => {
    const id = (b: Buffer) => /\/ID \[<(\w+)>/.exec(latin(b))![1];
    const other = await renderPdf(
      tree([{ type: 'paragraph', key: 'p', style: 'body', runs: [{ text: 'khác' }] }]),
    );
    expect(id(other.buffer)).not.toBe(id(buffer));
  });
});

describe('pages', () => {
  it.each(Object.keys(samples))('%s: equal trees give equal bytes', async (name) => {
    const [one, two] = await Promise.all([renderPdf(samples[name]!()), renderPdf(samples[name]!())]);
    expect(one.buffer.equals(two.buffer)).toBe(true);
    expect(pageStreams(one.buffer)).toHaveLength(one.pages);
  });

  it('justified lines are stretched at real spaces', async () => {
    const { buffer } = await renderPdf(samples.plan!());
    const [first] = pageStreams(buffer);
    expect(first).toMatch(/\[<[0-9a-f]+> -\d+(?:\.\d+)? <[0-9a-f]+/);
  });

  it('marks open and close in pairs, never nested', async () => {
    const { buffer } = await renderPdf(samples.dossier!());
    for (const stream of pageStreams(buffer)) {
      expect(stream.match(/ BDC$/gm)!.length).toBe(stream.match(/^EMC$/gm)!.length);
    }
  });
});

describe('structure', () => {
  it('data tables are tables, layout tables are not', async () => {
    const { buffer } = await renderPdf(samples.table!());
    expect(structure(buffer, 'Table')).toBe(1);
    expect(latin(buffer)).toContain('/RowSpan 2');
    expect(latin(buffer)).toContain('/Scope /Column');
    expect(structure((await renderPdf(samples.plan!())).buffer, 'Table')).toBe(0);
  });

  it('headings do not skip levels', async () => {
    const heading = (style: 'heading1' | 'heading3', key: string): Block => ({
      type: 'heading',
      key,
      style,
      runs: [{ text: key }],
    });
    const { buffer } = await renderPdf(tree([heading('heading1', 'a'), heading('heading3', 'b')]));
    expect([1, 2, 3].map((level) => structure(buffer, `H${level}`))).toEqual([1, 1, 0]);
  });

  it('items form lists with labels, one within the other', async () => {
    const item = (depth: number): Block => ({
      type: 'item',
      key: 'i',
      style: 'body',
      depth,
      runs: [{ text: 'đường trục thôn;' }],
    });
    const { buffer } = await renderPdf(tree([item(0), item(1), item(1), item(0)]));
    expect(['L', 'LI', 'Lbl', 'LBody'].map((tag) => structure(buffer, tag))).toEqual([2, 4, 4, 4]);
  });

  it('bookmarks are nested by level', async () => {
    const { buffer } = await renderPdf(samples.plan!());
    expect(latin(buffer)).toContain('/PageMode /UseOutlines');
  });
});

describe('signs without a glyph', () => {
  it('are drawn, keep their text and are reported', async () => {
    const { buffer, warnings } = await renderPdf(
      tree([{ type: 'paragraph', key: 'k', style: 'body', runs: [{ text: '☑ Đạt 日' }] }]),
    );
    const [page] = pageStreams(buffer);
    expect(page).toContain('/Signs 14 Tf <00> Tj');
    expect(page).toContain('/Signs 14 Tf <01> Tj');
    // The map from code to character, which copying and reading aloud use.
    const map = streams(buffer).find((stream) => stream.includes('<2611>'));
    expect(map).toContain('<00> <2611>');
    expect(map).toContain('<01> <65e5>');
    expect(warnings).toMatchObject([{ code: 'missing-glyph', key: 'k' }]);
  });
});
