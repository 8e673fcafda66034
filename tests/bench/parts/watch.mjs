/** A warm round of `hoso watch` after one figure changed, against a warm full run, in one process. */
import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { generate, KeptParts, loadCase } from '../../../dist/index.js';
import { fixture } from '../command.mjs';
import { compared, measure } from '../measure.mjs';

export const title = 'Rounds of `hoso watch`, warm';
export const packages = [];
export const driven = {
  ours: 'what a round of `hoso watch` does: the case is read anew, every document built, and what differs is rendered, from parts that are as they were where it can be, and written. The wait for quiet (200 ms) is not counted.',
  'full run':
    'the same, with every file rendered anew and written (`--force`). One figure gets another value before every run of either side.',
};

const TARGET = 0.1;
const CASES = [
  ['nhan-ly-2024', /denominator: "15\.7"/],
  ['xa-mau', /value: "?(\d+)"?/],
];

export async function run({ warmUp, rounds, folder }) {
  const rows = [];
  for (const [name, figure] of CASES) {
    const work = join(folder, 'watch');
    const data = join(work, name);
    cpSync(fixture(name), data, { recursive: true });
    const file = join(data, 'so-lieu.yaml');
    const original = readFileSync(file, 'utf8');
    const [found] = figure.exec(original);
    let changes = 0;
    // Both sides count on, so that nothing is ever found as it was.
    const change = () => {
      changes++;
      const value = found.replace(/\d+(?:\.\d+)?/, (n) => `${Math.trunc(Number(n))}.${1000 + changes}`);
      writeFileSync(file, original.replace(found, value));
    };
    const results = {};
    const side = (kind, options) => ({
      prepare: change,
      run: async () => {
        const outFolder = join(work, kind, name);
        results[kind] = await generate(loadCase(data), { outFolder, edition: 'working', ...options });
      },
    });
    try {
      const sides = {
        round: side('round', { parts: new KeptParts() }),
        'full run': side('full run', { force: true }),
      };
      const times = await measure(sides, { warmUp: Math.max(1, warmUp), rounds });
      const { written, unchanged } = results.round;
      if (written.length === 0 || unchanged.length === 0) throw new Error(`${name}: all or nothing written`);
      rows.push({
        what: `one figure of ${name}`,
        peer: 'full run',
        target: TARGET,
        note: `${written.length} of ${written.length + unchanged.length} files written`,
        ...compared(times, 'round', 'full run'),
      });
    } finally {
      rmSync(work, { recursive: true, force: true });
    }
  }
  return rows;
}
