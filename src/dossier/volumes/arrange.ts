/**
 * The order and the numbers of a criterion's volume, as arithmetic: comes in what every file is (probed before), how many
 * pages the explanation has and the setting; goes out every sheet in its order with its stamps. Register, stamps,
 * references, bookmarks and certificate all read these numbers; nothing counts again later.
 */
import type { AppraisedCase } from '../../appraisal/appraise.ts';
import type { Evidence } from '../../model/case-schema.ts';
import type { CriterionDef } from '../../model/pack-schema.ts';
import type { EvidenceProbe } from '../../readers/evidence/probe-types.ts';
import { homeOf, isPhoto, papersByIndicator } from '../../tables/evidence-order.ts';
import { type NumberedItem, numberItems, type VolumeSettings } from '../../volumes/numbering.ts';

/** How a paper stands in a criterion's volume. */
export type BoundAs =
  | 'explanation'
  /** Its own pages. */
  | 'source'
  /** On a page of ours with at most one other photo. */
  | 'photo'
  /** A page that says why the file could not be read. */
  | 'placeholder'
  | 'beside'
  /** Registered without a file. */
  | 'without-file'
  /** Bound with another criterion. */
  | 'elsewhere';

export interface PlannedItem {
  /** Null: the explanation. */
  readonly evidence: Evidence | null;
  readonly probe: EvidenceProbe | null;
  readonly as: BoundAs;
  /** The indicator under which it stands; null for the explanation. */
  readonly indicator: string | null;
  /** In its own volume; null when it has no pages there. */
  readonly first: number | null;
  readonly last: number | null;
  readonly pages: number;
  /** Criterion in whose volume it is. */
  readonly boundIn: string;
}

interface Numbered {
  /** One for each page, null for a page without a number. */
  readonly stamps: readonly (number | null)[];
  /** In print a blank back follows: what comes next begins a new leaf. */
  readonly blankBack: boolean;
}

/** What follows what, cover and register excepted. */
export type PlannedSheet =
  | ({ readonly kind: 'explanation' } & Numbered)
  | { readonly kind: 'divider'; readonly indicator: string }
  | ({ readonly kind: 'source' | 'placeholder'; readonly item: PlannedItem } & Numbered)
  /** One page. */
  | ({ readonly kind: 'photos'; readonly key: string; readonly items: readonly PlannedItem[] } & Numbered);

export interface PlannedVolume {
  readonly criterion: CriterionDef;
  /** In the order of the register. */
  readonly items: readonly PlannedItem[];
  readonly sheets: readonly PlannedSheet[];
  /** Leaves or pages that are numbered. */
  readonly total: number;
}

export interface Arrangement {
  readonly settings: VolumeSettings;
  /** By id of evidence; null: no file is named. */
  probe(evidence: string): EvidenceProbe | null;
  /** A picture that can be put on a page of photos. */
  isPicture(evidence: Evidence): boolean;
  /** Pages of the criterion's explanation; 0 where it cannot be made. */
  explanationPages(criterion: string): number;
}

export const PHOTOS_PER_PAGE = 2;

type Draft =
  | { readonly kind: 'divider'; readonly indicator: string }
  | { readonly kind: 'explanation'; readonly id: string; readonly pages: number }
  | {
      readonly kind: 'source' | 'placeholder' | 'photos';
      readonly id: string;
      readonly pages: number;
      readonly members: readonly Evidence[];
      readonly indicator: string;
    };

export function arrangeVolume(
  appraised: Pick<AppraisedCase, 'pack' | 'data' | 'criteria'>,
  criterion: CriterionDef,
  arrangement: Arrangement,
): PlannedVolume {
  const drafts = draftSheets(appraised, criterion, arrangement);
  const numbered = new Map(
    numberItems(
      drafts.flatMap((d) => (d.kind === 'divider' ? [] : [{ id: d.id, pages: d.pages }])),
      arrangement.settings,
    ).map((n) => [n.id, n]),
  );
  const items: PlannedItem[] = [];
  const sheets: PlannedSheet[] = [];
  for (const draft of drafts) {
    if (draft.kind === 'divider') {
      sheets.push({ kind: 'divider', indicator: draft.indicator });
      continue;
    }
    const number = numbered.get(draft.id)!;
    if (draft.kind === 'explanation') {
      items.push(explanationItem(criterion, number));
      sheets.push({ kind: 'explanation', stamps: number.stamps, blankBack: number.blankBack });
    } else if (draft.kind === 'photos') {
      const made = draft.members.map((evidence, i) => {
        const page = Math.floor(i / PHOTOS_PER_PAGE);
        const on = numberOnPage(number, page);
        return boundItem(criterion, draft.indicator, evidence, 'photo', arrangement, on, on, 1);
      });
      items.push(...made);
      for (const [page, stamp] of number.stamps.entries())
        sheets.push({
          kind: 'photos',
          key: `${draft.id}-${page + 1}`,
          items: made.slice(page * PHOTOS_PER_PAGE, (page + 1) * PHOTOS_PER_PAGE),
          stamps: [stamp],
          blankBack: number.blankBack && page === number.stamps.length - 1,
        });
    } else {
      const { first, last, pages } = number;
      const [evidence] = draft.members;
      const item = boundItem(
        criterion,
        draft.indicator,
        evidence!,
        draft.kind,
        arrangement,
        first,
        last,
        pages,
      );
      items.push(item);
      sheets.push({ kind: draft.kind, item, stamps: number.stamps, blankBack: number.blankBack });
    }
  }
  const last = Math.max(0, ...[...numbered.values()].map((n) => n.last));
  return { criterion, items: inRegisterOrder(appraised, criterion, arrangement, items), sheets, total: last };
}

