/**
 * The built command, ended by the system itself (SIGKILL: no last words) at moments that a seed and the folder choose.
 * What stands there is whole, old or new, and the next run gives what a clean folder gets.
 */
import { spawn } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sha256 } from '../../src/dossier/hashes.ts';
import { runOk } from '../support/oracle/run.ts';
import { ROOT } from '../support/source-files.ts';

const command = join(ROOT, 'dist/cli.mjs');
const root = mkdtempSync(join(tmpdir(), 'oracle-killed-'));
const NAME = 'nhan-ly-2024';
const OLD = join(ROOT, 'fixtures', NAME);
const NEW = join(root, 'moi');
/** Enough documents for every stage of a run; each starts a program twice. */
const ONLY =
  'plan,criterion-01,criterion-02,criterion-03,criterion-05,criterion-10,criterion-17,review,commune-letter';
const ARGS = ['--formats', 'docx', '--only', ONLY];
const DOCUMENTS = ONLY.split(',').length;

const generate = (source: string, out: string) =>
  runOk(process.execPath, [command, 'generate', source, '--out', out, ...ARGS]);
/** Files of the dossier; a run in progress has others, hidden. */
const bytesOf = (out: string, hidden = true): Record<string, string> =>
  Object.fromEntries(
    readdirSync(join(out, NAME), { withFileTypes: true })
      .filter((entry) => hidden || !entry.name.startsWith('.'))
      .map((entry) => [
        entry.name,
        entry.isFile() ? sha256(readFileSync(join(out, NAME, entry.name))) : 'folder',
      ]),
  );

const outOld = join(root, 'cu');
const outNew = join(root, 'sach');
let old: Record<string, string> = {};
let now: Record<string, string> = {};
/** Milliseconds of a whole run on this machine: delays are shares of it. */
let whole = 0;

beforeAll(async () => {
  if (!existsSync(command)) throw new Error('dist/cli.mjs is missing: run npm run build first');
  cpSync(OLD, NEW, { recursive: true });
  // The commune is named in every document, so every file is written anew.
  const file = join(NEW, 'case.yaml');
  const text = readFileSync(file, 'utf8');
  expect(text.split('name: Nhân Lý }')).toHaveLength(2);
  writeFileSync(file, text.replace('name: Nhân Lý }', 'name: Nhân Thử }'));
  await generate(OLD, outOld);
  const start = performance.now();
  await generate(NEW, outNew);
  whole = performance.now() - start;
  old = bytesOf(outOld);
  now = bytesOf(outNew);
}, 600_000);
afterAll(() => rmSync(root, { recursive: true, force: true }));

/** Starts a run over a copy of the old dossier and kills it when `due` says so; true when it was killed. */
async function killedRun(out: string, due: (folder: string, elapsed: number) => boolean): Promise<boolean> {
  cpSync(outOld, out, { recursive: true });
  const child = spawn(process.execPath, [command, 'generate', NEW, '--out', out, ...ARGS], {
    stdio: 'ignore',
  });
  const ended = new Promise<NodeJS.Signals | null>((resolve, reject) => {
    child.on('error', reject);
    child.on('exit', (_, signal) => resolve(signal));
  });
  const start = performance.now();
  const timer = setInterval(() => {
    if (due(join(out, NAME), performance.now() - start)) child.kill('SIGKILL');
  }, 1);
  const signal = await ended;
  clearInterval(timer);
  return signal === 'SIGKILL';
}

const renamed = (folder: string): number => {
  try {
    return readdirSync(folder).filter(
      (n) => n.endsWith('.docx') && sha256(readFileSync(join(folder, n))) === now[n],
    ).length;
  } catch {
    return 0;
  }
};
const workshop = (folder: string): number => {
  try {
    return readdirSync(join(folder, '.hoso-tam')).length;
  } catch {
    return 0;
  }
};
/** Moments follow from this number: one that finds a fault stays here as a seed of its own. */
const SEEDS = [20_241_120];
/** Even numbers in [0, 1), the same for the same seed (Park and Miller). */
function* numbers(seed: number): Generator<number, never> {
  for (let state = seed % 2_147_483_647; ; ) {
    state = (state * 48_271) % 2_147_483_647;
    yield (state - 1) / 2_147_483_646;
  }
}
/** One in each of these shares of a run, then stages of the folder, how far in each is drawn. */
function momentsOf(seed: number): [string, (folder: string, elapsed: number) => boolean][] {
  const drawn = numbers(seed);
  const among = (least: number, most: number): number =>
    least + Math.floor(drawn.next().value * (most - least + 1));
  const shares = [0, 1, 2, 3].map((quarter) => (quarter + drawn.next().value) / 4);
  const [staged, named] = [among(2, DOCUMENTS - 1), among(2, DOCUMENTS - 1)];
  return [
    ...shares.map((share): [string, (folder: string, elapsed: number) => boolean] => [
      `seed ${seed}: after ${share.toFixed(3)} of its time`,
      (_, elapsed) => elapsed >= share * whole,
    ]),
    [`seed ${seed}: when it holds the lock`, (folder) => existsSync(join(folder, '.hoso-dang-chay'))],
    [`seed ${seed}: when ${staged} files are staged`, (folder) => workshop(folder) >= staged],
    [`seed ${seed}: when a file has its name`, (folder) => renamed(folder) >= 1],
    [`seed ${seed}: when ${named} files have their names`, (folder) => renamed(folder) >= named],
  ];
}

describe('a run killed by the system', () => {
  const moments = SEEDS.flatMap(momentsOf);
  it('leaves whole files, old or new; the next run is that of a clean folder', async () => {
    // Every document is written anew, and the manifest.
    expect(Object.keys(now).filter((name) => old[name] !== now[name]).length).toBe(DOCUMENTS + 1);
    const killed: string[] = [];
    for (const [i, [moment, due]] of moments.entries()) {
      const out = join(root, `giet-${i}`);
      if (await killedRun(out, due)) killed.push(moment);
      for (const [name, hash] of Object.entries(bytesOf(out, false)))
        expect([old[name], now[name]], `${moment}: ${name}`).toContain(hash);
      for (const name of Object.keys(old))
        if (name in now) expect(existsSync(join(out, NAME, name)), `${moment}: ${name}`).toBe(true);
      await generate(NEW, out);
      expect(bytesOf(out), moment).toEqual(now);
    }
    // A quick machine may finish before a late moment; the early ones and those of the folder are always met.
    expect(killed.length, killed.join('; ')).toBeGreaterThanOrEqual(4);
  });
});
