/**
 * A warm round of `hoso watch` after one figure changed, against a warm full run (everything rendered and written), in
 * one process and in turns. `npm run build && node tests/bench/watch.mjs` writes WATCH.md.
 */
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { generate, loadCase } from '../../dist/index.js';
import { compare } from './measure.mjs';

const here = path.dirname(fileURLToPath(import.meta.url));
const work = mkdtempSync(path.join(tmpdir(), 'bench-watch-'));
const CASES = [
  ['nhan-ly-2024', 'denominator: "15.7"'],
  ['xa-mau', /value: "?(\d+)"?/],
];

const rows = [];
try {
  for (const [name, figure] of CASES) {
    const folder = path.join(work, name);
    cpSync(path.join(here, '../../fixtures', name), folder, { recursive: true });
    const file = path.join(folder, 'so-lieu.yaml');
    const original = readFileSync(file, 'utf8');
    const [found] = typeof figure === 'string' ? [figure] : figure.exec(original);
    let change = 0;
    // Another value every time, so that nothing is ever found as it was.
    const changeFigure = () => {
      change++;
      const value = found.replace(/\d+(?:\.\d+)?/, (n) => `${Math.trunc(Number(n))}.${1000 + change}`);
      writeFileSync(file, original.replace(found, value));
    };
    const run = (out, force) => () =>
      generate(loadCase(folder), { outFolder: path.join(work, out, name), edition: 'working', force });
    const round = { prepare: changeFigure, run: run('a', false) };
    const full = { prepare: changeFigure, run: run('b', true) };
    await round.run();
    changeFigure();
    const { written, unchanged } = await round.run();
    const { median, minimum, ratio, rounds } = await compare([round, full], { warmUp: 2, rounds: 7 });
    rows.push({
      name,
      median,
      minimum,
      share: 1 / ratio,
      rounds,
      written: written.length,
      all: written.length + unchanged.length,
    });
  }
} finally {
  rmSync(work, { recursive: true, force: true });
}

const ms = (n) => n.toFixed(0);
const text = `# A round of hoso watch

Made by \`npm run build && node tests/bench/watch.mjs\` on Node ${process.version}, ${cpus().length} cores
(${cpus()[0]?.model ?? 'unknown'}). One figure gets another value before every run; both sides read the case anew, in
one warm process and in turns. A full run renders and writes every file (\`--force\`). The wait for quiet (200 ms) is not
counted. Ratio: median of the ratios of each pair.

| case | files written of all | round, ms (least) | full run, ms (least) | round ÷ full | pairs |
|---|---|---|---|---|---|
${rows.map((r) => `| ${r.name} | ${r.written} of ${r.all} | ${ms(r.median[0])} (${ms(r.minimum[0])}) | ${ms(r.median[1])} (${ms(r.minimum[1])}) | ${r.share.toFixed(2)} | ${r.rounds} |`).join('\n')}
`;
writeFileSync(path.join(here, 'WATCH.md'), text);
console.log(text);
