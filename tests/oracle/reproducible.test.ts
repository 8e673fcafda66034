/** Same data, same bytes: the built command in other time zones, locales and folders, seconds apart. */

import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ROOT } from '../support/source-files.ts';

const SETTINGS = [
  { TZ: 'UTC', LANG: 'C', LC_ALL: 'C' },
  { TZ: 'Asia/Ho_Chi_Minh', LANG: 'vi_VN.UTF-8', LC_ALL: 'vi_VN.UTF-8' },
  { TZ: 'Pacific/Kiritimati', LANG: 'tr_TR.UTF-8', LC_ALL: 'tr_TR.UTF-8' },
  { TZ: 'America/Los_Angeles', LANG: 'de_DE.UTF-8', LC_ALL: 'de_DE.UTF-8' },
] as const;

const folders = SETTINGS.map(() => mkdtempSync(join(tmpdir(), 'oracle-same-')));
const EDITIONS = ['working', 'submission'] as const;

const generate = (folder: string, env: Record<string, string>, edition: string): Promise<number> =>
  new Promise((resolve, reject) => {
    const args = ['generate', join(ROOT, 'fixtures/nhan-ly-2024'), '--out', folder, '--edition', edition];
    const extra = edition === 'submission' ? ['--include-unready'] : [];
    const child = spawn(process.execPath, [join(ROOT, 'dist/cli.mjs'), ...args, ...extra], {
      cwd: folder,
      env: { ...process.env, ...env },
      stdio: 'ignore',
    });
    child.on('error', reject);
    child.on('close', (code) => resolve(code ?? -1));
  });

function hashes(folder: string, at = ''): Record<string, string> {
  return Object.fromEntries(
    readdirSync(join(folder, at), { withFileTypes: true }).flatMap((entry) => {
      const name = at === '' ? entry.name : `${at}/${entry.name}`;
      if (entry.isDirectory()) return Object.entries(hashes(folder, name));
      return [
        [
          name,
          createHash('sha256')
            .update(readFileSync(join(folder, name)))
            .digest('hex'),
        ],
      ];
    }),
  );
}

beforeAll(async () => {
  for (const [i, env] of SETTINGS.entries()) {
    for (const edition of EDITIONS)
      expect([env.TZ, edition, await generate(folders[i]!, env, edition)]).toEqual([env.TZ, edition, 0]);
  }
});
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

describe('runs in different time zones, locales and at different times', () => {
  it('give byte-identical files, manifests included', () => {
    const [first, ...others] = folders.map((f) => hashes(f));
    expect(Object.keys(first!).filter((name) => /\.(docx|pdf|xlsx)$/.test(name)).length).toBeGreaterThan(80);
    for (const other of others) expect(other).toEqual(first);
  });

  it('again over the same folder change nothing', async () => {
    const before = hashes(folders[0]!);
    for (const edition of EDITIONS) await generate(folders[0]!, SETTINGS[1], edition);
    expect(hashes(folders[0]!)).toEqual(before);
  });
});
