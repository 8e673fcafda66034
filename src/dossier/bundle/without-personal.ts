/**
 * The case as strangers may read it: what is marked as personal is gone before any paper is built, so no template has
 * to remember it. Verdicts stay those of the whole case, for all papers must count alike.
 * - A personal detail table loses its rows; figures that were computed from it keep their value.
 * - A personal figure prints as "không công khai" wherever it stood: results, sentences, tasks, conditions.
 * - A personal paper of evidence stays as a line without name, number, day, author and file: leaving it out would make
 *   working papers say that it is missing.
 */
import type {
  AppraisedCase,
  AppraisedCriterion,
  AppraisedIndicator,
  AppraisedPart,
} from '../../appraisal/appraise.ts';
import type { ResultValue } from '../../appraisal/verdicts.ts';
import type { CaseData, Evidence } from '../../model/case-schema.ts';
import type { LoadedDossier } from '../load.ts';

/** In a cell. */
const UNDISCLOSED = 'Không công khai';
/** Inside a sentence. */
const UNDISCLOSED_IN_TEXT = '(số liệu không công khai)';

export interface PublicDossier {
  readonly dossier: LoadedDossier;
  /** What was kept out, for the person who hands the papers on. */
  readonly leftOut: readonly string[];
}

export function withoutPersonal(dossier: LoadedDossier): PublicDossier {
  const { appraised } = dossier;
  const { data } = appraised;
  const hidden = new Set(data.figures.filter((f) => f.personal).map((f) => f.id));
  return {
    dossier: { ...dossier, appraised: publicAppraisal(appraised, publicData(data, hidden), hidden) },
    leftOut: [
      ...data.detailTables.filter((t) => t.personal).map((t) => `bảng kê "${t.name}"`),
      ...data.figures.filter((f) => f.personal).map((f) => `số liệu "${f.name}"`),
      ...data.evidence.filter((e) => e.personal).map((e) => `minh chứng "${e.kind} ${e.abstract}"`),
    ],
  };
}

function publicData(data: CaseData, hidden: ReadonlySet<string>): CaseData {
  const kept = {
    ...data,
    detailTables: data.detailTables.filter((t) => !t.personal),
    figures: data.figures.filter((f) => !hidden.has(f.id)),
    evidence: data.evidence.map((e, i) => (e.personal ? withoutName(e, i) : e)),
  };
  return hidden.size === 0 ? kept : (withoutReferences(kept, hidden) as CaseData);
}

const withoutName = (evidence: Evidence, i: number): Evidence => ({
  id: `khong-cong-khai-${i + 1}`,
  indicators: evidence.indicators,
  ...(evidence.external === undefined ? {} : { external: evidence.external }),
  kind: 'Tài liệu',
  abstract: 'có dữ liệu cá nhân, không công khai',
  personal: true,
});

/** Fields that hold the id of one figure; `targets` holds several. */
const FIGURE_FIELDS: ReadonlySet<string> = new Set(['figure', 'male', 'female']);

/** Every reference to a hidden figure, in fields and in prose, anywhere in the data. */
function withoutReferences(value: unknown, hidden: ReadonlySet<string>): unknown {
  if (typeof value === 'string')
    return value.replace(/\{\{\s*([\p{L}\p{N}_-]+)(?:\.\p{L}+)?\s*\}\}/gu, (whole, id: string) =>
      hidden.has(id) ? UNDISCLOSED_IN_TEXT : whole,
    );
  if (Array.isArray(value)) return value.map((v) => withoutReferences(v, hidden));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, v]): [string, unknown][] => {
      if (FIGURE_FIELDS.has(key) && typeof v === 'string' && hidden.has(v)) return [];
      if (key === 'targets' && Array.isArray(v)) return [[key, v.filter((id) => !hidden.has(id))]];
      return [[key, withoutReferences(v, hidden)]];
    }),
  );
}

function publicAppraisal(
  appraised: AppraisedCase,
  data: CaseData,
  hidden: ReadonlySet<string>,
): AppraisedCase {
  const results = new Map(data.indicators.map((r) => [r.id, r]));
  const criterionResults = new Map(data.criteria.map((r) => [r.id, r]));
  const criteria = appraised.criteria.map((criterion): AppraisedCriterion => {
    const result = criterionResults.get(criterion.def.id) ?? null;
    return {
      ...criterion,
      result,
      rounds: result?.rounds ?? [],
      indicators: criterion.indicators.map((i): AppraisedIndicator => {
        const own = results.get(i.def.id) ?? null;
        const parts = i.parts.map((p): AppraisedPart => {
          const value = publicValue(p.value, hidden);
          return value === p.value ? p : { ...p, value, computed: { ...p.computed, reason: UNDISCLOSED } };
        });
        const value = publicValue(i.value, hidden);
        const touched = value !== i.value || parts.some((p, n) => p !== i.parts[n]);
        return {
          ...i,
          result: own,
          rounds: own?.rounds ?? [],
          value,
          entered: publicValue(i.entered, hidden),
          parts,
          // A gap and a reason tell the value.
          ...(touched ? { gap: null, computed: { ...i.computed, reason: UNDISCLOSED } } : {}),
        };
      }),
    };
  });
  return {
    ...appraised,
    data,
    figures: new Map([...appraised.figures].filter(([id]) => !hidden.has(id))),
    criteria,
    indicators: new Map(criteria.flatMap((c) => c.indicators.map((i) => [i.def.id, i] as const))),
  };
}

/** The same object where nothing is hidden. */
function publicValue(value: ResultValue, hidden: ReadonlySet<string>): ResultValue {
  const isHidden = (figure: ResultValue['figure']): boolean => figure !== null && hidden.has(figure.def.id);
  if (!isHidden(value.figure) && !isHidden(value.male) && !isHidden(value.female)) return value;
  return {
    ...value,
    figure: isHidden(value.figure) ? null : value.figure,
    male: isHidden(value.male) ? null : value.male,
    female: isHidden(value.female) ? null : value.female,
    level: UNDISCLOSED,
  };
}
