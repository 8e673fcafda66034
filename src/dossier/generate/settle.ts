/**
 * Second half of a run: what lies in the workshop gets its names. Places are decided first and laid down in the journal;
 * right before its rename every place is looked at again, because a person may have saved the file meanwhile. What the
 * disk refuses (the file is open in Word) leaves the old file and its entry as they were.
 */
import type { Diagnostics } from '../../model/diagnostics.ts';
import type { KeptFile, Manifest } from '../manifest.ts';
import type { OutputFolder, Placement } from '../output-folder.ts';
import { tellFault } from './attempt.ts';
import { type Fixed, fixedWords } from './fixed-words.ts';
import type { Round, RoundFile } from './rounds.ts';

export interface Settled {
  readonly written: string[];
  readonly unchanged: string[];
  /** Files whose place was not free. */
  readonly kept: KeptFile[];
}

export interface SettleOptions {
  readonly force: boolean;
  readonly fixed: Fixed;
}

/** @param plan the manifest as it will be when all goes well, read off the rounds. */
export function settleRounds(
  rounds: readonly Round[],
  output: OutputFolder,
  { force, fixed }: SettleOptions,
  plan: (kept: readonly KeptFile[]) => Manifest,
): Settled {
  const settled: Settled = { written: [], unchanged: [], kept: [] };
  for (const round of rounds)
    for (const file of round.files) settled.kept.push(...place(file, round, output, fixed));
  const all = rounds.flatMap((round) => round.files.map((file) => ({ round, file })));
  let refusal: unknown;
  if (all.some(({ file }) => file.staged)) {
    try {
      output.announce(plan(settled.kept));
    } catch (e) {
      refusal = e;
    }
  }
  for (const { round, file } of all) {
    const { path, sha256: hash } = file.entry;
    if (!file.staged || (!force && output.holds(path, hash))) {
      settled.unchanged.push(path);
      continue;
    }
    try {
      if (refusal !== undefined) throw refusal;
      settled.kept.push(...place(file, round, output, fixed));
      output.settle(file.wanted, file.entry.path);
      settled.written.push(file.entry.path);
    } catch (e) {
      tellFault(round.own, file.entry.path, e);
      round.files.splice(round.files.indexOf(file), 1);
    }
  }
  return settled;
}

/** Decides the file's name as things stand; what stays in its way is told and returned. */
function place(file: RoundFile, round: Round, output: OutputFolder, fixed: Fixed): KeptFile[] {
  const { name, kept } = output.placeHashed(file.wanted, file.entry.sha256);
  if (file.entry.path === name && kept === null) return [];
  file.entry = { ...file.entry, path: name };
  if (kept === null) return [];
  tellKept(file.wanted, { name, kept }, fixed, round.own);
  const ours = output.writtenAs(file.wanted);
  return [
    {
      document: round.plan.id,
      path: file.wanted,
      reason: kept,
      ...(ours === undefined ? {} : { sha256: ours }),
    },
  ];
}

function tellKept(wanted: string, { name, kept }: Placement, fixed: Fixed, own: Diagnostics): void {
  if (kept === 'edited')
    own.warn(
      'edited-file',
      `tệp ${wanted} đã có người sửa nên giữ nguyên; bản mới ghi ở ${name}`,
      [],
      'chép chỗ sửa vào số liệu hoặc mẫu, rồi xóa tệp cũ',
    );
  else {
    const { code, what, repair } = fixedWords(fixed);
    own.warn(code, `tệp ${wanted} là ${what} nên giữ nguyên; bản mới ghi ở ${name}`, [], repair);
  }
}
