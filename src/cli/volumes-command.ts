/** `hoso volumes`: binds the evidence of each criterion and says what an office should know of its files. */
import path from 'node:path';
import type { VolumesResult } from '../dossier/volumes/write-volumes.ts';
import { type Diagnostic, DiagnosticError, type Edition, loadCase, volumes } from '../index.ts';
import { sheetNumber } from '../wording/sheet-range.ts';
import { EXIT } from './exit-codes.ts';
import { jsonDiagnostic, jsonReport } from './json-report.ts';
import { outputFolderOf } from './output-folder-of.ts';
import { diagnosticsText } from './print.ts';
import { progressPrinter } from './progress.ts';

export interface VolumesFlags {
  readonly out: string;
  readonly only?: readonly string[];
  readonly edition: Edition;
  /** Megabytes of one file. */
  readonly maxMb?: number;
  readonly templates?: string;
  readonly includeUnready?: boolean;
  readonly json?: boolean;
}

const MEGABYTE = 1024 * 1024;

export async function volumesCommand(caseFolder: string, flags: VolumesFlags): Promise<number> {
  try {
    const loaded = loadCase(caseFolder, flags.templates === undefined ? {} : { templates: flags.templates });
    const outFolder = outputFolderOf(caseFolder, loaded, flags);
    const result = await volumes(loaded, {
      outFolder,
      edition: flags.edition,
      only: flags.only ?? [],
      ...(flags.maxMb === undefined ? {} : { maxBytes: Math.floor(flags.maxMb * MEGABYTE) }),
      includeUnready: flags.includeUnready ?? false,
      ...(flags.json ? {} : { onProgress: progressPrinter(process.stderr) }),
    });
    const found = [...loaded.diagnostics, ...result.diagnostics];
    const complete =
      result.failed.length + result.refused.length === 0 && found.every((d) => d.severity !== 'error');
    if (flags.json)
      process.stdout.write(
        jsonReport('volumes', complete, found, {
          folder: result.folder,
          volumes: result.volumes,
          unchanged: result.unchanged,
          beside: result.beside.map(({ evidence, probe, criteria }) => ({
            id: evidence.id,
            file: probe.file,
            criteria,
          })),
          failed: result.failed.map((f) => ({ ...f, diagnostics: f.diagnostics.map(jsonDiagnostic) })),
          refused: result.refused,
        }),
      );
    else process.stdout.write(summary(result, found));
    return complete ? EXIT.ok : EXIT.partial;
  } catch (e) {
    if (!(e instanceof DiagnosticError)) throw e;
    if (flags.json) process.stdout.write(jsonReport('volumes', false, e.diagnostics));
    else process.stderr.write(`${diagnosticsText(e.diagnostics)}\nChưa đóng quyển nào.\n`);
    return EXIT.data;
  }
}

function summary(result: VolumesResult, found: readonly Diagnostic[]): string {
  const lines: string[] = [];
  // Files beside the volumes have a list of their own below.
  const told = found.filter((d) => d.code !== 'evidence-beside');
  if (told.length > 0) lines.push(diagnosticsText(told), '');
  for (const f of result.failed) lines.push(`KHÔNG ĐÓNG ĐƯỢC ${f.id}:`, diagnosticsText(f.diagnostics), '');
  if (result.refused.length > 0) {
    lines.push('Chưa đưa vào bản trình (thêm --include-unready nếu vẫn muốn đóng):');
    for (const r of result.refused) lines.push(`  - ${r.id}: ${r.reasons.join('; ')}`);
    lines.push('');
  }
  for (const { files, pdfa, notPdfa } of result.volumes) {
    for (const file of files) {
      const numbers =
        file.last === 0
          ? 'không đánh số'
          : `${result.word} ${sheetNumber(file.first)} đến ${sheetNumber(file.last)}`;
      const state = result.unchanged.includes(file.path) ? 'không đổi' : megabytes(file.bytes);
      lines.push(`  ${file.path}  ${numbers}, ${file.pages} trang, ${state}`);
    }
    if (!pdfa) for (const reason of notPdfa) lines.push(`    ${reason}`);
  }
  if (result.beside.length > 0) {
    lines.push('', 'Tệp không đóng vào quyển được, phải nộp kèm bên ngoài:');
    for (const { probe, criteria } of result.beside) {
      const how = probe.findings.find((f) => f.hint !== undefined)?.hint;
      lines.push(
        `  ${probe.file} (tiêu chí số ${criteria.join(', ')})${how === undefined ? '' : `: ${how}`}`,
      );
    }
  }
  const files = result.volumes.reduce((n, v) => n + v.files.length, 0);
  lines.push(
    '',
    `Đã đóng ${result.volumes.length} hồ sơ tiêu chí, ${files} tệp PDF, ${result.unchanged.length} tệp không đổi.`,
    `Ở thư mục: ${path.join(result.folder, 'minh-chung')}`,
  );
  return `${lines.join('\n')}\n`;
}

const megabytes = (bytes: number): string => `${(bytes / MEGABYTE).toFixed(1).replace('.', ',')} MB`;
