/**
 * What an office waits for, each time a new process of the built command: the first run into an empty folder, a run with
 * nothing changed, and one after one figure got another value. `npm run build && node tests/bench/incremental.mjs`
 * writes INCREMENTAL.md.
 */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const here = path.dirname(fileURLToPath(import.meta.url));
const command = path.join(here, '../../dist/cli.mjs');
const loadBefore = loadavg()[0];
const work = mkdtempSync(path.join(tmpdir(), 'bench-incremental-'));
const NAME = 'nhan-ly-2024';
const FIGURE = 'denominator: "15.7"';
const ROUNDS = 5;

const folder = path.join(work, NAME);
cpSync(path.join(here, '../../fixtures', NAME), folder, { recursive: true });
const file = path.join(folder, 'so-lieu.yaml');
const original = readFileSync(file, 'utf8');
if (original.split(FIGURE).length !== 2) throw new Error(`${FIGURE} does not stand there once`);
let change = 0;
// Another value every time, so that nothing is ever found as it was.
const changeFigure = () => {
  change++;
  writeFileSync(file, original.replace(FIGURE, `denominator: "15.${1000 + change}"`));
};

const node = (...args) => {
  const result = spawnSync(process.execPath, args, { encoding: 'utf8', maxBuffer: 1 << 28 });
  if (result.status !== 0) throw new Error(`${args.join(' ')}: ${result.status} ${result.stderr}`);
  return result.stdout;
};
const generate = (out, ...more) =>
  node(command, 'generate', folder, '--out', path.join(work, out), '--json', ...more);

const sides = {
  bare: { prepare: () => {}, run: () => node('-e', '0') },
  full: {
    prepare: () => rmSync(path.join(work, 'full'), { recursive: true, force: true }),
    run: () => generate('full'),
  },
  same: { prepare: () => generate('kept'), run: () => generate('kept') },
  figure: { prepare: () => changeFigure(), run: () => generate('kept') },
};
const names = Object.keys(sides);
const times = Object.fromEntries(names.map((name) => [name, []]));
let counts = {};

try {
  generate('kept');
  for (let round = 0; round <= ROUNDS; round++) {
    // Every second round in the other order, so that no side always runs in another's wake.
    for (const name of round % 2 ? [...names].reverse() : names) {
      sides[name].prepare();
      const start = process.hrtime.bigint();
      const said = sides[name].run();
      const ms = Number(process.hrtime.bigint() - start) / 1e6;
      // The first round warms the disk cache.
      if (round > 0) times[name].push(ms);
      if (name === 'bare') continue;
      const { written, unchanged } = JSON.parse(said);
      counts = { ...counts, [name]: [written.length, written.length + unchanged.length] };
    }
  }
} finally {
  rmSync(work, { recursive: true, force: true });
}
if (counts.same[0] !== 0) throw new Error('something was written although nothing had changed');
if (counts.full[0] !== counts.full[1]) throw new Error('the full run was not one');

const median = (values) => [...values].sort((a, b) => a - b)[values.length >> 1];
const ratio = (name, to) => median(times[name].map((ms, i) => ms / times[to][i])).toFixed(2);
const row = (label, name) =>
  `| ${label} | ${counts[name] ? `${counts[name][0]} of ${counts[name][1]}` : ''} | ${median(times[name]).toFixed(0)} (${Math.min(...times[name]).toFixed(0)}) | ${ratio(name, 'full')} | ${ratio(name, 'bare')} |`;
const { version } = JSON.parse(readFileSync(path.join(here, '../../package.json'), 'utf8'));
const text = `# Runs of hoso generate, each in a new process

Made by \`npm run build && node tests/bench/incremental.mjs\`, ho-so-ntm ${version} on Node ${process.version}, ${process.platform}
${process.arch}, ${cpus().length} cores (${cpus()[0]?.model ?? 'unknown'}). The real case (${NAME}), all documents and
formats. Rounds are interleaved, in turns forwards and backwards; ratios are medians of the ratios of ${ROUNDS} rounds.
Load of the machine when it began: ${loadBefore.toFixed(1)} (0 is a machine that does nothing else).

| run | files written of all | ms, median (least) | ÷ full run | ÷ \`node -e 0\` |
|---|---|---|---|---|
${row('`node -e 0`', 'bare')}
${row('full, into an empty folder', 'full')}
${row('nothing changed', 'same')}
${row('one figure changed', 'figure')}
`;
writeFileSync(path.join(here, 'INCREMENTAL.md'), text);
console.log(text);
