/**
 * The other end of a slot: one process that looks at communes and makes their documents, one after the other, as it is
 * asked. It holds nothing from one commune to the next but what any process keeps of packs and fonts.
 */
import { memoryUsage } from 'node:process';
import type { SignOfLife } from '../batching/process-slot.ts';
import {
  type Answer,
  type BatchSettings,
  type Made,
  type SlotReply,
  type SlotRequest,
  toldOf,
} from '../batching/slot.ts';
import { keepRun } from '../dossier/keep-run.ts';
import { knownRun, type RunRequest } from '../dossier/known-run.ts';
import {
  type Case,
  type CommuneFacts,
  communeFacts,
  DiagnosticError,
  type GenerateResult,
  generate,
  loadCase,
} from '../index.ts';
import { recordedFiles } from '../readers/recorded-files.ts';
import { diskFiles } from '../readers/world.ts';
import { EXIT } from './exit-codes.ts';
import { outputFolderOf } from './output-folder-of.ts';

/** @param alive called between documents. */
export async function serve(request: SlotRequest, alive: () => void = () => {}): Promise<SlotReply> {
  try {
    return await work(request, alive);
  } catch (e) {
    const diagnostics =
      e instanceof DiagnosticError
        ? toldOf(e.diagnostics)
        : [
            {
              code: 'internal',
              severity: 'error' as const,
              message: `lỗi của chương trình: ${e instanceof Error ? e.message : String(e)}`,
              hint: 'gửi dòng này kèm hồ sơ của xã cho người phụ trách phần mềm',
              where: [{ file: request.path }],
            },
          ];
    return { task: 'failed', diagnostics };
  }
}

/** What a slot tells of a commune beside what it made. */
interface Told {
  readonly facts: CommuneFacts;
  /** Of the data and of the run. */
  readonly warnings: number;
}

async function work({ task, path, settings, caseId }: SlotRequest, alive: () => void): Promise<SlotReply> {
  const { force = false, templates } = settings;
  const request = requestOf(path, settings);
  const known = force ? null : knownRun<Told>(request);
  if (task === 'look' && known !== null)
    return { task, facts: known.told.facts, folder: known.result.folder };
  if (known !== null) {
    expectSame(path, caseId, known.told.facts.caseId);
    return { task: 'make', made: madeOf(known.result, known.told.warnings) };
  }
  const { files, records } = recordedFiles(diskFiles);
  const loaded = loadCase(path, { files, ...(templates === undefined ? {} : { templates }) });
  const folder = outputFolderOf(path, loaded, settings);
  const facts = communeFacts(loaded.appraised);
  if (task === 'look') return { task, facts, folder };
  expectSame(path, caseId, facts.caseId);
  const result = await makeAll(loaded, folder, settings, alive);
  const said = [...loaded.diagnostics, ...result.warnings];
  const warnings = said.filter((d) => d.severity === 'warning').length;
  keepRun<Told>(request, records(), { result, told: { facts, warnings } });
  return { task, made: madeOf(result, warnings) };
}

/** All that decides what becomes of a commune. */
const requestOf = (
  path: string,
  { out, edition, only, templates, includeUnready = false }: BatchSettings,
): RunRequest => ({
  out,
  choices: { batch: path, edition, only, templates: templates ?? null, includeUnready },
});

const makeAll = (
  loaded: Case,
  outFolder: string,
  { edition, only, includeUnready = false, force = false }: BatchSettings,
  alive: () => void,
): Promise<GenerateResult> =>
  generate(loaded, { outFolder, edition, only, includeUnready, force, onProgress: alive });

function madeOf(result: GenerateResult, warnings: number): Made {
  const { documents, pages, written, unchanged, removed, kept, failed, refused } = result;
  return {
    documents: documents.length,
    files: documents.reduce((n, d) => n + d.files.length, 0),
    pages,
    written: written.length,
    unchanged: unchanged.length,
    removed: removed.length,
    kept: kept.length,
    warnings,
    failed: failed.map(({ id, diagnostics }) => ({
      id,
      reason: (toldOf(diagnostics)[0] ?? diagnostics[0])?.message ?? '',
    })),
    refused: refused.map((r) => r.id),
  };
}

/** @param before the id when all cases were looked at; undefined when nobody looked. */
function expectSame(path: string, before: string | undefined, now: string): void {
  if (before !== undefined && before !== now) changedMeanwhile(path, before, now);
}

function changedMeanwhile(path: string, before: string, now: string): never {
  throw new DiagnosticError([
    {
      code: 'batch-changed',
      severity: 'error',
      message: `mã hồ sơ đổi từ "${before}" thành "${now}" trong lúc chạy`,
      hint: 'chạy lại',
      where: [{ file: path }],
    },
  ]);
}

/** Answers until the parent closes the channel or is gone. */
export function slotCommand(): Promise<number> {
  const { send } = process;
  if (!send) return Promise.resolve(EXIT.usage);
  const tell = (message: Answer | SignOfLife): void => void (process.connected && process.send?.(message));
  // Ctrl+C reaches every process of a terminal; the parent decides what becomes of the commune that is being made.
  process.on('SIGINT', () => {});
  process.on('message', (request: SlotRequest) => {
    void serve(request, () => tell({ alive: true })).then((reply) =>
      tell({ reply, memory: memoryUsage.rss() }),
    );
  });
  // At once, also in the middle of a commune: its folder would be locked when the run is begun again, and a broken off
  // commune leaves the old files whole.
  process.on('disconnect', () => process.exit(EXIT.ok));
  return new Promise(() => {});
}
