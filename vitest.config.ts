/**
 * Two projects. `unit` needs nothing but Node and runs on `src`; `oracle` asks outside programs (veraPDF, the Open XML
 * SDK, LibreOffice, qpdf, poppler) about what the built command in `dist` writes, one file after the other.
 */
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: ['tests/**/*.test.ts'],
          exclude: ['tests/oracle/**', 'tests/bench/**'],
          // A worker keeps its modules, fonts and packs from file to file, and every core has a worker: no test
          // changes what another one sees. Alone, vitest would leave one core idle.
          isolate: false,
          pool: 'forks',
          maxWorkers: '100%',
          testTimeout: 30_000,
        },
      },
      {
        test: {
          name: 'oracle',
          include: ['tests/oracle/**/*.test.ts'],
          pool: 'forks',
          fileParallelism: false,
          testTimeout: 300_000,
          hookTimeout: 600_000,
        },
      },
    ],
  },
});
