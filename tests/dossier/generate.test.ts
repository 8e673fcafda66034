/** Writing a dossier: the manifest, files that people edited, whole or not at all, one failure beside the others. */
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
import { type GenerateOptions, generateDossier } from '../../src/dossier/generate.ts';
import { sha256 } from '../../src/dossier/hashes.ts';
import { manifestSchema } from '../../src/dossier/manifest.ts';
import {
  buildDocument,
  DiagnosticError,
  generate,
  listDocuments,
  loadCase,
  renderDocument,
} from '../../src/index.ts';
import { Diagnostics } from '../../src/model/diagnostics.ts';
import { changed, mustLoad, REAL } from '../support/load.ts';
import { FORMS } from '../support/papers-of-real-case.ts';
import { unzip } from '../support/unzip.ts';

const dossier = mustLoad(REAL);
const folders: string[] = [];
const folder = () => {
  const made = mkdtempSync(join(tmpdir(), 'generate-'));
  folders.push(made);
  return join(made, 'ra');
};
afterAll(() => {
  for (const f of folders) rmSync(f, { recursive: true, force: true });
});

const run = (outFolder: string, options: Partial<GenerateOptions> = {}, loaded = dossier) =>
  generate(loaded, { outFolder, edition: 'working', ...options });
const manifestOf = (out: string) =>
  manifestSchema.parse(JSON.parse(readFileSync(join(out, 'manifest.json'), 'utf8')));
const listed = (out: string) => manifestOf(out).documents.flatMap((d) => d.files.map((f) => f.path));
/** Names in the folder that the manifest does not know. */
const strays = (out: string) =>
  readdirSync(out).filter((name) => name !== 'manifest.json' && !listed(out).includes(name));

const ONE: Partial<GenerateOptions> = { only: ['criterion-04'], formats: ['docx'] };
const FILE = 'tieu-chi-04-dien.docx';

describe('the manifest', () => {
  const out = folder();

  it('names every document and format, with size and hash; paths are relative, lower case ASCII', async () => {
    const result = await run(out, { formats: ['docx', 'xlsx'] });
    expect(result.failed).toEqual([]);
    const manifest = manifestOf(out);
    expect(manifest).toMatchObject({
      schema: 1,
      caseId: 'nhan-ly-2024',
      pack: 'nang-cao-2021-2025',
      edition: 'working',
    });
    const numbers = Array.from({ length: 19 }, (_, i) => `criterion-${String(i + 1).padStart(2, '0')}`);
    expect(manifest.documents.map((d) => d.id)).toEqual([
      'plan',
      ...numbers,
      'summary-tables',
      'review',
      ...FORMS,
    ]);
    expect(manifest.documents.map((d) => d.criterion ?? null).slice(0, 3)).toEqual([null, '1', '2']);
    for (const d of manifest.documents) {
      expect(d.audience.length).toBeGreaterThan(0);
      for (const f of d.files) {
        const bytes = readFileSync(join(out, f.path));
        expect([f.path, f.bytes, f.sha256]).toEqual([f.path, bytes.length, sha256(bytes)]);
        expect(f.path).toMatch(/^[a-z0-9-]+\.(docx|xlsx)$/);
        expect(f.key).toMatch(/^[0-9a-f]{64}$/);
      }
    }
    expect(listed(out)).toEqual(
      expect.arrayContaining(['ke-hoach.docx', 'tieu-chi-02-giao-thong.docx', 'bieu-tong-hop.xlsx']),
    );
    expect(strays(out)).toEqual([]);
  });

  it('keeps what this run was not asked for', async () => {
    const before = manifestOf(out);
    await run(out, { only: ['plan'], formats: ['pdf'] });
    const after = manifestOf(out);
    expect(after.documents.map((d) => d.id)).toEqual(before.documents.map((d) => d.id));
    expect(after.documents[0]!.files.map((f) => [f.format, f.pages === undefined])).toEqual([
      ['docx', true],
      ['pdf', false],
    ]);
    expect(after.documents.slice(1)).toEqual(before.documents.slice(1));
  });

  it('the same data give the same bytes and the same manifest again', async () => {
    const [a, b] = [folder(), folder()];
    await run(a, { only: ['plan', 'summary-tables'] });
    await run(b, { only: ['plan', 'summary-tables'] });
    const bytes = (f: string) => readdirSync(f).map((n) => [n, sha256(readFileSync(join(f, n)))]);
    expect(bytes(a)).toEqual(bytes(b));
  });
});

