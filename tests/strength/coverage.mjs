/**
 * `npm run coverage`: the share of the lines of `src` that the unit tests run, by stage, into COVERAGE.md. What only the
 * built command runs (the oracle suite) does not count. The suite runs folder by folder and what each part ran is merged:
 * V8 keeps counts for each function of each loaded script, and one process over all files would hold them all. Ends with
 * 1 below `--floor` % of all lines.
 *
 *   --from FILE     a summary that vitest has written already
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { machine, optionsOf, ROOT, versionOf } from './options.mjs';

const options = optionsOf({ floor: 90, from: '', out: join(ROOT, 'tests/strength/COVERAGE.md') });
/** A file below this share is named. */
const LOW = 80;

const scratch = mkdtempSync(join(tmpdir(), 'coverage-'));
/** vitest empties it before each part, so that the parts' blobs stand beside it. */
const reports = join(scratch, 'reports');
const COVERAGE = [
  ...['--coverage.enabled', '--coverage.provider', 'v8', '--coverage.include', 'src/**/*.ts'],
  ...['--coverage.reporter', 'json-summary', '--coverage.reportOnFailure'],
  ...['--coverage.reportsDirectory', reports],
];

try {
  if (options.from === '') measure();
  const summary = JSON.parse(readFileSync(options.from || join(reports, 'coverage-summary.json'), 'utf8'));
  const { text, percent } = report(summary);
  writeFileSync(options.out, text);
  console.log(text);
  if (percent < options.floor) process.exitCode = 1;
} finally {
  rmSync(scratch, { recursive: true, force: true });
}

function vitest(args) {
  const command = [join(ROOT, 'node_modules/vitest/vitest.mjs'), 'run', ...args, ...COVERAGE];
  return spawnSync(process.execPath, command, { cwd: ROOT, stdio: 'inherit' }).status === 0;
}

function measure() {
  const blobs = join(scratch, 'blobs');
  for (const folder of foldersWithTests()) {
    const started = performance.now();
    const passed = vitest([
      ...['--project', 'unit', '--testTimeout', '300000', `tests/${folder}/`],
      ...['--reporter', 'blob', '--outputFile', join(blobs, `${folder}.json`)],
    ]);
    const seconds = ((performance.now() - started) / 1000).toFixed(0);
    console.log(
      `tests/${folder}: ${seconds} s${passed ? '' : ', some failed: what they would have run is not counted'}`,
    );
  }
  vitest(['--merge-reports', blobs, '--reporter', 'default']);
}

/** Folders of `tests` whose files belong to the project `unit` of vitest.config.ts. */
function foldersWithTests() {
  const apart = ['oracle', 'bench'];
  return readdirSync(join(ROOT, 'tests'), { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !apart.includes(entry.name))
    .map((entry) => entry.name)
    .filter((folder) =>
      readdirSync(join(ROOT, 'tests', folder), { recursive: true }).some((name) => name.endsWith('.test.ts')),
    )
    .sort();
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
