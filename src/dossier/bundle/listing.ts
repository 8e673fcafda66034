/** The lines as the papers about the bundle read them: who hands what to whom, parts summed up from their members. */
import type { BundleLine, BundleListing } from '../../tables/contents.ts';
import { countText } from '../../wording/grammar.ts';
import { inRole } from '../../wording/results.ts';
import type { LoadedDossier } from '../load.ts';
import { dossiersOf } from './dossiers.ts';
import type { PlannedLine } from './plan.ts';
import type { BundleRequest } from './request.ts';

/** Role of the body whose handing in the case describes (`submission`). */
const COMMUNE = 'commune-committee';

/** `planned` and `made` go together, one to one. */
export function listingOf(
  { appraised, pack }: LoadedDossier,
  { bundle, unit }: BundleRequest,
  planned: readonly PlannedLine[],
  made: readonly BundleLine[],
): BundleListing {
  const lines = withParts(made);
  const { submission, commune } = appraised.data;
  const titleOf = (id: string): string => pack.bundles.find((b) => b.id === id)?.title ?? bundle.title;
  return {
    title: unit ? `${bundle.title}: ${unit.name}` : bundle.title,
    sender: inRole(appraised, bundle.from)?.name ?? null,
    receiver: unit?.name ?? inRole(appraised, bundle.to)?.name ?? null,
    lines,
    dossiers: dossiersOf(
      appraised,
      planned,
      lines,
      (group) => `${titleOf(group)}, ${commune.kind} ${commune.name} năm ${appraised.data.assessmentYear}`,
    ),
    submission: bundle.from === COMMUNE && bundle.to !== undefined ? (submission ?? null) : null,
    handedOver: bundle.to !== undefined || unit !== null,
  };
}

/** A part of the list is there when one of its members is; what of it is not there is counted. */
function withParts(lines: readonly BundleLine[]): readonly BundleLine[] {
  return lines.map((line): BundleLine => {
    if (line.kind !== 'part' || line.state !== 'included') return line;
    const members = lines.filter((l) => l.kind !== 'part' && l.order.startsWith(`${line.order}.`));
    const there = members.filter((l) => l.state === 'included').length;
    if (there === members.length) return line;
    const open = members.filter((l) => l.state !== 'included' && l.state !== 'not-applicable').length;
    if (there > 0)
      return open === 0 ? line : { ...line, reason: `${countText(open)}/${members.length} giấy tờ` };
    const first = members[0]?.state ?? 'missing';
    const state = members.every((l) => l.state === first) ? first : 'missing';
    return { ...line, state, reason: `${countText(members.length)} giấy tờ` };
  });
}