describe('only and formats', () => {
  it('make just these', async () => {
    const out = folder();
    const result = await run(out, { only: ['plan', 'criterion-17'], formats: ['docx'] });
    expect(readdirSync(out).sort()).toEqual([
      'ke-hoach.docx',
      'manifest.json',
      'tieu-chi-17-moi-truong.docx',
    ]);
    expect(result.documents.map((d) => d.id)).toEqual(['plan', 'criterion-17']);
  });

  it('an unknown id stops before anything is written, with the nearest id', async () => {
    const out = folder();
    await expect(run(out, { only: ['plan', 'criterion-20', 'summary-table'] })).rejects.toSatisfy((e) => {
      const { diagnostics } = e as DiagnosticError;
      return diagnostics.length === 2 && diagnostics[1]!.hint === 'có phải ý bạn là "summary-tables"?';
    });
    expect(existsSync(out)).toBe(false);
  });
});

describe('a file that a person has edited', () => {
  it('is never overwritten: the new one stands beside it and the edit is named', async () => {
    const out = folder();
    await run(out, ONE);
    writeFileSync(join(out, FILE), 'sửa tay');
    const result = await run(out, ONE);
    expect(readFileSync(join(out, FILE), 'utf8')).toBe('sửa tay');
    const beside = 'tieu-chi-04-dien.moi.docx';
    expect(unzip(readFileSync(join(out, beside))).length).toBeGreaterThan(3);
    expect(listed(out)).toContain(beside);
    const warning = result.warnings.find((w) => w.code === 'edited-file');
    expect(warning?.message).toContain(FILE);
    expect(warning?.message).toContain(beside);
  });

  it('again: our own file beside it is renewed, an edited one there gets another beside it', async () => {
    const out = folder();
    await run(out, ONE);
    writeFileSync(join(out, FILE), 'sửa tay');
    await run(out, ONE);
    await run(out, ONE);
    expect(readdirSync(out).sort()).toEqual(['manifest.json', FILE, 'tieu-chi-04-dien.moi.docx'].sort());
    writeFileSync(join(out, 'tieu-chi-04-dien.moi.docx'), 'sửa nữa');
    await run(out, ONE);
    expect(readFileSync(join(out, FILE), 'utf8')).toBe('sửa tay');
    expect(readFileSync(join(out, 'tieu-chi-04-dien.moi.docx'), 'utf8')).toBe('sửa nữa');
    expect(existsSync(join(out, 'tieu-chi-04-dien.moi-2.docx'))).toBe(true);
  });

  it('so is a file that was there before the first run, or whose manifest is lost', async () => {
    const out = folder();
    mkdirSync(out, { recursive: true });
    writeFileSync(join(out, FILE), 'của người khác');
    await run(out, ONE);
    expect(readFileSync(join(out, FILE), 'utf8')).toBe('của người khác');
    const lost = folder();
    await run(lost, ONE);
    const ours = readFileSync(join(lost, FILE));
    for (const broken of ['', '{', '{"schema": 2}', 'null']) {
      writeFileSync(join(lost, 'manifest.json'), broken);
      const { warnings } = await run(lost, ONE);
      expect(warnings.map((d) => d.code)).toContain('manifest-unreadable');
      expect(readFileSync(join(lost, FILE))).toEqual(ours);
    }
  });

  it('an untouched file is renewed in place', async () => {
    const out = folder();
    await run(out, ONE);
    const before = readFileSync(join(out, FILE));
    const other = changed(dossier, (data) => {
      data.commune.name = 'Nhân Lý Mới';
    });
    await run(out, ONE, other);
    expect(readFileSync(join(out, FILE))).not.toEqual(before);
    expect(readdirSync(out).sort()).toEqual(['manifest.json', FILE]);
  });
});

describe('a paper that was issued', () => {
  it('is never written over when its figures change; the new one stands beside it', async () => {
    const out = folder();
    const papers = [
      {
        document: 'commune-letter',
        issued: { number: '7', date: '2024-11-20' },
        addressees: [],
        recipients: [],
        bases: [],
      },
    ];
    const issued = changed(dossier, (data) => {
      data.papers = papers;
    });
    const only = { only: ['commune-letter'], formats: ['docx'] } satisfies Partial<GenerateOptions>;
    await run(out, only, issued);
    expect(manifestOf(out).documents[0]).toMatchObject({ id: 'commune-letter', issued: '7, 2024-11-20' });
    const before = readFileSync(join(out, 'to-trinh-xa.docx'));
    const later = changed(issued, (data) => {
      data.commune.name = 'Nhân Lý Mới';
    });
    const result = await run(out, only, later);
    expect(readFileSync(join(out, 'to-trinh-xa.docx')).equals(before)).toBe(true);
    expect(result.warnings.map((w) => w.code)).toContain('issued-file');
    expect(listed(out)).toEqual(['to-trinh-xa.moi.docx']);
  });
});

