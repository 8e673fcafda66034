/**
 * Files from before that this run did not make again. One that is no output of the case any more is taken away when it
 * is as we wrote it, and kept when a person edited it or it was issued (OFFICE §10). One whose document could not be
 * made now stays, and is named: it must not pass for current.
 */
import path from 'node:path';
import type { Diagnostics } from '../../model/diagnostics.ts';
import type { KeptFile } from '../manifest.ts';
import type { OutputFolder } from '../output-folder.ts';
import { type Fixed, fixedWords } from './fixed-words.ts';
import { type Format, type GenerateOptions, wants } from './options.ts';
import type { Round } from './rounds.ts';

export interface Former {
  /** Ours, unedited, no longer an output: to be taken away. */
  readonly leaving: readonly string[];
  /** No longer outputs, kept all the same. */
  readonly kept: readonly KeptFile[];
  /** Kept by an earlier run, of documents that this run did not make. */
  readonly stillKept: readonly KeptFile[];
  /** Stay beside the current ones although their document could not be made now. */
  readonly stale: readonly { readonly path: string; readonly round: Round }[];
}

/** `offered`: ids of all documents that this edition has. */
export function formerFiles(
  output: OutputFolder,
  rounds: readonly Round[],
  offered: ReadonlySet<string>,
  options: GenerateOptions,
): Former {
  const byId = new Map(rounds.map((r) => [r.plan.id, r]));
  const current = new Set(rounds.flatMap((r) => r.files.map((f) => f.entry.path)));
  const leaving: string[] = [];
  const kept: KeptFile[] = [];
  const stillKept: KeptFile[] = [];
  const stale: { path: string; round: Round }[] = [];
  const { documents = [], kept: keptBefore = [] } = output.previous ?? {};
  const known = [
    ...documents.flatMap((d) => d.files.map((f) => ({ document: d.id, path: f.path }))),
    ...keptBefore,
  ];
  const seen = new Set<string>();
  for (const { document, path: name } of known) {
    if (current.has(name) || seen.has(name)) continue;
    seen.add(name);
    const hash = output.hashOf(name);
    const was = keptBefore.find((k) => k.path === name);
    const round = byId.get(document);
    const fate = fateOf(round, offered.has(document), path.extname(name).slice(1) as Format, options);
    if (fate === 'stays') {
      if (was && hash !== null) stillKept.push(was);
      continue;
    }
    if (hash === null) continue;
    if (fate === 'stale') {
      if (was) stillKept.push(was);
      else if (!output.isIssued(name)) stale.push({ path: name, round: round! });
      continue;
    }
    const reason = output.isIssued(name) ? 'issued' : output.isOurs(name) ? null : 'edited';
    if (reason === null) leaving.push(name);
    else {
      const ours = output.writtenAs(name);
      kept.push({ document, path: name, reason, ...(ours === undefined ? {} : { sha256: ours }) });
    }
  }
  return { leaving, kept, stillKept, stale };
}

function fateOf(
  round: Round | undefined,
  isOffered: boolean,
  format: Format,
  options: GenerateOptions,
): 'stays' | 'stale' | 'leaves' {
  if (!wants(options, format)) return 'stays';
  if (!round) return isOffered || (options.only ?? []).length > 0 ? 'stays' : 'leaves';
  if (round.state === 'absent') return 'leaves';
  if (round.state !== 'made') return 'stale';
  const made = round.files.some((f) => f.format === format);
  return made || !round.plan.entry.formats.includes(format) ? 'leaves' : 'stale';
}

export function tellFormer(
  { kept, stale }: Former,
  alreadyTold: ReadonlySet<string>,
  fixed: Fixed,
  to: Diagnostics,
): void {
  for (const k of kept) {
    if (alreadyTold.has(k.path)) continue;
    to.warn(
      'former-file-kept',
      `tệp ${k.path} không phải bản hiện nay của hồ sơ nhưng giữ nguyên vì ${k.reason === 'issued' ? `là ${fixedWords(fixed).what}` : 'đã có người sửa'}`,
      [],
      k.reason === 'issued' ? undefined : 'xem lại chỗ sửa; không cần nữa thì xóa tệp',
    );
  }
  for (const { path: name, round } of stale) {
    const [why, hint] =
      STALE[round.state === 'refused' || round.state === 'needless' ? round.state : 'failed'];
    to.warn('stale-file', `tệp ${name} là bản lập lần trước${why(round.plan.id)}`, [], hint);
  }
}

/** What a file of before is beside the current ones, and what to do with it. */
const STALE: Readonly<
  Record<'refused' | 'needless' | 'failed', readonly [why: (id: string) => string, hint: string]>
> = {
  refused: [
    (id) => `; nay ${id} chưa đủ điều kiện đưa vào bản trình`,
    'không nộp tệp này; bổ sung cho đủ điều kiện rồi lập lại, hoặc xóa tệp',
  ],
  needless: [
    (id) => `; theo số liệu hiện nay không còn phải lập ${id}`,
    'giữ lại nếu đã ban hành; không cần nữa thì xóa tệp',
  ],
  failed: [
    () => ', không theo số liệu hiện nay vì lần này không lập được',
    'sửa lỗi đã nêu rồi lập lại; không cần tài liệu này nữa thì xóa tệp',
  ],
};
