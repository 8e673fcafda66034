/** `hoso check`: the appraisal without making documents; what is wrong, by criterion, and how to repair it. */
import { RULES } from '../checks/rules.ts';
import { checkDossier } from '../dossier/check.ts';
import { type Case, type Diagnostic, DiagnosticError, loadCase } from '../index.ts';
import { diskFiles } from '../readers/world.ts';
import { EXIT } from './exit-codes.ts';
import { diagnosticsText, diagnosticText } from './print.ts';

export interface CheckFlags {
  readonly json?: boolean;
  readonly rules?: boolean;
  /** Warnings count as errors. */
  readonly strict?: boolean;
}

const SEVERITY = { error: 'lỗi', warning: 'cảnh báo', note: 'lưu ý' } as const;

export function rulesCommand(json: boolean): number {
  const shown = RULES.map(({ code, severity, title, why, example, repair }) => ({
    code,
    severity,
    title,
    why,
    example,
    repair,
  }));
  process.stdout.write(
    json
      ? `${JSON.stringify(shown, null, 2)}\n`
      : shown
          .map(
            (r) =>
              `${r.code} (${SEVERITY[r.severity]}): ${r.title}\n    vì sao: ${r.why}\n    ví dụ: ${r.example}\n    sửa: ${r.repair}\n`,
          )
          .join('\n'),
  );
  return EXIT.ok;
}

export function checkCommand(caseFolder: string, flags: CheckFlags): number {
  let loaded: Case;
  try {
    loaded = loadCase(caseFolder);
  } catch (e) {
    if (!(e instanceof DiagnosticError)) throw e;
    if (flags.json) printJson(false, e.diagnostics);
    else process.stderr.write(`${diagnosticsText(e.diagnostics)}\n`);
    return EXIT.data;
  }
  const all = [...loaded.diagnostics, ...checkDossier(loaded, diskFiles)];
  const open = all.filter((d) => d.silenced === undefined);
  const failed = open.some((d) => d.severity === 'error' || (flags.strict && d.severity === 'warning'));
  if (flags.json) printJson(!failed, all);
  else process.stdout.write(report(loaded, open, all));
  return failed ? EXIT.data : EXIT.ok;
}

function printJson(ok: boolean, diagnostics: readonly Diagnostic[]): void {
  process.stdout.write(`${JSON.stringify({ ok, diagnostics }, null, 2)}\n`);
}

/** Criterion of a finding; one that concerns several, or none, is general. */
function criterionOf(d: Diagnostic): string | null {
  const ids = (d.about ?? []).filter((a) => a.startsWith('criterion:'));
  return ids.length === 1 ? ids[0]!.slice('criterion:'.length) : null;
}

function report({ pack }: Case, open: readonly Diagnostic[], all: readonly Diagnostic[]): string {
  const order = { error: 0, warning: 1, note: 2 } as const;
  const group = (title: string, items: readonly Diagnostic[]): string[] =>
    items.length === 0
      ? []
      : [
          title,
          ...items
            .toSorted((a, b) => order[a.severity] - order[b.severity])
            .map((d) => `  ${diagnosticText(d).replaceAll('\n', '\n  ')}`),
          '',
        ];
  const lines = [
    ...group(
      'CHUNG',
      open.filter((d) => criterionOf(d) === null),
    ),
    ...pack.criteria.flatMap((c) =>
      group(
        `TIÊU CHÍ SỐ ${c.id} (${c.name})`,
        open.filter((d) => criterionOf(d) === c.id),
      ),
    ),
  ];
  const count = (severity: Diagnostic['severity']): number =>
    open.filter((d) => d.severity === severity).length;
  const silenced = all.filter((d) => d.silenced !== undefined);
  if (silenced.length > 0)
    lines.push(
      `Đã bỏ qua ${silenced.length} mục, lý do:`,
      ...silenced.map((d) => `  - ${d.message} [${d.code}]: ${d.silenced}`),
      '',
    );
  lines.push(`${count('error')} lỗi, ${count('warning')} cảnh báo, ${count('note')} lưu ý.`);
  return `${lines.join('\n')}\n`;
}
