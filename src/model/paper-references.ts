/**
 * Ids in what papers need besides figures: documents and their parts, legal bases, units, criteria, papers of other
 * bodies, sources of funds; and names over time, whose periods must not cross.
 */
import type { CaseData } from './case-schema.ts';
import type { Diagnostics } from './diagnostics.ts';
import type { Pack } from './pack.ts';
import { papersOf } from './paper-ids.ts';
import type { ReferencePlaces } from './references.ts';

type Path = readonly PropertyKey[];
type Ids = { has(id: string): boolean; keys(): Iterable<string> };

/** What `checkReferences` lends: each tells its faults itself. */
export interface ReferenceTools {
  readonly places: ReferencePlaces;
  readonly diagnostics: Diagnostics;
  known(what: string, set: Ids): (id: string | undefined, at: Path) => void;
  unique(what: string, group: Path, items: readonly { readonly id: string }[]): ReadonlySet<string>;
  prose(source: string | undefined, at: Path): void;
  readonly unit: (id: string | undefined, at: Path) => void;
}

export function checkPaperReferences(pack: Pack, data: CaseData, tools: ReferenceTools): void {
  const { known, unique, prose, unit } = tools;
  const bases = known('căn cứ', new Set(data.legalBases.map((b) => b.id)));
  const criterion = known('tiêu chí', pack.criterion);
  const indicator = known('chỉ tiêu', pack.indicator);
  const documents = new Map(papersOf(pack).map((d) => [d.id, d]));
  const document = known('văn bản', documents);

  once(tools, 'văn bản', 'papers', data.papers, (p) => p.document);
  data.papers.forEach((p, i) => {
    document(p.document, ['papers', i, 'document']);
    p.bases.forEach((b, j) => void bases(b, ['papers', i, 'bases', j]));
  });
  once(tools, 'phần văn bản', 'paperTexts', data.paperTexts, (t) => `${t.document}/${t.part}`);
  data.paperTexts.forEach((t, i) => {
    const at: Path = ['paperTexts', i];
    const paper = documents.get(t.document);
    document(t.document, [...at, 'document']);
    if (paper)
      known(`phần của văn bản "${paper.title}"`, new Map(paper.entry.parts.map((p) => [p.id, p])))(t.part, [
        ...at,
        'part',
      ]);
    prose(t.text, [...at, 'text']);
  });
  data.criteria.forEach((c, i) => void prose(c.implementation, ['criteria', i, 'implementation']));

  unique('cuộc họp', ['meetings'], data.meetings);
  unique('đợt lấy ý kiến', ['opinions'], data.opinions);
  unique('công trình', ['works'], data.works);
  data.works.forEach(
    (w, i) => void w.indicators.forEach((x, j) => void indicator(x, ['works', i, 'indicators', j])),
  );
  data.reviewTeam.forEach((r, i) => {
    unit(r.unit, ['reviewTeam', i, 'unit']);
    r.criteria.forEach((c, j) => void criterion(c, ['reviewTeam', i, 'criteria', j]));
  });
  const externals = known('giấy tờ của cơ quan khác', new Map(pack.externals.map((e) => [e.id, e])));
  data.evidence.forEach((e, i) => void externals(e.external, ['evidence', i, 'external']));

  // What the pack does not name has a name of its own.
  const sources = known('nguồn vốn', new Map(pack.info.fundingSources.map((s) => [s.id, s])));
  if (data.resources) unique('nguồn vốn', ['resources', 'items'], data.resources.items);
  data.resources?.items.forEach((x, i) => {
    if (x.name === undefined) sources(x.id, ['resources', 'items', i, 'id']);
  });
  checkTimes(data, tools);
}

function once<T>(
  { diagnostics, places }: ReferenceTools,
  what: string,
  group: string,
  items: readonly T[],
  keyOf: (item: T) => string,
): void {
  const seen = new Set<string>();
  items.forEach((item, i) => {
    const key = keyOf(item);
    if (seen.has(key))
      diagnostics.error(
        'duplicate-id',
        `${what} "${key}" khai hai lần`,
        [places.of([group, i])],
        'giữ một mục, gộp nội dung',
      );
    seen.add(key);
  });
}

/** Units and bodies over time: successors exist, a period ends after it begins and before a successor's does. */
function checkTimes(data: CaseData, tools: ReferenceTools): void {
  const { known, unique, diagnostics, places } = tools;
  const unitIds = unique('đơn vị hành chính', ['administrativeUnits'], data.administrativeUnits);
  const administrative = known('đơn vị hành chính', unitIds);
  const units = new Map(data.administrativeUnits.map((u) => [u.id, u]));
  const bodies = new Map(data.organisations.map((o) => [o.id, o]));

  const look = (
    what: string,
    item: OverTime | undefined,
    at: Path,
    byId: ReadonlyMap<string, OverTime>,
  ): void => {
    if (item?.validFrom !== undefined && item.validTo !== undefined && item.validTo < item.validFrom)
      diagnostics.error(
        'period-order',
        `${what}: thời gian mang tên kết thúc (${item.validTo}) trước khi bắt đầu (${item.validFrom})`,
        [places.of([...at, 'validTo'])],
        'sửa một trong hai ngày',
      );
    item?.successors.forEach((id, j) => {
      const next = byId.get(id);
      if (next === item || (next?.validTo !== undefined && next.validTo < (item.validTo ?? '')))
        diagnostics.error(
          'period-order',
          `${what}: nơi kế tiếp "${id}" hết thời gian mang tên trước nó`,
          [places.of([...at, 'successors', j])],
          'kiểm tra các ngày và thứ tự đổi tên',
        );
    });
  };
  const place = (what: string, item: OverTime | undefined, at: Path): void => {
    item?.successors.forEach((id, j) => void administrative(id, [...at, 'successors', j]));
    look(what, item, at, units);
  };
  place(data.commune.name, data.commune, ['commune']);
  place(data.district?.name ?? '', data.district, ['district']);
  place(data.province?.name ?? '', data.province, ['province']);
  data.administrativeUnits.forEach((u, i) => void place(u.name, u, ['administrativeUnits', i]));
  data.organisations.forEach((o, i) => void look(o.name, o, ['organisations', i], bodies));
}

interface OverTime {
  readonly validFrom?: string | undefined;
  readonly validTo?: string | undefined;
  readonly successors: readonly string[];
}
