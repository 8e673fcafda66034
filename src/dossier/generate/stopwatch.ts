/** Milliseconds by stage; nothing is counted without a clock. */
export class Stopwatch {
  readonly timings: Record<string, number> = {};
  readonly #clock: (() => number) | undefined;

  constructor(clock: (() => number) | undefined) {
    this.#clock = clock;
  }

  async time<T>(stage: string, work: () => T | Promise<T>): Promise<T> {
    const start = this.#clock?.() ?? 0;
    try {
      return await work();
    } finally {
      if (this.#clock) this.timings[stage] = (this.timings[stage] ?? 0) + this.#clock() - start;
    }
  }
}
