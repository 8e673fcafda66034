import { describe, expect, it } from 'vitest';
import type { Block } from '../../../src/document/tree.ts';
import { renderDocx } from '../../../src/writers/docx/render.ts';
import { jpeg, jpegTurned, png, resource } from '../../support/pictures.ts';
import { picture, samples, sectionOf, treeOf } from '../../support/sample-trees.ts';
import { unzip, zipPart } from '../../support/unzip.ts';

const bodyOf = (blocks: Block[]): string =>
  zipPart(renderDocx(treeOf('t', [sectionOf('s', blocks)])).buffer, 'word/document.xml');

describe('bytes', () => {
  it.each(Object.keys(samples))('%s: equal trees give equal bytes', (name) => {
    const make = samples[name]!;
    expect(renderDocx(make()).buffer.equals(renderDocx(make()).buffer)).toBe(true);
  });

  it('properties come from the tree, escaped, and from no clock', () => {
    const core = zipPart(renderDocx(treeOf('x', [])).buffer, 'docProps/core.xml');
    expect(core).toContain('<dc:title>Kế hoạch xây dựng nông thôn mới &amp; hồ sơ &lt;x&gt;</dc:title>');
    expect(core).toContain(
      '<dcterms:created xsi:type="dcterms:W3CDTF">2024-03-05T00:00:00Z</dcterms:created>',
    );
  });
});

describe('paragraphs', () => {
  it('name their style and write only what differs from it', () => {
    const xml = bodyOf([
      { type: 'paragraph', key: 'a', style: 'body', runs: [{ text: 'đầu' }] },
      {
        type: 'paragraph',
        key: 'b',
        style: 'body',
        label: 'a)',
        runs: [{ text: 'Tỷ lệ: ' }, { text: 'đạt < 5 & ', bold: true }],
      },
    ]);
    expect(xml).toContain(
      '<w:p><w:pPr><w:pStyle w:val="NtmBody"/></w:pPr><w:r><w:t xml:space="preserve">a) </w:t></w:r>' +
        '<w:r><w:t xml:space="preserve">Tỷ lệ: </w:t></w:r>' +
        '<w:r><w:rPr><w:b/><w:bCs/></w:rPr><w:t xml:space="preserve">đạt &lt; 5 &amp; </w:t></w:r></w:p>',
    );
  });

  it('headings stand in the navigation pane by their style', () => {
    const styles = zipPart(renderDocx(treeOf('t', [])).buffer, 'word/styles.xml');
    const heading = /<w:style [^>]*w:styleId="NtmHeading2".*?<\/w:style>/s.exec(styles)![0];
    expect(heading).toContain('<w:outlineLvl w:val="1"/>');
    expect(heading).toContain('<w:keepNext/>');
  });
});

describe('tables', () => {
  it('state their widths, repeat their heads and do not split rows', () => {
    const xml = zipPart(renderDocx(samples.table!()).buffer, 'word/document.xml');
    const table = /<w:tbl>.*?<\/w:tbl>/s.exec(xml)![0];
    expect(table).toContain('<w:tblW w:w="14286" w:type="dxa"/>');
    expect(table).toContain('<w:tblLayout w:type="fixed"/>');
    expect(table.match(/<w:tblHeader\/>/g)).toHaveLength(2);
    const rows = table.match(/<w:tr>/g)!.length;
    expect(table.match(/<w:cantSplit\/>/g)).toHaveLength(rows);
    const widths = [...table.matchAll(/<w:tr>(.*?)<\/w:tr>/gs)].map(([, row = '']) =>
      [...row.matchAll(/<w:tcW w:w="(\d+)"/g)].reduce((sum, [, w]) => sum + Number(w), 0),
    );
    expect(new Set(widths)).toEqual(new Set([14286]));
  });
});

describe('sections (nd30 A1-A8)', () => {
  it('covers have no number, the next section restarts, its first page shows none', () => {
    const xml = zipPart(renderDocx(samples.dossier!()).buffer, 'word/document.xml');
    const sections = [...xml.matchAll(/<w:sectPr>.*?<\/w:sectPr>/gs)].map(([section]) => section);
    expect(sections).toHaveLength(3);
    for (const section of sections) {
      expect(section).toContain('<w:pgNumType w:start="1"/>');
      expect(section).toContain('<w:titlePg/>');
    }
    const header = (section: string) => /w:type="default" r:id="(\w+)"/.exec(section)![1];
    const empty = /w:type="first" r:id="(\w+)"/.exec(sections[0]!)![1];
    expect(header(sections[0]!)).toBe(empty);
    expect(header(sections[1]!)).not.toBe(empty);
    expect(sections[2]).toContain('<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/>');
  });
});

describe('pictures', () => {
  const render = (blocks: Block[]) => renderDocx(treeOf('t', [sectionOf('s', blocks)])).buffer;

  it('one part for one file, named in the order of showing, with relationship and content type', () => {
    const file = render([
      picture('a', resource(jpeg())),
      picture('b', resource(png())),
      picture('c', resource(jpeg())),
    ]);
    const media = unzip(file)
      .map(({ name }) => name)
      .filter((name) => name.startsWith('word/media/'));
    expect(media).toEqual(['word/media/image1.jpeg', 'word/media/image2.png']);
    const relationships = zipPart(file, 'word/_rels/document.xml.rels');
    expect(relationships).toContain('Target="media/image2.png"');
    const types = zipPart(file, '[Content_Types].xml');
    expect(types).toMatch(/Extension="jpeg"/);
    expect(types).toMatch(/Extension="png"/);
    const body = zipPart(file, 'word/document.xml');
    expect([...body.matchAll(/r:embed="(\w+)"/g)].map(([, id]) => id)).toEqual([
      'rIdImage1',
      'rIdImage2',
      'rIdImage1',
    ]);
    expect([...body.matchAll(/<wp:docPr id="(\d+)"/g)].map(([, id]) => id)).toEqual(['1', '2', '3']);
    expect(body).toContain('descr="Ảnh a: đường trục thôn đã được bê tông hóa"');
  });

  it('what lies on its side is turned by its transform; the extents are those of the stored picture', () => {
    const file = resource(jpegTurned(6), { orientation: 6 });
    const body = zipPart(render([picture('a', file, { maxHeightTwip: 3000 })]), 'word/document.xml');
    expect(body).toContain('<wp:extent cx="1905000" cy="1270000"/>');
    expect(body).toContain('<a:xfrm rot="5400000"><a:off x="0" y="0"/><a:ext cx="1905000" cy="1270000"/>');
  });

  it('a document without pictures has the relationships of the shell', () => {
    const plain = zipPart(render([]), 'word/_rels/document.xml.rels');
    expect(plain).not.toContain('image');
  });
});
