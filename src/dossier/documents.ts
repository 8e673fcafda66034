/**
 * The catalogue applied to a case: which documents there are, and the tree of each. Building every tree is cheap;
 * writers run only for what is wanted.
 */

import { appraisedOn } from '../appraisal/dated.ts';
import type { CaseComparison } from '../comparing/compared-cases.ts';
import type { KeptTrees } from '../document/kept-trees.ts';
import type { DocumentTree } from '../document/tree.ts';
import { paperDate } from '../model/dated.ts';
import type { Diagnostics } from '../model/diagnostics.ts';
import type { CriterionDef, DocumentEntry, Edition, ExternalPaper } from '../model/pack-schema.ts';
import type { BundleListing } from '../tables/contents.ts';
import type { SheetNumbers } from '../tables/context.ts';
import type { TableModel } from '../tables/model.ts';
import { TemplateSet } from '../templating/template-set.ts';
import type { IssuedPaper } from '../templating/views/changed-points.ts';
import { redlineSummaryShape } from '../templating/views/redline-summary.ts';
import { volumePartsShape } from '../templating/views/volume-parts.ts';
import type { BlankContext } from '../wording/blanks.ts';
import { inRole } from '../wording/results.ts';
import type { LoadedDossier } from './load.ts';
import { type RecipeContext, shapeOf } from './recipes/recipe.ts';
import { REDLINE_SUMMARY } from './recipes/redline-summary.ts';
import { recipes } from './recipes/registry.ts';
import { VOLUME_PARTS } from './recipes/volume-parts.ts';

export interface PlannedDocument {
  readonly id: string;
  readonly entry: DocumentEntry;
  readonly criterion: CriterionDef | null;
  /** The paper of another body that it asks for. */
  readonly external: ExternalPaper | null;
  readonly title: string;
  /** ASCII name without extension. */
  readonly fileName: string;
}

export interface BuiltDocument extends PlannedDocument {
  readonly tree: DocumentTree;
  /** Tables of the document's workbook. */
  readonly workbook: readonly TableModel[];
}

const twoDigits = (id: string): string => id.padStart(2, '0');

/** Ids are stable: `plan`, `criterion-01` …, forms under their own. `on`: the command that makes them. */
export function plannedDocuments(
  dossier: Pick<LoadedDossier, 'pack'>,
  on: DocumentEntry['on'] = 'generate',
): readonly PlannedDocument[] {
  return dossier.pack.documents.flatMap((entry): PlannedDocument[] => {
    if (entry.on !== on) return [];
    if (entry.per === 'case' || entry.per === 'province')
      return [
        {
          id: entry.id,
          entry,
          criterion: null,
          external: null,
          title: entry.title,
          fileName: entry.fileName,
        },
      ];
    if (entry.per === 'external')
      return dossier.pack.externals.map((external) => ({
        id: `${entry.id}-${external.id}`,
        entry,
        criterion: null,
        external,
        title: `${entry.title}: ${external.title}`,
        fileName: entry.fileName.replace('{id}', external.id),
      }));
    return dossier.pack.criteria.map((criterion) => ({
      id: `${entry.id}-${twoDigits(criterion.id)}`,
      entry,
      criterion,
      external: null,
      title: `${entry.title} số ${criterion.id} - ${criterion.name}`,
      fileName: entry.fileName.replace('{number}', twoDigits(criterion.id)).replace('{slug}', criterion.slug),
    }));
  });
}

const PER = {
  case: 'một',
  criterion: 'mỗi tiêu chí một',
  external: 'mỗi giấy tờ của cơ quan khác một',
  province: 'nhiều xã một',
} as const;

/** Pages of bound volumes and before redlines: no documents of the catalogue. */
const WITHIN_OTHERS = [
  [VOLUME_PARTS, volumePartsShape],
  [REDLINE_SUMMARY, redlineSummaryShape],
] as const;

