/** `hoso generate`: load, generate, say what came out. */
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
import { jsonDiagnostic, jsonReport } from './json-report.ts';
import { folderOf, leaveResults, printLeft, type ResultFlags } from './leave-results.ts';
import { outputFolderOf } from './output-folder-of.ts';
import { diagnosticsText } from './print.ts';
import { progressPrinter } from './progress.ts';
import type { ReportPage } from './report-page.ts';

export interface GenerateFlags extends ResultFlags {
  readonly out: string;
  readonly only?: readonly string[];
  readonly formats?: readonly Format[];
  readonly edition: Edition;
  readonly templates?: string;
  readonly includeUnready?: boolean;
  readonly signatureFields?: boolean;
  readonly force?: boolean;
  readonly timings?: boolean;
  readonly json?: boolean;
}

export async function generateCommand(caseFolder: string, flags: GenerateFlags): Promise<number> {
  try {
    const start = milliseconds();
    const loaded = loadCase(caseFolder, flags.templates === undefined ? {} : { templates: flags.templates });
    const read = milliseconds() - start;
    const outFolder = outputFolderOf(caseFolder, loaded, flags);
    const result = await generate(loaded, {
      outFolder,
      edition: flags.edition,
      only: flags.only ?? [],
      formats: flags.formats ?? [],
      includeUnready: flags.includeUnready ?? false,
      signatureFields: flags.signatureFields ?? false,
      force: flags.force ?? false,
      clock: milliseconds,
      ...(flags.json ? {} : { onProgress: progressPrinter(process.stderr) }),
    });
    const warnings = [...loaded.diagnostics, ...result.warnings];
    const complete = result.failed.length + result.refused.length === 0;
    const left = leaveResults(caseFolder, result.folder, page(caseFolder, result, warnings), flags);
    const timings = { read, ...result.timings };
    if (flags.json)
      process.stdout.write(
        jsonReport('generate', complete && left.problems.length === 0, [...warnings, ...left.problems], {
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
    return complete && left.problems.length === 0 ? EXIT.ok : EXIT.partial;
  } catch (e) {
    if (!(e instanceof DiagnosticError)) throw e;
    const left = leaveResults(caseFolder, folderOf(caseFolder), failedPage(caseFolder, e.diagnostics), flags);
    if (flags.json)
      process.stdout.write(
        jsonReport('generate', false, [...e.diagnostics, ...left.problems], {
          marked: left.marked,
          page: left.page,
        }),
      );
    else {
      process.stderr.write(`${diagnosticsText(e.diagnostics)}\nChưa ghi tệp nào.\n`);
      printLeft(left);
    }
    return EXIT.data;
  }
}

const TITLE = 'Kết quả lập hồ sơ';

const page = (source: string, result: GenerateResult, warnings: readonly Diagnostic[]): ReportPage => ({
  title: TITLE,
  source,
  outcome: outcomeText(result, warnings),
  diagnostics: [...result.failed.flatMap((f) => f.diagnostics), ...warnings],
  made: result.documents.map((d) => ({ title: d.title, files: d.files.map((f) => f.path) })),
  notMade: [
    ...result.failed.map((f) => ({ title: f.id, reasons: f.diagnostics.map((d) => d.message) })),
    ...result.refused.map((r) => ({ title: r.id, reasons: r.reasons })),
  ],
});

const failedPage = (source: string, diagnostics: readonly Diagnostic[]): ReportPage => ({
  title: TITLE,
  source,
  outcome: 'Chưa ghi tệp nào.',
  diagnostics,
});

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

function outcomeText(result: GenerateResult, warnings: readonly Diagnostic[]): string {
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