describe('signature fields', () => {
  const FIELD = /\/FT \/Sig/g;
  const fieldsIn = async (options: Partial<GenerateOptions>): Promise<{ count: number; key: string }> => {
    const out = folder();
    await run(out, { only: ['commune-minutes'], formats: ['pdf'], ...options });
    const [file] = manifestOf(out).documents[0]!.files;
    return {
      count: [...readFileSync(join(out, file!.path), 'latin1').matchAll(FIELD)].length,
      key: file!.key,
    };
  };

  it('stand in the signing rooms on request, off by default, and change the key of the file', async () => {
    const without = await fieldsIn({});
    const asked = await fieldsIn({ signatureFields: true });
    expect([without.count, asked.count]).toEqual([0, 2]);
    expect(asked.key).not.toBe(without.key);
  });
});

describe('files end up whole or not at all', () => {
  it('no temporary file is left, also where writing fails', async () => {
    const out = folder();
    mkdirSync(join(out, FILE), { recursive: true });
    const result = await run(out, { only: ['criterion-03', 'criterion-04'], formats: ['docx'] });
    expect(result.failed).toMatchObject([
      {
        id: 'criterion-04',
        diagnostics: [{ hint: 'đổi tên hoặc chuyển thư mục đó đi chỗ khác rồi chạy lại' }],
      },
    ]);
    expect(readdirSync(out).filter((n) => n.includes('tmp'))).toEqual([]);
    expect(readdirSync(join(out, FILE))).toEqual([]);
  });

  it('a place that cannot be written to is named, in words of an office', async () => {
    const parent = folder();
    writeFileSync(parent, 'một tệp');
    for (const out of [parent, join(parent, 'ra')]) {
      const result = await run(out, ONE);
      expect(result.failed[0]!.diagnostics[0]!.message).toContain('nơi ghi kết quả không phải là thư mục');
      expect(result.documents).toEqual([]);
    }
    expect(readFileSync(parent, 'utf8')).toBe('một tệp');
  });
});

describe('a document that fails', () => {
  it('does not spoil the others and is named at the end', async () => {
    const out = folder();
    mkdirSync(join(out, FILE), { recursive: true });
    const result = await run(out, { formats: ['docx'] });
    expect(result.failed.map((f) => f.id)).toEqual(['criterion-04']);
    expect(result.failed[0]!.diagnostics[0]).toMatchObject({
      code: 'document-failed',
      severity: 'error',
      message: `${FILE}: có thư mục trùng tên với tệp này`,
    });
    expect(result.documents).toHaveLength(21 + FORMS.length);
    expect(manifestOf(out).documents.map((d) => d.id)).not.toContain('criterion-04');
    expect(manifestOf(out).warnings.join('\n')).toContain('criterion-04');
  });

  it('in one format keeps its other formats, and the manifest knows them', async () => {
    const out = folder();
    mkdirSync(join(out, FILE), { recursive: true });
    const result = await run(out, { only: ['criterion-04'] });
    expect(result.failed.map((f) => f.id)).toEqual(['criterion-04']);
    expect(listed(out)).toEqual(['tieu-chi-04-dien.pdf']);
    // The folder is taken away and nothing was edited: the next run writes both, none beside.
    rmSync(join(out, FILE), { recursive: true });
    await run(out, { only: ['criterion-04'] });
    expect(readdirSync(out).sort()).toEqual(['manifest.json', FILE, 'tieu-chi-04-dien.pdf']);
  });

  it('because its data lack something: the plan of a case without unmet criteria', async () => {
    const out = folder();
    const met = changed(dossier, (data) => {
      for (const c of data.criteria) for (const r of c.rounds) r.verdict = 'met';
    });
    const result = await run(out, { only: ['plan', 'criterion-01'], formats: ['docx'] }, met);
    expect(result.failed.map((f) => [f.id, f.diagnostics[0]!.code])).toEqual([
      ['plan', 'plan-nothing-unmet'],
    ]);
    expect(result.documents.map((d) => d.id)).toEqual(['criterion-01']);
  });

  it('but not when nobody asked for that plan by name: the dossier is whole, and the plan of before stays', async () => {
    const out = folder();
    await run(out, { only: ['plan'], formats: ['docx'] });
    const met = changed(dossier, (data) => {
      for (const c of data.criteria) for (const r of c.rounds) r.verdict = 'met';
    });
    const result = await run(out, { formats: ['docx'] }, met);
    expect(result.failed).toEqual([]);
    expect(result.removed).toEqual([]);
    expect(result.warnings.map((d) => d.code)).toEqual(
      expect.arrayContaining(['plan-nothing-unmet', 'stale-file']),
    );
    const stale = result.warnings.find((d) => d.code === 'stale-file')!;
    expect(stale.message).toBe(
      'tệp ke-hoach.docx là bản lập lần trước; theo số liệu hiện nay không còn phải lập plan',
    );
    expect(listed(out)).toContain('ke-hoach.docx');
    expect(await run(out, { formats: ['docx'] }, met)).toMatchObject({ failed: [], written: [] });
  });

  it('a fault of the templates stops the run before anything is written', async () => {
    const out = folder();
    const template = dossier.pack.template.bind(dossier.pack);
    const broken = {
      ...dossier,
      pack: {
        ...dossier.pack,
        template: (name: string) => {
          const found = template(name);
          return found && name === 'criterion.hbs'
            ? { ...found, text: found.text.replace('{{counts}}', '{{count}}') }
            : found;
        },
      },
    };
    const diagnostics = new Diagnostics();
    expect(await generateDossier(broken, { outFolder: out, edition: 'working' }, diagnostics)).toBeNull();
    expect(diagnostics.items.map((d) => d.code)).toContain('template-variable');
    expect(existsSync(out)).toBe(false);
  });
});

