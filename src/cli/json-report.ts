/** What every command prints for `--json`: one shape, every key always there, null where there is nothing to say. */
import type { Diagnostic } from '../model/diagnostics.ts';
import { shortPlace } from './print.ts';

/** `more`: what the command itself has to tell, beside `ok`, `command` and `diagnostics`. */
export function jsonReport(
  command: string,
  ok: boolean,
  diagnostics: readonly Diagnostic[],
  more: Readonly<Record<string, unknown>> = {},
): string {
  return `${JSON.stringify({ ok, command, diagnostics: diagnostics.map(jsonDiagnostic), ...more }, null, 2)}\n`;
}

export const jsonDiagnostic = (d: Diagnostic) => ({
  code: d.code,
  severity: d.severity,
  message: d.message,
  hint: d.hint ?? null,
  where: d.where.map((p) => ({
    file: p.file,
    sheet: p.sheet ?? null,
    cell: p.cell ?? null,
    line: p.line ?? null,
    column: p.column ?? null,
    text: shortPlace(p),
  })),
  about: d.about ?? [],
  silenced: d.silenced ?? null,
});
