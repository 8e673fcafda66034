/**
 * Volumes before outside programs: qpdf, veraPDF, and poppler, which shows the pages as an office sees them. Colours and
 * places are read from the rendered pages, numbers by pdftotext. Runs on `src`.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type EvidenceProbe, probeEvidence } from '../../src/readers/evidence/probe.ts';
import { diskFiles, memoryFiles } from '../../src/readers/world.ts';
import { numberItems, sheetText } from '../../src/volumes/numbering.ts';
import { BAND_PT } from '../../src/volumes/placement.ts';
import { type OwnSheet, type SourceSheet, writeVolume } from '../../src/volumes/write.ts';
import { renderPdf } from '../../src/writers/pdf/render.ts';
import { badFiles } from '../readers/evidence/bad-files.ts';
import {
  afterPages,
  pageObjects,
  pdfaMetadata,
  pdfFile,
  plainPdf,
  stream,
} from '../readers/evidence/make-pdf.ts';
import { makeJpeg, makePng } from '../readers/evidence/make-pictures.ts';
import { SAMPLE } from '../support/load.ts';
import { qpdfCheck } from '../support/oracle/pdf.ts';
import { runOk } from '../support/oracle/run.ts';
import { requireTools } from '../support/oracle/tools.ts';
import { veraFailures, verapdf } from '../support/oracle/verapdf.ts';
import { samples } from '../support/sample-trees.ts';

const folder = mkdtempSync(join(tmpdir(), 'oracle-volumes-'));
const at = (name: string): string => join(folder, name);
beforeAll(requireTools);
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const recipe = {
  title: 'Tập hồ sơ minh chứng & <thử>',
  subject: 'Tiêu chí số 2',
  author: 'UBND xã',
  created: '2024-11-20',
};

/** Numbered as one-sided leaves. */
const sheetsOf = (probes: readonly EvidenceProbe[]): SourceSheet[] => {
  const numbered = numberItems(
    probes.map((p) => ({ id: p.file, pages: p.pages.length })),
    { numbering: 'leaf', duplex: false },
  );
  return probes.map((probe, i) => ({
    kind: 'source',
    probe,
    stamps: numbered[i]!.stamps,
    bookmark: { title: `Tờ ${numbered[i]!.first} ${probe.file}`, level: 1 + (i % 2) },
  }));
};

async function bind(
  name: string,
  files: Readonly<Record<string, Uint8Array>>,
  own: readonly OwnSheet[] = [],
) {
  const source = memoryFiles(
    Object.fromEntries(Object.entries(files).map(([file, bytes]) => [`c/${file}`, bytes])),
  );
  const probes = await Promise.all(Object.keys(files).map((file) => probeEvidence(file, 'c', source)));
  const sheets = [...own, ...sheetsOf(probes.filter((probe) => probe.state === 'bindable'))];
  return { probes, result: await writeVolume({ ...recipe, sheets }, at(name), source) };
}

/** Colours of a rendered page, x and y in points from the upper left corner, 0 to 255. */
interface Rendered {
  readonly width: number;
  readonly height: number;
  readonly color: (x: number, y: number) => readonly number[];
}

async function render(file: string, page: number, dpi = 72): Promise<Rendered> {
  const out = at(`page-${page}`);
  await runOk('pdftoppm', [
    '-r',
    String(dpi),
    '-f',
    String(page),
    '-l',
    String(page),
    '-singlefile',
    file,
    out,
  ]);
  const bytes = readFileSync(`${out}.ppm`);
  const head = /^P6\s+(\d+)\s+(\d+)\s+255\s/.exec(bytes.toString('latin1', 0, 40))!;
  const [width, height] = [Number(head[1]), Number(head[2])];
  const scale = dpi / 72;
  return {
    width: width / scale,
    height: height / scale,
    color: (x, y) => {
      const i = head[0].length + 3 * (Math.floor(y * scale) * width + Math.floor(x * scale));
      return [bytes[i]!, bytes[i + 1]!, bytes[i + 2]!];
    },
  };
}

const near = (a: readonly number[], b: readonly number[]): boolean =>
  a.every((v, i) => Math.abs(v - b[i]!) < 24);

/** What pdftotext reads in the band of each page. */
async function numbersOf(file: string, pages: number, first = 1): Promise<string[]> {
  const last = first + pages - 1;
  const args = [
    '-f',
    String(first),
    '-l',
    String(last),
    '-x',
    '0',
    '-y',
    '0',
    '-W',
    '5000',
    '-H',
    String(Math.floor(BAND_PT)),
    '-layout',
    file,
    '-',
  ];
  const text = await runOk('pdftotext', args);
  const found = text.split('\f').slice(0, pages);
  return found.map((page) => page.trim());
}

