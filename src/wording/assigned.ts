/** What a unit leads, as the plan's section III says it (OFFICE §7). */
import type { AppraisedCase } from '../appraisal/appraise.ts';
import type { CriterionDef } from '../model/pack-schema.ts';
import { assignedPhrase } from './grammar.ts';

/** What a unit leads, in the order of the criteria set; whole criteria and indicators apart. */
export function assignedText(appraised: AppraisedCase, unit: string): string {
  const leads = appraised.data.assignments.filter((a) => a.role === 'lead' && a.unit === unit);
  const whole = appraised.pack.criteria.filter((c) => leads.some((a) => a.criteria.includes(c.id)));
  const groups = appraised.pack.criteria
    .filter((c) => !whole.includes(c))
    .map((criterion: CriterionDef) => ({
      criterion,
      ids: criterion.indicators.map((i) => i.id).filter((id) => leads.some((a) => a.indicators.includes(id))),
    }))
    .filter((g) => g.ids.length > 0);
  return assignedPhrase(whole, groups);
}
