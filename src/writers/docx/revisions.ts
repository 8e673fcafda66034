/**
 * Tracked changes (ISO/IEC 29500-1, 17.13.5): runs inside w:ins and w:del, and the signs that paragraph marks and table
 * rows carry. Neighbouring runs that came or went together share one element, so that a reader steps through changes,
 * not through runs.
 */
import type { Change, Run } from '../../document/tree.ts';
import { el } from './xml.ts';

/** Whose changes they are; `date` is an ISO day. */
export interface Reviser {
  readonly author: string;
  readonly date: string;
}

/** The changes of one document, numbered in reading order. */
export class Revisions {
  readonly #by: Reviser;
  #count = 0;

  constructor(by: Reviser) {
    this.#by = by;
  }

  /** `content` is XML already; without any, it is the sign of a paragraph mark or a row. */
  mark(change: Change, content = ''): string {
    this.#count++;
    const { author, date } = this.#by;
    const attributes = { 'w:id': this.#count, 'w:author': author, 'w:date': `${date}T00:00:00Z` };
    return el(change === 'inserted' ? 'w:ins' : 'w:del', attributes, content);
  }
}

export interface PartedRun extends Run {
  /** Room behind each of its letters. */
  readonly gapTwip?: number;
}

const GAP_TWIP = 80;

/**
 * Old words directly before new ones ("14" and "15,5") would read as one ("1415,5"). A space between them would be text,
 * there or not there whatever is accepted; so the last old letter is set with room behind it, which goes with it.
 */
export function apart(runs: readonly Run[]): readonly PartedRun[] {
  const shown = runs.filter((run) => run.text !== '');
  return shown.flatMap((run, k): readonly PartedRun[] => {
    const next = shown[k + 1];
    const touches = run.change === 'deleted' && next?.change === 'inserted';
    if (!touches || /\s$/u.test(run.text) || /^\s/u.test(next.text)) return [run];
    const last = [...run.text].at(-1)!;
    const rest = run.text.slice(0, -last.length);
    return [...(rest === '' ? [] : [{ ...run, text: rest }]), { ...run, text: last, gapTwip: GAP_TWIP }];
  });
}

/** Throws where a document with marks is rendered as if it had none: deleted words would print as text. */
export function marked(revisions: Revisions | undefined, change: Change, content = ''): string {
  if (!revisions) throw new Error(`a part is marked as ${change}, but this is no redline`);
  return revisions.mark(change, content);
}

/** The runs of a paragraph in their order. */
export class TrackedRuns {
  readonly #revisions: Revisions | undefined;
  #xml = '';
  #held = '';
  #change: Change | undefined;

  constructor(revisions: Revisions | undefined) {
    this.#revisions = revisions;
  }

  add(xml: string, change: Change | undefined): void {
    if (change !== this.#change) {
      this.#settle();
      this.#change = change;
    }
    this.#held += xml;
  }

  close(): string {
    this.#settle();
    return this.#xml;
  }

  #settle(): void {
    if (this.#held === '') return;
    this.#xml += this.#change ? marked(this.#revisions, this.#change, this.#held) : this.#held;
    this.#held = '';
  }
}
