/**
 * `npm run bench`, or `npm run bench -- pdf docx` for some parts: runs each part in a process of its own on the library
 * in `dist` (`npm run build` first), prints its table and puts it into RESULTS.md in place of the part's former one.
 *
 *   --rounds N      rounds of every part (default: below)
 *   --files FOLDER  keeps what each side made, to look at
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { machine } from './machine.mjs';
import { printed, saveSection, sectionOf } from './report.mjs';

const PARTS = {
  pdf: { warmUp: 10, rounds: 25 },
  docx: { warmUp: 30, rounds: 41 },
  xlsx: { warmUp: 12, rounds: 25 },
  dossier: { warmUp: 1, rounds: 5 },
  cold: { warmUp: 1, rounds: 9 },
  watch: { warmUp: 4, rounds: 15 },
};

const args = process.argv.slice(2);
const option = (name) => {
  const at = args.indexOf(`--${name}`);
  return at < 0 ? undefined : args.splice(at, 2)[1];
};
const rounds = option('rounds');
const files = option('files');
const unknown = args.filter((name) => !(name in PARTS));
if (unknown.length > 0) fail(`no such part: ${unknown.join(', ')}; parts: ${Object.keys(PARTS).join(', ')}`);
if (rounds !== undefined && !(Number(rounds) >= 1)) fail('--rounds wants a number from 1');
if (!existsSync(new URL('../../dist/cli.mjs', import.meta.url))) fail('run `npm run build` first');

const scratch = mkdtempSync(join(tmpdir(), 'bench-'));
const folder = files ?? join(scratch, 'files');
mkdirSync(folder, { recursive: true });
try {
  for (const name of args.length > 0 ? args : Object.keys(PARTS)) {
    const before = machine();
    const options = { ...PARTS[name], ...(rounds === undefined ? {} : { rounds: Number(rounds) }) };
    const part = inOwnProcess(name, { ...options, folder, out: join(scratch, `${name}.json`) });
    const section = sectionOf(part, { ...options, before, after: machine() });
    console.log(printed(part));
    saveSection(name, section, Object.keys(PARTS));
  }
} finally {
  rmSync(scratch, { recursive: true, force: true });
}

/** Garbage of one part, and what its code was optimised for, do not reach the next. */
function inOwnProcess(name, options) {
  const script = fileURLToPath(new URL('one.mjs', import.meta.url));
  const node = ['--expose-gc', script, name, JSON.stringify(options)];
  const { status } = spawnSync(process.execPath, node, { stdio: 'inherit' });
  if (status !== 0) throw new Error(`part ${name} failed`);
  return JSON.parse(readFileSync(options.out, 'utf8'));
}

function fail(message) {
  console.error(message);
  process.exit(1);
}
