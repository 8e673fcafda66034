/**
 * A province's communes in one run. First every case is looked at, which writes nothing: so two communes with one id are
 * refused before anything is written. Then each is made in a slot away from this process; one that fails leaves the
 * others alone. At the end all that was found stands in one table. A run that was broken off is finished by the same
 * command: what is there and has not changed is not written again.
 */
import type { CommuneFacts } from '../appraisal/commune-facts.ts';
import type { Disk } from '../dossier/disk.ts';
import { type Diagnostic, DiagnosticError } from '../model/diagnostics.ts';
import type { Pack } from '../model/pack.ts';
import { clashesOf, type Looked } from './clashes.ts';
import { type CommuneSource, findCases, type SkippedEntry } from './find-cases.ts';
import { Pool } from './pool.ts';
import type { BatchSettings, Made, OpenSlot, SlotReply, SlotRequest } from './slot.ts';
import { isCounted, SUMMARY_FOLDER, SUMMARY_ID, type SummaryResult, writeSummary } from './summary.ts';

export interface BatchOptions extends BatchSettings {
  /** Communes at a time. */
  readonly jobs?: number;
  readonly openSlot: OpenSlot;
  /** The pack of this id, with the office's own templates over it. @throws DiagnosticError */
  readonly packOf: (id: string) => Pack;
  readonly stop?: AbortSignal;
  readonly onProgress?: (event: BatchProgress) => void;
  readonly disk?: Disk;
}

export interface BatchProgress {
  readonly task: 'look' | 'make';
  readonly done: number;
  readonly total: number;
  /** The commune that is done; absent at the beginning of a task. */
  readonly commune?: CommuneOutcome;
}

/** `partial`: some documents of it were not made. `failed`: nothing was. `stopped`: its turn did not come. */
export type CommuneState = 'made' | 'partial' | 'failed' | 'stopped';

export interface CommuneOutcome {
  readonly source: CommuneSource;
  readonly state: CommuneState;
  readonly facts: CommuneFacts | null;
  readonly folder: string | null;
  readonly made: Made | null;
  /** Errors, those that matter most. */
  readonly diagnostics: readonly Diagnostic[];
}

export interface BatchResult {
  readonly communes: readonly CommuneOutcome[];
  readonly skipped: readonly SkippedEntry[];
  /** Null when it was not asked for, or no commune can be counted. */
  readonly summary: SummaryResult | null;
  /** Of the run as a whole. */
  readonly diagnostics: readonly Diagnostic[];
  readonly stopped: boolean;
}

/** An entry workbook of another program is no commune. */
const FOREIGN = 'workbook-foreign';

/** @throws DiagnosticError when the folder cannot be read or holds no case. */
export async function runBatch(folder: string, options: BatchOptions): Promise<BatchResult> {
  const { out, templates, jobs = 1, openSlot, stop = new AbortController().signal } = options;
  const found = findCases(folder, [out, ...(templates === undefined ? [] : [templates])]);
  if (found.cases.length === 0)
    throw new DiagnosticError([
      {
        code: 'batch-empty',
        severity: 'error',
        message: `không có hồ sơ số liệu nào trong thư mục ${folder}`,
        hint: 'mỗi xã là một thư mục có tệp YAML hoặc một bảng số liệu .xlsx đặt trong thư mục này',
        where: [{ file: folder }],
      },
    ]);
  const outcomes = new Map<CommuneSource, CommuneOutcome>();
  const skipped = [...found.skipped];
  const pool = new Pool({ jobs, openSlot, stop });
  const round = rounds(pool, options);
  try {
    const looked = await look(found.cases, round, outcomes, skipped);
    const clashes = stop.aborted ? new Map<CommuneSource, Diagnostic>() : clashesOf(looked, [SUMMARY_FOLDER]);
    for (const one of looked) {
      const clash = clashes.get(one.source);
      if (clash) outcomes.set(one.source, { ...failed(one.source, [clash]), facts: one.facts });
    }
    const ready = looked.filter((one) => !clashes.has(one.source));
    if (!stop.aborted) await make(ready, round, outcomes, options);
    for (const { source, facts, folder: into } of looked)
      if (!outcomes.has(source))
        outcomes.set(source, { ...failed(source, []), state: 'stopped', facts, folder: into });
  } finally {
    pool.close();
  }
  const names = new Set(skipped.map((s) => s.name));
  const communes = found.cases
    .filter((source) => !names.has(source.name))
    .map((source): CommuneOutcome => outcomes.get(source) ?? { ...failed(source, []), state: 'stopped' });
  const wanted = options.only.length === 0 || options.only.includes(SUMMARY_ID);
  const counted = communes.some(isCounted);
  const summary = wanted && counted && !stop.aborted ? await writeSummary(communes, options) : null;
  return {
    communes,
    skipped,
    summary,
    diagnostics: summary?.diagnostics ?? [],
    stopped: stop.aborted,
  };
}

