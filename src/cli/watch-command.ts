/** `hoso watch`: generates, then again whenever something it was made from is saved. One line per round. */
import path from 'node:path';
import {
  type Case,
  type Diagnostic,
  DiagnosticError,
  type GenerateResult,
  generate,
  KeptParts,
  listPacks,
  loadCase,
} from '../index.ts';
import { diskFiles } from '../readers/world.ts';
import { type RoundOutcome, watchCase } from '../watching/watch.ts';
import type { WatchedInputs } from '../watching/watched-files.ts';
import { milliseconds, timeOfDay } from './clock.ts';
import { EXIT } from './exit-codes.ts';
import type { GenerateFlags } from './generate-command.ts';
import { outputFolderOf } from './output-folder-of.ts';
import { diagnosticsText, groupedText } from './print.ts';

export type WatchFlags = Pick<
  GenerateFlags,
  'out' | 'only' | 'formats' | 'edition' | 'templates' | 'includeUnready' | 'signatureFields'
>;

/** What a file that is only half there looks like to its reader. */
const HALF_WRITTEN = new Set([
  'case-missing',
  'case-unreadable',
  'case-shape',
  'source-syntax',
  'source-encoding',
  'workbook-damaged',
  'workbook-empty',
  'workbook-kind',
  'pack-file-missing',
  // Another run is writing: it ends soon.
  'output-busy',
]);

/** Ends when `stop` says so: Ctrl+C. */
export async function watchCommand(
  casePath: string,
  flags: WatchFlags,
  stop: AbortSignal = interrupted(),
): Promise<number> {
  const say = (text: string): void => void process.stdout.write(`${text}\n`);
  say(`Theo dõi ${casePath}; lưu tệp số liệu là lập lại hồ sơ. Bấm Ctrl+C để dừng.`);
  const whole = `hoso check "${casePath}"`;
  const own = flags.templates === undefined ? [] : [flags.templates];
  // Until the case is read any pack may be its own.
  let inputs: WatchedInputs = {
    casePath,
    templateFolders: [...own, ...listPacks().map((pack) => pack.folder)],
    evidence: [],
  };
  const parts = new KeptParts();
  /** Already told, so that a round says what is new. */
  let known: ReadonlySet<string> = new Set();

  const failed = (diagnostics: readonly Diagnostic[]): RoundOutcome => ({
    readable: !diagnostics.some((d) => HALF_WRITTEN.has(d.code)),
    inputs,
    tell: () =>
      say(`${timeOfDay()}  chưa lập lại được; hồ sơ cũ giữ nguyên\n${groupedText(diagnostics, whole)}`),
  });
  const round = async (depends: (now: WatchedInputs) => void): Promise<RoundOutcome> => {
    const start = milliseconds();
    try {
      const loaded = loadCase(casePath, flags.templates === undefined ? {} : { templates: flags.templates });
      inputs = inputsOf(casePath, loaded, own);
      depends(inputs);
      const result = await generate(loaded, {
        outFolder: outputFolderOf(casePath, loaded, flags),
        edition: flags.edition,
        only: flags.only ?? [],
        formats: flags.formats ?? [],
        includeUnready: flags.includeUnready ?? false,
        signatureFields: flags.signatureFields ?? false,
        parts,
      });
      const took = milliseconds() - start;
      const warnings = [...loaded.diagnostics, ...result.warnings];
      return {
        readable: true,
        inputs,
        tell: () => {
          const fresh = warnings.filter((d) => !known.has(JSON.stringify(d)));
          say(`${timeOfDay()}  ${roundText(result, warnings, took)}`);
          const first = known.size === 0;
          known = new Set(['', ...warnings.map((d) => JSON.stringify(d))]);
          if (!first && fresh.length > 0) say(groupedText(fresh, whole));
          for (const f of result.failed) say(`KHÔNG LẬP ĐƯỢC ${f.id}:\n${diagnosticsText(f.diagnostics)}`);
        },
      };
    } catch (e) {
      return failed(e instanceof DiagnosticError ? e.diagnostics : [programFault(e)]);
    }
  };
  await watchCase({ inputs, files: diskFiles, round, clock: milliseconds, stop });
  say('Đã dừng theo dõi. Hồ sơ đã lập vẫn ở nguyên chỗ.');
  return EXIT.ok;
}

/** A second Ctrl+C ends at once, as for every program. */
function interrupted(): AbortSignal {
  const control = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => control.abort());
  return control.signal;
}

function inputsOf(
  casePath: string,
  { pack, folder, appraised }: Case,
  own: readonly string[],
): WatchedInputs {
  const packFolder = listPacks().find((p) => p.id === pack.info.id)?.folder;
  return {
    casePath,
    templateFolders: [...own, ...(packFolder === undefined ? [] : [packFolder])],
    evidence: appraised.data.evidence.flatMap((e) =>
      e.file === undefined ? [] : [path.join(folder, e.file.replaceAll('\\', '/'))],
    ),
  };
}

const programFault = (e: unknown): Diagnostic => ({
  code: 'program-fault',
  severity: 'error',
  message: `lỗi của chương trình: ${e instanceof Error ? e.message : String(e)}`,
  hint: 'gửi dòng này kèm tệp số liệu cho người phụ trách phần mềm',
  where: [],
});

function roundText(result: GenerateResult, warnings: readonly Diagnostic[], tookMs: number): string {
  const { written, unchanged, removed, kept } = result;
  const parts = [`${written.length} tệp mới`, `${unchanged.length} giữ nguyên`];
  if (removed.length > 0) parts.push(`bỏ ${removed.length}`);
  if (kept.length > 0) parts.push(`${kept.length} tệp có người sửa hoặc đã ban hành`);
  const bad = result.failed.length;
  if (bad > 0) parts.push(`${bad} tài liệu không lập được`);
  if (result.refused.length > 0) parts.push(`${result.refused.length} tài liệu chưa đưa vào bản trình`);
  const count = warnings.filter((d) => d.severity !== 'note').length;
  if (count > 0) parts.push(`${count} cảnh báo`);
  return `${parts.join(', ')} (${seconds(tookMs)} giây)`;
}

const seconds = (ms: number): string => (ms / 1000).toFixed(1).replace('.', ',');
