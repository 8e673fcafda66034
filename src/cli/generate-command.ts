/** `hoso generate`: load, generate, say what came out. */
import path from 'node:path';
import {
  type Diagnostic,
  DiagnosticError,
  type Edition,
  type Format,
  type GenerateResult,
  generate,
  loadCase,
} from '../index.ts';
import { milliseconds } from './clock.ts';
import { EXIT } from './exit-codes.ts';
import { diagnosticsText } from './print.ts';
import { progressPrinter } from './progress.ts';

export interface GenerateFlags {
  readonly out: string;
  readonly only?: readonly string[];
  readonly formats?: readonly Format[];
  readonly edition: Edition;
  readonly templates?: string;
  readonly includeUnready?: boolean;
  readonly timings?: boolean;
  readonly json?: boolean;
}

export async function generateCommand(caseFolder: string, flags: GenerateFlags): Promise<number> {
  try {
    const start = milliseconds();
    const loaded = loadCase(caseFolder, flags.templates === undefined ? {} : { templates: flags.templates });
    const read = milliseconds() - start;
    const outFolder = path.join(
      flags.out,
      loaded.appraised.data.id,
      ...(flags.edition === 'submission' ? ['submission'] : []),
    );
    if (path.resolve(outFolder) === path.resolve(caseFolder)) {
      throw new DiagnosticError([
        {
          code: 'output-is-case',
          severity: 'error',
          message: `thư mục kết quả ${outFolder} trùng với thư mục số liệu`,
          hint: 'chọn thư mục khác với --out',
          where: [],
        },
      ]);
    }
    const result = await generate(loaded, {
      outFolder,
      edition: flags.edition,
      only: flags.only ?? [],
      formats: flags.formats ?? [],
      includeUnready: flags.includeUnready ?? false,
      clock: milliseconds,
      ...(flags.json ? {} : { onProgress: progressPrinter(process.stderr) }),
    });
    const warnings = [...loaded.diagnostics, ...result.warnings];
    if (flags.json)
      process.stdout.write(
        `${JSON.stringify(report(result, warnings, { read, ...result.timings }), null, 2)}\n`,
      );
    else
      process.stdout.write(
        `${summary(result, warnings)}${flags.timings ? timingsText({ read, ...result.timings }) : ''}`,
      );
    return result.failed.length + result.refused.length > 0 ? EXIT.partial : EXIT.ok;
  } catch (e) {
    if (!(e instanceof DiagnosticError)) throw e;
    if (flags.json)
      process.stdout.write(`${JSON.stringify({ ok: false, diagnostics: e.diagnostics }, null, 2)}\n`);
    else process.stderr.write(`${diagnosticsText(e.diagnostics)}\nChưa ghi tệp nào.\n`);
    return EXIT.data;
  }
}

const report = (
  result: GenerateResult,
  warnings: readonly Diagnostic[],
  timings: Readonly<Record<string, number>>,
) => ({
  ok: result.failed.length + result.refused.length === 0,
  folder: result.folder,
  documents: result.documents,
  pages: result.pages,
  failed: result.failed,
  refused: result.refused,
  diagnostics: warnings,
  timings,
});

function summary(result: GenerateResult, warnings: readonly Diagnostic[]): string {
  const files = result.documents.reduce((n, d) => n + d.files.length, 0);
  const lines: string[] = [];
  if (warnings.length > 0) lines.push(diagnosticsText(warnings), '');
  for (const f of result.failed) lines.push(`KHÔNG LẬP ĐƯỢC ${f.id}:`, diagnosticsText(f.diagnostics), '');
  if (result.refused.length > 0) {
    lines.push('Chưa đưa vào bản trình (thêm --include-unready nếu vẫn muốn lập):');
    for (const r of result.refused) lines.push(`  - ${r.id}: ${r.reasons.join('; ')}`);
    lines.push('');
  }
  const count = (s: 'warning' | 'note'): number => warnings.filter((d) => d.severity === s).length;
  lines.push(
    `Đã lập ${result.documents.length} tài liệu, ${files} tệp, ${result.pages} trang PDF; ${count('warning')} cảnh báo, ${count('note')} lưu ý.`,
  );
  lines.push(`Ở thư mục: ${result.folder}`);
  return `${lines.join('\n')}\n`;
}

const timingsText = (timings: Readonly<Record<string, number>>): string =>
  Object.entries(timings)
    .map(([stage, ms]) => `  ${stage.padEnd(8)} ${ms.toFixed(1)} ms\n`)
    .join('');
