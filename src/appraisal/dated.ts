/** An appraised case with the names of a day: verdicts and figures stay, bodies and communes are called as on that day. */
import { caseOn } from '../model/dated.ts';
import type { AppraisedCase } from './appraise.ts';

/** @param date `YYYY-MM-DD` */
export function appraisedOn(appraised: AppraisedCase, date: string): AppraisedCase {
  const data = caseOn(appraised.data, date);
  return { ...appraised, data, organisations: new Map(data.organisations.map((o) => [o.id, o])) };
}
