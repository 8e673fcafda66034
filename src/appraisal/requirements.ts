/**
 * The requirement of an indicator or part in the year assessed: the office's confirmed one, else the pack's, which is
 * then marked as unconfirmed and never printed as law.
 */
import type { CaseData } from '../model/case-schema.ts';
import type { IndicatorDef, PartDef } from '../model/pack-schema.ts';
import type { Decimal } from '../model/quantity.ts';

export interface Requirement {
  readonly kind: 'number' | 'level' | 'boolean' | 'unknown';
  readonly value: Decimal | null;
  readonly level: string | null;
  /**
   * Somebody is named who confirmed it (or the pack's text was verified). Yes-or-no requirements are the indicator's own
   * text and need nobody.
   */
  readonly confirmed: boolean;
  /** The office entered it, with its document; the plan prints it as the office's own. */
  readonly entered: boolean;
  readonly source: string;
}

export function requirementOf(data: CaseData, def: IndicatorDef | PartDef, indicatorId: string): Requirement {
  const isPart = def.id !== indicatorId;
  const stated = data.requirements.find(
    (r) => r.indicator === indicatorId && (isPart ? r.part === def.id : r.part === undefined),
  );
  if (stated) {
    return {
      kind: stated.value ? 'number' : stated.level ? 'level' : 'boolean',
      value: stated.value ?? null,
      level: stated.level ?? null,
      confirmed: def.kind === 'boolean' || stated.confirmedBy !== undefined,
      entered: true,
      source: stated.document,
    };
  }
  const source =
    'requirementSource' in def ? def.requirementSource : { text: 'đề xuất của bộ mẫu', verified: false };
  if (def.kind === 'boolean')
    return {
      kind: 'boolean',
      value: null,
      level: null,
      confirmed: true,
      entered: false,
      source: source.text,
    };
  const inRegion = def.requirements.filter((r) => r.region === data.region);
  const match =
    inRegion.find((r) => r.year === data.assessmentYear) ?? inRegion.find((r) => r.year === undefined);
  if (!match)
    return {
      kind: 'unknown',
      value: null,
      level: null,
      confirmed: false,
      entered: false,
      source: source.text,
    };
  return {
    kind: match.value ? 'number' : 'level',
    value: match.value ?? null,
    level: match.level ?? null,
    confirmed: source.verified,
    entered: false,
    source: source.text,
  };
}
