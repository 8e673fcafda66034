/** Verdicts, requirements, results, gaps and leading units as Vietnamese text; the pack's wording is used throughout. */
import type { AppraisedCase, AppraisedIndicator, AppraisedPart } from '../appraisal/appraise.ts';
import type { Requirement } from '../appraisal/requirements.ts';
import type { ResultValue } from '../appraisal/verdicts.ts';
import type { Organisation } from '../model/case-schema.ts';
import type { Pack } from '../model/pack.ts';
import type { Comparator, IndicatorDef, PartDef } from '../model/pack-schema.ts';
import { isZero } from '../model/quantity.ts';
import type { Verdict } from '../model/scalars.ts';
import { figureText, isMeasure, quantityText } from './figure-text.ts';

/** "đạt", "chưa đạt" in text; "Đạt", "Chưa đạt" in cells (OFFICE §6.6). */
export const verdictInCell = (pack: Pack, verdict: Verdict): string =>
  ({
    met: pack.wording.verdicts.met,
    unmet: pack.wording.verdicts.unmet,
    'not-applicable': pack.wording.verdicts.notApplicable,
    undetermined: pack.wording.verdicts.undetermined,
  })[verdict];

export function verdictInText(pack: Pack, verdict: Verdict): string {
  const word = verdictInCell(pack, verdict);
  return word.slice(0, 1).toLowerCase() + word.slice(1);
}

const SIGNS: Readonly<Record<Comparator, string>> = { 'at-least': '≥', 'at-most': '≤', equals: '=' };

/** "≥ 95%", "≥ 01 mô hình", "Khá trở lên" …; null when no requirement is known. */
export function requirementText(
  pack: Pack,
  def: IndicatorDef | PartDef,
  requirement: Requirement,
): string | null {
  if (requirement.kind === 'boolean') return pack.wording.verdicts.met;
  if (requirement.kind === 'level') return requirement.level;
  if (!requirement.value) return null;
  const amount = quantityText(requirement.value, def.unit);
  const whole =
    def.unit === '%' && requirement.value.digits === 100n * 10n ** BigInt(requirement.value.scale);
  return whole && def.comparator === 'at-least' ? amount : `${SIGNS[def.comparator]}\u00a0${amount}`;
}

/** The result as text: value of a figure, "Có"/"Chưa có", a level; null when nothing is known. */
export function resultText(value: ResultValue): string | null {
  if (value.stated !== null) return value.stated ? 'Có' : 'Chưa có';
  if (value.level !== null) return value.level;
  if (!value.figure) return null;
  // A stated zero of things counted is said in words.
  if (value.figure.value && isZero(value.figure.value) && !isMeasure(value.figure.def.unit)) return 'Chưa có';
  return value.figure.ratio ? figureText(value.figure, 'percent') : figureText(value.figure, 'value');
}

/** "nam 82%", "nữ 70%", "a) 92,8%", "b) chưa có": the values behind or instead of one value. */
export function resultDetails(indicator: AppraisedIndicator): string[] {
  const { male, female } = indicator.value;
  const of = (label: string, value: ResultValue): string[] => {
    const shown = resultText(value);
    return shown === null ? [] : [`${label} ${shown.replace(/^C/, 'c')}`];
  };
  return [
    ...(male ? of('nam', { ...NO_VALUE, figure: male }) : []),
    ...(female ? of('nữ', { ...NO_VALUE, figure: female }) : []),
    ...indicator.parts.flatMap((p) => of(`${p.def.id.split('.').at(-1)})`, p.value)),
  ];
}

const NO_VALUE: ResultValue = { figure: null, stated: null, level: null, male: null, female: null };

/** Whether anything is known of the indicator's result: a value of its own, of men and women, or of a part. */
export const hasResult = (indicator: AppraisedIndicator): boolean =>
  resultText(indicator.value) !== null || resultDetails(indicator).length > 0;

/** Numerator over denominator with the unit, for ratios. */
export const fractionText = (value: ResultValue): string | null =>
  value.figure?.ratio ? figureText(value.figure, 'ratio') : null;

/** "còn thiếu 61 hộ (7,6 điểm %)" or "… điểm %" (OFFICE §4). */
export function gapText(indicator: AppraisedIndicator): string | null {
  const gap = indicator.gap;
  if (!gap) return null;
  const points = gap.points && !isZero(gap.points) ? quantityText(gap.points, 'điểm %') : null;
  if (!gap.amount) return points;
  const amount = quantityText(gap.amount, gap.unit);
  return points ? `${amount} (${points})` : amount;
}

/** Organisation that fills a role in this case. */
export const inRole = (appraised: AppraisedCase, role: string | undefined): Organisation | null => {
  const id = role === undefined ? undefined : appraised.data.roles[role];
  return (id !== undefined && appraised.organisations.get(id)) || null;
};

interface IndicatorOfCriterion {
  readonly def: IndicatorDef;
  readonly criterion: { readonly id: string; readonly role?: string | undefined };
}

const leads = new WeakMap<AppraisedCase, Map<IndicatorDef, readonly Organisation[]>>();

/**
 * Units that lead an indicator: an assignment of its own wins over its criterion's (OFFICE §7). Found once a case: tables
 * ask for every unit and every indicator.
 */
export function leadsOf(appraised: AppraisedCase, indicator: IndicatorOfCriterion): readonly Organisation[] {
  const ofCase = leads.get(appraised) ?? new Map<IndicatorDef, readonly Organisation[]>();
  const units = ofCase.get(indicator.def) ?? findLeads(appraised, indicator);
  leads.set(appraised, ofCase.set(indicator.def, units));
  return units;
}

function findLeads(appraised: AppraisedCase, indicator: IndicatorOfCriterion): readonly Organisation[] {
  const all = appraised.data.assignments.filter((a) => a.role === 'lead');
  const own = all.filter((a) => a.indicators.includes(indicator.def.id));
  const found = own.length > 0 ? own : all.filter((a) => a.criteria.includes(indicator.criterion.id));
  const units = found.flatMap((a) => appraised.organisations.get(a.unit) ?? []);
  if (units.length > 0) return units;
  const byRole = inRole(appraised, indicator.def.role ?? indicator.criterion.role);
  return byRole ? [byRole] : [];
}

export const partResult = (part: AppraisedPart): string | null => resultText(part.value);

/** Units that support an indicator; its own assignments and its criterion's both count. */
export function supportsOf(appraised: AppraisedCase, indicator: AppraisedIndicator): readonly Organisation[] {
  const found = appraised.data.assignments.filter(
    (a) =>
      a.role === 'support' &&
      (a.indicators.includes(indicator.def.id) || a.criteria.includes(indicator.criterion.id)),
  );
  return [...new Set(found.map((a) => a.unit))].flatMap((id) => appraised.organisations.get(id) ?? []);
}