/** Explanation first; under each indicator a divider, where there are papers, then its papers; photos next to each other share pages. */
function draftSheets(
  appraised: Pick<AppraisedCase, 'pack' | 'data' | 'criteria'>,
  criterion: CriterionDef,
  arrangement: Arrangement,
): Draft[] {
  const { pack } = appraised;
  const pages = arrangement.explanationPages(criterion.id);
  const drafts: Draft[] = pages > 0 ? [{ kind: 'explanation', id: 'explanation', pages }] : [];
  for (const { indicator, papers, also } of papersByIndicator(appraised, { def: criterion })) {
    if (papers.length + also.length > 0) drafts.push({ kind: 'divider', indicator });
    let photos: Evidence[] = [];
    const flush = (): void => {
      if (photos.length > 0)
        drafts.push({
          kind: 'photos',
          id: `photos-${photos[0]!.id}`,
          pages: Math.ceil(photos.length / PHOTOS_PER_PAGE),
          members: photos,
          indicator,
        });
      photos = [];
    };
    for (const evidence of papers) {
      if (homeOf(appraised, evidence) !== criterion.id) continue;
      const as = boundAs(pack, evidence, arrangement);
      if (as === 'photo') {
        photos.push(evidence);
        continue;
      }
      if (as !== 'source' && as !== 'placeholder') continue;
      flush();
      const length = as === 'placeholder' ? 1 : arrangement.probe(evidence.id)!.pages.length;
      drafts.push({ kind: as, id: evidence.id, pages: length, members: [evidence], indicator });
    }
    flush();
  }
  return drafts;
}

/** Of a paper in the volume of its own criterion. */
function boundAs(pack: AppraisedCase['pack'], evidence: Evidence, arrangement: Arrangement): BoundAs {
  const probe = arrangement.probe(evidence.id);
  if (!probe) return 'without-file';
  switch (probe.state) {
    case 'bindable':
      return isPhoto(pack, evidence) && arrangement.isPicture(evidence) ? 'photo' : 'source';
    case 'beside':
      return 'beside';
    default:
      return 'placeholder';
  }
}

/** The last number that stands on this page or on a page before it: the back of a leaf has the front's. */
function numberOnPage({ first, stamps }: NumberedItem, page: number): number {
  for (let i = page; i >= 0; i--) {
    const stamp = stamps[i];
    if (stamp !== null && stamp !== undefined) return stamp;
  }
  return first;
}

const explanationItem = (criterion: CriterionDef, { first, last, pages }: NumberedItem): PlannedItem => ({
  evidence: null,
  probe: null,
  as: 'explanation',
  indicator: null,
  first,
  last,
  pages,
  boundIn: criterion.id,
});

const boundItem = (
  criterion: CriterionDef,
  indicator: string,
  evidence: Evidence,
  as: BoundAs,
  arrangement: Arrangement,
  first: number,
  last: number,
  pages: number,
): PlannedItem => ({
  evidence,
  probe: arrangement.probe(evidence.id),
  as,
  indicator,
  first,
  last,
  pages,
  boundIn: criterion.id,
});

/** With what is not bound here in its place: files beside, papers without a file, papers of other criteria. */
function inRegisterOrder(
  appraised: Pick<AppraisedCase, 'pack' | 'data'>,
  criterion: CriterionDef,
  arrangement: Arrangement,
  bound: readonly PlannedItem[],
): PlannedItem[] {
  const known = new Map(bound.map((item) => [item.evidence?.id, item]));
  const listed = papersByIndicator(appraised, { def: criterion }).flatMap(({ indicator, papers }) =>
    papers.map((evidence): PlannedItem => {
      const here = known.get(evidence.id);
      if (here) return here;
      const home = homeOf(appraised, evidence) ?? criterion.id;
      return {
        evidence,
        probe: arrangement.probe(evidence.id),
        as: home === criterion.id ? boundAs(appraised.pack, evidence, arrangement) : 'elsewhere',
        indicator,
        first: null,
        last: null,
        pages: 0,
        boundIn: home,
      };
    }),
  );
  const explanation = known.get(undefined);
  return [...(explanation ? [explanation] : []), ...listed];
}
