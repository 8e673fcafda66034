/**
 * Two and three tiers of government. Vietnam has had no districts since a day that the pack names; a dossier handed in
 * from then on goes from the commune to the province. What exists in one arrangement only is left out of the other here,
 * once, so that no template or table asks.
 */
import type { CaseData } from './case-schema.ts';
import { makePack, type Pack } from './pack.ts';
import type { Government } from './pack-schema.ts';

/** Day on which the dossier is handed in, as entered, else the province's deadline. */
const plannedSubmission = (data: CaseData): string | undefined =>
  data.submission?.date ?? data.deadlines.find((d) => d.id === 'province-submission')?.date;

/** Day on which the dossier is handed in; where nobody says, the day the case was begun. */
export const submissionDate = (data: CaseData): string => plannedSubmission(data) ?? data.created;

/** Year in which papers are signed: a dossier of one year is often handed in during the next. */
export const signingYear = (data: CaseData): number =>
  Number(plannedSubmission(data)?.slice(0, 4) ?? data.assessmentYear);

/** As the case says, else by the day of submission; a pack without a district has two tiers on any day. */
export function governmentOf(pack: Pack, data: CaseData): Government {
  if (!pack.info.tiers.district) return 'two-tier';
  if (data.submission?.government) return data.submission.government;
  const from = pack.info.settings.twoTierFrom?.date;
  return from !== undefined && submissionDate(data) >= from ? 'two-tier' : 'three-tier';
}

/** The pack as it stands under this government. */
export function packUnder(pack: Pack, government: Government): Pack {
  const here = <T extends { readonly government?: Government | undefined }>(items: readonly T[]): T[] =>
    items.filter((x) => x.government === undefined || x.government === government);
  const { info } = pack;
  const two = government === 'two-tier';
  const named = <T extends { readonly name: string; readonly twoTierName?: string | undefined }>(x: T): T =>
    two && x.twoTierName !== undefined ? { ...x, name: x.twoTierName } : x;
  const { commune, province } = info.tiers;
  return makePack({
    ...pack,
    info: {
      ...info,
      tiers: two ? { commune, province } : info.tiers,
      roles: here(info.roles).map(named),
      deadlines: info.deadlines.map(named),
      steps: here(info.steps),
      fundingSources: here(info.fundingSources),
    },
    documents: here(pack.documents),
    externals: here(pack.externals),
    // What a list names and this government does not have is shown as not applicable, so the items stay.
    bundles: here(pack.bundles),
  });
}

/** The case as it stands under this government: without a district there is no district in heads and sentences. */
export const caseUnder = (data: CaseData, government: Government): CaseData =>
  government === 'two-tier' ? { ...data, district: undefined } : data;
