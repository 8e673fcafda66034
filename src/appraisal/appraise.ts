/**
 * Appraisal: validated case + pack -> verdicts, gaps and counts. Pure. What comes in is validated and its references
 * are checked; what goes out is read by tables and templates and by nothing else.
 */
import type {
  CaseData,
  CriterionResult,
  DeadlineDef,
  IndicatorResult,
  Organisation,
  Round,
} from '../model/case-schema.ts';
import type { Diagnostics, Place } from '../model/diagnostics.ts';
import type { Pack } from '../model/pack.ts';
import type { CriterionDef, IndicatorDef, PartDef } from '../model/pack-schema.ts';
import type { Verdict } from '../model/scalars.ts';
import { type ResolvedFigure, resolveFigures } from './figures.ts';
import { type Gap, gapToRequirement } from './gap.ts';
import { type Requirement, requirementOf } from './requirements.ts';
import {
  type ComputedVerdict,
  combineParts,
  computeVerdict,
  type EffectiveVerdict,
  effectiveVerdict,
  latestFigure,
  type ResultValue,
  type StatedVerdict,
  statedVerdict,
} from './verdicts.ts';

export interface AppraisedPart {
  readonly def: PartDef;
  readonly value: ResultValue;
  readonly requirement: Requirement;
  readonly stated: StatedVerdict | null;
  readonly computed: ComputedVerdict;
  readonly effective: EffectiveVerdict;
}

export interface AppraisedIndicator {
  readonly def: IndicatorDef;
  readonly criterion: CriterionDef;
  readonly result: IndicatorResult | null;
  readonly rounds: readonly Round[];
  /** What counts: the value of the highest level that measured its own, else the entered one. */
  readonly value: ResultValue;
  /** The value as entered, before any round measured another. */
  readonly entered: ResultValue;
  readonly requirement: Requirement;
  readonly parts: readonly AppraisedPart[];
  readonly stated: StatedVerdict | null;
  readonly computed: ComputedVerdict;
  readonly effective: EffectiveVerdict;
  readonly gap: Gap | null;
}

export interface AppraisedCriterion {
  readonly def: CriterionDef;
  readonly result: CriterionResult | null;
  readonly rounds: readonly Round[];
  readonly indicators: readonly AppraisedIndicator[];
  readonly stated: StatedVerdict | null;
  readonly computed: ComputedVerdict;
  readonly effective: EffectiveVerdict;
  readonly deadline: DeadlineDef | null;
}

/** All classes, so that they add up to the whole (OFFICE §1). */
export type VerdictCounts = Readonly<Record<Verdict, number>> & { readonly total: number };

export interface AppraisedCase {
  readonly pack: Pack;
  readonly data: CaseData;
  readonly figures: ReadonlyMap<string, ResolvedFigure>;
  readonly criteria: readonly AppraisedCriterion[];
  readonly indicators: ReadonlyMap<string, AppraisedIndicator>;
  readonly organisations: ReadonlyMap<string, Organisation>;
  readonly deadlines: ReadonlyMap<string, DeadlineDef>;
  readonly criterionCounts: VerdictCounts;
  readonly indicatorCounts: VerdictCounts;
  /** Day on which the round was closed (`YYYY-MM-DD`); absent while it is open. */
  readonly frozenOn?: string;
}

const NOTHING: ResultValue = { figure: null, stated: null, level: null, male: null, female: null };

