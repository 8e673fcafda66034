/** The head of a paper: who issues it and where (nd30 B 2, 4). */

import { signingYear } from '../../model/government.ts';
import { capitals } from '../../wording/grammar.ts';
import type { ProseContext } from '../../wording/prose-runs.ts';
import { inRole } from '../../wording/results.ts';
import { object, optional, text, type ValueOf } from '../shape.ts';

export const headShape = object({
  superior: optional(text),
  issuer: text,
  placeDate: text,
  draft: optional(text),
});

const NBSP = '\u00a0';

export interface Issuer {
  readonly superior: string | null;
  readonly issuer: string;
  /** Name of the place before the date; null when the organisation names none. */
  readonly place: string | null;
}

/** Null, with a diagnostic, when nobody fills the role or the organisation has no lines for a head. */
export function issuerOf(context: ProseContext, role: string): Issuer | null {
  const letterhead = inRole(context.appraised, role)?.letterhead;
  if (!letterhead) {
    context.diagnostics.error(
      'letterhead-missing',
      `vai trò "${role}" chưa có đơn vị, hoặc đơn vị chưa có dòng tên cơ quan (letterhead)`,
      [context.places.of(['roles', role])],
    );
    return null;
  }
  return {
    superior: letterhead.superior ?? null,
    issuer: letterhead.issuer,
    place: letterhead.place ?? null,
  };
}

/** Day and month are written by hand. */
const dayByHand = (year: number): string => `ngày${NBSP.repeat(6)}tháng${NBSP.repeat(6)}năm ${year}`;

/** Head of a commune's paper: day and month are written by hand. */
export function communeHead(
  context: ProseContext,
  role: string,
  working: boolean,
): ValueOf<typeof headShape> | null {
  const issuer = issuerOf(context, role);
  if (!issuer) return null;
  const { data, pack } = context.appraised;
  return {
    draft: working ? pack.wording.marks.draft : null,
    superior: issuer.superior,
    issuer: issuer.issuer,
    placeDate: `${issuer.place ?? data.commune.name}, ${dayByHand(signingYear(data))}`,
  };
}

/**
 * Head of a paper that stays in the office: no number, day and month by hand. Null when nobody fills the role; an office
 * without lines for a head stands there with its name.
 */
export function internalHead(
  { appraised: { data }, appraised }: Pick<ProseContext, 'appraised'>,
  role: string,
): ValueOf<typeof headShape> | null {
  const office = inRole(appraised, role);
  if (!office) return null;
  const place = office.letterhead?.place ?? data.district?.name ?? data.commune.name;
  return {
    draft: null,
    superior: office.letterhead?.superior ?? null,
    issuer: office.letterhead?.issuer ?? capitals(office.name),
    placeDate: `${place}, ${dayByHand(signingYear(data))}`,
  };
}
