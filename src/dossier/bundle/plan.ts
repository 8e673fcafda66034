/**
 * The lines of a bundle before anything is made: the pack's list laid over what the case has. Pure. A part keeps its
 * number whatever is missing, so the list of a draft and of the final bundle count alike.
 */
import type { Evidence, Organisation } from '../../model/case-schema.ts';
import type { Bundle, BundleItem, CriterionDef, ExternalPaper } from '../../model/pack-schema.ts';
import type { LineKind, PartState } from '../../tables/contents.ts';
import { leadsOf } from '../../wording/results.ts';
import { type PlannedDocument, plannedDocuments } from '../documents.ts';
import type { LoadedDossier } from '../load.ts';
import { numbered, safeStem } from './names.ts';

export interface PlannedLine {
  readonly order: string;
  readonly depth: number;
  readonly kind: LineKind;
  readonly id: string;
  readonly title: string;
  /** Folder of a part, stem of a paper's files; relative to the bundle's folder. */
  readonly place: string;
  readonly copy: NonNullable<BundleItem['copy']> | null;
  /** Decided by the list alone; null: it is made or looked for. */
  readonly state: Exclude<PartState, 'included'> | null;
  readonly reason: string | null;
  readonly document: PlannedDocument | null;
  /** Evidence is bound behind the paper. */
  readonly bound: boolean;
  readonly external: ExternalPaper | null;
  readonly evidence: Evidence | null;
  /** Body whose papers these are: archivists count them as one file. */
  readonly group: string;
}

interface Plan {
  readonly dossier: LoadedDossier;
  readonly unit: Organisation | null;
  readonly documents: readonly PlannedDocument[];
}

/** @throws Error when a bundle holds itself. */
export function planLines(
  dossier: LoadedDossier,
  bundle: Bundle,
  unit: Organisation | null,
): readonly PlannedLine[] {
  const plan = { dossier, unit, documents: plannedDocuments(dossier) };
  return linesOf(plan, bundle, { order: '', depth: 0, folder: '' }, []);
}

interface At {
  readonly order: string;
  readonly depth: number;
  readonly folder: string;
}

function linesOf(plan: Plan, bundle: Bundle, at: At, above: readonly string[]): PlannedLine[] {
  if (above.includes(bundle.id)) throw new Error(`bundle ${bundle.id} holds itself`);
  const shown = bundle.items.filter((item) => isHere(plan, item) || !item.extra);
  return shown.flatMap((item, i) => {
    const here: At = {
      order: `${at.order}${i + 1}`,
      depth: at.depth,
      folder: `${at.folder}${numbered(i + 1, shown.length, safeStem(item.id))}`,
    };
    return itemLines(plan, bundle, item, here, [...above, bundle.id]);
  });
}

const isHere = ({ dossier: { pack } }: Plan, item: BundleItem): boolean =>
  item.government === undefined ||
  item.government === (pack.info.tiers.district === undefined ? 'two-tier' : 'three-tier');

