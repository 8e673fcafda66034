/** Returned forms → what becomes of every filled cell, and what changes in the case. Pure. */
import type { AppraisedCase } from '../appraisal/appraise.ts';
import { type CaseEdit, caseEdits } from './apply/case-edits.ts';
import { formsOf } from './forms/forms-of.ts';
import type { CellStatus, ReturnedFile, Submission } from './returned/answers.ts';
import { type CollectedCell, decide } from './returned/decide.ts';
import { readReturned } from './returned/read-returned.ts';

export interface CollectInput {
  readonly appraised: AppraisedCase;
  readonly files: readonly { readonly file: string; readonly bytes: Uint8Array }[];
  /** What a report of an earlier run kept aside, with the office's choices. */
  readonly choices: readonly Submission[];
  /** ISO day of collecting. */
  readonly on: string;
}

export interface Collected {
  readonly files: readonly ReturnedFile[];
  /** Every filled cell of every file that was read or refused; not of repeated files. */
  readonly cells: readonly CollectedCell[];
  readonly counts: Readonly<Record<CellStatus, number>>;
  readonly edits: readonly CaseEdit[];
}

export const STATUSES: readonly CellStatus[] = [
  'new',
  'changed',
  'unchanged',
  'conflict',
  'outside',
  'older',
  'invalid',
  'unknown',
  'note',
  'passed-over',
];

/** Statuses of values that are not in the case and wait for somebody. */
export const OPEN: readonly CellStatus[] = ['conflict', 'outside', 'older', 'invalid', 'unknown'];

export function collect({ appraised, files, choices, on }: CollectInput): Collected {
  const { data } = appraised;
  const forms = formsOf(appraised);
  const returned = readReturned(files, {
    caseId: data.id,
    communeName: `${data.commune.kind} ${data.commune.name}`,
    forms,
  });
  const key = (s: Submission): string => `${s.answers[0]?.place.file}|${s.form?.id}|${s.rowId}`;
  const chosen = new Map(choices.map((s) => [key(s), s]));
  const read = returned
    .flatMap((f) => f.submissions)
    .map((s) => ({ ...s, chosen: chosen.get(key(s))?.chosen ?? false }));
  const known = new Set(read.map(key));
  const decision = decide([...read, ...choices.filter((s) => !known.has(key(s)))], data);
  const returns = returned.flatMap((f) =>
    f.state === 'read' && f.answered && f.form && f.sender ? [{ form: f.form, sender: f.sender }] : [],
  );
  return {
    files: returned,
    cells: decision.cells,
    counts: Object.fromEntries(
      STATUSES.map((s) => [s, decision.cells.filter((c) => c.status === s).length]),
    ) as Record<CellStatus, number>,
    edits: caseEdits(appraised, decision.accepted, returns, on),
  };
}
