/**
 * What a table of many communes says of one: plain data, a few kilobytes, so that it can leave the process that
 * appraised the case and the case can be forgotten.
 */
import type { Verdict } from '../model/scalars.ts';
import type { AppraisedCase, AppraisedCriterion, AppraisedIndicator } from './appraise.ts';

export interface Place {
  readonly kind: string;
  readonly name: string;
}

export interface CriterionFact {
  readonly id: string;
  readonly verdict: Verdict;
  /** Nobody has stated it: worked out from the indicators. */
  readonly computed: boolean;
}

export interface CommuneFacts {
  readonly caseId: string;
  readonly commune: Place;
  /** Null where government has two tiers, too. */
  readonly district: Place | null;
  readonly province: Place | null;
  readonly pack: string;
  readonly year: number;
  /** Day of the latest figure, or of closing (`YYYY-MM-DD`); null when no figure says. */
  readonly asOf: string | null;
  /** Day on which the case was begun. */
  readonly created: string;
  readonly sample: boolean;
  readonly criteria: readonly CriterionFact[];
  readonly indicators: {
    readonly total: number;
    /** By what counts, and by what somebody has stated. */
    readonly met: number;
    readonly metStated: number;
  };
}

const isMet = ({ effective }: AppraisedCriterion | AppraisedIndicator): boolean =>
  effective.verdict === 'met';

export function communeFacts({
  pack,
  data,
  figures,
  criteria,
  indicators,
  frozenOn,
}: AppraisedCase): CommuneFacts {
  const place = (p: Place | undefined): Place | null => (p ? { kind: p.kind, name: p.name } : null);
  const days = [...figures.values()].flatMap(({ def }) => def.asOf ?? []).sort();
  const met = [...indicators.values()].filter(isMet);
  return {
    caseId: data.id,
    commune: { kind: data.commune.kind, name: data.commune.name },
    district: pack.info.tiers.district === undefined ? null : place(data.district),
    province: place(data.province),
    pack: pack.info.id,
    year: data.assessmentYear,
    asOf: frozenOn ?? days.at(-1) ?? null,
    created: data.created,
    sample: data.sample,
    criteria: criteria.map((c) => ({
      id: c.def.id,
      verdict: c.effective.verdict,
      computed: c.effective.basis === 'computed',
    })),
    indicators: {
      total: indicators.size,
      met: met.length,
      metStated: met.filter((i) => i.effective.basis === 'stated').length,
    },
  };
}
