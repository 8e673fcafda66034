/** A run that stops at any file operation leaves a usable dossier, and the next run is that of a clean folder. */
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { type Disk, realDisk } from '../../src/dossier/disk.ts';
import { type GenerateOptions, generateDossier } from '../../src/dossier/generate.ts';
import { sha256 } from '../../src/dossier/hashes.ts';
import type { LoadedDossier } from '../../src/dossier/load.ts';
import { Diagnostics } from '../../src/model/diagnostics.ts';
import { changed, INVENTED, mustLoadFolder } from '../support/load.ts';

const root = mkdtempSync(join(tmpdir(), 'interrupted-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));
let count = 0;
const fresh = (from?: string): string => {
  const out = join(root, String(count++));
  if (from) cpSync(from, out, { recursive: true, preserveTimestamps: true });
  return out;
};

const named = (name: string, plan: boolean): LoadedDossier =>
  changed(mustLoadFolder(INVENTED), (data) => {
    data.commune.name = name;
    // An issued plan would stay, whatever comes.
    if (plan) delete (data.plan as { issued?: unknown }).issued;
    else delete (data as { plan?: unknown }).plan;
  });
const [A, B, C] = [named('Một', true), named('Hai', false), named('Ba', true)];
const run = (dossier: LoadedDossier, outFolder: string, more: Partial<GenerateOptions> = {}) =>
  generateDossier(
    dossier,
    { outFolder, edition: 'working', formats: ['docx'], build: 'x', ...more },
    new Diagnostics(),
  );
const bytesOf = (out: string): Record<string, string> =>
  Object.fromEntries(
    readdirSync(out)
      .sort()
      .map((n) => [n, sha256(readFileSync(join(out, n)))]),
  );

/** From the k-th operation on `fault` decides; a write that is stopped leaves half of its bytes. */
function faulty(k: number, fault: (operation: keyof Disk, target: string) => Error | null) {
  const state = { operations: 0, refused: 0 };
  const guard = (operation: keyof Disk, target: string, half?: () => void): void => {
    const error = ++state.operations >= k ? fault(operation, target) : null;
    if (!error) return;
    if (state.refused++ === 0) half?.();
    throw error;
  };
  const disk: Disk = {
    makeFolder: (f) => {
      guard('makeFolder', f);
      realDisk.makeFolder(f);
    },
    write: (f, d) => {
      guard('write', f, () => realDisk.write(f, d.slice(0, d.length / 2)));
      realDisk.write(f, d);
    },
    create: (f, d) => {
      guard('create', f);
      realDisk.create(f, d);
    },
    rename: (a, b) => {
      guard('rename', b);
      realDisk.rename(a, b);
    },
    remove: (f) => {
      guard('remove', f);
      realDisk.remove(f);
    },
  };
  return { disk, state };
}
const refusal = (code: string) => Object.assign(new Error(code), { code });
const killed = () => new Error('killed');

const base = fresh();
await run(A, base);
const clean = new Map<LoadedDossier, Record<string, string>>();
for (const dossier of [A, B, C]) {
  const out = fresh();
  await run(dossier, out);
  clean.set(dossier, bytesOf(out));
}
const total = await (async () => {
  const { disk, state } = faulty(Number.POSITIVE_INFINITY, killed);
  await run(B, fresh(base), { disk });
  return state.operations;
})();

describe('a run killed at any operation', () => {
  it('leaves each file whole, old or new; the next run, of other data, is that of a clean folder', async () => {
    expect(total).toBeGreaterThan(25);
    const [old, now] = [clean.get(A)!, clean.get(B)!];
    for (let k = 1; k <= total; k++) {
      const out = fresh(base);
      await run(B, out, { disk: faulty(k, killed).disk }).catch(() => null);
      for (const [name, hash] of Object.entries(bytesOf2(out)))
        expect([old[name], now[name]], `${k} ${name}`).toContain(hash);
      for (const name of Object.keys(now)) expect(existsSync(join(out, name)), `${k} ${name}`).toBe(true);
      await run(C, out);
      expect(bytesOf(out), String(k)).toEqual(clean.get(C));
      rmSync(out, { recursive: true });
    }
  });

  it('twice, and what a person edited stays as it is', async () => {
    const edited = 'chuong-trinh.docx';
    for (let k = 1; k <= total; k += 3) {
      const out = fresh(base);
      const first = readdirSync(out).find((n) => n.endsWith('.docx') && n !== edited)!;
      writeFileSync(join(out, first), 'sửa tay');
      await run(B, out, { disk: faulty(k, killed).disk }).catch(() => null);
      await run(C, out, { disk: faulty(((k * 7) % total) + 1, killed).disk }).catch(() => null);
      await run(A, out);
      expect(readFileSync(join(out, first), 'utf8'), String(k)).toBe('sửa tay');
      const beside = first.replace('.docx', '.moi.docx');
      const { [first]: _, [beside]: made, 'manifest.json': __, ...others } = bytesOf(out);
      const { [first]: wanted, 'manifest.json': ___, ...rest } = clean.get(A)!;
      expect([made, others], String(k)).toEqual([wanted, rest]);
      rmSync(out, { recursive: true });
    }
  });
});

/** Documents and manifest, without what only a run in progress has. */
const bytesOf2 = (out: string): Record<string, string> =>
  Object.fromEntries(
    readdirSync(out, { withFileTypes: true })
      .filter((e) => e.isFile() && !e.name.startsWith('.'))
      .map((e) => [e.name, sha256(readFileSync(join(out, e.name)))]),
  );

describe('a disk that refuses', () => {
  it.each([
    ['full', 'ENOSPC', ['write', 'create'], 'ổ đĩa đầy'],
    ['read-only', 'EROFS', ['write', 'create', 'rename', 'makeFolder'], 'chỉ cho đọc'],
  ] as const)(
    '%s from any operation on: told; the next run is that of a clean folder',
    async (_, code, of, words) => {
      let told = 0;
      for (let k = 1; k <= total; k += 4) {
        const out = fresh(base);
        const { disk, state } = faulty(k, (o) =>
          (of as readonly string[]).includes(o) ? refusal(code) : null,
        );
        const result = await run(B, out, { disk });
        if (state.refused > 0) {
          const said = result!.failed.flatMap((f) => f.diagnostics.map((d) => d.message)).join('\n');
          expect(said, String(k)).toContain(words);
          told++;
        }
        await run(C, out);
        expect(bytesOf(out), String(k)).toEqual(clean.get(C));
        rmSync(out, { recursive: true });
      }
      expect(told).toBeGreaterThan(5);
    },
  );

  it.each(['EPERM', 'EBUSY'])('%s for one file: named, it stays old, the others are made', async (code) => {
    const out = fresh(base);
    const locked = readdirSync(out).find((n) => n.startsWith('tap-02'))!;
    const { disk } = faulty(1, (o, f) => (o === 'rename' && f.endsWith(locked) ? refusal(code) : null));
    const result = await run(B, out, { disk });
    expect(result!.failed).toHaveLength(1);
    expect(result!.failed[0]!.diagnostics[0]!.message).toContain(`${locked}: tệp đang mở`);
    expect(bytesOf(out)[locked]).toBe(clean.get(A)![locked]);
    expect(result!.written).toHaveLength(Object.keys(clean.get(B)!).length - 2);
    await run(B, out);
    expect(bytesOf(out)).toEqual(clean.get(B));
  });
});

describe('two runs in one folder', () => {
  it('the second is refused, and a lock left by a dead process is taken over', async () => {
    const out = fresh(base);
    const first = run(B, out);
    const diagnostics = new Diagnostics();
    expect(await generateDossier(C, { outFolder: out, edition: 'working' }, diagnostics)).toBeNull();
    expect(diagnostics.items.map((d) => d.code)).toEqual(['output-busy']);
    await first;
    expect(bytesOf(out)).toEqual(clean.get(B));
    writeFileSync(join(out, '.hoso-dang-chay'), '');
    await run(C, out);
    expect(bytesOf(out)).toEqual(clean.get(C));
  });
});

describe('a second run', () => {
  it('with nothing changed writes nothing; with other data only what they touch; removed are told', async () => {
    const out = fresh(base);
    const again = await run(A, out);
    expect([again!.written, again!.removed]).toEqual([[], []]);
    expect(again!.unchanged.length).toBe(Object.keys(clean.get(A)!).length - 1);
    const other = await run(B, out);
    expect(other!.removed).toEqual(['chuong-trinh.docx']);
    expect(bytesOf(out)).toEqual(clean.get(B));
    expect((await run(B, out, { force: true }))!.written.length).toBe(
      other!.written.length + other!.unchanged.length,
    );
    expect((await run(B, out, { build: 'y' }))!.written).toEqual([]);
    expect(bytesOf(out)['manifest.json']).not.toBe(clean.get(B)!['manifest.json']);
  });
});
