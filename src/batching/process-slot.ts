/**
 * A slot in a process of its own: the command started again, asked through the channel between parent and child. The
 * child ends when the parent closes the channel or dies.
 */
import { type ChildProcess, fork } from 'node:child_process';
import { type Answer, type OpenSlot, type Slot, SlotGone, type SlotRequest } from './slot.ts';

/** Told between answers, so that a long commune is not taken for a dead one. */
export interface SignOfLife {
  readonly alive: true;
}

/** A process without any sign for so long hangs: it is ended, and its commune told. */
const SILENCE_MS = 15 * 60_000;
/** Of what the process says before it dies. */
const LAST_WORDS = 2000;

/** @param command script and arguments that serve a slot, e.g. `['dist/cli.mjs', 'batch-slot']`. */
export const processSlots =
  ([script, ...args]: readonly [string, ...string[]], silenceMs: number = SILENCE_MS): OpenSlot =>
  () =>
    new ProcessSlot(fork(script, args, { stdio: ['ignore', 'ignore', 'pipe', 'ipc'] }), silenceMs);

interface Waiting {
  resolve(answer: Answer): void;
  reject(reason: SlotGone): void;
}

class ProcessSlot implements Slot {
  readonly #child: ChildProcess;
  readonly #silenceMs: number;
  #waiting: Waiting | null = null;
  #gone: SlotGone | null = null;
  #words = '';
  #timer: NodeJS.Timeout | undefined;

  constructor(child: ChildProcess, silenceMs: number) {
    this.#child = child;
    this.#silenceMs = silenceMs;
    child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      this.#words = `${this.#words}${text}`.slice(-LAST_WORDS);
    });
    child.on('message', (message: Answer | SignOfLife) => {
      if (!('alive' in message)) this.#settle((w) => w.resolve(message));
      else if (this.#waiting) this.#expectLife();
    });
    child.on('error', (e) => this.#end(`không chạy được tiến trình con: ${e.message}`));
    child.on('close', (code, signal) => this.#end(reasonOf(code, signal, this.#words)));
  }

  ask(request: SlotRequest): Promise<Answer> {
    return new Promise((resolve, reject) => {
      if (this.#gone) return reject(this.#gone);
      this.#waiting = { resolve, reject };
      this.#expectLife();
      // What goes wrong here is told by `close` too.
      this.#child.send(request, (e) => e && this.#end(e.message));
    });
  }

  close(): void {
    clearTimeout(this.#timer);
    if (this.#waiting === null && this.#child.connected) this.#child.disconnect();
    else this.#child.kill('SIGKILL');
  }

  #expectLife(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#end(`không có dấu hiệu hoạt động trong ${Math.round(this.#silenceMs / 60_000)} phút`);
      this.#child.kill('SIGKILL');
    }, this.#silenceMs);
  }

  #end(reason: string): void {
    this.#gone ??= new SlotGone(reason);
    this.#settle((w) => w.reject(this.#gone!));
  }

  #settle(tell: (waiting: Waiting) => void): void {
    clearTimeout(this.#timer);
    const waiting = this.#waiting;
    this.#waiting = null;
    if (waiting) tell(waiting);
  }
}

function reasonOf(code: number | null, signal: NodeJS.Signals | null, words: string): string {
  const memory = /heap out of memory|allocation failed/i.test(words);
  if (memory) return 'tiến trình con hết bộ nhớ';
  const how = signal === null ? `mã ${code}` : `tín hiệu ${signal}`;
  const last = words
    .split('\n')
    .map((line) => line.trim())
    .find((line) => /error|LỖI/i.test(line));
  return `tiến trình con dừng giữa chừng (${how}${last === undefined ? '' : `: ${last.slice(0, 200)}`})`;
}
