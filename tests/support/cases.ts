/**
 * Packs and cases of a few lines for tests of single rules. Everything is JSON, which readers take as well as YAML.
 * Invented: no real commune, no real requirement.
 */
import type { AppraisedCase, AppraisedCriterion, AppraisedIndicator } from '../../src/appraisal/appraise.ts';
import { type LoadedDossier, loadDossier } from '../../src/dossier/load.ts';
import { type Diagnostic, Diagnostics } from '../../src/model/diagnostics.ts';
import { memoryFiles } from '../../src/readers/world.ts';

type Json = Readonly<Record<string, unknown>>;

const SOURCE = { text: 'bịa để thử', verified: true };
export const UNVERIFIED = { text: 'bịa để thử', verified: false };

/** An indicator of a pack; a percentage of at least 90 in region `vung` unless told otherwise. */
export const indicatorDef = (id: string, more: Json = {}): Json => ({
  id,
  name: `Chỉ tiêu thử ${id}`,
  kind: 'percent',
  unit: '%',
  comparator: 'at-least',
  requirements: [{ region: 'vung', value: '90' }],
  requirementText: 'bịa',
  nameSource: SOURCE,
  requirementSource: SOURCE,
  ...more,
});

export const booleanDef = (id: string, more: Json = {}): Json =>
  indicatorDef(id, { kind: 'boolean', unit: undefined, comparator: 'equals', requirements: [], ...more });

export const partDef = (id: string, more: Json = {}): Json => ({
  id,
  name: `Nội dung ${id}`,
  kind: 'boolean',
  comparator: 'equals',
  requirementText: 'bịa',
  ...more,
});

export const criterionDef = (id: string, indicators: readonly Json[], more: Json = {}): Json => ({
  id,
  name: `Tiêu chí thử ${id}`,
  slug: `tieu-chi-thu-${id}`,
  nameSource: SOURCE,
  indicators,
  ...more,
});

export interface TinyPack {
  readonly criteria: readonly Json[];
  readonly settings?: Json;
  readonly info?: Json;
  /** Papers of other bodies. */
  readonly externals?: readonly Json[];
  readonly documents?: readonly Json[];
  readonly templates?: Readonly<Record<string, string>>;
}

const WORDING = {
  verdicts: {
    met: 'Đạt',
    unmet: 'Chưa đạt',
    notApplicable: 'Không áp dụng',
    undetermined: 'Chưa xác định',
  },
  marks: {
    noFigure: 'chưa có số liệu',
    noRequirement: 'chưa có mức yêu cầu',
    toVerify: 'cần đối chiếu',
    provisional: '(tạm tính)',
    noProse: 'chưa có lời',
    draft: 'DỰ THẢO',
    sample: '(mẫu)',
    blank: '…………',
    shortBlank: '……',
  },
  texts: {},
};

const tinyFiles = (pack: TinyPack, data: Json): Record<string, string> => ({
  'bo/thu/pack.yaml': JSON.stringify({
    id: 'thu',
    title: 'Bộ thử',
    standard: 'chuẩn thử',
    programme: 'Chương trình thử',
    regions: [
      { id: 'vung', name: 'Vùng thử' },
      { id: 'khac', name: 'Vùng khác' },
    ],
    roles: [{ id: 'xa', name: 'Ủy ban' }],
    tiers: { commune: 'xã', province: 'tỉnh' },
    settings: { notApplicableCountsAs: 'undetermined', notApplicableSource: SOURCE, ...pack.settings },
    ...pack.info,
  }),
  'bo/thu/criteria.yaml': JSON.stringify({ criteria: pack.criteria }),
  'bo/thu/catalogue.yaml': JSON.stringify({
    documents: pack.documents ?? [
      {
        id: 'plan',
        template: 'plan.hbs',
        kind: 'KẾ HOẠCH',
        title: 'Kế hoạch',
        fileName: 'ke-hoach',
        formats: ['docx'],
        editions: ['working'],
        origin: 'ours',
        issuer: 'xa',
        audience: [],
      },
    ],
    externals: pack.externals ?? [],
  }),
  'bo/thu/wording.yaml': JSON.stringify(WORDING),
  'bo/thu/evidence.yaml': JSON.stringify({ proposal: 'bịa', items: [] }),
  ...Object.fromEntries(Object.entries(pack.templates ?? {}).map(([k, v]) => [`bo/thu/${k}`, v])),
  'ho-so/case.json': JSON.stringify({
    id: 'xa-thu',
    pack: 'thu',
    assessmentYear: 2024,
    region: 'vung',
    created: '2024-03-01',
    commune: { kind: 'xã', name: 'Thử' },
    organisations: [{ id: 'xa', name: 'UBND xã Thử', level: 'commune' }],
    ...data,
  }),
});

export function tryTiny(
  pack: TinyPack,
  data: Json,
): { readonly dossier: LoadedDossier | null; readonly diagnostics: readonly Diagnostic[] } {
  const diagnostics = new Diagnostics();
  const files = memoryFiles(tinyFiles(pack, data));
  const dossier = loadDossier('ho-so', { files, packsFolder: 'bo', packNames: ['thu'] }, diagnostics);
  return { dossier, diagnostics: diagnostics.items };
}

export function tiny(pack: TinyPack, data: Json): AppraisedCase {
  const { dossier, diagnostics } = tryTiny(pack, data);
  if (!dossier) throw new Error(diagnostics.map((d) => JSON.stringify(d)).join('\n'));
  return dossier.appraised;
}

/** A case of one criterion with these indicators. */
export const appraised = (indicators: readonly Json[], data: Json, settings: Json = {}): AppraisedCase =>
  tiny({ criteria: [criterionDef('1', indicators)], settings }, data);

export const indicatorOf = (found: AppraisedCase, id: string): AppraisedIndicator => {
  const indicator = found.indicators.get(id);
  if (!indicator) throw new Error(`no indicator ${id}`);
  return indicator;
};

export const criterionOf = (found: AppraisedCase, id = '1'): AppraisedCriterion => {
  const criterion = found.criteria.find((c) => c.def.id === id);
  if (!criterion) throw new Error(`no criterion ${id}`);
  return criterion;
};
