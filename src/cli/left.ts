/** What a run left for people beside its output. */
import type { Diagnostic } from '../model/diagnostics.ts';
import { diagnosticText } from './print.ts';

export interface Left {
  readonly marked: string | null;
  readonly page: string | null;
  /** For the terminal. */
  readonly lines: readonly string[];
  /** What could not be left, and why. */
  readonly problems: readonly Diagnostic[];
}

export const NOTHING_LEFT: Left = { marked: null, page: null, lines: [], problems: [] };

export function printLeft({ lines, problems }: Left): void {
  if (problems.length > 0) process.stderr.write(`${problems.map(diagnosticText).join('\n')}\n`);
  for (const line of lines) process.stdout.write(`${line}\n`);
}
