/**
 * Two states of one commune's case, side by side. In: two appraised cases, each with its own pack. Out: plain data.
 * Pure, and blind to documents: the dossier, which can build them, adds which of them print something else.
 */
import type { AppraisedCase } from '../appraisal/appraise.ts';
import type { CaseComparison, CaseSide } from './compared-cases.ts';
import { figureChanges } from './figure-changes.ts';
import { resultChanges } from './result-changes.ts';
import { verdictChanges } from './verdict-changes.ts';

/** How a side is called; a snapshot has a version. */
export type SideName = Pick<CaseSide, 'label' | 'version'>;

export function compareCases(
  before: AppraisedCase,
  after: AppraisedCase,
  names: { readonly before: SideName; readonly after: SideName } = UNNAMED,
): CaseComparison {
  const [old, now] = [unmetOf(before), unmetOf(after)];
  const figures = figureChanges(before, after);
  return {
    caseId: after.data.id,
    before: { ...names.before, pack: before.pack.info.id, asOf: asOfOf(before) },
    after: { ...names.after, pack: after.pack.info.id, asOf: asOfOf(after) },
    figures: figures.filter((f) => f.kind !== 'restated'),
    restated: figures.filter((f) => f.kind === 'restated'),
    results: resultChanges(before, after),
    verdicts: verdictChanges(before, after),
    entered: now.filter((id) => !old.includes(id)),
    left: old.filter((id) => !now.includes(id)),
    documents: [],
  };
}

const UNNAMED = {
  before: { label: 'bản cũ', version: null },
  after: { label: 'bản mới', version: null },
} as const;

const unmetOf = ({ criteria }: AppraisedCase): string[] =>
  criteria.filter((c) => c.effective.verdict === 'unmet').map((c) => c.def.id);

/** A closed round has the day on which it was closed. */
const asOfOf = ({ figures, frozenOn }: AppraisedCase): string | null =>
  frozenOn ??
  [...figures.values()]
    .flatMap((f) => f.def.asOf ?? [])
    .toSorted()
    .at(-1) ??
  null;
