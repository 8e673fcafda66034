/** Who a report or letter is from and to, by the level of the paper and the tiers of government. */
import { inRole } from '../../wording/results.ts';
import { bodyName, type PaperContext } from './paper.ts';

/** Role of the next body up: the district, or without one the province. */
export function nextBody({ appraised, entry }: PaperContext): readonly string[] {
  const toDistrict = entry.level === 'commune' && appraised.pack.info.tiers.district !== undefined;
  return [toDistrict ? 'district-committee' : 'province-committee'];
}

/** "Ủy ban nhân dân xã Nhân Lý": the issuer's name written out. */
export const issuerName = (context: PaperContext): string =>
  bodyName(inRole(context.appraised, context.entry.issuer)) ?? '';

/** Lines of a list with keys of their own. */
export const keyed = (prefix: string, texts: readonly string[]) =>
  texts.map((t, i) => ({ key: `${prefix}-${i + 1}`, text: t }));
