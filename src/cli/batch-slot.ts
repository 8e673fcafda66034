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
import {
  type Case,
  communeFacts,
  DiagnosticError,
  type GenerateResult,
  generate,
  loadCase,
} from '../index.ts';
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

async function work({ task, path, settings, caseId }: SlotRequest, alive: () => void): Promise<SlotReply> {
  const { templates } = settings;
  const loaded = loadCase(path, templates === undefined ? {} : { templates });
  const folder = outputFolderOf(path, loaded, settings);
  const { id } = loaded.appraised.data;
  if (task === 'look') return { task, facts: communeFacts(loaded.appraised), folder };
  if (caseId !== undefined && caseId !== id) changedMeanwhile(path, caseId, id);
  return { task, made: madeOf(await makeAll(loaded, folder, settings, alive), loaded) };
}

const makeAll = (
  loaded: Case,
  outFolder: string,
  { edition, only, includeUnready = false, force = false }: BatchSettings,
  alive: () => void,
): Promise<GenerateResult> =>
  generate(loaded, { outFolder, edition, only, includeUnready, force, onProgress: alive });

function madeOf(result: GenerateResult, loaded: Case): Made {
  const { documents, pages, written, unchanged, removed, kept, failed, refused, warnings } = result;
  return {
    documents: documents.length,
    files: documents.reduce((n, d) => n + d.files.length, 0),
    pages,
    written: written.length,
    unchanged: unchanged.length,
    removed: removed.length,
    kept: kept.length,
    warnings: [...loaded.diagnostics, ...warnings].filter((d) => d.severity === 'warning').length,
    failed: failed.map(({ id, diagnostics }) => ({
      id,
      reason: (toldOf(diagnostics)[0] ?? diagnostics[0])?.message ?? '',
    })),
    refused: refused.map((r) => r.id),
  };
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
