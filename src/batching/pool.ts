/**
 * Work handed to slots. Each of `jobs` lanes has one slot and takes the next piece when its last is done. A slot serves
 * several communes, since a fresh process spends most of its first commune on compiling itself and parsing the pack
 * (tests/bench/BATCH.md); one that has grown is replaced, so memory does not grow with the number of communes.
 */
import { type Answer, type OpenSlot, type Slot, SlotGone, type SlotReply, type SlotRequest } from './slot.ts';

/** Bytes of a process after which it is replaced: about six communes. Measured: 250 MB after one, 35 MB more for each. */
export const RETIRE_ABOVE = 450_000_000;

export interface PoolOptions {
  readonly jobs: number;
  readonly openSlot: OpenSlot;
  /** Ends all work: what is going on is broken off. */
  readonly stop: AbortSignal;
  readonly retireAbove?: number;
}

export class Pool {
  readonly #options: PoolOptions;
  readonly #idle: Slot[] = [];

  constructor(options: PoolOptions) {
    this.#options = options;
  }

  /**
   * Answers of all requests, by `told` as they come. A request whose slot goes is answered `failed`; the others are not
   * touched. After `stop` no more answers are told.
   */
  async run<T>(
    items: readonly T[],
    requestOf: (item: T) => SlotRequest,
    told: (item: T, reply: SlotReply) => void,
  ): Promise<void> {
    const { jobs, stop } = this.#options;
    let next = 0;
    const lane = async (): Promise<void> => {
      let slot: Slot | null = null;
      const breakOff = (): void => slot?.close();
      stop.addEventListener('abort', breakOff);
      try {
        while (next < items.length && !stop.aborted) {
          const item = items[next++]!;
          slot ??= this.#open();
          const answer = await this.#answer(slot, requestOf(item));
          if (stop.aborted) return;
          told(item, answer.reply);
          if (answer.memory <= (this.#options.retireAbove ?? RETIRE_ABOVE)) continue;
          slot.close();
          slot = null;
        }
      } finally {
        stop.removeEventListener('abort', breakOff);
        if (slot) this.#idle.push(slot);
      }
    };
    await Promise.all(Array.from({ length: Math.min(jobs, items.length) }, lane));
    if (stop.aborted) this.close();
  }

  close(): void {
    for (const slot of this.#idle.splice(0)) slot.close();
  }

  #open(): Slot {
    return this.#idle.pop() ?? this.#options.openSlot();
  }

  /** A slot that went is as one that has grown beyond all limits. */
  async #answer(slot: Slot, request: SlotRequest): Promise<Answer> {
    try {
      return await slot.ask(request);
    } catch (e) {
      if (!(e instanceof SlotGone)) throw e;
      const diagnostics = [
        {
          code: 'batch-slot',
          severity: 'error' as const,
          message: `${request.task === 'look' ? 'chưa đọc xong' : 'chưa lập xong'} hồ sơ: ${e.message}`,
          hint: `chạy riêng xã này bằng hoso generate "${request.path}" để xem nguyên nhân`,
          where: [{ file: request.path }],
        },
      ];
      return { reply: { task: 'failed', diagnostics }, memory: Number.POSITIVE_INFINITY };
    }
  }
}
