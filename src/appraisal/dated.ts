/**
 * An appraised case as a paper of that day speaks of it: verdicts and figures stay, bodies and communes are called as on
 * that day, and where the government has no district there is none. What was entered stays as it is.
 */
import { caseOn } from '../model/dated.ts';
import { caseUnder } from '../model/government.ts';
import type { AppraisedCase } from './appraise.ts';

const known = new WeakMap<AppraisedCase, Map<string, AppraisedCase>>();

/** Worked out once a day: most papers of a case have the same. @param date `YYYY-MM-DD` */
export function appraisedOn(appraised: AppraisedCase, date: string): AppraisedCase {
  const ofCase = known.get(appraised) ?? new Map<string, AppraisedCase>();
  const dated = ofCase.get(date) ?? onDay(appraised, date);
  known.set(appraised, ofCase.set(date, dated));
  return dated;
}

function onDay(appraised: AppraisedCase, date: string): AppraisedCase {
  const { tiers } = appraised.pack.info;
  const data = caseUnder(caseOn(appraised.data, date), tiers.district ? 'three-tier' : 'two-tier');
  return { ...appraised, data, organisations: new Map(data.organisations.map((o) => [o.id, o])) };
}
