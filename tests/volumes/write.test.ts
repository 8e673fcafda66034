/** Volumes, read back: order, numbers, bookmarks, what of a page is kept and what is left behind. */
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { type EvidenceProbe, probeEvidence } from '../../src/readers/evidence/probe.ts';
import { diskFiles, type FileSource, memoryFiles } from '../../src/readers/world.ts';
import { BAND_PT } from '../../src/volumes/placement.ts';
import { type OwnSheet, type SourceSheet, type VolumeResult, writeVolume } from '../../src/volumes/write.ts';
import { greyJpeg, greyPng } from '../readers/evidence/bad-files.ts';
import {
  afterPages,
  deflated,
  pageObjects,
  pdfaMetadata,
  pdfFile,
  plainPdf,
  stream,
} from '../readers/evidence/make-pdf.ts';
import { makeJpeg } from '../readers/evidence/make-pictures.ts';
import { type ReadVolume, readVolume, xobject } from './read-volume.ts';

const folder = mkdtempSync(join(tmpdir(), 'volumes-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const recipe = {
  title: 'Tập “Đường” & <cầu>',
  subject: 'Tiêu chí số 2',
  author: 'UBND xã',
  created: '2024-11-20',
};

interface Bound {
  readonly volume: ReadVolume;
  readonly result: VolumeResult;
  readonly bytes: Buffer;
  readonly probes: readonly EvidenceProbe[];
}

/** Binds files one after the other, pages numbered from 1. */
async function bind(files: Readonly<Record<string, Uint8Array>>, out = 'v.pdf'): Promise<Bound> {
  const source = memoryFiles(
    Object.fromEntries(Object.entries(files).map(([name, bytes]) => [`c/${name}`, bytes])),
  );
  const probes = await Promise.all(Object.keys(files).map((name) => probeEvidence(name, 'c', source)));
  let next = 1;
  const sheets = probes.map(
    (probe): SourceSheet => ({ kind: 'source', probe, stamps: probe.pages.map(() => next++) }),
  );
  return written(sheets, source, probes, out);
}

async function written(
  sheets: readonly (SourceSheet | OwnSheet)[],
  source: FileSource,
  probes: readonly EvidenceProbe[] = [],
  out = 'v.pdf',
): Promise<Bound> {
  const path = join(folder, out);
  const result = await writeVolume({ ...recipe, sheets }, path, source);
  return { volume: readVolume(path), result, bytes: readFileSync(path), probes };
}

const none = memoryFiles({});

describe('a volume', () => {
  it('holds pages in order with their numbers, and bookmarks by level', async () => {
    const own = plainPdf(3);
    const source = memoryFiles({ 'c/a.png': greyPng, 'c/b.pdf': plainPdf(2) });
    const [a, b] = await Promise.all(['a.png', 'b.pdf'].map((f) => probeEvidence(f, 'c', source)));
    const { volume, result } = await written(
      [
        { kind: 'own', pdf: own, pages: [0], stamps: [null], bookmark: { title: 'Bìa', level: 1 } },
        { kind: 'own', pdf: own, pages: [1], stamps: [null], bookmark: { title: 'Chỉ tiêu 2.1', level: 1 } },
        {
          kind: 'source',
          probe: a!,
          stamps: [1],
          bookmark: { title: 'Ảnh đường', level: 2 },
          blankAfter: true,
        },
        { kind: 'source', probe: b!, stamps: [2, null], bookmark: { title: 'Biên bản', level: 2 } },
        { kind: 'own', pdf: own, pages: [2], stamps: [3], bookmark: { title: 'Kết thúc', level: 1 } },
      ],
      source,
    );
    expect(volume.stamps).toEqual([null, null, 1, null, 2, null, 3]);
    expect(volume.bookmarks).toEqual([
      { title: 'Bìa', level: 1, page: 0 },
      { title: 'Chỉ tiêu 2.1', level: 1, page: 1 },
      { title: 'Ảnh đường', level: 2, page: 2 },
      { title: 'Biên bản', level: 2, page: 4 },
      { title: 'Kết thúc', level: 1, page: 6 },
    ]);
    expect([result.pages, result.problems]).toEqual([7, []]);
  });

  it('more pages than one node of the page tree holds', async () => {
    const { volume } = await bind({ 'a.pdf': plainPdf(150) });
    expect(volume.stamps).toEqual(Array.from({ length: 150 }, (_, i) => i + 1));
  });

  it('has the same bytes each time, and another identifier for other content', async () => {
    const files = { 'a.pdf': plainPdf(2), 'b.png': greyPng, 'c.jpg': greyJpeg };
    const first = await bind(files, 'one.pdf');
    const second = await bind(files, 'two.pdf');
    expect(first.bytes.equals(second.bytes)).toBe(true);
    expect(first.result.sha256).toBe(second.result.sha256);
    const id = (bytes: Buffer): string => /\/ID\[<(\w{32})>/.exec(bytes.toString('latin1'))![1]!;
    expect(id(first.bytes)).not.toBe(id((await bind({ 'a.pdf': plainPdf(3) }, 'three.pdf')).bytes));
  });

  it('says in Info and XMP what the recipe says', async () => {
    const { bytes, volume } = await bind({ 'a.png': greyPng });
    const text = bytes.toString('utf8');
    expect(text).toContain('<rdf:li xml:lang="x-default">Tập “Đường” &amp; &lt;cầu&gt;</rdf:li>');
    expect(text).toContain('<xmp:CreateDate>2024-11-20T00:00:00Z</xmp:CreateDate>');
    expect(text).toContain('/CreationDate(D:20241120000000Z)');
    expect(text).toContain(Buffer.from(`\ufeff${recipe.title}`, 'utf16le').swap16().toString('hex'));
    expect(volume.file.name(volume.file.catalog.get('PageMode'))).toBeUndefined();
  });

  it('an empty recipe is still a file', async () => {
    const { volume, result } = await written([], none);
    expect([volume.pages.length, result.pages]).toEqual([1, 1]);
  });

  it('is whole or not there at all', async () => {
    mkdirSync(join(folder, 'taken.pdf'));
    await expect(written([], none, [], 'taken.pdf')).rejects.toThrow();
    await expect(writeVolume({ ...recipe, sheets: [] }, join(folder, 'no', 'v.pdf'), none)).rejects.toThrow(
      'ENOENT',
    );
    expect(readdirSync(folder).filter((name) => name.endsWith('.tmp'))).toEqual([]);
    const old = join(folder, 'old.pdf');
    writeFileSync(old, 'old');
    await writeVolume({ ...recipe, sheets: [] }, old, none);
    expect(readFileSync(old).subarray(0, 5).toString()).toBe('%PDF-');
  });

  it('reads from the disk', async () => {
    writeFileSync(join(folder, 'Ảnh.jpg'), greyJpeg);
    const probe = await probeEvidence('Ảnh.jpg'.normalize('NFD'), folder, diskFiles);
    const { volume } = await written([{ kind: 'source', probe, stamps: [12] }], diskFiles);
    expect(volume.stamps).toEqual([12]);
    expect(existsSync(join(folder, 'v.pdf'))).toBe(true);
  });
});

describe('PDF/A', () => {
  const claimed = (part: number, conformance: string, catalog = ''): Buffer =>
    pdfFile(pageObjects([{}], [pdfaMetadata(part, conformance)], `/Metadata ${afterPages(1)} 0 R${catalog}`));
  const intent = (n: number): string => `/OutputIntents[<</S/GTS_PDFA1/DestOutputProfile<</N ${n}>>>>]`;

  it.each([
    ['2b', claimed(2, 'B'), null],
    ['2a', claimed(2, 'A', intent(3)), null],
    ['2u', claimed(2, 'U', intent(1)), null],
    [
      '1b',
      claimed(1, 'B'),
      'không phải PDF/A vì tệp nguồn là PDF/A-1b, chỉ PDF/A-2 mới ghép được vào PDF/A-2b (a.pdf)',
    ],
    [
      '3b',
      claimed(3, 'B'),
      'không phải PDF/A vì tệp nguồn là PDF/A-3b, chỉ PDF/A-2 mới ghép được vào PDF/A-2b (a.pdf)',
    ],
    ['2b in CMYK', claimed(2, 'B', intent(4)), 'không phải PDF/A vì tệp nguồn dùng hệ màu in (CMYK) (a.pdf)'],
    ['no claim', plainPdf(1), 'không phải PDF/A vì tệp nguồn không phải PDF/A (a.pdf)'],
  ])('a source that is %s', async (_, pdf, reason) => {
    const { result, bytes } = await bind({ 'a.pdf': pdf, 'b.png': greyPng });
    expect(result.notPdfa).toEqual(reason === null ? [] : [reason]);
    expect(result.pdfa).toBe(reason === null);
    expect(bytes.includes('pdfaid:part')).toBe(reason === null);
  });
});

describe('pages of a PDF', () => {
  const placed = (volume: ReadVolume): number[] =>
    /^q ([-\d. ]+) cm/.exec(volume.pages[0]!.content)![1]!.split(' ').map(Number);

  it('leave a white band at the top, in proportion and centred', async () => {
    const { volume } = await bind({ 'a.pdf': plainPdf(1) });
    const [scale, , , vertical, x, y] = placed(volume);
    expect(scale).toBe(vertical);
    expect(scale! * 841.89).toBeCloseTo(841.89 - BAND_PT, 2);
    expect(x).toBeCloseTo((595.28 * (1 - scale!)) / 2, 2);
    expect(y).toBeCloseTo(0, 2);
  });

  it.each([
    [0, '1 0 0 1 0 0', [595.28, 841.89]],
    [90, '0 -1 1 0 0 595.28', [841.89, 595.28]],
    [180, '-1 0 0 -1 595.28 841.89', [595.28, 841.89]],
    [270, '0 1 -1 0 841.89 0', [841.89, 595.28]],
    [-90, '0 1 -1 0 841.89 0', [841.89, 595.28]],
    [450, '0 -1 1 0 0 595.28', [841.89, 595.28]],
  ])('turned by %d stand upright', async (rotate, matrix, box) => {
    const { volume, probes } = await bind({
      'a.pdf': pdfFile(pageObjects([{ entries: `/Rotate ${rotate}` }])),
    });
    expect(volume.pages[0]!.content).toContain(`\n${matrix} cm 0 0 595.28 841.89 re W n\n`);
    expect(volume.pages[0]!.box).toEqual([0, 0, ...box]);
    expect([probes[0]!.pages[0]!.widthPt, probes[0]!.pages[0]!.heightPt]).toEqual(box);
  });

  it('inherit turn, boxes and resources', async () => {
    const pdf = pdfFile([
      '<</Type/Catalog/Pages 2 0 R>>',
      '<</Type/Pages/Count 1/Kids[3 0 R]/Rotate 90/MediaBox[0 0 100 100]>>',
      '<</Type/Pages/Parent 2 0 R/Count 1/Kids[4 0 R]/CropBox[10 20 110 60]/Resources<</ExtGState<</G<</CA .5>>>>>>>>',
      '<</Type/Page/Parent 3 0 R/Contents 5 0 R>>',
      stream('', '/G gs'),
    ]);
    const { volume, probes } = await bind({ 'a.pdf': pdf });
    expect(volume.pages[0]!.content).toContain('0 -1 1 0 -20 100 cm 10 20 90 40 re W n');
    const form = xobject(volume, volume.pages[0]!, 'P');
    expect(volume.file.array(form.dict.get('BBox'))).toEqual([10, 20, 100, 60]);
    expect(volume.file.dict(form.dict.get('Resources'))!.has('ExtGState')).toBe(true);
    expect(probes[0]!.pages[0]!.rotate).toBe(90);
  });

  it.each([
    ['A5 on A4', '[0 0 420 595]', [595.28, 841.89]],
    ['Letter on A4', '[0 0 612 792]', [595.28, 841.89]],
    ['A3 as it is', '[0 0 1190.55 841.89]', [1190.55, 841.89]],
    ['beyond all sizes on A4', '[0 0 1e6 1000000]', [595.28, 841.89]],
    ['corners the other way round', '[1190.55 841.89 0 0]', [1190.55, 841.89]],
    ['units of a user', '[0 0 400 300]/UserUnit 3', [1200, 900]],
  ])('%s', async (_, box, wanted) => {
    const { volume } = await bind({ 'a.pdf': pdfFile(pageObjects([{ entries: `/MediaBox${box}` }])) });
    expect(volume.pages[0]!.box).toEqual([0, 0, ...wanted]);
  });

  it('of several content streams are one content, also when words stand at their ends', async () => {
    const pdf = pdfFile([
      '<</Type/Catalog/Pages 2 0 R>>',
      '<</Type/Pages/Count 1/Kids[3 0 R]/MediaBox[0 0 595 842]>>',
      '<</Type/Page/Contents[4 0 R 5 0 R]>>',
      deflated('', 'q 1 0 0'),
      stream('/Filter[/ASCIIHexDecode]', `${Buffer.from('RG Q').toString('hex')}>`),
    ]);
    const { volume } = await bind({ 'a.pdf': pdf });
    const form = volume.file.decoded(xobject(volume, volume.pages[0]!, 'P'));
    expect(Buffer.from(form).toString()).toBe('q 1 0 0\nRG Q\n');
  });

  it.each([
    ['q 1 w Q', 'q 1 w Q'],
    ['Q 2 w Q q 1 w', '  2 w   q 1 w\n\nQ'],
    ['Q BI /W 1 /H 1 ID Q q EI Q (Q) Tj', '  BI /W 1 /H 1 ID Q q EI   (Q) Tj'],
  ])('close what they open, and nothing else: %s', async (content, wanted) => {
    const { volume } = await bind({ 'a.pdf': pdfFile(pageObjects([{ content }])) });
    const form = volume.file.decoded(xobject(volume, volume.pages[0]!, 'P'));
    expect(Buffer.from(form).toString().trimEnd()).toBe(wanted);
  });

  it('that share content and resources share one form, so that a file cannot grow without end', async () => {
    const kids = Array.from({ length: 50 }, (_, i) => `${5 + i} 0 R`).join(' ');
    const pdf = pdfFile([
      '<</Type/Catalog/Pages 2 0 R>>',
      `<</Type/Pages/Count 50/Kids[${kids}]/MediaBox[0 0 595 842]/Resources 3 0 R>>`,
      '<<>>',
      stream('', '0 0 m 9 9 l S '.repeat(5000)),
      ...Array.from({ length: 50 }, () => '<</Type/Page/Contents 4 0 R>>'),
    ]);
    const { bytes, volume } = await bind({ 'a.pdf': pdf });
    expect(volume.pages).toHaveLength(50);
    expect(bytes.length).toBeLessThan(2 * pdf.length);
  });

  it('keep fields, stamps and seals as drawings; leave links, scripts, hidden ones and attachments', async () => {
    const n = afterPages(1);
    const look = (color: string) =>
      stream('/Type/XObject/Subtype/Form/BBox[0 0 10 10]', `${color} rg 0 0 10 10 re f`);
    const pdf = pdfFile(
      pageObjects(
        [
          {
            entries: `/Annots[${[0, 1, 2, 3, 4].map((i) => `${n + i} 0 R`).join(' ')}]/AA<</O<</S/JavaScript/JS(x)>>>>/StructParents 0/Tabs/S`,
          },
        ],
        [
          `<</Type/Annot/Subtype/Widget/FT/Sig/Rect[100 200 300 250]/P 3 0 R/AP<</N ${n + 5} 0 R>>>>`,
          `<</Type/Annot/Subtype/Widget/FT/Btn/AS/Yes/Rect[10 10 20 20]/AP<</N<</Yes ${n + 6} 0 R/Off ${n + 7} 0 R>>>>>>`,
          `<</Type/Annot/Subtype/Link/Rect[0 0 9 9]/A<</S/URI/URI(http://x)>>>>`,
          `<</Type/Annot/Subtype/Stamp/F 2/Rect[0 0 9 9]/AP<</N ${n + 7} 0 R>>>>`,
          '<</Type/Annot/Subtype/Widget/FT/Tx/V(Hòa)/Rect[50 50 90 60]>>',
          look('1 0 0'),
          look('0 1 0'),
          look('0 0 1'),
        ],
        '/Names<</EmbeddedFiles<</Names[]>>>>/OpenAction<</S/JavaScript/JS(x)>>',
      ),
    );
    const { volume, bytes, probes } = await bind({ 'a.pdf': pdf });
    const { content } = volume.pages[0]!;
    expect(content).toContain('q 20 0 0 5 100 200 cm /A0 Do Q');
    expect(content).toContain('q 1 0 0 1 10 10 cm /A1 Do Q');
    expect(content).not.toContain('/A2');
    const drawn = (name: string) =>
      Buffer.from(volume.file.decoded(xobject(volume, volume.pages[0]!, name))).toString();
    expect([drawn('A0').slice(0, 5), drawn('A1').slice(0, 5)]).toEqual(['1 0 0', '0 1 0']);
    for (const word of ['/Annot', 'JavaScript', '/URI', 'EmbeddedFiles', 'StructParents', '0 0 1 rg'])
      expect(bytes.includes(word), word).toBe(false);
    expect(probes[0]!.findings.map((f) => f.code)).toEqual(['evidence-undrawn', 'evidence-attachments']);
  });

  it('resources may have any name, also of keys that are left behind elsewhere', async () => {
    const n = afterPages(1);
    const fonts = ['A', 'B', 'P', 'Metadata', 'Parent', 'F'].map((name) => `/${name} ${n} 0 R`).join('');
    const pdf = pdfFile(
      pageObjects(
        [{ entries: `/Resources<</Font<<${fonts}/T#c3#aan ${n} 0 R>>>>` }],
        ['<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Metadata 3 0 R>>'],
      ),
    );
    const { volume } = await bind({ 'a.pdf': pdf });
    const resources = volume.file.dict(xobject(volume, volume.pages[0]!, 'P').dict.get('Resources'))!;
    const copied = volume.file.dict(resources.get('Font'))!;
    expect([...copied.keys()]).toEqual(['A', 'B', 'P', 'Metadata', 'Parent', 'F', 'T\u00c3\u00aan']);
    const font = volume.file.dict(copied.get('A'))!;
    expect([font.has('Metadata'), volume.file.name(font.get('BaseFont'))]).toEqual([false, 'Helvetica']);
  });

  it('layers that the source hides stay hidden', async () => {
    const n = afterPages(1);
    const pdf = pdfFile(
      pageObjects(
        [{ entries: `/Resources<</Properties<</A ${n} 0 R/B ${n + 1} 0 R>>>>` }],
        ['<</Type/OCG/Name(A)>>', '<</Type/OCG/Name(B)>>'],
        `/OCProperties<</OCGs[${n} 0 R ${n + 1} 0 R]/D<</OFF[${n + 1} 0 R]>>>>`,
      ),
    );
    const { volume } = await bind({ 'a.pdf': pdf });
    const layers = volume.file.dict(volume.file.catalog.get('OCProperties'))!;
    expect(volume.file.array(layers.get('OCGs'))).toHaveLength(2);
    const hidden = volume.file.array(volume.file.dict(layers.get('D'))!.get('OFF'))!;
    expect(
      hidden.map((ref) =>
        Buffer.from((volume.file.dict(ref)!.get('Name') as { raw: Uint8Array }).raw).toString(),
      ),
    ).toEqual(['(B)']);
  });
});

describe('pictures', () => {
  it.each([
    [1, '# 0 0 * 0 0'],
    [2, '-# 0 0 * # 0'],
    [3, '-# 0 0 -* # *'],
    [4, '# 0 0 -* 0 *'],
    [5, '0 -* -# 0 # *'],
    [6, '0 -* # 0 0 *'],
    [7, '0 * # 0 0 0'],
    [8, '0 * -# 0 # 0'],
  ])('with EXIF orientation %d stand upright', async (orientation, matrix) => {
    const jpeg = makeJpeg({ width: 16, height: 32, components: 1, orientation, block: () => [9] });
    const { volume } = await bind({ 'a.jpg': jpeg });
    const [, , width, height] = volume.pages[0]!.box as [number, number, number, number];
    expect(height > width).toBe(orientation < 5);
    const numbers = /\n(-?[\d.]+ -?[\d.]+ -?[\d.]+ -?[\d.]+ -?[\d.]+ -?[\d.]+) cm \/I Do/
      .exec(volume.pages[0]!.content)![1]!
      .split(' ')
      .map(Number);
    const [w, h] = [
      Math.max(Math.abs(numbers[0]!), Math.abs(numbers[2]!)),
      Math.max(Math.abs(numbers[1]!), Math.abs(numbers[3]!)),
    ];
    const wanted = matrix.split(' ').map((m) => Number(m.replace('#', String(w)).replace('*', String(h))));
    expect(numbers).toEqual(wanted.map((v) => (v === 0 ? 0 : v)));
    expect(w / h).toBeCloseTo(orientation < 5 ? 0.5 : 2, 3);
  });

  it('go in as they are stored', async () => {
    const { bytes, volume } = await bind({ 'a.jpg': greyJpeg, 'b.png': greyPng });
    expect(bytes.includes(greyJpeg)).toBe(true);
    const data = greyPng.subarray(greyPng.indexOf('IDAT') + 4, greyPng.indexOf('IEND') - 8);
    expect(bytes.includes(data)).toBe(true);
    expect(volume.file.name(xobject(volume, volume.pages[0]!, 'I').dict.get('Filter'))).toBe('DCTDecode');
  });

  it('CMYK of Adobe’s programs is turned back, plain CMYK is not, and neither is PDF/A', async () => {
    const cmyk = (adobe?: 0 | 2): Buffer =>
      makeJpeg({
        width: 8,
        height: 8,
        components: 4,
        block: () => [1, 2, 3, 4],
        ...(adobe === undefined ? {} : { adobe }),
      });
    const { volume, result } = await bind({ 'a.jpg': cmyk(2), 'b.jpg': cmyk() });
    const decode = volume.pages.map((page) => xobject(volume, page, 'I').dict.get('Decode'));
    expect(decode).toEqual([[1, 0, 1, 0, 1, 0, 1, 0], undefined]);
    expect(result.notPdfa).toHaveLength(2);
  });

  it('red, green and blue without a mark are not taken for luminance', async () => {
    const { volume } = await bind({
      'a.jpg': makeJpeg({ width: 8, height: 8, components: 3, ids: 'RGB', block: () => [200, 0, 0] }),
    });
    const parameters = volume.file.dict(xobject(volume, volume.pages[0]!, 'I').dict.get('DecodeParms'));
    expect(parameters?.get('ColorTransform')).toBe(0);
  });
});
