/** Volumes in the output folder: the manifest, what stays untouched, what a person edited, refusals, stale numbers. */
import {
  appendFileSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { generateDossier } from '../../../src/dossier/generate.ts';
import { sha256 } from '../../../src/dossier/hashes.ts';
import type { LoadedDossier } from '../../../src/dossier/load.ts';
import { manifestSchema } from '../../../src/dossier/manifest.ts';
import { type VolumesOptions, writeVolumes } from '../../../src/dossier/volumes/write-volumes.ts';
import { DiagnosticError, Diagnostics } from '../../../src/model/diagnostics.ts';
import { plainPdf } from '../../readers/evidence/make-pdf.ts';
import { mustLoad, REAL } from '../../support/load.ts';
import { caseWith, mixedCase, paper } from './mixed-case.ts';

const folders: string[] = [];
const folder = (): string => {
  const made = mkdtempSync(join(tmpdir(), 'volumes-'));
  folders.push(made);
  return join(made, 'ra');
};
afterAll(() => {
  for (const f of folders) rmSync(f, { recursive: true, force: true });
});

const NAME = 'minh-chung/tieu-chi-02-giao-thong.pdf';
const ONE: Partial<VolumesOptions> = { only: ['criterion-02'] };
const run = (outFolder: string, more: Partial<VolumesOptions> = ONE, dossier: LoadedDossier = mixedCase()) =>
  writeVolumes(dossier, { outFolder, edition: 'working', ...more });
const manifestOf = (out: string) =>
  manifestSchema.parse(JSON.parse(readFileSync(join(out, 'manifest.json'), 'utf8')));

describe('the manifest', () => {
  it('lists each volume with its files, numbers and whether it is PDF/A', async () => {
    const out = folder();
    await run(out, {});
    const { volumes = [], documents } = manifestOf(out);
    expect(documents).toEqual([]);
    expect(volumes.map((v) => v.criterion)).toEqual(['2', '4', '13']);
    for (const { files, pdfa, notPdfa } of volumes) {
      expect(pdfa).toBe(notPdfa.length === 0);
      for (const file of files) {
        const bytes = readFileSync(join(out, file.path));
        expect([bytes.length, sha256(bytes)]).toEqual([file.bytes, file.sha256]);
        expect(file.first).toBe(1);
      }
    }
    expect(volumes[0]!.notPdfa.join()).toContain('a.pdf');
    expect(readdirSync(join(out, 'minh-chung')).sort()).toEqual(
      volumes.flatMap((v) => v.files.map((f) => f.path.replace('minh-chung/', ''))).sort(),
    );
  });

  it('keeps what other runs wrote: documents, volumes of other criteria', async () => {
    const out = folder();
    const dossier = mixedCase();
    await run(out, { only: ['criterion-13'] }, dossier);
    await generateDossier(
      dossier,
      { outFolder: out, edition: 'working', only: ['criterion-04'], formats: ['pdf'] },
      new Diagnostics(),
    );
    await run(out, ONE, dossier);
    const { volumes = [], documents } = manifestOf(out);
    expect(volumes.map((v) => v.criterion)).toEqual(['2', '13']);
    expect(documents.map((d) => d.id)).toEqual(['criterion-04']);
  });
});

describe('a second run', () => {
  it('does not touch a volume whose bytes are the same', async () => {
    const out = folder();
    await run(out);
    const before = statSync(join(out, NAME));
    const again = await run(out);
    expect(again.unchanged).toEqual([NAME]);
    expect(statSync(join(out, NAME))).toMatchObject({ mtimeMs: before.mtimeMs, ino: before.ino });
  });

  it('never writes over a volume that somebody edited', async () => {
    const out = folder();
    await run(out);
    appendFileSync(join(out, NAME), '% ghi chú của văn thư\n');
    const edited = readFileSync(join(out, NAME));
    const again = await run(out);
    expect(readFileSync(join(out, NAME)).equals(edited)).toBe(true);
    expect(again.volumes[0]!.files[0]!.path).toBe('minh-chung/tieu-chi-02-giao-thong.moi.pdf');
    expect(again.diagnostics.map((d) => d.code)).toContain('edited-file');
  });

  it('takes away parts that are no longer made', async () => {
    const heavy = Buffer.concat([plainPdf(1), Buffer.from(`\n%${'x'.repeat(200_000)}\n`)]);
    const many = [1, 2, 3, 4, 5].map((i) => paper(`p${i}`, { file: `p${i}.pdf` }));
    const dossier = caseWith(many, Object.fromEntries(many.map((p) => [p.file!, heavy])));
    const out = folder();
    const parts = await run(out, { ...ONE, maxBytes: 500_000 }, dossier);
    const files = parts.volumes[0]!.files.map((f) => f.path);
    await run(out, ONE, dossier);
    expect(existsSync(join(out, NAME))).toBe(true);
    for (const file of files) if (file !== NAME) expect(existsSync(join(out, file)), file).toBe(false);
    expect(files.length).toBeGreaterThan(1);
  });
});

describe('generating documents', () => {
  it('prints the numbers, and warns when volumes were bound before the papers changed', async () => {
    const out = folder();
    const dossier = mixedCase();
    await run(out, ONE, dossier);
    const warn = async (d: LoadedDossier): Promise<string[]> => {
      const diagnostics = new Diagnostics();
      await generateDossier(
        d,
        { outFolder: out, edition: 'working', only: ['criterion-04'], formats: ['docx'] },
        diagnostics,
      );
      return diagnostics.items.map((x) => x.code);
    };
    expect(await warn(dossier)).not.toContain('volumes-stale');
    const more = caseWith([paper('moi', { file: 'moi.pdf', date: '2020-01-01' })], {
      'moi.pdf': plainPdf(4),
    });
    expect(await warn(more)).toContain('volumes-stale');
    expect(await warn(dossier)).toContain('evidence-absent');
  });
});

describe('a run beside another one', () => {
  it('is refused while documents are made, and the manifest knows both afterwards', async () => {
    const out = folder();
    const options = {
      outFolder: out,
      edition: 'working',
      only: ['criterion-02'],
      formats: ['docx'],
    } as const;
    const documents = generateDossier(mixedCase(), options, new Diagnostics());
    await expect(run(out)).rejects.toMatchObject({
      diagnostics: [
        { code: 'output-busy', message: expect.stringContaining('đang được ghi bởi tiến trình') },
      ],
    });
    await documents;
    const volumes = run(out);
    const diagnostics = new Diagnostics();
    expect(await generateDossier(mixedCase(), options, diagnostics)).toBeNull();
    expect(diagnostics.items.map((d) => d.code)).toEqual(['output-busy']);
    await volumes;
    const manifest = manifestOf(out);
    expect([manifest.documents.length, manifest.volumes?.length]).toEqual([1, 1]);
    expect(readdirSync(out).filter((n) => n.startsWith('.'))).toEqual([]);
  });
});

describe('what is not bound', () => {
  it('a case whose papers name no file is refused with the way on', async () => {
    const out = folder();
    await expect(run(out, {}, mustLoad(REAL))).rejects.toThrow(/chưa có gì để đóng quyển/);
    expect(existsSync(out)).toBe(false);
  });

  it('an unknown id names the nearest', async () => {
    const failed = await run(folder(), { only: ['criterion-2'] }).catch((e: unknown) => e);
    expect(failed).toBeInstanceOf(DiagnosticError);
    expect((failed as DiagnosticError).diagnostics[0]!.hint).toContain('criterion-');
  });

  it('the submission edition refuses a criterion that is not met, unless told to', async () => {
    const out = folder();
    const refused = await run(out, { ...ONE, edition: 'submission' });
    expect(refused.volumes).toEqual([]);
    expect(refused.refused.map((r) => r.id)).toEqual(['criterion-02']);
    const made = await run(out, { ...ONE, edition: 'submission', includeUnready: true });
    expect(made.volumes).toHaveLength(1);
  });
});