type Round = <T>(
  items: readonly T[],
  requestOf: (item: T) => Omit<SlotRequest, 'settings'>,
  told: (item: T, reply: SlotReply) => CommuneOutcome | null,
) => Promise<void>;

/** One task for many, with its progress. */
const rounds =
  (pool: Pool, { onProgress, out, edition, only, ...more }: BatchOptions): Round =>
  async (items, requestOf, told) => {
    const { templates, includeUnready, force } = more;
    // What is undefined does not pass between processes.
    const settings: BatchSettings = {
      out,
      edition,
      only: only.filter((id) => id !== SUMMARY_ID),
      ...(templates === undefined ? {} : { templates }),
      ...(includeUnready ? { includeUnready } : {}),
      ...(force ? { force } : {}),
    };
    const first = items[0];
    if (first === undefined) return;
    const { task } = requestOf(first);
    let done = 0;
    onProgress?.({ task, done, total: items.length });
    await pool.run(
      items,
      (item) => ({ ...requestOf(item), settings }),
      (item, reply) => {
        const commune = told(item, reply);
        done++;
        onProgress?.({ task, done, total: items.length, ...(commune ? { commune } : {}) });
      },
    );
  };

async function look(
  cases: readonly CommuneSource[],
  round: Round,
  outcomes: Map<CommuneSource, CommuneOutcome>,
  skipped: SkippedEntry[],
): Promise<readonly Looked[]> {
  const looked = new Map<CommuneSource, Looked>();
  await round(
    cases,
    ({ path }) => ({ task: 'look', path }),
    (source, reply) => {
      if (reply.task === 'look') {
        looked.set(source, { source, facts: reply.facts, folder: reply.folder });
        return null;
      }
      const diagnostics = reply.task === 'failed' ? reply.diagnostics : [];
      if (diagnostics.some((d) => d.code === FOREIGN)) {
        skipped.push({ name: source.name, reason: 'bảng tính không phải bảng số liệu của chương trình' });
        return null;
      }
      const outcome = failed(source, diagnostics);
      outcomes.set(source, outcome);
      return outcome;
    },
  );
  // In the order of the folder, whichever was read first.
  return cases.flatMap((source) => looked.get(source) ?? []);
}

async function make(
  ready: readonly Looked[],
  round: Round,
  outcomes: Map<CommuneSource, CommuneOutcome>,
  { only }: BatchSettings,
): Promise<void> {
  // The summary alone: the communes' own documents stay as they are.
  if (only.length > 0 && only.every((id) => id === SUMMARY_ID)) {
    for (const { source, facts, folder } of ready)
      outcomes.set(source, { source, state: 'made', facts, folder, made: null, diagnostics: [] });
    return;
  }
  await round(
    ready,
    ({ source, facts }) => ({ task: 'make', path: source.path, caseId: facts.caseId }),
    ({ source, facts, folder }, reply) => {
      const outcome: CommuneOutcome =
        reply.task === 'make'
          ? {
              source,
              state: reply.made.failed.length + reply.made.refused.length > 0 ? 'partial' : 'made',
              facts,
              folder,
              made: reply.made,
              diagnostics: [],
            }
          : { ...failed(source, reply.task === 'failed' ? reply.diagnostics : []), facts, folder };
      outcomes.set(source, outcome);
      return outcome;
    },
  );
}

const failed = (source: CommuneSource, diagnostics: readonly Diagnostic[]): CommuneOutcome => ({
  source,
  state: 'failed',
  facts: null,
  folder: null,
  made: null,
  diagnostics,
});
