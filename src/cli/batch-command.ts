/** `hoso batch`: the communes of a province in one run, and their table. */
import { availableParallelism } from 'node:os';
import path from 'node:path';
import {
  type BatchResult,
  batch,
  DiagnosticError,
  type Edition,
  type OpenSlot,
  processSlots,
} from '../index.ts';
import { batchProgress } from './batch-progress.ts';
import { batchJson, batchText } from './batch-report.ts';
import { milliseconds } from './clock.ts';
import { EXIT } from './exit-codes.ts';
import { jsonReport } from './json-report.ts';
import { diagnosticsText } from './print.ts';

export interface BatchFlags {
  readonly out: string;
  readonly jobs?: number;
  readonly only?: readonly string[];
  readonly edition: Edition;
  readonly templates?: string;
  readonly includeUnready?: boolean;
  readonly force?: boolean;
  readonly json?: boolean;
}

/** Half the cores: people go on working beside it, and each slot takes memory. */
const usualJobs = (): number => Math.max(1, availableParallelism() >> 1);

/** @param openSlot default: this very command in processes of its own. */
export async function batchCommand(
  folder: string,
  flags: BatchFlags,
  openSlot: OpenSlot = processSlots([path.resolve(process.argv[1] ?? ''), 'batch-slot']),
): Promise<number> {
  const interrupt = interruptible();
  try {
    const { out, edition, templates, only = [], jobs = usualJobs() } = flags;
    const result = await batch(folder, {
      out,
      edition,
      only,
      jobs,
      openSlot,
      stop: interrupt.signal,
      ...(templates === undefined ? {} : { templates }),
      includeUnready: flags.includeUnready ?? false,
      force: flags.force ?? false,
      ...(flags.json ? {} : { onProgress: batchProgress(process.stderr, milliseconds) }),
    });
    const code = exitCode(result);
    if (flags.json)
      process.stdout.write(jsonReport('batch', code === EXIT.ok, result.diagnostics, batchJson(result)));
    else process.stdout.write(batchText(result));
    return code;
  } catch (e) {
    if (!(e instanceof DiagnosticError)) throw e;
    if (flags.json) process.stdout.write(jsonReport('batch', false, e.diagnostics));
    else process.stderr.write(`${diagnosticsText(e.diagnostics)}\nChưa ghi tệp nào.\n`);
    return EXIT.data;
  } finally {
    interrupt.done();
  }
}

/** As for one commune: 1 when nothing could be made, 3 when something could not. */
function exitCode({ communes, diagnostics, stopped }: BatchResult): number {
  const whole = communes.filter((c) => c.state === 'made').length;
  const some = communes.some((c) => c.state === 'partial');
  if (!stopped && whole === 0 && !some) return EXIT.data;
  const sound = whole === communes.length && !diagnostics.some((d) => d.severity === 'error');
  return sound && !stopped ? EXIT.ok : EXIT.partial;
}

/** Ctrl+C once: what is being made is broken off, the old files stay. */
function interruptible(): { readonly signal: AbortSignal; done(): void } {
  const controller = new AbortController();
  const stop = (): void => controller.abort();
  const signals = ['SIGINT', 'SIGTERM'] as const;
  for (const signal of signals) process.on(signal, stop);
  return {
    signal: controller.signal,
    done: () => {
      for (const signal of signals) process.off(signal, stop);
    },
  };
}
