/** Unit tests of the files that a mutation run names, on instrumented code, in one process. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { defineConfig } from 'vitest/config';
import { insteadOfFastCheck } from './fast-check-plugin.mjs';
import { inOrderOf } from './in-order.mjs';
import { ROOT } from './options.mjs';

const job = JSON.parse(readFileSync(process.env.HOSO_MUTANTS, 'utf8'));
const code = new Map(Object.entries(job.files).map(([path, text]) => [join(ROOT, path), text]));

export default defineConfig({
  root: ROOT,
  plugins: [
    insteadOfFastCheck(join(ROOT, 'tests/strength/no-shrinking.mjs')),
    {
      name: 'mutants',
      enforce: 'pre',
      load: (id) => code.get(id.split('?')[0]) ?? null,
    },
  ],
  test: {
    root: ROOT,
    include: job.tests,
    sequence: { sequencer: inOrderOf(job.tests) },
    isolate: false,
    pool: 'forks',
    maxWorkers: 1,
    fileParallelism: false,
    testTimeout: 120_000,
    hookTimeout: 120_000,
    runner: join(ROOT, 'tests/strength/mutant-runner.mjs'),
    reporters: ['dot'],
  },
});
