/**
 * Names on a day. Bodies and communes are renamed and merged; a paper uses the names that are valid on its own day,
 * whatever the case calls them. Ids do not change: an organisation that has a successor keeps its id and takes the
 * successor's names, so assignments and roles go on without being typed anew.
 */
import type { AdministrativeUnit, CaseData, Organisation } from './case-schema.ts';
import { submissionDate } from './government.ts';

interface OverTime {
  readonly validFrom?: string | undefined;
  readonly validTo?: string | undefined;
  readonly successors: readonly string[];
}

/** Follows successors from `start` while its time is over on that day; the first known one where there are several. */
export function validOn<T extends OverTime>(start: T, date: string, byId: ReadonlyMap<string, T>): T {
  const seen = new Set<T>();
  let here = start;
  while (here.validTo !== undefined && here.validTo < date && !seen.has(here)) {
    seen.add(here);
    const next = here.successors.map((id) => byId.get(id)).find((x) => x !== undefined);
    if (!next) break;
    here = next;
  }
  return here;
}

/** The case with the names of that day (`YYYY-MM-DD`). */
export function caseOn(data: CaseData, date: string): CaseData {
  const organisations = new Map(data.organisations.map((o) => [o.id, o]));
  const units = new Map(data.administrativeUnits.map((u) => [u.id, u]));
  const nameOf = (o: Organisation): Organisation => {
    const now = validOn(o, date, organisations);
    return now === o ? o : { ...now, id: o.id };
  };
  const placeOf = <P extends CaseData['commune'] | undefined>(place: P): P => {
    if (!place) return place;
    const now = validOn<OverTime>(place, date, units) as CaseData['commune'] | AdministrativeUnit;
    return now === place ? place : ({ ...place, kind: now.kind, name: now.name, short: now.short } as P);
  };
  return {
    ...data,
    commune: placeOf(data.commune),
    district: placeOf(data.district),
    province: placeOf(data.province),
    organisations: data.organisations.map(nameOf),
  };
}

/** Day of a paper of the catalogue: issued, drafted for, else the day of submission. The plan has a month of its own. */
export function paperDate(data: CaseData, document: string): string {
  if (document === 'plan' && data.plan) return data.plan.issued?.date ?? `${data.plan.month}-01`;
  const paper = data.papers.find((p) => p.document === document);
  return paper?.issued?.date ?? paper?.date ?? submissionDate(data);
}
