/**
 * Every id that the case uses exists: indicators and criteria of the pack, figures, units, deadlines, hamlets, facets in
 * prose; those of papers in paper-references.ts. All faults are collected, each with its place and the nearest known name.
 */
import type { CaseData } from './case-schema.ts';
import { checkDetailRows } from './detail-rows.ts';
import { type Diagnostics, didYouMean, type Place } from './diagnostics.ts';
import type { Pack } from './pack.ts';
import { wordingKeysOf } from './pack-wording.ts';
import { papersOf } from './paper-ids.ts';
import { checkPaperReferences } from './paper-references.ts';
import { facets, parseProse } from './prose.ts';

export interface ReferencePlaces {
  of(path: readonly PropertyKey[]): Place;
  inText(path: readonly PropertyKey[], offset: number): Place;
}

type Path = readonly PropertyKey[];

const MOST_LISTED = 12;

function knownOnes(what: string, ids: Iterable<string>): string {
  const all = [...ids];
  if (all.length === 0) return `chưa khai ${what} nào`;
  return `đã khai: ${all.slice(0, MOST_LISTED).join(', ')}${all.length > MOST_LISTED ? ` và ${all.length - MOST_LISTED} mã khác` : ''}`;
}

export function checkReferences(
  pack: Pack,
  data: CaseData,
  places: ReferencePlaces,
  diagnostics: Diagnostics,
): void {
  const known =
    (what: string, set: { has(id: string): boolean; keys(): Iterable<string> }) =>
    (id: string | undefined, at: Path): void => {
      if (id === undefined || set.has(id)) return;
      diagnostics.error(
        'unknown-id',
        `không có ${what} "${id}"`,
        [places.of(at)],
        didYouMean(id, set.keys()) ?? knownOnes(what, set.keys()),
      );
    };
  const unique = (
    what: string,
    group: Path,
    items: readonly { readonly id: string }[],
  ): ReadonlySet<string> => {
    const seen = new Set<string>();
    items.forEach((item, i) => {
      if (seen.has(item.id))
        diagnostics.error(
          'duplicate-id',
          `${what} "${item.id}" khai hai lần`,
          [places.of([...group, i, 'id'])],
          'giữ một mục, gộp nội dung',
        );
      seen.add(item.id);
    });
    return seen;
  };
  const figureIds = new Set(data.figures.map((f) => f.id));
  const deadlineIds = unique('thời hạn', ['deadlines'], data.deadlines);
  const figure = known('số liệu', figureIds);
  const deadline = known('thời hạn', deadlineIds);
  const unit = known('đơn vị', unique('đơn vị', ['organisations'], data.organisations));
  const criterion = known('tiêu chí', pack.criterion);
  const indicator = known('chỉ tiêu', pack.indicator);
  const hamlet = known('thôn', new Set(data.hamlets));
  const role = known('vai trò', new Set(pack.info.roles.map((r) => r.id)));
  unique('bảng kê', ['detailTables'], data.detailTables);
  unique('chỉ tiêu', ['indicators'], data.indicators);
  unique('tiêu chí', ['criteria'], data.criteria);
  unique('minh chứng', ['evidence'], data.evidence);
  unique('điều kiện', ['conditions'], data.conditions);
  unique('căn cứ', ['legalBases'], data.legalBases);
  checkDetailRows(data, places.of, diagnostics);

  /** Prose: every {{ref.facet}} names a figure or deadline and a facet. */
  const prose = (source: string | undefined, at: Path, extra: readonly string[] = []): void => {
    if (source === undefined) return;
    const { paragraphs, faults } = parseProse(source);
    for (const fault of faults)
      diagnostics.error(
        'prose-markup',
        fault.message,
        [places.inText(at, fault.offset)],
        'mỗi số liệu trong câu có hai dấu mở {{ và hai dấu đóng }}',
      );
    for (const segment of paragraphs.flatMap((p) => p.segments)) {
      if (segment.type !== 'reference') continue;
      const where = [places.inText(at, segment.offset)];
      if (!figureIds.has(segment.ref) && !deadlineIds.has(segment.ref) && !extra.includes(segment.ref)) {
        diagnostics.error(
          'unknown-figure',
          `không có số liệu "${segment.ref}"`,
          where,
          didYouMean(segment.ref, [...figureIds, ...deadlineIds, ...extra]),
        );
      } else if (segment.facet !== null && !(facets as readonly string[]).includes(segment.facet)) {
        diagnostics.error(
          'unknown-facet',
          `số liệu không có mặt "${segment.facet}"`,
          where,
          didYouMean(segment.facet, facets) ?? `các mặt: ${facets.join(', ')}`,
        );
      }
    }
  };

  if (!pack.info.regions.some((r) => r.id === data.region))
    known('vùng', new Set(pack.info.regions.map((r) => r.id)))(data.region, ['region']);
  for (const [key, value] of Object.entries(data.roles)) {
    role(key, ['roles', key]);
    unit(value, ['roles', key]);
  }
  data.organisations.forEach((o, i) => {
    o.successors.forEach((s, j) => void unit(s, ['organisations', i, 'successors', j]));
  });
  data.assignments.forEach((a, i) => {
    unit(a.unit, ['assignments', i, 'unit']);
    a.criteria.forEach((c, j) => void criterion(c, ['assignments', i, 'criteria', j]));
    a.indicators.forEach((c, j) => void indicator(c, ['assignments', i, 'indicators', j]));
  });
  data.deadlines.forEach((d, i) => void unit(d.from, ['deadlines', i, 'from']));
  data.figures.forEach((f, i) => void indicator(f.indicator, ['figures', i, 'indicator']));
  const level = (value: string | undefined, levels: readonly string[] | undefined, at: Path): void =>
    known('mức xếp loại', new Set(levels ?? []))(value, at);
  const required = new Set<string>();
  data.requirements.forEach((r, i) => {
    const key = r.part ?? r.indicator;
    if (required.has(key))
      diagnostics.error(
        'duplicate-id',
        `mức yêu cầu của "${key}" khai hai lần`,
        [places.of(['requirements', i, 'indicator'])],
        'giữ một mức',
      );
    required.add(key);
    level(
      r.level,
      (r.part === undefined ? pack.indicator.get(r.indicator)?.def : pack.part.get(r.part)?.def)?.levels,
      ['requirements', i, 'level'],
    );
    indicator(r.indicator, ['requirements', i, 'indicator']);
    if (r.part !== undefined && pack.part.get(r.part)?.indicator.id !== r.indicator)
      known('phần của chỉ tiêu', new Map([...pack.part].filter(([, p]) => p.indicator.id === r.indicator)))(
        r.part,
        ['requirements', i, 'part'],
      );
  });
  const value = (
    v: { figure?: string | undefined; male?: string | undefined; female?: string | undefined },
    at: Path,
  ): void => {
    figure(v.figure, [...at, 'figure']);
    figure(v.male, [...at, 'male']);
    figure(v.female, [...at, 'female']);
  };
  data.indicators.forEach((r, i) => {
    const at: Path = ['indicators', i];
    indicator(r.id, [...at, 'id']);
    value(r, at);
    level(r.level, pack.indicator.get(r.id)?.def.levels, [...at, 'level']);
    r.parts.forEach((p, j) => {
      value(p, [...at, 'parts', j]);
      level(p.level, pack.part.get(p.id)?.def.levels, [...at, 'parts', j, 'level']);
      p.rounds.forEach((x, k) => void figure(x.figure, [...at, 'parts', j, 'rounds', k, 'figure']));
      if (pack.part.get(p.id)?.indicator.id !== r.id) {
        const own = (pack.indicator.get(r.id)?.def.parts?.items ?? []).map((x) => x.id);
        diagnostics.error(
          'unknown-id',
          `chỉ tiêu ${r.id} không có phần "${p.id}"`,
          [places.of([...at, 'parts', j, 'id'])],
          didYouMean(p.id, own) ??
            (own.length > 0 ? `các phần: ${own.join(', ')}` : 'chỉ tiêu này không tách phần'),
        );
      }
    });
    r.rounds.forEach((x, j) => void figure(x.figure, [...at, 'rounds', j, 'figure']));
  });
  data.criteria.forEach((c, i) => {
    const at: Path = ['criteria', i];
    criterion(c.id, [...at, 'id']);
    deadline(c.deadline, [...at, 'deadline']);
    c.rounds.forEach((x, j) => void figure(x.figure, [...at, 'rounds', j, 'figure']));
    const ofCriterion = new Map((pack.criterion.get(c.id)?.indicators ?? []).map((d) => [d.id, d]));
    const own = known(`chỉ tiêu của tiêu chí ${c.id}`, ofCriterion);
    c.currentState.forEach((s, j) => {
      prose(s.text, [...at, 'currentState', j, 'text']);
      s.indicators.forEach((x, k) => void own(x, [...at, 'currentState', j, 'indicators', k]));
    });
    c.currentStateLines?.indicators.forEach(
      (x, k) => void own(x, [...at, 'currentStateLines', 'indicators', k]),
    );
    c.measures.forEach((m, j) => {
      const where: Path = [...at, 'measures', j];
      if ('text' in m) {
        prose(m.text, [...where, 'text']);
        return;
      }
      const t: Path = [...where, 'task'];
      prose(m.task.text, [...t, 'text']);
      figure(m.task.figure, [...t, 'figure']);
      deadline(m.task.deadline, [...t, 'deadline']);
      unit(m.task.lead, [...t, 'lead']);
      m.task.support.forEach((x, k) => void unit(x, [...t, 'support', k]));
      m.task.targets.forEach((x, k) => void figure(x, [...t, 'targets', k]));
      m.task.hamlets.forEach((x, k) => void hamlet(x, [...t, 'hamlets', k]));
      m.task.indicators.forEach((x, k) => void own(x, [...t, 'indicators', k]));
    });
  });
  data.evidence.forEach(
    (e, i) => void e.indicators.forEach((x, j) => void indicator(x, ['evidence', i, 'indicators', j])),
  );
  const named = new Map(pack.info.conditions.map((c) => [c.id, c]));
  data.conditions.forEach((c, i) => {
    figure(c.figure, ['conditions', i, 'figure']);
    // What the province adds has a name of its own.
    if (c.name === undefined) known('điều kiện', named)(c.id, ['conditions', i, 'id']);
  });
  const signed = known(
    'tài liệu',
    new Set([...papersOf(pack).map((d) => d.id), ...pack.documents.flatMap((d) => d.tables)]),
  );
  data.signatories.forEach((s, i) => void signed(s.document, ['signatories', i, 'document']));
  data.detailTables.forEach(
    (t, i) => void t.indicators.forEach((x, j) => void indicator(x, ['detailTables', i, 'indicators', j])),
  );
  data.plan?.duties.forEach((d, i) => {
    unit(d.unit, ['plan', 'duties', i, 'unit']);
    prose(d.text, ['plan', 'duties', i, 'text'], d.unit === undefined ? [] : ['assigned']);
  });
  const wordingKeys = new Set(wordingKeysOf(pack.wording));
  for (const key of Object.keys(data.wording)) known('lời văn', wordingKeys)(key, ['wording', key]);
  deadline(data.collection?.deadline, ['collection', 'deadline']);
  data.collection?.units.forEach((u, i) => {
    unit(u.unit, ['collection', 'units', i, 'unit']);
    deadline(u.deadline, ['collection', 'units', i, 'deadline']);
  });
  if (data.plan)
    known('căn cứ', new Set(data.legalBases.map((b) => b.id)))(data.plan.basis, ['plan', 'basis']);
  checkPaperReferences(pack, data, { places, diagnostics, known, unique, prose, unit });
}
