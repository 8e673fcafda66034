/**
 * The whole real dossier, as the built command makes it, before the outside validators: every file is what the
 * manifest says, DOCX and XLSX are valid, PDF is archival and accessible, and PDF and DOCX say the same on the same
 * pages. Runs on dist: build first.
 */
import { createHash } from 'node:crypto';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { docxWords, words } from '../support/docx-text.ts';
import { ooxmlFailures, validateOoxml } from '../support/oracle/ooxml.ts';
import { firstDifference, pageDifferences } from '../support/oracle/parity.ts';
import { pdfFonts, pdfPages, pdfText, qpdfCheck } from '../support/oracle/pdf.ts';
import { pool, run } from '../support/oracle/run.ts';
import { soffice } from '../support/oracle/soffice.ts';
import { requireTools } from '../support/oracle/tools.ts';
import { veraFailures, verapdf } from '../support/oracle/verapdf.ts';
import { FORMS } from '../support/papers-of-real-case.ts';
import { ROOT } from '../support/source-files.ts';

interface ManifestFile {
  readonly format: 'docx' | 'pdf' | 'xlsx';
  readonly path: string;
  readonly bytes: number;
  readonly sha256: string;
  readonly pages?: number;
}
interface Manifest {
  readonly caseId: string;
  readonly documents: readonly { readonly id: string; readonly files: readonly ManifestFile[] }[];
}

const CASE = 'nhan-ly-2024';
const SUBMITTED = ['plan', 'criterion-02', 'criterion-04', 'criterion-17', 'summary-tables'];
const folder = mkdtempSync(join(tmpdir(), 'oracle-dossier-'));
const output = join(folder, CASE);
let manifest: Manifest = { caseId: '', documents: [] };

const filesOf = (format: ManifestFile['format']): string[] =>
  manifest.documents.flatMap((d) =>
    d.files.filter((f) => f.format === format).map((f) => join(output, f.path)),
  );

/** The submission edition of the same case: checked for validity, not page by page. */
const submission = join(output, 'submission');
const submitted = (format: string): string[] =>
  readdirSync(submission)
    .filter((name) => name.endsWith(`.${format}`))
    .map((name) => join(submission, name));

/** The list that `hoso forms --outstanding` writes; no document of the manifest. */
const OUTSTANDING = 'phieu-chua-gui';
const lists = join(folder, 'phieu');
const outstanding = (format: string): string => join(lists, `${OUTSTANDING}.${format}`);

/** What `hoso diff` writes about an issued plan and a later state: the table and the papers that follow. */
const DIFFERENCE = ['so-sanh-so-lieu', 'ke-hoach-dieu-chinh', 'bao-cao-tien-do', 'cong-van-dinh-chinh'];
const difference = (name: string, format: string): string =>
  join(
    folder,
    name === 'cong-van-dinh-chinh' ? 'dinh-chinh' : 'so-sanh',
    CASE,
    'so-sanh',
    `${name}.${format}`,
  );

/** Copies of the case whose plan is issued; the later one has a figure, a verdict and a deadline of another day. */
function issuedCases(): Readonly<Record<'issued' | 'later' | 'misprinted', string>> {
  const copy = (name: string, edits: readonly (readonly [string, string | RegExp, string])[]): string => {
    const into = join(folder, name);
    cpSync(join(ROOT, 'fixtures', CASE), into, { recursive: true });
    for (const [file, old, now] of [['case.yaml', /^plan:$/m, ISSUED] as const, ...edits]) {
      const text = readFileSync(join(into, file), 'utf8');
      const changed = text.replace(old, () => now);
      if (changed === text) throw new Error(`${file}: nothing to change`);
      writeFileSync(join(into, file), changed);
    }
    return into;
  };
  return {
    issued: copy('da-ban-hanh', []),
    later: copy('ve-sau', [
      ['so-lieu.yaml', 'numerator: "14"', 'numerator: "15.1"\n    asOf: 2024-09-30'],
      ['case.yaml', 'date: 2024-11-30', 'date: 2024-12-20'],
      ['tieu-chi.yaml', /(?<=- id: "8"[\s\S]{0,80})verdict: unmet/, 'verdict: met'],
    ]),
    misprinted: copy('in-sai', [['case.yaml', 'kế hoạch vốn đầu tư', 'kế hoạch vốn Đầu tư']]),
  };
}
const ISSUED = 'plan:\n  issued: { number: "45", date: 2024-03-15 }';

