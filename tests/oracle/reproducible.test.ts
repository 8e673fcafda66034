/**
 * Same data, same bytes: the built command in other time zones, locales and folders, seconds apart, by an absolute and
 * a relative path, and where folders list their files in another order.
 */

import { execFileSync, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ROOT } from '../support/source-files.ts';

const SETTINGS = [
  { TZ: 'UTC', LANG: 'C', LC_ALL: 'C' },
  { TZ: 'Asia/Ho_Chi_Minh', LANG: 'vi_VN.UTF-8', LC_ALL: 'vi_VN.UTF-8' },
  {
    TZ: 'Pacific/Kiritimati',
    LANG: 'tr_TR.UTF-8',
    LC_ALL: 'tr_TR.UTF-8',
    NODE_OPTIONS: `--require ${JSON.stringify(join(ROOT, 'tests/support/oracle/reversed-folders.cjs'))}`,
  },
  { TZ: 'America/Los_Angeles', LANG: 'de_DE.UTF-8', LC_ALL: 'de_DE.UTF-8' },
] as const;

const folders = SETTINGS.map(() => mkdtempSync(join(tmpdir(), 'oracle-same-')));
const CASE = join(ROOT, 'fixtures/nhan-ly-2024');
/** The last run names the case and the output as they look from where it stands. */
const seenFrom = (folder: string, path: string): string =>
  folder === folders.at(-1) ? relative(folder, path) || '.' : path;
const EDITIONS = ['working', 'submission'] as const;

const generate = (folder: string, env: Record<string, string>, edition: string): Promise<number> =>
  new Promise((resolve, reject) => {
    const args = [
      'generate',
      seenFrom(folder, CASE),
      '--out',
      seenFrom(folder, folder),
      '--edition',
      edition,
    ];
    const extra = edition === 'submission' ? ['--include-unready'] : [];
    const child = spawn(process.execPath, [join(ROOT, 'dist/cli.mjs'), ...args, ...extra], {
      cwd: folder,
      env: { ...process.env, ...env },
      stdio: 'ignore',
    });
    child.on('error', reject);
    child.on('close', (code) => resolve(code ?? -1));
  });

/** Of all but the records for the next run, which know places. */
function hashes(folder: string, at = ''): Record<string, string> {
  return Object.fromEntries(
    readdirSync(join(folder, at), { withFileTypes: true }).flatMap((entry) => {
      if (entry.name === '.hoso') return [];
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

describe('runs in different time zones, locales, folders, orders of files and at different times', () => {
  it('the order of files is another one where it is said to be', () => {
    const names = (env: object) =>
      execFileSync(process.execPath, ['-p', 'fs.readdirSync(".").join()'], {
        cwd: CASE,
        encoding: 'utf8',
        env: { ...process.env, ...env },
      })
        .trim()
        .split(',');
    expect(names(SETTINGS[2])).toEqual(names(SETTINGS[0]).reverse());
  });

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
