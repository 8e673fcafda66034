/**
 * The catalogue applied to a case: which documents there are, and the tree of each. Building every tree is cheap;
 * writers run only for what is wanted.
 */
import type { DocumentTree } from '../document/tree.ts';
import type { Diagnostics } from '../model/diagnostics.ts';
import type { CriterionDef, DocumentEntry, Edition } from '../model/pack-schema.ts';
import type { TableModel } from '../tables/model.ts';
import type { ProseContext } from '../wording/prose-runs.ts';
import type { Shape } from '../templating/shape.ts';
import { TemplateSet } from '../templating/template-set.ts';
import { inRole } from '../wording/results.ts';
import { planShape, planView } from '../templating/views/plan.ts';
import type { LoadedDossier } from './load.ts';

export interface PlannedDocument {
  readonly id: string;
  readonly entry: DocumentEntry;
  readonly criterion: CriterionDef | null;
  readonly title: string;
  /** ASCII name without extension. */
  readonly fileName: string;
}

export interface BuiltDocument extends PlannedDocument {
  readonly tree: DocumentTree;
  /** Tables of the document's workbook. */
  readonly workbook: readonly TableModel[];
}

interface Recipe {
  readonly shape: Shape;
  readonly tables: ReadonlySet<string>;
  /** Null when the document cannot be made; the reason is in the diagnostics. */
  build(planned: PlannedDocument, dossier: LoadedDossier, edition: Edition, context: ProseContext): { view: object; tables: ReadonlyMap<string, TableModel> } | null;
}

const NO_TABLES: ReadonlyMap<string, TableModel> = new Map();

/** What a template of this name reads. A pack brings its own templates; the views are the program's. */
const recipes: Readonly<Record<string, Recipe>> = {
  'plan.hbs': {
    shape: planShape,
    tables: new Set(),
    build(planned, _, edition, context) {
      const view = planView(edition, planned.entry.symbol ?? '', planned.entry.issuer, context);
      return view ? { view, tables: NO_TABLES } : null;
    },
  },
};

const twoDigits = (id: string): string => id.padStart(2, '0');

/** Ids are stable: `plan`, `criterion-01` …, forms under their own. */
export function plannedDocuments(dossier: LoadedDossier): readonly PlannedDocument[] {
  return dossier.pack.documents.flatMap((entry): PlannedDocument[] => {
    if (entry.per === 'case') return [{ id: entry.id, entry, criterion: null, title: entry.title, fileName: entry.fileName }];
    return dossier.pack.criteria.map((criterion) => ({
      id: `${entry.id}-${twoDigits(criterion.id)}`,
      entry,
      criterion,
      title: `${entry.title} số ${criterion.id} - ${criterion.name}`,
      fileName: entry.fileName.replace('{number}', twoDigits(criterion.id)).replace('{slug}', criterion.slug),
    }));
  });
}

/** Every template of the pack against the shape of its view: needs no data. */
export function checkTemplates(dossier: Pick<LoadedDossier, 'pack'>, diagnostics: Diagnostics): void {
  const templates = new TemplateSet(dossier.pack, diagnostics);
  for (const name of new Set(dossier.pack.documents.map((d) => d.template))) {
    const template = templates.load(name);
    const recipe = recipes[name];
    if (template && recipe) templates.check(template, recipe.shape, recipe.tables);
    else if (template) diagnostics.error('template-unknown', `không có phần số liệu nào cho mẫu "${name}"`, [{ file: name }]);
  }
}

export function buildDocumentTree(planned: PlannedDocument, dossier: LoadedDossier, edition: Edition, diagnostics: Diagnostics): BuiltDocument | null {
  const templates = new TemplateSet(dossier.pack, diagnostics);
  const template = templates.load(planned.entry.template);
  const recipe = recipes[planned.entry.template];
  if (!template || !recipe) return null;
  const made = recipe.build(planned, dossier, edition, { appraised: dossier.appraised, diagnostics, places: dossier.places });
  if (!made) return null;
  const author = inRole(dossier.appraised, planned.entry.issuer)?.name ?? dossier.appraised.data.commune.name;
  const tree = templates.render(template, made.view, { id: planned.id, author, created: dossier.appraised.data.created, tables: made.tables });
  if (!tree) return null;
  return { ...planned, tree, workbook: planned.entry.tables.flatMap((key) => made.tables.get(key) ?? []) };
}
