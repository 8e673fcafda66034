/**
 * `npm run mutate`: how many small changes of the code the unit tests notice. Mutants are chosen by seed, tried in one
 * warm process (mutant-runner.mjs) and listed in MUTATION.md; what a person judged equal stands in mutants-judged.json.
 *
 *   --in PATHS      files or folders of `src`, with commas between
 *   --tests GLOBS   test files, with commas between, nearest to the code first
 *   --slow MS       tests that take longer are not run again for a mutant
 *   --sample N      mutants tried; 0 tries all
 *   --seed N        which ones
 *   --out FILE      where the report is written; the process ends with 1 when the score falls below `--floor` %
 */
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { mutantsOf, sourcesIn } from './mutants.mjs';
import { writeReport } from './mutation-report.mjs';
import { optionsOf, ROOT, sampleOf, typed } from './options.mjs';

const defaults = {
  in: 'src/appraisal,src/document,src/model/quantity.ts',
  tests:
    'tests/appraisal/**,tests/document/**,tests/model/**,tests/comparing/**,tests/nd30/**,tests/writers/docx/**,tests/checks/rules.test.ts,tests/layout/**',
  slow: 4_000,
  sample: 400,
  seed: 1,
  floor: 0,
  out: join(ROOT, 'tests/strength/MUTATION.md'),
};
const options = optionsOf(defaults);
/** Longer without a word than any test may take: code outside the mutated files runs without end. */
const SILENCE_MS = 180_000;
const LOOK_EACH_MS = 5_000;

const { files, mutants } = await mutantsOf(sourcesIn(options.in.split(',')));
const chosen = options.sample === 0 ? mutants : sampleOf(mutants, options.sample, options.seed);
const scratch = mkdtempSync(join(tmpdir(), 'mutants-'));
const results = join(scratch, 'results.jsonl');
const tests = options.tests.split(',').map((glob) => (glob.endsWith('.ts') ? glob : `${glob}/*.test.ts`));

try {
  writeFileSync(results, '');
  let status;
  do status = await run();
  while (status === 'silent');
  if (status !== 0)
    console.error(`vitest ended with ${status}: tests that fail without a mutant were left out`);
  const score = writeReport({
    options,
    command: typed(options, defaults),
    chosen,
    all: mutants.length,
    entries: entries(),
  });
  if (score < options.floor) process.exitCode = 1;
} finally {
  rmSync(scratch, { recursive: true, force: true });
}

function entries() {
  if (!existsSync(results)) return [];
  return readFileSync(results, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line));
}

/** One process over all test files; one that falls silent is ended, and what it was trying counts as noticed. */
function run() {
  const ended = entries()
    .filter((e) => e.killer)
    .map((e) => e.id);
  const job = join(scratch, 'job.json');
  writeFileSync(
    job,
    JSON.stringify({ results, tests, ended, slow: options.slow, files, sample: chosen.map((m) => m.id) }),
  );
  const child = spawn(
    process.execPath,
    [
      join(ROOT, 'node_modules/vitest/vitest.mjs'),
      'run',
      '--config',
      join(ROOT, 'tests/strength/mutate.config.mjs'),
    ],
    {
      cwd: ROOT,
      env: { ...process.env, HOSO_MUTANTS: job, NO_COLOR: '1', NODE_NO_WARNINGS: '1' },
      stdio: 'inherit',
      detached: true,
    },
  );
  return new Promise((resolve) => {
    // Counted in looks, not by the clock: while everything is stopped nobody is silent.
    let [count, looks] = [0, 0];
    const watch = setInterval(() => {
      const now = entries();
      looks = now.length === count ? looks + 1 : 0;
      count = now.length;
      const last = now.at(-1);
      if (!last?.trying || looks * LOOK_EACH_MS < SILENCE_MS) return;
      clearInterval(watch);
      writeFileSync(results, `${JSON.stringify({ id: last.trying, killer: 'no end' })}\n`, { flag: 'a' });
      process.kill(-child.pid, 'SIGKILL');
      resolve('silent');
    }, LOOK_EACH_MS);
    child.on('close', (code) => {
      clearInterval(watch);
      resolve(code);
    });
  });
}
