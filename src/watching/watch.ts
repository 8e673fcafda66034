/** Looks, waits and makes rounds until it is stopped. */
import type { FileSource } from '../readers/world.ts';
import { FolderEvents } from './folder-events.ts';
import { type Patience, Rounds } from './rounds.ts';
import { stampsOf, type WatchedInputs, watchedFiles, watchedFolders } from './watched-files.ts';

export interface RoundOutcome {
  /** False: a file could not be read, perhaps because it is being written. */
  readonly readable: boolean;
  /** Says what came of it; not called for a round that is tried again. */
  readonly tell: () => void;
  /** What the next rounds depend on. */
  readonly inputs: WatchedInputs;
}

export interface WatchOptions {
  readonly inputs: WatchedInputs;
  readonly files: FileSource;
  /**
   * Never rejects for faults of data or disk: those are told. It calls `depends` when it knows its files of evidence and
   * has read none of them: then they are no reason for another round.
   */
  readonly round: (depends: (inputs: WatchedInputs) => void) => Promise<RoundOutcome>;
  /** Milliseconds of a monotonic clock. */
  readonly clock: () => number;
  readonly stop: AbortSignal;
  readonly patience?: Patience;
}

/** Many events come together; one look serves them. */
const GATHER_MS = 20;

/** Resolves when stopped; a round that has begun is finished first. */
export async function watchCase(options: WatchOptions): Promise<void> {
  const { files, clock, stop } = options;
  const rounds = new Rounds(options.patience);
  let wake = (): void => {};
  let reported = false;
  const events = new FolderEvents(() => {
    reported = true;
    wake();
  });
  stop.addEventListener('abort', () => wake());
  const rest = (ms: number): Promise<void> =>
    new Promise((resolve) => {
      const timer = setTimeout(resolve, ms);
      wake = () => {
        clearTimeout(timer);
        resolve();
      };
      if (reported || stop.aborted) wake();
    });
  let { inputs } = options;
  try {
    while (!stop.aborted) {
      events.follow(watchedFolders(inputs, files));
      reported = false;
      const known = new Set(watchedFiles(inputs, files));
      const next = rounds.look(stampsOf([...known]), clock());
      if (next.round) {
        const outcome = await options.round((now) => {
          // Of data and templates that came meanwhile nobody knows whether they were read: they are looked at again.
          const later = new Set(
            watchedFiles(now, files).filter((f) => known.has(f) || now.evidence.includes(f)),
          );
          rounds.adopt(later, stampsOf([...later].filter((file) => !known.has(file))));
        });
        inputs = outcome.inputs;
        if (rounds.ended(outcome.readable, clock())) outcome.tell();
        continue;
      }
      await rest(next.waitMs);
      if (reported && !stop.aborted) await new Promise((resolve) => setTimeout(resolve, GATHER_MS));
    }
  } finally {
    events.close();
  }
}
