/**
 * When to make the documents again. Comes in: how the watched files look now, and the time. Goes out: a round, or how
 * long to wait. Knows nothing of disks, clocks or programs, so every way of saving is a test of data.
 *
 * Programs save in many steps: beside and renamed over (LibreOffice, VS Code), deleted and made anew (Excel), cut to
 * nothing and written (Notepad). So nothing follows from a single event: a round begins when the files have looked the
 * same for a while, a file that is gone is waited for longer, and what cannot be read is tried again before it is an
 * error.
 */

/** By path, anything that changes when the content does; a file that is not there has none. */
export type Stamps = ReadonlyMap<string, string>;

/** All in milliseconds. */
export interface Patience {
  /** The files must look the same for this long. */
  readonly quiet: number;
  /** A file that was there is believed to be gone after this long. */
  readonly gone: number;
  /** Between looks when nothing is reported: network drives report nothing. */
  readonly idle: number;
  /** Waits before a round that found a file unreadable is tried again; then its errors are told. */
  readonly retries: readonly number[];
}

export const PATIENCE: Patience = { quiet: 200, gone: 3000, idle: 2000, retries: [300, 700] };

export type Next = { readonly round: true } | { readonly round: false; readonly waitMs: number };

export class Rounds {
  readonly #patience: Patience;
  /** What the last round read; null before the first. */
  #made: Stamps | null = null;
  #seen: Stamps | null = null;
  #steadySince = 0;
  #missingSince: number | null = null;
  #tries = 0;
  #retryAt: number | null = null;

  constructor(patience: Patience = PATIENCE) {
    this.#patience = patience;
  }

  /** The files as they are now. When a round is due it must be made, and `ended` be told. */
  look(stamps: Stamps, nowMs: number): Next {
    if (this.#seen === null || !sameStamps(this.#seen, stamps)) {
      this.#seen = stamps;
      this.#steadySince = nowMs;
    }
    const changed = this.#made === null || !sameStamps(this.#made, stamps);
    const missing = changed && [...(this.#made?.keys() ?? [])].some((file) => !stamps.has(file));
    this.#missingSince = missing ? (this.#missingSince ?? nowMs) : null;
    if (!changed && this.#retryAt === null) return { round: false, waitMs: this.#patience.idle };
    // What is read first was not just saved; nobody waits for it.
    const dueMs =
      this.#made === null
        ? nowMs
        : Math.max(
            this.#steadySince + this.#patience.quiet,
            this.#missingSince === null ? 0 : this.#missingSince + this.#patience.gone,
            changed ? 0 : (this.#retryAt ?? 0),
          );
    if (nowMs < dueMs) return { round: false, waitMs: dueMs - nowMs };
    if (changed) this.#tries = 0;
    this.#made = stamps;
    this.#missingSince = null;
    this.#retryAt = null;
    return { round: true };
  }

  /**
   * The round that is being made depends on these files, and on no others. `fresh`: how those look that it did not know
   * of and has not read yet; what is not among them counts as it was when the round began.
   */
  adopt(files: ReadonlySet<string>, fresh: Stamps): void {
    const known = [...(this.#made ?? [])].filter(([file]) => files.has(file) && !fresh.has(file));
    this.#made = new Map([...known, ...fresh]);
  }

  /** `readable`: false when the round failed on a file that may have been half written. True: tell its outcome. */
  ended(readable: boolean, nowMs: number): boolean {
    const wait = readable ? undefined : this.#patience.retries[this.#tries];
    if (wait === undefined) {
      this.#tries = 0;
      return true;
    }
    this.#tries++;
    this.#retryAt = nowMs + wait;
    return false;
  }
}

const sameStamps = (a: Stamps, b: Stamps): boolean =>
  a.size === b.size && [...a].every(([file, stamp]) => b.get(file) === stamp);
