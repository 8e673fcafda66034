/** What `hoso generate` says of a run, to people and to programs. */
import type { GenerateResult } from '../dossier/generate/options.ts';
import type { Diagnostic } from '../model/diagnostics.ts';
import { EXIT } from './exit-codes.ts';
import { jsonDiagnostic, jsonReport } from './json-report.ts';
import { type Left, NOTHING_LEFT, printLeft } from './left.ts';
import { diagnosticsText } from './print.ts';

export interface GenerateOutcome {
  readonly result: GenerateResult;
  /** Of the data and of the run. */
  readonly warnings: readonly Diagnostic[];
}

export interface TellFlags {
  readonly json?: boolean;
  readonly timings?: boolean;
}

/** @param timings milliseconds by stage. @returns the exit code. */
export function tellOutcome(
  { result, warnings }: GenerateOutcome,
  flags: TellFlags,
  timings: Readonly<Record<string, number>>,
  left: Left = NOTHING_LEFT,
): number {
  const complete = result.failed.length + result.refused.length + left.problems.length === 0;
  if (flags.json)
    process.stdout.write(
      jsonReport('generate', complete, [...warnings, ...left.problems], {
        folder: result.folder,
        documents: result.documents,
        pages: result.pages,
        written: result.written,
        unchanged: result.unchanged,
        removed: result.removed,
        kept: result.kept,
        failed: result.failed.map((f) => ({ ...f, diagnostics: f.diagnostics.map(jsonDiagnostic) })),
        refused: result.refused,
        marked: left.marked,
        page: left.page,
        timings,
      }),
    );
  else {
    process.stdout.write(`${summary(result, warnings)}${flags.timings ? timingsText(timings) : ''}`);
    printLeft(left);
  }
  return complete ? EXIT.ok : EXIT.partial;
}

function summary(result: GenerateResult, warnings: readonly Diagnostic[]): string {
  const lines: string[] = [];
  if (warnings.length > 0) lines.push(diagnosticsText(warnings), '');
  for (const f of result.failed) lines.push(`KHÔNG LẬP ĐƯỢC ${f.id}:`, diagnosticsText(f.diagnostics), '');
  if (result.refused.length > 0) {
    lines.push('Chưa đưa vào bản trình (thêm --include-unready nếu vẫn muốn lập):');
    for (const r of result.refused) lines.push(`  - ${r.id}: ${r.reasons.join('; ')}`);
    lines.push('');
  }
  if (result.removed.length > 0) lines.push(`Đã bỏ: ${result.removed.join(', ')}`, '');
  lines.push(outcomeText(result, warnings));
  lines.push(`Ở thư mục: ${result.folder}`);
  return `${lines.join('\n')}\n`;
}

export function outcomeText(result: GenerateResult, warnings: readonly Diagnostic[]): string {
  const files = result.documents.reduce((n, d) => n + d.files.length, 0);
  const count = (s: 'warning' | 'note'): number => warnings.filter((d) => d.severity === s).length;
  return `Đã lập ${result.documents.length} tài liệu, ${files} tệp, ${result.pages} trang PDF (${changesText(result)}); ${count('warning')} cảnh báo, ${count('note')} lưu ý.`;
}

/** `ghi mới 3 tệp, 45 tệp không đổi`; removed and kept only where there are some. */
function changesText({ written, unchanged, removed, kept }: GenerateResult): string {
  if (written.length + removed.length + kept.length === 0 && unchanged.length > 0)
    return 'không tệp nào phải ghi lại';
  return [
    `ghi mới ${written.length} tệp`,
    `${unchanged.length} tệp không đổi`,
    ...(removed.length > 0 ? [`bỏ ${removed.length} tệp không còn thuộc hồ sơ`] : []),
    ...(kept.length > 0 ? [`giữ nguyên ${kept.length} tệp đã sửa, đã ban hành hoặc đã chốt`] : []),
  ].join(', ');
}

const timingsText = (timings: Readonly<Record<string, number>>): string =>
  Object.entries(timings)
    .map(([stage, ms]) => `  ${stage.padEnd(8)} ${ms.toFixed(1)} ms\n`)
    .join('');
