/**
 * Checks: an appraised case in, findings out; nothing is changed and nothing is read from disk. A rule is data about
 * itself (code, severity, why, example, repair) and a function from the context to its findings. Rules know nothing of
 * silences, order and grouping; `check.ts` does these.
 */
import type { Place, Severity } from '../model/diagnostics.ts';
import type { CriterionDef } from '../model/pack-schema.ts';
import type { CheckContext } from './context.ts';

export interface Finding {
  /** Lower case, what is wrong and what was found. Not used where `member` is given. */
  readonly message?: string;
  /**
   * Short label of the one thing it concerns ("17.5"): findings of one criterion that differ in nothing else are told as
   * one by the rule's `together`, after the silenced ones are taken out.
   */
  readonly member?: { readonly criterion: CriterionDef; readonly label: string };
  readonly where: readonly (Place | null)[];
  readonly about: readonly string[];
  /** Instead of the rule's repair. */
  readonly hint?: string;
  /** Instead of the rule's severity. */
  readonly severity?: Severity;
}

export interface Rule {
  readonly code: string;
  readonly severity: Severity;
  readonly title: string;
  readonly why: string;
  readonly example: string;
  readonly repair: string;
  /** Also told by `generate`, because documents that are printed now show it. */
  readonly always?: true;
  readonly run: (context: CheckContext) => Iterable<Finding>;
  readonly together?: (criterion: CriterionDef, labels: readonly string[]) => string;
}