const metadata = (part: number) =>
  pdfFile(
    pageObjects(
      [{ content: '0 0 m 99 99 l S' }],
      [pdfaMetadata(part, 'B')],
      `/Metadata ${afterPages(1)} 0 R`,
    ),
  );
const grey = (x: number, y: number): readonly number[] => [(x * 5 + y * 3) & 255];
const mixed = {
  'xam.png': makePng({ width: 60, height: 40, colorType: 0, bits: 8, pixel: grey }),
  'khoa-mau.png': makePng({
    width: 20,
    height: 20,
    colorType: 0,
    bits: 8,
    pixel: grey,
    transparency: Buffer.from([0, 0]),
  }),
  'xam16.png': makePng({
    width: 60,
    height: 40,
    colorType: 0,
    bits: 16,
    interlaced: true,
    pixel: (x, y) => [x * 999 + y],
  }),
  'bang-mau.png': makePng({
    width: 9,
    height: 9,
    colorType: 3,
    bits: 2,
    pixel: (x) => [x % 3],
    palette: Buffer.from('ff000000ff000000ff', 'hex'),
    transparency: Buffer.from([255, 128]),
  }),
  'trong.png': makePng({ width: 9, height: 9, colorType: 6, bits: 8, pixel: (x) => [255, 0, 0, x * 20] }),
  'anh.jpg': makeJpeg({
    width: 64,
    height: 48,
    components: 3,
    orientation: 6,
    block: (x) => [128, 90, 30 * x],
  }),
  'tien-dan.jpg': makeJpeg({
    width: 64,
    height: 48,
    components: 1,
    progressive: true,
    block: (x) => [30 * x],
  }),
};

describe('PDF/A', () => {
  it('the whole evidence of the sample commune in one volume, with sheets of our own, is PDF/A-2b', async () => {
    const files = diskFiles.listAll(`${SAMPLE.folder}/minh-chung`)!.map((file) => `minh-chung/${file}`);
    const probes = await Promise.all(files.map((file) => probeEvidence(file, SAMPLE.folder, diskFiles)));
    const bound = probes.filter((probe) => probe.state === 'bindable');
    expect(bound.length).toBeGreaterThan(50);
    const [tree] = Object.values(samples);
    const pdf = (await renderPdf(tree!())).buffer;
    const own: OwnSheet[] = [
      { kind: 'own', pdf, pages: [0], stamps: [null], bookmark: { title: 'Bìa', level: 1 } },
      { kind: 'own', pdf, pages: [0], stamps: [null], blankAfter: true },
    ];
    const result = await writeVolume(
      { ...recipe, sheets: [...own, ...sheetsOf(bound)] },
      at('sample.pdf'),
      diskFiles,
    );
    expect([result.pdfa, result.notPdfa, result.problems]).toEqual([true, [], []]);
    expect(await qpdfCheck([at('sample.pdf')])).toEqual([]);
    expect(veraFailures(await verapdf([at('sample.pdf')], ['2b']))).toEqual([]);
    const numbered = bound.flatMap((p) => p.pages).map((_, i) => sheetText(i + 1));
    expect(await numbersOf(at('sample.pdf'), result.pages)).toEqual(['', '', '', ...numbered]);
  });

  it('pictures of every kind are PDF/A-2b', async () => {
    const { result } = await bind('mixed.pdf', mixed);
    expect(result.pdfa).toBe(true);
    expect(await qpdfCheck([at('mixed.pdf')])).toEqual([]);
    expect(veraFailures(await verapdf([at('mixed.pdf')], ['2b']))).toEqual([]);
  });

  it('a volume with a PDF/A-1b source is whole and does not claim to be PDF/A', async () => {
    const { result } = await bind('one.pdf', { ...mixed, 'cu.pdf': metadata(1) });
    expect([result.pdfa, result.notPdfa.length, result.notPdfa[0]]).toEqual([
      false,
      1,
      expect.stringContaining('cu.pdf'),
    ]);
    expect(await qpdfCheck([at('one.pdf')])).toEqual([]);
    const [verdict] = await verapdf([at('one.pdf')], ['2b']);
    // The claim itself is what is missing (6.6.4): the check sees what it should.
    expect(verdict!.broken.map((b) => b.rule).join()).toMatch(/6\.6\.4/);
  });
});