/** Every template of the pack against the shape of its view: needs no data. */
export function checkTemplates(dossier: Pick<LoadedDossier, 'pack'>, diagnostics: Diagnostics): void {
  for (const entry of dossier.pack.documents) {
    const per = recipes[entry.template]?.per;
    if (per !== undefined && per !== entry.per && entry.origin !== 'external')
      diagnostics.error(
        'catalogue-per',
        `mẫu "${entry.template}" lập ${PER[per]} tài liệu, danh mục ghi khác ở "${entry.id}"`,
        [{ file: 'catalogue.yaml' }],
        `ghi per: ${per}`,
      );
  }
  const templates = new TemplateSet(dossier.pack, diagnostics);
  const checked = new Set<string>();
  for (const entry of dossier.pack.documents) {
    const name = entry.template;
    // One template may serve several papers; it is looked at once for each shape of its view.
    const once = `${name} ${typeof recipes[name]?.shape === 'function' ? entry.id : ''}`;
    if (checked.has(once)) continue;
    checked.add(once);
    const template = templates.load(name);
    const recipe = recipes[name];
    if (template && recipe) templates.check(template, shapeOf(recipe, entry), recipe.tables);
    else if (template)
      diagnostics.error('template-unknown', `không có phần số liệu nào cho mẫu "${name}"`, [{ file: name }]);
  }
  for (const [name, shape] of WITHIN_OTHERS) {
    if (!dossier.pack.templateNames.includes(name)) continue;
    const template = templates.load(name);
    if (template) templates.check(template, shape, new Set());
  }
}

/** A sheet of a sample case says so above its table, as its documents do. */
const marked = (table: TableModel, { appraised: { data }, pack }: LoadedDossier): TableModel =>
  data.sample ? { ...table, notes: [pack.wording.marks.sample, ...table.notes] } : table;

/**
 * Codes of errors that say why a case has no such document, without a fault: its data hold nothing for it (`absent`), or
 * there is nothing left that it could be about (`needless`).
 */
export const ABSENCES: ReadonlyMap<string, 'absent' | 'needless'> = new Map([
  ['plan-missing', 'absent'],
  ['plan-nothing-unmet', 'needless'],
]);

export interface BuildOptions {
  /** ISO day, for papers that say what is late. */
  readonly today?: string | null;
  /** Told what the paper leaves blank. */
  readonly missing?: BlankContext['missing'];
  /** Numbers of papers in the bound volumes. */
  readonly sheets?: SheetNumbers;
  /** Shown to everybody (meetings, posting): personal photos stay out and are named. */
  readonly public?: boolean;
  /** What the bundle holds, for its list of contents and its handover record. */
  readonly listing?: BundleListing;
  /** What changed since another state of the case, for papers about it. */
  readonly comparison?: CaseComparison;
  /** The issued paper that this one is about, and what of it changed. */
  readonly issuedPaper?: IssuedPaper;
  /** For papers that are laid out to see whether they fit. */
  readonly trees?: KeptTrees;
}

/** Names of bodies and communes are those of the paper's own day (OFFICE, names over time). */
export function buildDocumentTree(
  planned: PlannedDocument,
  dossier: LoadedDossier,
  edition: Edition,
  diagnostics: Diagnostics,
  {
    today = null,
    missing,
    sheets,
    listing,
    comparison,
    issuedPaper,
    trees,
    public: open = false,
  }: BuildOptions = {},
): BuiltDocument | null {
  const templates = new TemplateSet(dossier.pack, diagnostics);
  const template = templates.load(planned.entry.template);
  const recipe = recipes[planned.entry.template];
  if (!template || !recipe) return null;
  const date = paperDate(dossier.appraised.data, planned.id);
  const appraised = appraisedOn(dossier.appraised, date);
  const context: RecipeContext = {
    appraised,
    date,
    entry: planned.entry,
    paperId: planned.id,
    external: planned.external,
    ...(missing ? { missing } : {}),
    ...(sheets ? { sheets } : {}),
    ...(listing ? { listing } : {}),
    ...(comparison ? { comparison } : {}),
    ...(issuedPaper ? { issuedPaper } : {}),
    public: open,
    diagnostics,
    places: dossier.places,
    edition,
    issuerRole: planned.entry.issuer,
    today,
  };
  const author = inRole(appraised, planned.entry.issuer)?.name ?? appraised.data.commune.name;
  let result: BuiltDocument | null = null;
  const attempts =
    'attempts' in recipe
      ? recipe.attempts(planned, dossier, context)
      : [() => recipe.build(planned, dossier, context)];
  for (const [i, attempt] of attempts.entries()) {
    const made = attempt();
    if (!made) return null;
    const rendered = templates.render(template, made.view, {
      id: planned.id,
      author,
      created: dossier.appraised.data.created,
      tables: made.tables,
    });
    if (!rendered) return null;
    const tree = trees && 'fits' in recipe ? trees.shared(rendered) : rendered;
    const workbook = planned.entry.tables.length > 0 ? [...made.tables.values()] : [];
    result = { ...planned, tree, workbook: workbook.map((table) => marked(table, dossier)) };
    const last = i === attempts.length - 1;
    if (last || !('fits' in recipe) || recipe.fits(tree)) return result;
  }
  return result;
}
