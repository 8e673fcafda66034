/**
 * The sample case's bound volumes, as the built command makes them, before outside programs: veraPDF and qpdf accept
 * them, and poppler finds every paper on the page that the register of the Word file names. Runs on dist: build first.
 */
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { afterPages, pageObjects, pdfaMetadata, pdfFile } from '../readers/evidence/make-pdf.ts';
import { qpdfCheck } from '../support/oracle/pdf.ts';
import { pool, run } from '../support/oracle/run.ts';
import { requireTools } from '../support/oracle/tools.ts';
import { veraFailures, verapdf } from '../support/oracle/verapdf.ts';
import { ROOT } from '../support/source-files.ts';
import { zipPart } from '../support/unzip.ts';

interface Volume {
  readonly criterion: string;
  readonly files: readonly { readonly path: string; readonly pages: number; readonly last: number }[];
  readonly pdfa: boolean;
  readonly notPdfa: readonly string[];
}

const COMMAND = join(ROOT, 'dist/cli.mjs');
const folder = mkdtempSync(join(tmpdir(), 'oracle-volumes-'));
const output = join(folder, 'xa-mau');
let volumes: readonly Volume[] = [];

async function hoso(...args: string[]): Promise<void> {
  const { code, stdout, stderr } = await run(process.execPath, [COMMAND, ...args]);
  if (code !== 0) throw new Error(`hoso ${args.join(' ')} ended with ${code}:\n${stderr}\n${stdout}`);
}
const volumesOf = (out: string): readonly Volume[] =>
  (JSON.parse(readFileSync(join(out, 'manifest.json'), 'utf8')) as { volumes: Volume[] }).volumes;

