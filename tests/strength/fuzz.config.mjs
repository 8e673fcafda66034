/** The property tests that a fuzz run names, one after the other, without a limit of time. */
import { join } from 'node:path';
import { defineConfig } from 'vitest/config';
import { insteadOfFastCheck } from './fast-check-plugin.mjs';
import { ROOT } from './options.mjs';

export default defineConfig({
  root: ROOT,
  plugins: [insteadOfFastCheck(join(ROOT, 'tests/strength/long-runs.mjs'))],
  test: {
    include: JSON.parse(process.env.HOSO_FUZZ).tests,
    isolate: false,
    pool: 'forks',
    maxWorkers: 1,
    testTimeout: 86_400_000,
    hookTimeout: 600_000,
    reporters: ['default'],
  },
});