function itemLines(
  plan: Plan,
  bundle: Bundle,
  item: BundleItem,
  at: At,
  above: readonly string[],
): PlannedLine[] {
  const part: PlannedLine = {
    order: at.order,
    depth: at.depth,
    kind: 'part',
    id: item.id,
    title: item.title,
    place: at.folder,
    copy: item.copy ?? null,
    state: null,
    reason: null,
    document: null,
    bound: false,
    external: null,
    evidence: null,
    group: bundle.id,
  };
  if (!isHere(plan, item))
    return [
      {
        ...part,
        state: 'not-applicable',
        reason:
          plan.dossier.pack.info.tiers.district === undefined
            ? 'chính quyền hai cấp'
            : 'chính quyền còn cấp trung gian',
      },
    ];
  if (item.bundle !== undefined) {
    const inner = plan.dossier.pack.bundles.find((b) => b.id === item.bundle);
    if (!inner) return [{ ...part, state: 'missing', reason: `bộ mẫu không có gói "${item.bundle}"` }];
    const inside = { order: `${at.order}.`, depth: at.depth + 1, folder: `${at.folder}/` };
    return [part, ...linesOf(plan, inner, inside, above)];
  }
  if (bundle.privacy === 'public' && (item.volumes || item.externals.length > 0))
    return [{ ...part, state: 'left-out', reason: 'gói công khai không có hồ sơ minh chứng' }];
  const members = [...documentMembers(plan, item, part), ...externalMembers(plan, item, part)];
  const [only] = members;
  // One paper needs no folder; a criterion's dossier always stands in one, however many there are.
  if (only && members.length === 1 && !only.bound)
    return [
      { ...only, order: part.order, depth: part.depth, id: item.id, title: item.title, place: part.place },
    ];
  if (members.length === 0)
    return plan.unit
      ? []
      : [{ ...part, state: 'missing', reason: 'bộ mẫu chưa có giấy tờ nào cho phần này' }];
  return [
    part,
    ...members.map((member, i) => ({
      ...member,
      order: `${at.order}.${i + 1}`,
      depth: at.depth + 1,
      place: `${at.folder}/${numbered(i + 1, members.length, member.place)}`,
    })),
  ];
}

function documentMembers(plan: Plan, item: BundleItem, part: PlannedLine): PlannedLine[] {
  return item.documents.flatMap((id): PlannedLine[] => {
    const found = plan.documents.filter((d) => d.entry.id === id && d.entry.origin !== 'external');
    if (found.length === 0)
      return plan.unit
        ? []
        : [
            {
              ...part,
              kind: 'document',
              id,
              place: safeStem(id),
              state: 'missing',
              reason: `bộ mẫu chưa có mẫu "${id}"`,
            },
          ];
    return found
      .filter((d) => isShare(plan, d))
      .map((document) => ({
        ...part,
        kind: 'document',
        id: document.id,
        title: document.title,
        place: safeStem(document.fileName),
        document,
        bound: item.volumes && document.criterion !== null,
      }));
  });
}

/** A unit gets the dossiers of criteria that it leads, also for one indicator, and the letters that go to it. */
function isShare({ dossier: { appraised }, unit }: Plan, { criterion, external }: PlannedDocument): boolean {
  if (!unit) return true;
  if (criterion) return criterionOfUnit(appraised, unit, criterion);
  if (external) return appraised.data.roles[external.from] === unit.id;
  return true;
}

const criterionOfUnit = (
  appraised: LoadedDossier['appraised'],
  unit: Organisation,
  criterion: CriterionDef,
): boolean =>
  criterion.indicators.some((def) => leadsOf(appraised, { def, criterion }).some((o) => o.id === unit.id));

function externalMembers(plan: Plan, item: BundleItem, part: PlannedLine): PlannedLine[] {
  const { pack, appraised } = plan.dossier;
  return item.externals.flatMap((id): PlannedLine[] => {
    const external = pack.externals.find((e) => e.id === id) ?? null;
    const line: PlannedLine = {
      ...part,
      kind: 'external',
      id,
      title: external?.title ?? id,
      place: safeStem(id),
      external,
    };
    if (!external) return [{ ...line, state: 'not-applicable', reason: 'bộ mẫu không khai giấy tờ này' }];
    const papers = appraised.data.evidence.filter((e) => e.external === id);
    if (papers.length > 0)
      return papers.map((evidence) => ({ ...line, evidence, copy: evidence.copy ?? null }));
    return [{ ...line, state: 'missing', reason: requestReason(plan, id) }];
  });
}

/** Names the letter by which the paper is asked for. */
function requestReason(plan: Plan, external: string): string {
  const letter = plan.documents.find((d) => d.external?.id === external);
  return letter
    ? `hồ sơ chưa có giấy tờ này; văn bản đề nghị: ${letter.fileName}.${letter.entry.formats[0]}`
    : 'hồ sơ chưa có giấy tờ này';
}
