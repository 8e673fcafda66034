/**
 * The catalogue applied to a case: which documents there are, and the tree of each. Building every tree is cheap;
 * writers run only for what is wanted.
 */
import type { DocumentTree } from '../document/tree.ts';
import type { Diagnostics } from '../model/diagnostics.ts';
import type { CriterionDef, DocumentEntry, Edition } from '../model/pack-schema.ts';
import type { TableModel } from '../tables/model.ts';
import { TemplateSet } from '../templating/template-set.ts';
import { inRole } from '../wording/results.ts';
import type { LoadedDossier } from './load.ts';
import { EVERYTHING, type RecipeContext, recipes } from './recipes.ts';

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

const twoDigits = (id: string): string => id.padStart(2, '0');

/** Ids are stable: `plan`, `criterion-01` …, forms under their own. `on`: the command that makes them. */
export function plannedDocuments(
  dossier: LoadedDossier,
  on: DocumentEntry['on'] = 'generate',
): readonly PlannedDocument[] {
  return dossier.pack.documents.flatMap((entry): PlannedDocument[] => {
    if (entry.on !== on) return [];
    if (entry.per === 'case')
      return [{ id: entry.id, entry, criterion: null, title: entry.title, fileName: entry.fileName }];
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
  for (const entry of dossier.pack.documents) {
    const per = recipes[entry.template]?.per;
    if (per !== undefined && per !== entry.per && entry.origin !== 'external')
      diagnostics.error(
        'catalogue-per',
        `mẫu "${entry.template}" lập ${per === 'criterion' ? 'mỗi tiêu chí một' : 'một'} tài liệu, danh mục ghi khác ở "${entry.id}"`,
        [{ file: 'catalogue.yaml' }],
        `ghi per: ${per}`,
      );
  }
  const templates = new TemplateSet(dossier.pack, diagnostics);
  for (const name of new Set(dossier.pack.documents.map((d) => d.template))) {
    const template = templates.load(name);
    const recipe = recipes[name];
    if (template && recipe) templates.check(template, recipe.shape, recipe.tables);
    else if (template)
      diagnostics.error('template-unknown', `không có phần số liệu nào cho mẫu "${name}"`, [{ file: name }]);
  }
}

/** A sheet of a sample case says so above its table, as its documents do. */
const marked = (table: TableModel, { appraised: { data }, pack }: LoadedDossier): TableModel =>
  data.sample ? { ...table, notes: [pack.wording.marks.sample, ...table.notes] } : table;

/** @param today ISO day, for papers that say what is late. */
export function buildDocumentTree(
  planned: PlannedDocument,
  dossier: LoadedDossier,
  edition: Edition,
  diagnostics: Diagnostics,
  today: string | null = null,
): BuiltDocument | null {
  const templates = new TemplateSet(dossier.pack, diagnostics);
  const template = templates.load(planned.entry.template);
  const recipe = recipes[planned.entry.template];
  if (!template || !recipe) return null;
  const context: RecipeContext = {
    appraised: dossier.appraised,
    diagnostics,
    places: dossier.places,
    edition,
    issuerRole: planned.entry.issuer,
    today,
  };
  const author = inRole(dossier.appraised, planned.entry.issuer)?.name ?? dossier.appraised.data.commune.name;
  let result: BuiltDocument | null = null;
  for (const fit of recipe.attempts?.(dossier) ?? [EVERYTHING]) {
    const made = recipe.build(planned, dossier, context, fit);
    if (!made) return null;
    const tree = templates.render(template, made.view, {
      id: planned.id,
      author,
      created: dossier.appraised.data.created,
      tables: made.tables,
    });
    if (!tree) return null;
    const workbook = planned.entry.tables.length > 0 ? [...made.tables.values()] : [];
    result = { ...planned, tree, workbook: workbook.map((table) => marked(table, dossier)) };
    if (!recipe.fits || recipe.fits(tree)) return result;
  }
  return result;
}
