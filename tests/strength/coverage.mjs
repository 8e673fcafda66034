/**
 * `npm run coverage`: the share of the lines of `src` that the unit tests run, by stage, into COVERAGE.md. What only the
 * built command runs (the oracle suite) does not count. Ends with 1 below `--floor` % of all lines.
 *
 *   --from FILE     a summary that vitest has written already
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { machine, optionsOf, ROOT, versionOf } from './options.mjs';

const options = optionsOf({ floor: 90, from: '', out: join(ROOT, 'tests/strength/COVERAGE.md') });
/** A file below this share is named. */
const LOW = 80;

const scratch = mkdtempSync(join(tmpdir(), 'coverage-'));
try {
  if (options.from === '') measure();
  const summary = JSON.parse(readFileSync(options.from || join(scratch, 'coverage-summary.json'), 'utf8'));
  const { text, percent } = report(summary);
  writeFileSync(options.out, text);
  console.log(text);
  if (percent < options.floor) process.exitCode = 1;
} finally {
  rmSync(scratch, { recursive: true, force: true });
}

function measure() {
  const { status } = spawnSync(
    process.execPath,
    [
      join(ROOT, 'node_modules/vitest/vitest.mjs'),
      ...'run --project unit --reporter dot --testTimeout 300000 --coverage.enabled --coverage.provider v8'.split(
        ' ',
      ),
      ...'--coverage.include src/**/*.ts --coverage.reporter json-summary --coverage.reportOnFailure'.split(
        ' ',
      ),
      ...['--coverage.reportsDirectory', scratch],
    ],
    { cwd: ROOT, stdio: 'inherit' },
  );
  if (status !== 0) console.error('some tests failed: what they would have run is not counted');
}

function report({ total, ...byFile }) {
  const files = Object.entries(byFile)
    .map(([path, { lines }]) => ({ path: relative(ROOT, path).replaceAll('\\', '/'), ...lines }))
    .sort((a, b) => (a.path < b.path ? -1 : 1));
  const stageOf = (path) =>
    path
      .split('/')
      .slice(1, path.startsWith('src/writers/') ? 3 : 2)
      .join('/');
  const stages = new Map();
  for (const file of files) {
    const stage = stageOf(file.path);
    const sum = stages.get(stage) ?? { files: 0, total: 0, covered: 0 };
    stages.set(stage, {
      files: sum.files + 1,
      total: sum.total + file.total,
      covered: sum.covered + file.covered,
    });
  }
  const share = ({ covered, total }) => (total === 0 ? 100 : (100 * covered) / total);
  const low = files.filter((f) => f.total > 0 && share(f) < LOW);
  const text = [
    '# Coverage',
    '',
    `\`npm run coverage\`: **${share(total.lines).toFixed(1)} %** of the ${total.lines.total.toLocaleString('en')} lines of \`src\` that hold code are run by the unit tests alone`,
    `(branches ${total.branches.pct} %, functions ${total.functions.pct} %). ${versionOf('@vitest/coverage-v8')}, ${machine()}.`,
    '',
    '| stage | files | lines | run | share |',
    '|---|---|---|---|---|',
    ...[...stages].map(
      ([name, s]) => `| ${name} | ${s.files} | ${s.total} | ${s.covered} | ${share(s).toFixed(1)} % |`,
    ),
    '',
    `## Files below ${LOW} %`,
    '',
    '| file | lines | share |',
    '|---|---|---|',
    ...low.map((f) => `| ${f.path} | ${f.total} | ${share(f).toFixed(1)} % |`),
    '',
  ].join('\n');
  return { text, percent: share(total.lines) };
}