it('all bad files that can be bound make a volume that qpdf finds clean', async () => {
  const files = Object.fromEntries(
    badFiles.filter((f) => f.name !== 'thousands.pdf').map((f) => [f.name, f.bytes]),
  );
  const { result, probes } = await bind('bad.pdf', files);
  expect(result.pages).toBe(probes.reduce((sum, probe) => sum + probe.pages.length, 0));
  expect(await qpdfCheck([at('bad.pdf')])).toEqual([]);
  expect(await numbersOf(at('bad.pdf'), result.pages)).toEqual(
    Array.from({ length: result.pages }, (_, i) => sheetText(i + 1)),
  );
});

describe('rendered pages', () => {
  const all = '0.2 0.4 0.6 rg -500 -500 3000 3000 re f';
  const BLUE = [51, 102, 153];

  it('forty pages painted all over: the band is white except for the number', async () => {
    const turns = [0, 90, 180, 270];
    const boxes = [
      '0 0 595.28 841.89',
      '0 0 841.89 595.28',
      '-20 30 400 700',
      '0 0 1190.55 841.89',
      '0 0 612 792',
    ];
    const pages = Array.from({ length: 40 }, (_, i) => ({
      entries: `/Rotate ${turns[i % 4]}/MediaBox[${boxes[i % 5]}]${i % 7 === 0 ? '/CropBox[50 60 300 400]' : ''}`,
      // Excess Q, an open q, a page that scales and paints far beyond itself.
      content: `${i % 3 === 0 ? 'Q Q ' : ''}${i % 2 === 0 ? 'q ' : ''}1 0 0 1 3 3 cm ${all}`,
    }));
    const { result } = await bind('forty.pdf', { 'a.pdf': pdfFile(pageObjects(pages)) });
    expect([result.pages, result.problems]).toEqual([40, []]);
    expect(await numbersOf(at('forty.pdf'), 40)).toEqual(
      Array.from({ length: 40 }, (_, i) => sheetText(i + 1)),
    );
    for (let page = 1; page <= 40; page++) {
      const { width, height, color } = await render(at('forty.pdf'), page);
      let ink = 0;
      for (let y = 0; y < Math.floor(BAND_PT) - 1; y++)
        for (let x = 0; x < Math.floor(width); x++) {
          if (near(color(x, y), [255, 255, 255])) continue;
          ink++;
          expect(x, `page ${page}`).toBeGreaterThan(width - 60);
        }
      expect(ink, `page ${page}`).toBeGreaterThan(20);
      expect(color(width / 2, (height + BAND_PT) / 2), `page ${page}`).toSatisfy((c: number[]) =>
        near(c, BLUE),
      );
    }
  });

  it('pages of a PDF stand upright', async () => {
    // A red quarter where the upper left corner is when the page is seen as it should be.
    const corners = { 0: '0 421', 90: '0 0', 180: '297 0', 270: '297 421' };
    const pages = Object.entries(corners).map(([rotate, corner]) => ({
      entries: `/Rotate ${rotate}`,
      content: `1 0 0 rg ${corner} 298 421 re f`,
    }));
    await bind('turned.pdf', { 'a.pdf': pdfFile(pageObjects(pages)) });
    for (let page = 1; page <= 4; page++) {
      const { width, height, color } = await render(at('turned.pdf'), page);
      expect(width > height, `page ${page}`).toBe(page % 2 === 0);
      const seen = [0.25, 0.75].flatMap((y) =>
        [0.25, 0.75].map((x) => near(color(width * x, height * y), [255, 0, 0])),
      );
      expect(seen, `page ${page}`).toEqual([true, false, false, false]);
    }
  });

  it('pictures of a telephone stand upright, mirrored ones are mirrored back', async () => {
    // Stored places of the corner that is the upper left one when the picture is upright.
    const stored = { 1: [0, 0], 2: [1, 0], 3: [1, 1], 4: [0, 1], 5: [0, 0], 6: [0, 1], 7: [1, 1], 8: [1, 0] };
    const files = Object.fromEntries(
      Object.entries(stored).map(([orientation, [cx, cy]]) => [
        `${orientation}.jpg`,
        makeJpeg({
          width: 64,
          height: 32,
          components: 1,
          orientation: Number(orientation),
          block: (x, y) => [x >= 4 === (cx === 1) && y >= 2 === (cy === 1) ? 20 : 200],
        }),
      ]),
    );
    await bind('photos.pdf', files);
    for (let page = 1; page <= 8; page++) {
      const { width, height, color } = await render(at('photos.pdf'), page);
      expect(width > height, `orientation ${page}`).toBe(page < 5);
      const middle = (height - BAND_PT) / 2 + BAND_PT;
      const seen = [-0.1, 0.1].flatMap((dy) =>
        [-0.1, 0.1].map((dx) => color(width * (0.5 + dx), middle + height * dy)[0]! < 110),
      );
      expect(seen, `orientation ${page}`).toEqual([true, false, false, false]);
    }
  });

  it('pictures have their colours: palette, alpha, interlacing, sixteen bits, CMYK, progressive', async () => {
    const wide = { width: 32, height: 24 } as const;
    const files: [name: string, bytes: Uint8Array, color: readonly number[]][] = [
      [
        'p.png',
        makePng({
          ...wide,
          colorType: 3,
          bits: 4,
          pixel: () => [2],
          palette: Buffer.from('000000111111c08040', 'hex'),
        }),
        [192, 128, 64],
      ],
      [
        'pt.png',
        makePng({
          ...wide,
          colorType: 3,
          bits: 1,
          pixel: () => [1],
          palette: Buffer.from('000000ff0000', 'hex'),
          transparency: Buffer.from([255, 128]),
        }),
        [255, 127, 127],
      ],
      ['a.png', makePng({ ...wide, colorType: 6, bits: 8, pixel: () => [0, 0, 255, 128] }), [127, 127, 255]],
      ['ga.png', makePng({ ...wide, colorType: 4, bits: 16, pixel: () => [0, 32768] }), [127, 127, 127]],
      [
        'i.png',
        makePng({ ...wide, colorType: 2, bits: 8, interlaced: true, pixel: () => [10, 200, 90] }),
        [10, 200, 90],
      ],
      [
        's.png',
        makePng({ ...wide, colorType: 2, bits: 16, filter: 4, pixel: () => [65535, 32768, 0] }),
        [255, 128, 0],
      ],
      ['b.png', makePng({ ...wide, colorType: 0, bits: 1, interlaced: true, pixel: () => [0] }), [0, 0, 0]],
      [
        'k.png',
        makePng({ ...wide, colorType: 0, bits: 8, pixel: () => [77], transparency: Buffer.from([0, 77]) }),
        [255, 255, 255],
      ],
      [
        'rgb.jpg',
        makeJpeg({ ...wide, components: 3, ids: 'RGB', block: () => [250, 20, 20] }),
        [250, 20, 20],
      ],
      ['prog.jpg', makeJpeg({ ...wide, components: 1, progressive: true, block: () => [90] }), [90, 90, 90]],
      // Adobe stores the ink that is missing: 255 is none. Plain CMYK stores the ink. Black ink alone is grey both times.
      [
        'adobe.jpg',
        makeJpeg({ ...wide, components: 4, adobe: 0, block: () => [255, 255, 255, 127] }),
        [145, 145, 147],
      ],
      ['cmyk.jpg', makeJpeg({ ...wide, components: 4, block: () => [0, 0, 0, 128] }), [145, 145, 147]],
    ];
    await bind('colors.pdf', Object.fromEntries(files.map(([name, bytes]) => [name, bytes])));
    for (const [i, [name, , wanted]] of files.entries()) {
      const { width, height, color } = await render(at('colors.pdf'), i + 1);
      expect(color(width / 2, height / 2), name).toSatisfy((c: number[]) => near(c, wanted));
    }
  });

  it('filled fields and seals are seen', async () => {
    const n = afterPages(1);
    const pdf = pdfFile(
      pageObjects(
        [{ entries: `/Annots[${n} 0 R]`, content: '' }],
        [
          `<</Type/Annot/Subtype/Widget/FT/Sig/Rect[100 400 500 600]/AP<</N ${n + 1} 0 R>>>>`,
          stream(
            '/Type/XObject/Subtype/Form/BBox[0 0 10 20]/Matrix[0 1 -1 0 0 0]',
            '1 0 0 rg 0 0 10 20 re f',
          ),
        ],
      ),
    );
    await bind('seal.pdf', { 'a.pdf': pdf });
    const { color } = await render(at('seal.pdf'), 1);
    expect([color(300, 345), color(60, 345), color(300, 650)].map((c) => near(c, [255, 0, 0]))).toEqual([
      true,
      false,
      false,
    ]);
  });

  it('thousands of pages are bound', async () => {
    const { result } = await bind('many.pdf', { 'a.pdf': plainPdf(2500) });
    expect([result.pages, result.problems]).toEqual([2500, []]);
    expect(await qpdfCheck([at('many.pdf')])).toEqual([]);
    expect(await numbersOf(at('many.pdf'), 2, 2499)).toEqual(['2499', '2500']);
  });
});
