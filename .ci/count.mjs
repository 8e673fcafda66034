/**
 * Prints `tests: N passed, N failed` from vitest's JSON reports in a folder, and exits 1 when anything failed.
 * A test file that could not be loaded, and a stage that ended without a report, count as one failure each.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const [folder, failedStage] = process.argv.slice(2);
let passed = 0;
let failed = 0;
for (const name of ['unit', 'oracle']) {
  const file = join(folder, `${name}.json`);
  if (!existsSync(file)) {
    failed++;
    console.log(`${name}: no report`);
    continue;
  }
  const report = JSON.parse(readFileSync(file, 'utf8'));
  passed += report.numPassedTests;
  failed += report.numFailedTests;
  const unloadable = report.testResults.filter(
    (r) => r.status === 'failed' && r.assertionResults.length === 0,
  );
  failed += unloadable.length;
  const skipped = report.numPendingTests + report.numTodoTests;
  console.log(
    `${name}: ${report.numPassedTests} passed, ${report.numFailedTests} failed, ${unloadable.length} files not loadable, ${skipped} skipped`,
  );
}
if (failedStage && failed === 0) failed = 1;
console.log(`tests: ${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;