export function appraise(
  pack: Pack,
  data: CaseData,
  placeOf: (path: readonly PropertyKey[]) => Place,
  diagnostics: Diagnostics,
): AppraisedCase {
  const figures = resolveFigures(data, placeOf, diagnostics);
  const results = new Map(data.indicators.map((r) => [r.id, r]));
  const resultValue = (
    r: Pick<IndicatorResult, 'figure' | 'stated' | 'level' | 'male' | 'female'> | undefined,
  ): ResultValue => {
    if (!r) return NOTHING;
    const find = (id: string | undefined): ResolvedFigure | null =>
      id === undefined ? null : (figures.get(id) ?? null);
    return {
      figure: find(r.figure),
      stated: r.stated ?? null,
      level: r.level ?? null,
      male: find(r.male),
      female: find(r.female),
    };
  };
  /** A round's own value counts instead of the entered one; null when no round measured. */
  const measuredValue = (rounds: readonly Round[]): ResultValue | null => {
    const id = latestFigure(rounds);
    return id === null ? null : { ...NOTHING, figure: figures.get(id) ?? null };
  };
  const appraiseIndicator = (def: IndicatorDef, criterion: CriterionDef): AppraisedIndicator => {
    const result = results.get(def.id) ?? null;
    const entered = resultValue(result ?? undefined);
    const value = measuredValue(result?.rounds ?? []) ?? entered;
    const requirement = requirementOf(data, def, def.id);
    const parts = (def.parts?.items ?? []).map((partDef): AppraisedPart => {
      const partResult = result?.parts.find((p) => p.id === partDef.id);
      const partValue = measuredValue(partResult?.rounds ?? []) ?? resultValue(partResult);
      const partRequirement = requirementOf(data, partDef, def.id);
      const stated = statedVerdict(partResult?.rounds ?? []);
      const computed = computeVerdict(partDef, partValue, partRequirement);
      return {
        def: partDef,
        value: partValue,
        requirement: partRequirement,
        stated,
        computed,
        effective: effectiveVerdict(stated, computed),
      };
    });
    const rounds = result?.rounds ?? [];
    const stated = statedVerdict(rounds);
    const own = computeVerdict(def, value, requirement);
    const combined = def.parts
      ? combineParts(
          def.parts.rule,
          parts.map((p) => (p.effective.verdict === 'not-applicable' ? 'undetermined' : p.effective.verdict)),
        )
      : null;
    // A value of the whole can prove "chưa đạt" of a compound indicator, never "đạt": that needs its parts.
    const computed =
      combined === null ||
      (own.verdict === 'unmet' && (def.parts?.rule === 'all' || combined.verdict === 'undetermined'))
        ? own
        : combined;
    const effective: EffectiveVerdict = result?.notApplicable
      ? { verdict: 'not-applicable', basis: 'stated' }
      : effectiveVerdict(stated, computed);
    return {
      def,
      criterion,
      result,
      rounds,
      value,
      entered,
      requirement,
      parts,
      stated,
      computed,
      effective,
      gap: gapToRequirement(def, value, requirement),
    };
  };
  const deadlines = new Map(data.deadlines.map((d) => [d.id, d]));
  const criterionResults = new Map(data.criteria.map((r) => [r.id, r]));
  const criteria = pack.criteria.map((def): AppraisedCriterion => {
    const result = criterionResults.get(def.id) ?? null;
    const indicators = def.indicators.map((i) => appraiseIndicator(i, def));
    const rounds = result?.rounds ?? [];
    const stated = statedVerdict(rounds);
    const computed = combineCriterion(indicators, pack.info.settings.notApplicableCountsAs);
    return {
      def,
      result,
      rounds,
      indicators,
      stated,
      computed,
      effective: effectiveVerdict(stated, computed),
      deadline: (result?.deadline && deadlines.get(result.deadline)) || null,
    };
  });
  const indicators = new Map(criteria.flatMap((c) => c.indicators.map((i) => [i.def.id, i] as const)));
  return {
    pack,
    data,
    figures,
    criteria,
    indicators,
    organisations: new Map(data.organisations.map((o) => [o.id, o])),
    deadlines,
    criterionCounts: countVerdicts(criteria.map((c) => c.effective.verdict)),
    indicatorCounts: countVerdicts([...indicators.values()].map((i) => i.effective.verdict)),
  };
}

function combineCriterion(
  indicators: readonly AppraisedIndicator[],
  notApplicable: 'met' | 'left-out' | 'undetermined',
): ComputedVerdict {
  const verdicts = indicators
    .map((i) => i.effective.verdict)
    .filter((v) => !(v === 'not-applicable' && notApplicable === 'left-out'))
    .map((v) => (v === 'not-applicable' ? (notApplicable === 'met' ? 'met' : 'undetermined') : v));
  const failed = indicators.filter((i) => i.effective.verdict === 'unmet').map((i) => i.def.id);
  if (failed.length > 0) return { verdict: 'unmet', reason: `chỉ tiêu chưa đạt: ${failed.join(', ')}` };
  if (verdicts.length > 0 && verdicts.every((v) => v === 'met'))
    return { verdict: 'met', reason: 'các chỉ tiêu đều đạt' };
  return { verdict: 'undetermined', reason: 'chưa đủ số liệu' };
}

function countVerdicts(verdicts: readonly Verdict[]): VerdictCounts {
  const of = (v: Verdict): number => verdicts.filter((x) => x === v).length;
  return {
    met: of('met'),
    unmet: of('unmet'),
    'not-applicable': of('not-applicable'),
    undetermined: of('undetermined'),
    total: verdicts.length,
  };
}
