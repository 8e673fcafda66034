/** `hoso generate` where nothing has changed since the last time: said at once, with as little of the program as can be. */
import { knownRun } from '../dossier/known-run.ts';
import type { Diagnostic } from '../model/diagnostics.ts';
import { milliseconds } from './clock.ts';
import type { GenerateFlags } from './generate-command.ts';
import { tellOutcome } from './generate-report.ts';
import { requestOf } from './generate-request.ts';

/** @returns the exit code; null when the documents must be looked at, or results be left beside them. */
export function tellKnownRun(casePath: string, flags: GenerateFlags): number | null {
  if (flags.force || flags.mark !== undefined || flags.html !== undefined) return null;
  const start = milliseconds();
  const known = knownRun<readonly Diagnostic[]>(requestOf(casePath, flags));
  if (known === null) return null;
  return tellOutcome({ result: known.result, warnings: known.told }, flags, {
    known: milliseconds() - start,
  });
}