/** Documents that exist as both DOCX and PDF. */
const pairs = (): { id: string; docx: string; pdf: string }[] => [
  ...manifest.documents.flatMap(({ id, files }) => {
    const path = (format: string) => files.find((f) => f.format === format)?.path;
    const [docx, pdf] = [path('docx'), path('pdf')];
    return docx && pdf ? [{ id, docx: join(output, docx), pdf: join(output, pdf) }] : [];
  }),
  { id: OUTSTANDING, docx: outstanding('docx'), pdf: outstanding('pdf') },
  ...DIFFERENCE.map((id) => ({ id, docx: difference(id, 'docx'), pdf: difference(id, 'pdf') })),
];

/** LibreOffice's layout of each DOCX, by document id; made once for all tests that look at it. */
let laidOut = new Map<string, string>();

beforeAll(async () => {
  await requireTools();
  const command = join(ROOT, 'dist/cli.mjs');
  if (!existsSync(command)) throw new Error('dist/cli.mjs is missing: run npm run build first');
  const args = [command, 'generate', join(ROOT, 'fixtures', CASE), '--out', folder];
  const generated = await run(process.execPath, args);
  if (generated.code !== 0) {
    throw new Error(`hoso generate ended with ${generated.code}:\n${generated.stderr}\n${generated.stdout}`);
  }
  const asked = [...args, '--edition', 'submission', '--include-unready', '--only', SUBMITTED.join(',')];
  const handedIn = await run(process.execPath, asked);
  if (handedIn.code !== 0)
    throw new Error(`hoso generate --edition submission ended with ${handedIn.code}:\n${handedIn.stderr}`);
  const asking = ['forms', join(ROOT, 'fixtures', CASE), '--outstanding', '--on', '2024-11-20'];
  const listed = await run(process.execPath, [command, ...asking, '--out', lists]);
  if (listed.code !== 0)
    throw new Error(`hoso forms --outstanding ended with ${listed.code}:\n${listed.stderr}`);
  const { issued, later, misprinted } = issuedCases();
  for (const [old, now, papers, into] of [
    [issued, later, 'adjust,report', 'so-sanh'],
    [misprinted, issued, 'correct:plan', 'dinh-chinh'],
  ] as const) {
    const asked = ['diff', old, now, '--papers', papers, '--out', join(folder, into)];
    const compared = await run(process.execPath, [command, ...asked]);
    if (compared.code !== 0) throw new Error(`hoso diff ended with ${compared.code}:\n${compared.stderr}`);
  }
  manifest = JSON.parse(readFileSync(join(output, 'manifest.json'), 'utf8')) as Manifest;
  const layouts = join(folder, 'libreoffice');
  mkdirSync(layouts);
  const documents = pairs();
  const made = await soffice(
    documents.map((d) => d.docx),
    layouts,
  );
  laidOut = new Map(documents.map((d, i) => [d.id, made[i] ?? '']));
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('manifest', () => {
  it('names the plan, nineteen criterion dossiers, the tables, the review sheet and the forms, each as DOCX and PDF, tables as XLSX', () => {
    expect(manifest.caseId).toBe(CASE);
    const criteria = Array.from({ length: 19 }, (_, i) => `criterion-${String(i + 1).padStart(2, '0')}`);
    const ids = ['plan', ...criteria, 'summary-tables', 'review', ...FORMS];
    expect(manifest.documents.map((d) => d.id)).toEqual(ids);
    expect(pairs().map((d) => d.id)).toEqual([...ids, OUTSTANDING, ...DIFFERENCE]);
    expect(
      manifest.documents.filter((d) => d.files.some((f) => f.format === 'xlsx')).map((d) => d.id),
    ).toEqual([
      'summary-tables',
      'review',
      'commune-report',
      'district-review',
      'commune-opinions',
      'district-opinions',
    ]);
  });

  it('states the size and hash of every file', () => {
    for (const { path, bytes, sha256 } of manifest.documents.flatMap((d) => d.files)) {
      const content = readFileSync(join(output, path));
      expect({ path, bytes: content.length }).toEqual({ path, bytes });
      expect({ path, sha256: createHash('sha256').update(content).digest('hex') }).toEqual({ path, sha256 });
      expect(path).toMatch(/^[a-z0-9][a-z0-9./-]*$/);
    }
  });
});

describe('DOCX and XLSX', () => {
  it('are valid for the Open XML SDK', async () => {
    const files = [
      ...filesOf('docx'),
      ...filesOf('xlsx'),
      ...submitted('docx'),
      ...submitted('xlsx'),
      ...['docx', 'xlsx'].map(outstanding),
      ...DIFFERENCE.map((name) => difference(name, 'docx')),
      difference('so-sanh-so-lieu', 'xlsx'),
    ];
    expect(files.length).toBeGreaterThan(20);
    expect(ooxmlFailures(await validateOoxml(files))).toEqual([]);
  });
});

describe('PDF', () => {
  it('is PDF/A-2a and PDF/UA-1', async () => {
    const compared = DIFFERENCE.map((name) => difference(name, 'pdf'));
    const files = [...filesOf('pdf'), ...submitted('pdf'), outstanding('pdf'), ...compared];
    expect(veraFailures(await verapdf(files, ['2a', 'ua1']))).toEqual([]);
  });

  it('is clean for qpdf', async () => {
    expect(submitted('pdf')).toHaveLength(SUBMITTED.length);
    expect(await qpdfCheck([...filesOf('pdf'), ...submitted('pdf')])).toEqual([]);
  });

  it('embeds every font as a subset with a Unicode table', async () => {
    for (const file of filesOf('pdf')) {
      const fonts = await pdfFonts(file);
      expect(fonts.length, file).toBeGreaterThan(0);
      for (const font of fonts) {
        // The Type 3 font of drawn signs holds nothing but them: it is its own subset.
        expect(font, file).toMatchObject({ embedded: true, subset: font.type !== 'Type 3', unicode: true });
      }
    }
  });

  it('gives text in composed Unicode', async () => {
    for (const file of filesOf('pdf')) {
      const text = await pdfText(file, 'raw');
      expect(text, file).toBe(text.normalize('NFC'));
      expect(text, file).not.toMatch(/[\uFFFD\uE000-\uF8FF]/u);
    }
  });

  it('has as many pages as the manifest says', async () => {
    for (const { path, pages } of manifest.documents.flatMap((d) => d.files)) {
      if (path.endsWith('.pdf')) {
        expect([path, (await pdfPages(join(output, path))).length]).toEqual([path, pages]);
      }
    }
  });
});

describe('PDF and DOCX are one document', () => {
  it('the same words in the same order', async () => {
    // The longest first: poppler reads a page again for every element on it.
    const longest = pairs().sort((a, b) => statSync(b.pdf).size - statSync(a.pdf).size);
    const differences = await pool(longest, 2, async ({ id, docx, pdf }) => {
      const fromPdf = words(await pdfText(pdf, 'structure'));
      const difference = firstDifference(fromPdf, docxWords(readFileSync(docx)));
      return difference === undefined ? [] : [`${id}: ${difference}`];
    });
    expect(differences.flat()).toEqual([]);
  });

  it('every page begins with and holds the same words as LibreOffice lays the DOCX out', async () => {
    const differences = await pool(pairs(), 2, async ({ id, pdf }) =>
      pageDifferences(id, await pdfPages(pdf), await pdfPages(laidOut.get(id) ?? '')),
    );
    expect(differences.flat()).toEqual([]);
  });
});
