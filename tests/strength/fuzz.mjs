/**
 * `npm run fuzz -- --minutes 10 --seed N`: the property tests for as long as one likes, under ever new seeds. Writes
 * what ran and what was found to FUZZ.md; a finding ends with exit code 1 and becomes a case of its test.
 *
 *   --in FOLDERS    folders of `tests`, with commas between
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { machine, optionsOf, ROOT, versionOf } from './options.mjs';

const options = optionsOf({
  minutes: 10,
  seed: 1,
  in: 'readers,corpus,templating,model,document,text,layout,writers,tables,workbook,volumes',
  out: join(ROOT, 'tests/strength/FUZZ.md'),
});

const scratch = mkdtempSync(join(tmpdir(), 'fuzz-'));
const results = join(scratch, 'results.jsonl');
const text = (file) => readFileSync(join(ROOT, file), 'utf8');
const PROPERTY = /fc\.assert\(/g;
const tests = readdirSync(join(ROOT, 'tests'), { recursive: true })
  .map((name) => `tests/${name.replaceAll('\\', '/')}`)
  .filter((name) => name.endsWith('.test.ts') && options.in.split(',').includes(name.split('/')[1]))
  .filter((name) => text(name).includes("from 'fast-check'"))
  .sort();
const properties = tests.reduce((sum, name) => sum + [...text(name).matchAll(PROPERTY)].length, 0);
const seconds = Math.max(1, (options.minutes * 60) / properties);

try {
  writeFileSync(results, '');
  const { status } = spawnSync(
    process.execPath,
    [
      join(ROOT, 'node_modules/vitest/vitest.mjs'),
      'run',
      '--config',
      join(ROOT, 'tests/strength/fuzz.config.mjs'),
    ],
    {
      cwd: ROOT,
      env: { ...process.env, HOSO_FUZZ: JSON.stringify({ seconds, seed: options.seed, results, tests }) },
      stdio: 'inherit',
    },
  );
  writeFileSync(options.out, report());
  process.exitCode = status;
} finally {
  rmSync(scratch, { recursive: true, force: true });
}

function report() {
  const entries = readFileSync(results, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line));
  const total = entries.reduce((sum, e) => sum + e.runs, 0);
  return [
    '# Long fuzzing',
    '',
    `\`npm run fuzz -- --minutes ${options.minutes} --seed ${options.seed}\`: ${entries.length} properties, about ${seconds.toFixed(1)} s each, ${total.toLocaleString('en')} random cases;`,
    `${entries.filter((e) => 'found' in e).length} found something. ${versionOf('fast-check')}, ${machine()}.`,
    '',
    '| property | random cases | finding |',
    '|---|---|---|',
    ...entries.map(
      (e) => `| ${e.place} | ${e.runs.toLocaleString('en')} | ${'found' in e ? `seed ${e.found}` : ''} |`,
    ),
    '',
  ].join('\n');
}
