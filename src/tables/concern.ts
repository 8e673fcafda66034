/** Whom and what a finding of `check` concerns: read from its `about` (`criterion:2`, `indicator:2.2`, `document:plan`). */
import type { AppraisedCase, AppraisedCriterion, AppraisedIndicator } from '../appraisal/appraise.ts';
import type { Organisation } from '../model/case-schema.ts';
import type { Diagnostic } from '../model/diagnostics.ts';
import { leadsOf } from '../wording/results.ts';

/** In the order of the criteria set. */
export interface Concern {
  readonly criteria: readonly AppraisedCriterion[];
  readonly indicators: readonly AppraisedIndicator[];
  /** Titles of documents it is about, where it is about no criterion. */
  readonly documents: readonly string[];
}

const named = (finding: Diagnostic, kind: string): ReadonlySet<string> =>
  new Set((finding.about ?? []).filter((a) => a.startsWith(`${kind}:`)).map((a) => a.slice(kind.length + 1)));

const known = new WeakMap<AppraisedCase, WeakMap<Diagnostic, Concern>>();

/** Found once for a case: every table of the review sheet asks for every finding, on every attempt to fit its pages. */
export function concernOf(appraised: AppraisedCase, finding: Diagnostic): Concern {
  const ofCase = known.get(appraised) ?? new WeakMap<Diagnostic, Concern>();
  known.set(appraised, ofCase);
  const concern = ofCase.get(finding) ?? findConcern(appraised, finding);
  ofCase.set(finding, concern);
  return concern;
}

function findConcern({ pack, criteria }: AppraisedCase, finding: Diagnostic): Concern {
  const ofIndicators = named(finding, 'indicator');
  const ofCriteria = named(finding, 'criterion');
  const ofDocuments = named(finding, 'document');
  const indicators = criteria.flatMap((c) => c.indicators.filter((i) => ofIndicators.has(i.def.id)));
  return {
    criteria: criteria.filter(
      (c) => ofCriteria.has(c.def.id) || indicators.some((i) => i.criterion.id === c.def.id),
    ),
    indicators,
    documents: pack.documents.filter((d) => ofDocuments.has(d.id)).map((d) => d.title),
  };
}

/** Units that lead what is concerned: the indicators, or the whole criteria where no indicator is named. */
export function leadsOfConcern(appraised: AppraisedCase, concern: Concern): readonly Organisation[] {
  const indicators =
    concern.indicators.length > 0 ? concern.indicators : concern.criteria.flatMap((c) => c.indicators);
  const units = new Set(indicators.flatMap((i) => leadsOf(appraised, i)));
  return appraised.data.organisations.filter((o) => units.has(o));
}
