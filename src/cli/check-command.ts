/** `hoso check`: the appraisal without making documents; what is wrong, by criterion, and how to repair it. */
import { RULES } from '../checks/rules.ts';
import { type Case, check, type Diagnostic, DiagnosticError, loadCase } from '../index.ts';
import { SEVERITY_ORDER } from '../model/diagnostics.ts';
import { EXIT } from './exit-codes.ts';
import { jsonReport } from './json-report.ts';
import { folderOf, leaveResults, type ResultFlags } from './leave-results.ts';
import { printLeft } from './left.ts';
import { diagnosticsText, diagnosticText } from './print.ts';

export interface CheckFlags extends ResultFlags {
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
  const { loaded, all } = checked(caseFolder);
  const open = all.filter((d) => d.silenced === undefined);
  const failed = open.some((d) => d.severity === 'error' || (flags.strict && d.severity === 'warning'));
  const page = {
    title: 'Kết quả soát hồ sơ số liệu',
    source: caseFolder,
    outcome: failed ? 'Hồ sơ còn chỗ phải sửa.' : 'Không có lỗi phải sửa.',
    diagnostics: all,
  };
  const left = leaveResults(caseFolder, folderOf(caseFolder), page, flags);
  if (flags.json)
    process.stdout.write(
      jsonReport('check', !failed && left.problems.length === 0, [...all, ...left.problems], {
        marked: left.marked,
        page: left.page,
      }),
    );
  else {
    if (loaded) process.stdout.write(report(loaded, open, all));
    else process.stderr.write(`${diagnosticsText(all)}\n`);
    printLeft(left);
  }
  if (failed) return EXIT.data;
  return left.problems.length > 0 ? EXIT.partial : EXIT.ok;
}

function checked(caseFolder: string): { loaded: Case | null; all: readonly Diagnostic[] } {
  try {
    const loaded = loadCase(caseFolder);
    return { loaded, all: check(loaded) };
  } catch (e) {
    if (!(e instanceof DiagnosticError)) throw e;
    return { loaded: null, all: e.diagnostics };
  }
}

/** Criterion of a finding; one that concerns several, or none, is general. */
function criterionOf(d: Diagnostic): string | null {
  const ids = (d.about ?? []).filter((a) => a.startsWith('criterion:'));
  return ids.length === 1 ? ids[0]!.slice('criterion:'.length) : null;
}

function report({ pack }: Case, open: readonly Diagnostic[], all: readonly Diagnostic[]): string {
  const group = (title: string, items: readonly Diagnostic[]): string[] =>
    items.length === 0
      ? []
      : [
          title,
          ...items
            .toSorted((a, b) => SEVERITY_ORDER[a.severity] - SEVERITY_ORDER[b.severity])
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
