/** Keeps the outcome of a run for the next one that would be equal (`known-run.ts`). */
import type { FileRecord } from '../readers/recorded-files.ts';
import { madeBy } from './generate/identity.ts';
import type { GenerateResult } from './generate/options.ts';
import {
  type KnownRun,
  namesIn,
  type OutputState,
  type RunRequest,
  recordFile,
  recordText,
} from './known-run.ts';
import { MANIFEST, OutputFolder } from './output-folder.ts';
import { LOCK } from './output-lock.ts';
import { replaceFile } from './safe-write.ts';

/** @param reads every file that the run read; null when one changed while it ran. */
export function keepRun<T>(
  request: RunRequest,
  reads: readonly FileRecord[] | null,
  { result, told }: KnownRun<T>,
): void {
  if (reads === null || result.failed.length > 0 || result.kept.length > 0) return;
  const output = stateLeftBy(result);
  if (output === null) return;
  const unchanged = result.documents.flatMap((d) => d.files.map((f) => f.path));
  const again: GenerateResult = { ...result, written: [], unchanged, removed: [], timings: {} };
  try {
    replaceFile(
      recordFile(request),
      recordText({ made: madeBy(), reads, output, run: { result: again, told } }),
    );
  } catch {
    // Results can be written and their parent folder not: then the next run takes its usual time.
  }
}

/** Null while another run has the folder. */
function stateLeftBy({ folder, documents }: GenerateResult): OutputState | null {
  const names = namesIn(folder);
  if (names === null || names.includes(LOCK)) return null;
  const output = new OutputFolder(folder);
  const made = new Map<string, string | null>(
    documents.flatMap((d) => d.files.map((f) => [f.path, f.sha256] as const)),
  );
  // The manifest itself, and files of documents that this run was not asked for: a run looks at them too.
  const others = (output.previous?.documents ?? []).flatMap((d) => d.files.map((f) => f.path));
  for (const name of [MANIFEST, ...others]) if (!made.has(name)) made.set(name, output.hashOf(name));
  return { folder, names, hashes: [...made] };
}
