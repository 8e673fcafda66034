/** Bundles of the sample commune on disk: complete, counted alike everywhere, refused with reasons, the same twice. */
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import {
  type BundleOptions,
  type BundleResult,
  makeBundle,
} from '../../../src/dossier/bundle/make-bundle.ts';
import type { BundleManifest } from '../../../src/dossier/bundle/manifest.ts';
import { METADATA } from '../../../src/dossier/bundle/metadata.ts';
import { MOST_PATH, pathFault } from '../../../src/dossier/bundle/names.ts';
import { CHECKSUMS, fileSha256 } from '../../../src/dossier/bundle/staged-folder.ts';
import type { LoadedDossier } from '../../../src/dossier/load.ts';
import { DiagnosticError } from '../../../src/model/diagnostics.ts';
import { countsOfBundle } from '../../../src/tables/contents.ts';
import { docxParagraphs } from '../../support/docx-text.ts';
import { changed, mustLoad, mustLoadFolder, REAL, SAMPLE } from '../../support/load.ts';
import { twoTierFiles } from '../../support/two-tier.ts';
import { unzip } from '../../support/unzip.ts';
import { parseXml } from '../../support/xml.ts';

// Whole bundles with their volumes: slow on a busy machine.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });
const folder = mkdtempSync(join(tmpdir(), 'bundle-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
let runs = 0;
const fresh = () => join(folder, String(runs++));
const sample = mustLoadFolder(SAMPLE);
const real = mustLoad(REAL);
const make = (dossier: LoadedDossier, bundle: string, more: Partial<BundleOptions> = {}) =>
  makeBundle(dossier, { outFolder: fresh(), bundle, ...more });
const filesIn = (of: string): string[] =>
  readdirSync(of, { withFileTypes: true, recursive: true })
    .filter((e) => e.isFile())
    .map((e) => join(e.parentPath, e.name).slice(of.length + 1))
    .sort();
const read = (result: BundleResult, name: string) => readFileSync(join(result.folder, name));
const manifestOf = (result: BundleResult) =>
  JSON.parse(read(result, 'manifest.json').toString('utf8')) as BundleManifest;
const errorsOf = async (run: Promise<unknown>) => {
  const error = await run.then(
    () => null,
    (e: unknown) => e,
  );
  expect(error).toBeInstanceOf(DiagnosticError);
  return (error as DiagnosticError).diagnostics;
};

describe('the district’s bundle of the sample commune', () => {
  let result: BundleResult;
  beforeAll(async () => {
    result = await make(sample, 'district');
  });

  it('has a line for every part, and a file or a reason on each', () => {
    expect(result.lines.filter((l) => l.depth === 0)).toHaveLength(6);
    for (const line of result.lines.filter((l) => l.kind !== 'part'))
      expect(line.state === 'included' ? line.files.length > 0 : line.reason, line.order).toBeTruthy();
    const refused = result.lines.filter((l) => l.state === 'not-ready');
    expect(refused.map((l) => l.criterion)).toEqual(['2', '17']);
    expect(refused[0]!.reason).toBe('tiêu chí số 2 chưa đạt');
  });

  it('holds on disk what its lines, manifest, checksums and ZIP say', () => {
    const named = result.lines.flatMap((l) => l.files.map((f) => f.path));
    const manifest = manifestOf(result);
    expect(manifest.items.flatMap((i) => i.files.map((f) => f.path))).toEqual(named);
    const about = manifest.about.map((f) => f.path);
    const all = [...named, ...about, 'manifest.json', CHECKSUMS].sort();
    expect(filesIn(result.folder)).toEqual(all);
    expect(result.files).toBe(all.length);
    for (const f of [...manifest.items.flatMap((i) => i.files), ...manifest.about])
      expect(fileSha256(join(result.folder, f.path)), f.path).toBe(f.sha256);
    const sums = read(result, CHECKSUMS).toString('utf8');
    expect(sums).not.toContain('\r');
    expect(
      sums
        .trimEnd()
        .split('\n')
        .map((l) => l.slice(66)),
    ).toEqual(all.filter((f) => f !== CHECKSUMS));
    const entries = unzip(readFileSync(result.zip));
    expect(entries.map((e) => e.name)).toEqual(all.map((f) => `ho-so-trinh-huyen/${f}`));
    for (const e of entries)
      expect(e.content.equals(read(result, e.name.slice('ho-so-trinh-huyen/'.length))), e.name).toBe(true);
  });

  it('stands in the order of the list, under names that any Windows unpacks', () => {
    const paths = unzip(readFileSync(result.zip)).map((e) => e.name);
    expect(paths.map(pathFault).filter((f) => f !== null)).toEqual([]);
    expect(Math.max(...paths.map((p) => p.length))).toBeLessThan(MOST_PATH);
    const firsts = result.lines.flatMap((l) => l.files[0]?.path ?? []);
    expect(firsts.toSorted()).toEqual(firsts);
  });

  it('binds a volume for every criterion that is in, and says whether it is PDF/A', () => {
    const volumes = result.lines.filter((l) => l.kind === 'volume');
    expect(volumes).toHaveLength(17);
    expect(manifestOf(result).volumes.map((v) => v.criterion)).toEqual(volumes.map((v) => v.criterion));
    for (const v of volumes) {
      expect(v.files.map((f) => f.path.replace(/^.*\./, ''))).toEqual(
        expect.arrayContaining(['docx', 'pdf']),
      );
      expect(v.numbered!.count).toBeGreaterThan(0);
      expect(v.numbered!.count).toBeLessThanOrEqual(v.pages!);
    }
  });

  it('ships beside a volume what cannot be bound, byte for byte', () => {
    const beside = result.lines.flatMap((l) => l.files.filter((f) => f.path.includes('-kem-')));
    expect(beside.length).toBeGreaterThan(2);
    const sources = sample.appraised.data.evidence.flatMap((e) =>
      e.file && /\.(docx|xlsx)$/.test(e.file) ? [fileSha256(join(SAMPLE.folder, e.file))] : [],
    );
    for (const f of beside) expect(sources, f.path).toContain(f.sha256);
    expect(result.lines.find((l) => l.criterion === '13')!.note).toBe('kèm 02 tệp rời');
  });

  it('the list of contents, the handover record and the metadata count alike', () => {
    const counts = countsOfBundle(result.lines);
    const text = (name: string) => docxParagraphs(read(result, name)).join('\n').replaceAll('\u00a0', ' ');
    const two = (n: number) => String(n).padStart(2, '0');
    expect(text('00-danh-muc-thanh-phan.docx')).toContain(
      `Danh mục gồm 06 thành phần, ${two(counts.included)} tài liệu, ${two(counts.files)} tệp, ${counts.pages} trang tệp PDF./.`,
    );
    const dossiers = 1 + result.lines.filter((l) => l.criterion !== null && l.state === 'included').length;
    expect(text('00-bien-ban-giao-nhan.docx')).toContain(`Tổng số hồ sơ (đơn vị bảo quản): ${dossiers}.`);
    expect(text('00-bien-ban-giao-nhan.docx')).toContain(`Mục lục này gồm: ${dossiers} hồ sơ`);
    const records = parseXml(read(result, METADATA).toString('utf8')).children[0]!.children;
    expect(records.filter((r) => r.name === 'ThongTinVanBan')).toHaveLength(counts.included);
    for (const line of result.lines) expect(text('00-danh-muc-thanh-phan.docx')).toContain(line.title);
  });

  it('is byte for byte the same when made again, from data read again', async () => {
    const again = await make(mustLoadFolder(SAMPLE), 'district');
    expect(filesIn(again.folder)).toEqual(filesIn(result.folder));
    for (const name of filesIn(result.folder))
      expect(read(again, name).equals(read(result, name)), name).toBe(true);
    expect(readFileSync(again.zip).equals(readFileSync(result.zip))).toBe(true);
  });

  it('tells the blanks that are left, by paper', () => {
    // Boxes and metres of paper are measured by people, whatever the case says.
    expect(result.blanks.map((b) => b.id)).toContain('handover');
    for (const b of result.blanks) expect(b.facts.length + b.lines.length, b.id).toBeGreaterThan(0);
  });
});

describe('what may be asked for', () => {
  it('--include-unready takes the criteria in that are not ready', async () => {
    const unready = async (includeUnready: boolean) => {
      const { lines } = await make(sample, 'unit:phong-nong-nghiep', { includeUnready });
      return lines.filter((l) => l.state === 'not-ready').map((l) => l.criterion);
    };
    expect(await unready(false)).toEqual(['17']);
    expect(await unready(true)).toEqual([]);
  });

  it('another edition than the list’s', async () => {
    const result = await make(sample, 'unit:cong-an', { edition: 'working' });
    expect(manifestOf(result).edition).toBe('working');
    const docx = result.lines.find((l) => l.criterion === '19')!.files.find((f) => f.path.endsWith('.docx'))!;
    expect(docxParagraphs(read(result, docx.path)).join('\n')).toContain('DỰ THẢO');
  });

  it('volumes of at most so many bytes, numbers running on', async () => {
    const whole = await make(sample, 'unit:phong-nong-nghiep');
    const most = 150_000;
    const split = await make(sample, 'unit:phong-nong-nghiep', { maxBytes: most });
    const volume = (r: BundleResult) => r.lines.find((l) => l.criterion === '13')!;
    const pdfs = (r: BundleResult) => volume(r).files.filter((f) => f.path.endsWith('.pdf'));
    expect(pdfs(whole)).toHaveLength(1);
    expect(pdfs(whole)[0]!.bytes).toBeGreaterThan(most);
    expect(pdfs(split).length).toBeGreaterThan(1);
    expect(volume(split).numbered).toEqual(volume(whole).numbered);
  });

  it('a case without files of evidence gets dossiers without volumes', async () => {
    const result = await make(real, 'district', { includeUnready: true });
    const dossiers = result.lines.filter((l) => l.criterion !== null);
    expect(dossiers.every((l) => l.kind === 'document' && l.files.length === 2)).toBe(true);
  });

  it('a unit that has nothing is told so', async () => {
    const [error] = await errorsOf(make(sample, 'unit:doan-kiem-tra-tinh'));
    expect(error).toMatchObject({ code: 'bundle-empty', message: expect.stringContaining('Đoàn kiểm tra') });
  });

  it('a public bundle names what it keeps out, and has no handover record', async () => {
    const result = await make(sample, 'posting');
    expect(result.leftOut.length).toBeGreaterThan(5);
    expect(manifestOf(result).leftOut).toEqual(result.leftOut);
    expect(filesIn(result.folder).some((f) => f.startsWith('00-danh-muc'))).toBe(true);
    expect(filesIn(result.folder).filter((f) => /bien-ban-giao-nhan|minh-chung|\.jpe?g$/.test(f))).toEqual(
      [],
    );
  });
});

describe('--strict', () => {
  it('refuses while check has errors and says which; without it they are warnings', async () => {
    const errors = await errorsOf(make(sample, 'district', { strict: true }));
    expect(errors.map((d) => d.code)).toEqual(['evidence-expired']);
    const result = await make(sample, 'unit:cong-an');
    expect(result.warnings.find((d) => d.code === 'evidence-expired')!.severity).toBe('warning');
  });

  it('makes the bundle of a case without errors', async () => {
    const result = await make(real, 'posting', { strict: true });
    expect(existsSync(result.zip)).toBe(true);
    // The real plan gives no data for the report: its blanks are told.
    const report = result.blanks.find((b) => b.id === 'commune-report')!;
    expect(report.facts.length).toBeGreaterThan(5);
    expect(report.lines.length).toBeGreaterThan(5);
  });
});

describe('papers of other bodies', () => {
  it('are copied as they are, under the name of the list', async () => {
    const result = await make(sample, 'province');
    const external = result.lines.filter((l) => l.kind === 'external');
    expect(external.length).toBeGreaterThanOrEqual(3);
    const asked = new Set(['bao-cao-hai-long', 'an-ninh-trat-tu', 'no-dong']);
    const sources = sample.appraised.data.evidence.filter((e) => asked.has(e.external ?? ''));
    expect(external.flatMap((l) => l.files.map((f) => f.sha256)).toSorted()).toEqual(
      sources.map((e) => fileSha256(join(SAMPLE.folder, e.file!))).toSorted(),
    );
    expect(external.map((l) => l.files.length)).toEqual(external.map(() => 1));
    expect(result.lines.filter((l) => l.order.startsWith('7.') && l.kind === 'volume')).toHaveLength(17);
  });

  it.each([
    ['no file yet', undefined, /chưa có tệp quét/],
    ['a file that is not there', 'minh-chung/khac/khong-co.pdf', /không thấy tệp/],
    ['a file outside the case', '../ngoai.pdf', /ngoài thư mục hồ sơ/],
  ])('%s: the line says so', async (_, file, reason) => {
    const own = changed(sample, (data) => {
      const evidence = data.evidence.find((e) => e.external === 'no-dong')!;
      if (file === undefined) delete evidence.file;
      else evidence.file = file;
      data.evidence = [evidence];
    });
    const result = await make(own, 'province');
    const line = result.lines.find((l) => l.order === '6.2')!;
    expect(line).toMatchObject({ state: 'missing', reason: expect.stringMatching(reason), files: [] });
  });
});

describe('who hands over', () => {
  const { submission } = sample.appraised.data;
  const record = async (asked: string) => {
    const result = await make(sample, asked);
    const xml = read(result, METADATA).toString('utf8');
    return { text: docxParagraphs(read(result, '00-bien-ban-giao-nhan.docx')).join('\n'), xml };
  };

  it('is the commune with the persons, day and codes that the case states', async () => {
    const { text, xml } = await record('district');
    expect(text).toContain(`Ông (bà): ${submission!.handedOverBy!.name}`);
    expect(text).toContain(`Ông (bà): ${submission!.receivedBy!.name}`);
    expect(xml).toContain(`<OrganId>${submission!.archive!.organId}</OrganId>`);
  });

  it.each(['province', 'unit:cong-an'])(
    '%s: another handing over, whose persons nobody has stated',
    async (asked) => {
      const { text, xml } = await record(asked);
      expect(text).not.toContain(submission!.receivedBy!.name);
      expect(text).toMatch(/Ông \(bà\): …+\n/);
      expect(text).toMatch(/ngày\s+tháng\s+năm 2024/);
      expect(xml).not.toContain('<OrganId>');
      expect(xml).toContain(`<Maintenance>${submission!.archive!.maintenance}</Maintenance>`);
    },
  );
});

describe('without districts', () => {
  it('the province’s bundle is the commune’s, and nothing of its lists says district', async () => {
    const result = await make(mustLoad(SAMPLE, twoTierFiles()), 'province');
    const lists = ['00-danh-muc-thanh-phan.docx', '00-bien-ban-giao-nhan.docx'].flatMap((name) =>
      docxParagraphs(read(result, name)),
    );
    expect(lists.length).toBeGreaterThan(30);
    expect(lists.filter((t) => /huyện/i.test(t))).toEqual([]);
    expect(lists.filter((t) => t.includes('Không áp dụng: chính quyền hai cấp'))).toHaveLength(4);
    expect(read(result, METADATA).toString('utf8')).not.toMatch(/huyện/i);
    expect(filesIn(result.folder).filter((f) => f.includes('huyen'))).toEqual([]);
  });
});

describe('what stood there before', () => {
  it('is kept when a person changed it, replaced otherwise, and stays when a run fails', async () => {
    const out = fresh();
    const first = await makeBundle(sample, { outFolder: out, bundle: 'unit:dien-luc' });
    const again = await makeBundle(sample, { outFolder: out, bundle: 'unit:dien-luc' });
    expect(again.kept).toEqual([]);
    expect(readdirSync(out).toSorted()).toEqual(['don-vi-dien-luc', 'don-vi-dien-luc.zip']);
    const [paper] = first.lines.flatMap((l) => l.files);
    writeFileSync(join(first.folder, paper!.path), 'sửa tay');
    await errorsOf(makeBundle(sample, { outFolder: out, bundle: 'unit:dien-luc', strict: true }));
    expect(readFileSync(join(first.folder, paper!.path), 'utf8')).toBe('sửa tay');
    const third = await makeBundle(sample, { outFolder: out, bundle: 'unit:dien-luc' });
    expect(third.kept).toEqual(['don-vi-dien-luc.cu', 'don-vi-dien-luc.cu.zip']);
    expect(readFileSync(join(out, 'don-vi-dien-luc.cu', paper!.path), 'utf8')).toBe('sửa tay');
  });

  it('a case whose evidence vanished between two runs is still made, and says so', async () => {
    const copy = fresh();
    cpSync(SAMPLE.folder, copy, { recursive: true });
    rmSync(join(copy, 'minh-chung/19'), { recursive: true });
    const result = await make(mustLoadFolder({ ...SAMPLE, folder: copy }), 'unit:cong-an');
    expect(result.warnings.map((d) => d.message).join('\n')).toContain('minh-chung/19');
    expect(result.lines.find((l) => l.criterion === '19')!.state).toBe('included');
  });
});
