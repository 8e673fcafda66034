/**
 * Dotted blanks for what the case does not know. A blank that is printed is also told: the same call gives the dots
 * and records what is missing, so the list that `check` prints is the list of blanks on paper.
 */
import type { Place } from '../model/diagnostics.ts';
import type { ProseContext } from './prose-runs.ts';

/** What a paper leaves blank: in office words, with the place where it is entered. */
export interface MissingFact {
  readonly what: string;
  readonly at: readonly PropertyKey[];
}

export interface BlankContext extends ProseContext {
  /** Takes what is missing; without it nobody asks. */
  readonly missing?: (fact: MissingFact) => void;
}

/** The value, or the pack's dots. `what` names the fact ("giờ bắt đầu họp"). */
export function orBlank(
  context: BlankContext,
  value: string | null | undefined,
  what: string,
  at: readonly PropertyKey[],
  mark: 'blank' | 'shortBlank' = 'blank',
): string {
  if (value !== null && value !== undefined && value !== '') return value;
  context.missing?.({ what, at });
  return context.appraised.pack.wording.marks[mark];
}

/** Records a fact that is missing where the template itself leaves lines or empty rows. */
export const noteMissing = (context: BlankContext, what: string, at: readonly PropertyKey[]): void =>
  context.missing?.({ what, at });

export const placeOfFact = (context: ProseContext, { at }: MissingFact): Place => context.places.of(at);
