/** `hoso generate`: load, generate, say what came out. */
import { keepRun } from '../dossier/keep-run.ts';
import {
  type Diagnostic,
  DiagnosticError,
  type Edition,
  type Format,
  type GenerateResult,
  generate,
  loadCase,
} from '../index.ts';
import { recordedFiles } from '../readers/recorded-files.ts';
import { diskFiles } from '../readers/world.ts';
import { milliseconds } from './clock.ts';
import { EXIT } from './exit-codes.ts';
import { outcomeText, tellOutcome } from './generate-report.ts';
import { requestOf } from './generate-request.ts';
import { jsonReport } from './json-report.ts';
import { folderOf, leaveResults, type ResultFlags } from './leave-results.ts';
import { printLeft } from './left.ts';
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
    const { files, records } = recordedFiles(diskFiles);
    const loaded = loadCase(caseFolder, {
      files,
      ...(flags.templates === undefined ? {} : { templates: flags.templates }),
    });
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
    keepRun(requestOf(caseFolder, flags), records(), { result, told: warnings });
    const left = leaveResults(caseFolder, result.folder, page(caseFolder, result, warnings), flags);
    return tellOutcome({ result, warnings }, flags, { read, ...result.timings }, left);
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
