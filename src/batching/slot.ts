/**
 * A slot works on one commune at a time, away from the process that counts: what a commune takes in memory ends with the
 * slot. Questions and answers are plain data that pass between processes.
 */
import type { CommuneFacts } from '../appraisal/commune-facts.ts';
import type { Diagnostic } from '../model/diagnostics.ts';
import type { Edition } from '../model/pack-schema.ts';

/** What every commune of a run is made with. */
export interface BatchSettings {
  readonly out: string;
  readonly edition: Edition;
  /** Ids of documents; empty = all. */
  readonly only: readonly string[];
  readonly templates?: string;
  readonly includeUnready?: boolean;
  readonly force?: boolean;
}

export type SlotRequest = {
  /** `look`: read and appraise, write nothing. */
  readonly task: 'look' | 'make';
  readonly path: string;
  readonly settings: BatchSettings;
  /** `make`: what `look` found; another id now would write where nobody looked. */
  readonly caseId?: string;
};

/** How a commune came out; counts, since the lists of thousands of communes would not stay small. */
export interface Made {
  readonly documents: number;
  readonly files: number;
  readonly pages: number;
  readonly written: number;
  readonly unchanged: number;
  readonly removed: number;
  readonly kept: number;
  readonly warnings: number;
  /** Documents that could not be made, with the first reason of each. */
  readonly failed: readonly { readonly id: string; readonly reason: string }[];
  /** Ids of documents that may not be handed in yet. */
  readonly refused: readonly string[];
}

export type SlotReply =
  | { readonly task: 'look'; readonly facts: CommuneFacts; readonly folder: string }
  | { readonly task: 'make'; readonly made: Made }
  | { readonly task: 'failed'; readonly diagnostics: readonly Diagnostic[] };

export interface Answer {
  readonly reply: SlotReply;
  /** What the process holds now, in bytes. */
  readonly memory: number;
}

export interface Slot {
  /** Rejects with `SlotGone` when the slot cannot answer any more. */
  ask(request: SlotRequest): Promise<Answer>;
  close(): void;
}

export type OpenSlot = () => Slot;

/** The process of a slot ended, or was ended, before it answered. */
export class SlotGone extends Error {
  constructor(reason: string) {
    super(reason);
    this.name = 'SlotGone';
  }
}

/** Told per commune at most: who repairs runs the command for that commune alone and sees all. */
const MOST_TOLD = 10;

/** Errors first and not too many; warnings are counted only. */
export function toldOf(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  const errors = diagnostics.filter((d) => d.severity === 'error');
  return errors.slice(0, MOST_TOLD);
}