describe('warnings', () => {
  it('name contradictions between what is stated and what the values say', async () => {
    const out = folder();
    const against = changed(dossier, (data) => {
      data.indicators.find((i) => i.id === '5.6')!.stated = true;
    });
    const { warnings } = await run(out, ONE, against);
    const found = warnings.filter((w) => w.code === 'verdict-contradiction').map((w) => w.message);
    expect(found).toHaveLength(1);
    expect(found[0]).toContain('chỉ tiêu 5.6: kết luận "chưa đạt" nhưng tính theo số liệu là "đạt"');
    expect(manifestOf(out).warnings).toContain(found[0]);
  });

  it('ask for hamlet lists to be looked at when the remaining work has changed', async () => {
    const other = changed(dossier, (data) => {
      data.figures.find((f) => f.id === 'duong-noi-dong')!.numerator = { digits: 7n, scale: 0 };
    });
    const { warnings } = await run(folder(), ONE, other);
    expect(warnings.map((w) => w.code)).toContain('task-hamlets');
  });
});

describe('progress', () => {
  it('names every document once and ends with all done', async () => {
    const events: [number, number, string][] = [];
    await run(folder(), {
      ...ONE,
      only: ['criterion-04', 'criterion-07'],
      onProgress: (e) => events.push([e.done, e.total, e.document]),
    });
    expect(events.map(([done, total]) => [done, total])).toEqual([
      [0, 2],
      [1, 2],
      [2, 2],
    ]);
    expect(events[0]![2]).toContain('Điện');
  });
});

describe('the library', () => {
  const loaded = loadCase(REAL.folder);

  it('loads a case, lists its documents and renders one to a buffer', async () => {
    expect(listDocuments(loaded).map((d) => d.id)).toHaveLength(22 + FORMS.length);
    expect(buildDocument(loaded, 'plan').title).toContain('xã Nhân Lý');
    const docx = await renderDocument(loaded, 'criterion-04', 'docx');
    expect(unzip(docx).map((e) => e.name)).toContain('word/document.xml');
    expect((await renderDocument(loaded, 'criterion-04', 'pdf')).subarray(0, 5).toString()).toBe('%PDF-');
    expect(unzip(await renderDocument(loaded, 'summary-tables', 'xlsx')).map((e) => e.name)).toContain(
      'xl/workbook.xml',
    );
  });

  it('throws what is wrong as data', async () => {
    expect(() => loadCase(join(REAL.folder, 'khong-co'))).toThrow(DiagnosticError);
    expect(() => buildDocument(loaded, 'plam')).toThrow(DiagnosticError);
    await expect(renderDocument(loaded, 'plan', 'xlsx')).rejects.toMatchObject({
      diagnostics: [{ code: 'format-unknown', hint: 'các dạng: docx, pdf' }],
    });
  });
});
