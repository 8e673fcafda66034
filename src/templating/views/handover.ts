/**
 * View of the handover record (NĐ 30, Phụ lục V, mẫu V). Counts come from the bundle; boxes and metres are measured by
 * people and stay dotted. What the case knows of the persons is printed, the rest is dotted and told.
 */
import { type BundleListing, countsOfBundle } from '../../tables/contents.ts';
import type { TableContext } from '../../tables/context.ts';
import { spanText } from '../../tables/transfer-list.ts';
import { noteMissing, orBlank } from '../../wording/blanks.ts';
import { longDate } from '../../wording/dates.ts';
import { countText } from '../../wording/grammar.ts';
import { numberWords } from '../../wording/number-words.ts';
import { flag, object, optional, text, type ValueOf } from '../shape.ts';
import { commonShape, commonView } from './common.ts';
import { headShape, internalHead } from './head.ts';

const partyShape = object({ unit: text, name: text, position: text });

export const handoverShape = object({
  ...commonShape,
  head: optional(headShape),
  /** "ngày 05 tháng 3 năm 2024", or with room for day and month. */
  placeDate: text,
  giver: partyShape,
  receiver: partyShape,
  bundleTitle: text,
  span: text,
  paperDossiers: text,
  electronicDossiers: text,
  electronicFiles: text,
  dossierCount: text,
  dossierCountWords: text,
  listed: flag,
});

export function handoverView(context: TableContext, listing: BundleListing) {
  const { data, pack } = context.appraised;
  const { submission } = listing;
  const { blank, shortBlank } = pack.wording.marks;
  const head = internalHead(context, context.issuerRole);
  const party = (
    unit: string | null,
    person: { readonly name?: string | undefined; readonly position?: string | undefined } | undefined,
    key: 'handedOverBy' | 'receivedBy',
    who: string,
  ) => ({
    unit: orBlank(context, unit, `tên ${who}`, ['roles']),
    name: orBlank(context, person?.name, `họ tên người đại diện ${who}`, ['submission', key, 'name']),
    position: orBlank(context, person?.position, `chức vụ người đại diện ${who}`, [
      'submission',
      key,
      'position',
    ]),
  });
  const counts = countsOfBundle(listing.lines);
  const days = listing.dossiers.flatMap((d) => [d.from, d.to]).filter((d) => d !== null);
  const sorted = days.toSorted();
  const span = spanText({ from: sorted[0] ?? null, to: sorted.at(-1) ?? null });
  const number = (n: number): string => (listing.lines.length === 0 ? shortBlank : countText(n));
  const dossiers = number(listing.dossiers.length);
  if (submission?.medium !== 'electronic')
    noteMissing(context, 'số hộp (cặp), số mét giá của hồ sơ giấy', ['submission']);
  const place = head ? String(head.placeDate).split(', ')[0] : data.commune.name;
  return {
    ...commonView(context.appraised, context.edition),
    head,
    placeDate: submission?.date
      ? `${place}, ${longDate(submission.date)}`
      : String(head?.placeDate ?? data.commune.name),
    giver: party(listing.sender, submission?.handedOverBy, 'handedOverBy', 'bên giao'),
    receiver: party(listing.receiver, submission?.receivedBy, 'receivedBy', 'bên nhận'),
    bundleTitle: listing.title,
    span: span ?? blank,
    paperDossiers: submission?.medium === 'electronic' ? shortBlank : dossiers,
    electronicDossiers: submission?.medium === 'paper' ? shortBlank : dossiers,
    electronicFiles: submission?.medium === 'paper' ? shortBlank : number(counts.files),
    dossierCount: dossiers,
    dossierCountWords: listing.dossiers.length === 0 ? blank : numberWords(listing.dossiers.length),
    listed: listing.dossiers.length > 0,
  } satisfies ValueOf<typeof handoverShape> & { wording: unknown };
}
