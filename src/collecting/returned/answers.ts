/** What came back, cell by cell, before anything is decided. */
import type { Place } from '../../model/diagnostics.ts';
import { compareDecimals, parseDecimal } from '../../model/quantity.ts';
import type { Entry, FormDef, FormRow } from '../forms/form.ts';

/** What became of one filled cell. The four kept aside wait for somebody's choice; nothing of them is in the case. */
export type CellStatus =
  | 'new'
  | 'changed'
  | 'unchanged'
  /** Two senders differ. */
  | 'conflict'
  /** Outside the sender's remit. */
  | 'outside'
  /** An older form: the case has changed since it was sent. */
  | 'older'
  /** It, or a cell that it goes with, cannot be read. */
  | 'invalid'
  /** A form of another case, or a file that is no form any more. */
  | 'unknown'
  /** A remark for the office to read. */
  | 'note'
  /** A conflict in which another value was chosen. */
  | 'passed-over';

/** One filled cell. */
export interface Answer {
  /** Null where the row does not ask for this cell. */
  readonly entry: Entry | null;
  readonly field: string;
  /** What stands in the cell. */
  readonly text: string;
  /** Canonical; null when it cannot be read or is not asked for. */
  readonly value: string | null;
  readonly place: Place;
  readonly problem: { readonly message: string; readonly hint: string } | null;
}

export interface Sender {
  /** Name of the unit. */
  readonly unit: string;
  /** Who filled it, when the form says so. */
  readonly person: string | null;
  /** ISO day written in the form. */
  readonly date: string | null;
  /** Name of the file without folder. */
  readonly file: string;
}

export interface Refusal {
  readonly status: CellStatus;
  readonly reason: string;
  /** Nobody can choose it: it is not known what it answers. */
  readonly final: boolean;
}

/** The filled cells of one row of one file. */
export interface Submission {
  readonly sender: Sender;
  readonly form: FormDef | null;
  readonly rowId: string;
  readonly row: FormRow | null;
  /** For the report, where `row` is null. */
  readonly label: string;
  readonly answers: readonly Answer[];
  /** Why the row is not taken, before its values are looked at. */
  readonly refused: Refusal | null;
  /** Last values that the form showed; null when they are gone. */
  readonly shownLast: Readonly<Record<string, string>> | null;
  /** Somebody marked it in a report. */
  readonly chosen: boolean;
}

export interface ReturnedFile {
  readonly file: string;
  /** `repeated`: the same bytes as an earlier file. */
  readonly state: 'read' | 'repeated' | 'refused';
  readonly form: FormDef | null;
  readonly sender: Sender | null;
  readonly submissions: readonly Submission[];
  /** Somebody filled something, the name or the day at least: a form sent back untouched is no answer. */
  readonly answered: boolean;
  /** Why it is refused, or what is remarkable. */
  readonly message: string | null;
  readonly hint: string | null;
}

/** Equal as values: 6,6 is 6,60; texts by their words. */
export function sameValue(kind: Entry['kind'], a: string | null, b: string | null): boolean {
  if (a === null || b === null) return a === b;
  if (kind !== 'number') return a.trim() === b.trim();
  const [left, right] = [a.split('/'), b.split('/')];
  if (left.length === 2 && right.length === 2)
    return left.every((part, i) => sameValue(kind, part, right[i]!));
  const [x, y] = [parseDecimal(a), parseDecimal(b)];
  return x && y ? compareDecimals(x, y) === 0 : a === b;
}