beforeAll(async () => {
  await requireTools();
  if (!existsSync(COMMAND)) throw new Error('dist/cli.mjs is missing: run npm run build first');
  const sample = join(ROOT, 'fixtures/xa-mau');
  await hoso('volumes', sample, '--out', folder);
  await hoso('generate', sample, '--out', folder, '--formats', 'docx');
  volumes = volumesOf(output);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const files = (): string[] => volumes.flatMap((v) => v.files.map((f) => join(output, f.path)));

it('there is one for every criterion', () => {
  expect(volumes.map((v) => v.criterion)).toEqual(Array.from({ length: 19 }, (_, i) => String(i + 1)));
  expect(readdirSync(join(output, 'minh-chung'))).toHaveLength(19);
});

it('qpdf finds nothing wrong', async () => {
  expect(await qpdfCheck(files())).toEqual([]);
});

it('veraPDF accepts them as PDF/A-2b, and the manifest says so', async () => {
  expect(volumes.flatMap((v) => v.notPdfa)).toEqual([]);
  expect(volumes.every((v) => v.pdfa)).toBe(true);
  const verdicts = await verapdf(files(), ['2b']);
  expect(verdicts).toHaveLength(19);
  expect(veraFailures(verdicts)).toEqual([]);
});

interface Page {
  readonly stamp: number | null;
  readonly text: string;
}

/** What poppler reads; the number stands alone in the corner, the page number of a paper over its middle. */
async function pagesOf(file: string): Promise<Page[]> {
  const { stdout } = await run('pdftotext', ['-bbox', '-enc', 'UTF-8', file, '-']);
  return stdout
    .split('<page ')
    .slice(1)
    .map((page) => {
      const width = Number(/width="([\d.]+)"/.exec(page)![1]);
      const found = [...page.matchAll(/<word xMin="([\d.-]+)" yMin="([\d.-]+)" [^>]*>([^<]*)<\/word>/g)].map(
        ([, x, y, text]) => ({ x: Number(x), y: Number(y), text: text! }),
      );
      const corner = found.filter((w) => w.x > width * 0.85 && w.y < 45 && /^\d{2,}$/.test(w.text));
      expect(corner.length).toBeLessThan(2);
      return {
        stamp: corner[0] ? Number(corner[0].text) : null,
        text: found
          .filter((w) => w !== corner[0])
          .map((w) => w.text)
          .join(' ')
          .normalize('NFC')
          .toLowerCase(),
      };
    });
}

interface Row {
  readonly abstract: string;
  readonly sheets: string;
}

/** The register as the Word file has it. */
function registerOf(docx: string): Row[] {
  const xml = zipPart(readFileSync(docx), 'word/document.xml');
  const table = [...xml.matchAll(/<w:tbl>.*?<\/w:tbl>/gs)]
    .map((m) => m[0])
    .find((t) => t.includes('Trang số'))!;
  const text = (part: string): string =>
    [...part.matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>/g)].map((m) => m[1]).join('');
  return [...table.matchAll(/<w:tr[ >].*?<\/w:tr>/gs)]
    .map((m) => [...m[0].matchAll(/<w:tc>.*?<\/w:tc>/gs)].map((c) => text(c[0])))
    .filter((cells) => /^\d+$/.test(cells[0] ?? ''))
    .map((cells) => ({ abstract: cells[3]!, sheets: cells[5]! }));
}

const words = (text: string): string[] => text.normalize('NFC').toLowerCase().split(/\s+/).slice(1, 6);

describe('the register of the Word file', () => {
  it('names the page on which poppler finds each paper', async () => {
    let compared = 0;
    const faults = await pool(volumes, 2, async (volume) => {
      const [file] = volume.files;
      const pages = await pagesOf(join(output, file!.path));
      const stamps = pages.flatMap((p) => p.stamp ?? []);
      const docx = file!.path.replace('minh-chung/', '').replace('.pdf', '.docx');
      const rows = registerOf(join(output, docx));
      const out: string[] = [];
      if (stamps.join() !== Array.from({ length: file!.last }, (_, i) => i + 1).join())
        out.push(`${docx}: ${stamps.join()}`);
      for (const { abstract, sheets } of rows) {
        if (sheets === '') continue;
        const [first, last = first] = sheets.split('-').map(Number);
        const page = pages.find((p) => p.stamp === first);
        if (!page || !stamps.includes(last!)) out.push(`${docx}: ${abstract}: ${sheets}`);
        // Scans have no text to compare.
        else if (page.text.length > 40) {
          compared++;
          const lost = words(abstract).filter((w) => !page.text.includes(w));
          if (lost.length > 0) out.push(`${docx}: ${sheets}: ${abstract}: ${lost.join(' ')}`);
        }
      }
      return out;
    });
    expect(faults.flat()).toEqual([]);
    expect(compared).toBeGreaterThan(50);
  });
});

describe('a source that is PDF/A-1b', () => {
  it('is named, and its volume does not claim to be PDF/A', async () => {
    const copy = join(folder, 'ban-sao');
    cpSync(join(ROOT, 'fixtures/xa-mau'), copy, { recursive: true });
    writeFileSync(
      join(copy, 'minh-chung/04/xac-nhan-dien-luc.pdf'),
      pdfFile(pageObjects([{}], [pdfaMetadata(1, 'B')], `/Metadata ${afterPages(1)} 0 R`)),
    );
    await hoso('volumes', copy, '--out', join(folder, 'khac'), '--only', 'criterion-04,criterion-10');
    const [with1b, other] = volumesOf(join(folder, 'khac/xa-mau'));
    expect(with1b).toMatchObject({ criterion: '4', pdfa: false });
    expect(with1b!.notPdfa.join()).toMatch(/xac-nhan-dien-luc\.pdf/);
    expect(with1b!.notPdfa.join()).toMatch(/1b/i);
    expect(other).toMatchObject({ criterion: '10', pdfa: true });
    const [made] = await verapdf([join(folder, 'khac/xa-mau', with1b!.files[0]!.path)], ['2b']);
    expect(made!.passed).toBe(false);
  });
});

it('binding again gives the same bytes', async () => {
  const before = new Map(files().map((f) => [f, readFileSync(f)]));
  const again = join(folder, 'lan-hai');
  await hoso('volumes', join(ROOT, 'fixtures/xa-mau'), '--out', again);
  const same = [...before].filter(([file, bytes]) => readFileSync(file.replace(folder, again)).equals(bytes));
  expect(same).toHaveLength(19);
});
