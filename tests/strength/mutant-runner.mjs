/**
 * A vitest runner that tries mutants in the warm process: after a test file has run as it is, the tests that reached a
 * mutant run again with its switch on, shortest first, until one fails. Nothing is loaded twice: a mutant costs the
 * time of its tests. A mutant that only modules reach while they load cannot be switched here; it is reported as such.
 */
import { appendFileSync, readFileSync } from 'node:fs';
import { TestRunner } from 'vitest';

const job = JSON.parse(readFileSync(process.env.HOSO_MUTANTS, 'utf8'));
const say = (entry) => appendFileSync(job.results, `${JSON.stringify(entry)}\n`);

const processorMs = () => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
};

/**
 * Seen by the instrumented code. Every loop there passes a switch, so a loop without end meets the deadline: one of
 * processor time, so that a busy or stopped machine is not taken for such a loop.
 */
let active;
let deadlineMs = Infinity;
let reads = 0;
const switches = {
  get activeMutant() {
    if (active !== undefined && (++reads & 255) === 0 && processorMs() > deadlineMs)
      throw new Error('mutant: no end');
    return active;
  },
  mutantCoverage: { static: {}, perTest: {} },
  currentTestId: undefined,
};
globalThis.__stryker__ ??= switches;
globalThis.__ended__ ??= new Set(job.ended);
const ended = globalThis.__ended__;
const perTest = () => globalThis.__stryker__.mutantCoverage.perTest;

const testsOf = (suite) => suite.tasks.flatMap((t) => (t.type === 'suite' ? testsOf(t) : [t]));
const chainOf = (task) =>
  task ? [...chainOf(task.suite ?? (task === task.file ? undefined : task.file)), task] : [];

export default class MutantRunner extends TestRunner {
  async importFile(path, source) {
    globalThis.__stryker__.currentTestId = 'load';
    return super.importFile(path, source);
  }

  async onBeforeRunSuite(suite) {
    globalThis.__stryker__.currentTestId = `hooks ${suite.file.id}`;
    return super.onBeforeRunSuite(suite);
  }

  onBeforeTryTask(test) {
    globalThis.__stryker__.currentTestId = test.id;
    return super.onBeforeTryTask(test);
  }

  onAfterTryTask(test) {
    super.onAfterTryTask(test);
    globalThis.__stryker__.currentTestId = `hooks ${test.file.id}`;
  }

  async onAfterRunSuite(suite) {
    if (suite === suite.file) await this.tryMutants(suite);
    await super.onAfterRunSuite(suite);
  }

  async tryMutants(file) {
    const cover = perTest();
    say({ load: Object.keys(cover.load ?? {}).filter((id) => job.sample.includes(id)) });
    const hooks = cover[`hooks ${file.id}`] ?? {};
    const reached = new Map();
    const tests = testsOf(file).filter(
      (t) => t.mode === 'run' && t.result?.state === 'pass' && t.result.duration <= job.slow,
    );
    tests.sort((a, b) => a.result.duration - b.result.duration);
    for (const id of job.sample) {
      const those = tests.filter((t) => hooks[id] || cover[t.id]?.[id]);
      if (those.length > 0) reached.set(id, those);
    }
    say({ file: file.name, tests: tests.length, reached: [...reached.keys()] });
    globalThis.__stryker__.currentTestId = 'again';
    // A test that does not bear being run again says nothing about a mutant.
    const fit = new Set();
    for (const test of tests) if ((await this.failure([test], undefined)) === null) fit.add(test);
    for (const [id, those] of reached) {
      if (ended.has(id)) continue;
      const able = those.filter((t) => fit.has(t));
      if (able.length === 0) continue;
      say({ trying: id });
      const killer = await this.failure(able, id);
      if (killer) ended.add(id);
      say({ id, killer, tests: able.length });
      await new Promise(setImmediate);
    }
  }

  /** Name of the first test that fails with the mutant on, or null. */
  async failure(tests, id) {
    const prepared = new Set();
    for (const test of tests) {
      active = id;
      deadlineMs = processorMs() + 2_000 + 20 * (test.result.duration ?? 0);
      const after = [];
      try {
        const suites = chainOf(test).slice(0, -1);
        for (const suite of suites) {
          if (prepared.has(suite)) continue;
          prepared.add(suite);
          for (const hook of TestRunner.getSuiteHooks(suite).beforeAll) await hook(suite);
        }
        super.onBeforeTryTask(test);
        for (const suite of suites)
          for (const hook of TestRunner.getSuiteHooks(suite).beforeEach) await hook(test.context, suite);
        for (const suite of suites) after.push(...TestRunner.getSuiteHooks(suite).afterEach);
        await TestRunner.getTestFn(test)();
      } catch {
        return chainOf(test)
          .map((t) => t.name)
          .join(' > ');
      } finally {
        active = undefined;
        for (const hook of after.reverse()) {
          try {
            await hook(test.context, test.suite);
          } catch {}
        }
      }
    }
    return null;
  }
}
