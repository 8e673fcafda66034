/**
 * The order in which papers stand in a criterion's dossier (OFFICE §9): by indicator, then by kind, then by day; an
 * explicit order wins inside its indicator. A paper that serves several indicators stands under the first of them; one
 * that serves several criteria is bound with the first of them and referred to from the others.
 */
import type { AppraisedCase, AppraisedCriterion } from '../appraisal/appraise.ts';
import type { Evidence } from '../model/case-schema.ts';
import type { Pack } from '../model/pack.ts';

/** Kinds by the words their names begin with, in the order of the dossier. What fits none stands before the photos. */
const KINDS: readonly (readonly string[])[] = [
  // Direction: what was to be done.
  [
    'kế hoạch',
    'nghị quyết',
    'chỉ thị',
    'công văn',
    'hướng dẫn',
    'chương trình',
    'thông báo',
    'phương án',
    'đề án',
  ],
  // Lists and figures.
  ['bảng', 'biểu', 'danh sách', 'danh mục', 'thống kê', 'sổ', 'báo cáo'],
  ['biên bản'],
  // Recognised, certified, promised.
  ['quyết định', 'giấy chứng nhận', 'chứng nhận', 'giấy phép', 'hợp đồng', 'bản cam kết', 'cam kết'],
  ['giấy xác nhận', 'xác nhận'],
];
const UNKNOWN_KIND = KINDS.length;
const PHOTO = KINDS.length + 1;

const plainKind = (kind: string): string => kind.normalize('NFC').trim().toLowerCase();

export const isPhoto = (pack: Pack, evidence: Evidence): boolean =>
  pack.evidence.photoKinds.some((kind) => plainKind(kind) === plainKind(evidence.kind));

function kindRank(pack: Pack, evidence: Evidence): number {
  if (isPhoto(pack, evidence)) return PHOTO;
  const kind = plainKind(evidence.kind);
  const found = KINDS.findIndex((words) => words.some((w) => kind === w || kind.startsWith(`${w} `)));
  return found < 0 ? UNKNOWN_KIND : found;
}

/** After every day: a paper without a day follows its dated neighbours. */
const UNDATED = '9999';
const LAST = Number.MAX_SAFE_INTEGER;
const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

const ordered = new WeakMap<
  readonly Evidence[],
  { readonly pack: Pack; readonly papers: readonly Evidence[] }
>();

/** All papers of a case; each criterion's dossier and table asks for its own. */
function inOrder(pack: Pack, evidence: readonly Evidence[]): readonly Evidence[] {
  const before = ordered.get(evidence);
  if (before?.pack === pack) return before.papers;
  const papers = evidence
    .map((paper) => ({
      paper,
      order: paper.order ?? LAST,
      rank: kindRank(pack, paper),
      day: paper.date ?? UNDATED,
    }))
    .sort((a, b) => a.order - b.order || a.rank - b.rank || byText(a.day, b.day))
    .map(({ paper }) => paper);
  ordered.set(evidence, { pack, papers });
  return papers;
}

export interface IndicatorPapers {
  readonly indicator: string;
  /** Papers whose first indicator of this criterion this is, in their order. */
  readonly papers: readonly Evidence[];
  /** Papers of this indicator that stand under an earlier one of the criterion. */
  readonly also: readonly Evidence[];
}

/** Papers of a criterion by indicator, in the criterion's order; indicators without papers are there too. */
export function papersByIndicator(
  { pack, data }: Pick<AppraisedCase, 'pack' | 'data'>,
  criterion: Pick<AppraisedCriterion, 'def'>,
): readonly IndicatorPapers[] {
  const ids = criterion.def.indicators.map((i) => i.id);
  const firstOf = (e: Evidence): string | undefined => ids.find((id) => e.indicators.includes(id));
  const sorted = inOrder(pack, data.evidence);
  return ids.map((indicator) => ({
    indicator,
    papers: sorted.filter((e) => firstOf(e) === indicator),
    also: sorted.filter((e) => e.indicators.includes(indicator) && firstOf(e) !== indicator),
  }));
}

/** The criterion in whose volume a paper is bound: the first that it serves; null when it serves no indicator. */
export const homeOf = ({ pack }: Pick<AppraisedCase, 'pack'>, evidence: Evidence): string | null =>
  pack.criteria.find((c) => c.indicators.some((i) => evidence.indicators.includes(i.id)))?.id ?? null;
