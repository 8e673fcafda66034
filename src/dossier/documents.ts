/**
 * The catalogue applied to a case: which documents there are, and the tree of each. Building every tree is cheap;
 * writers run only for what is wanted.
 */
import type { DocumentTree } from '../document/tree.ts';
import { layoutDocument } from '../layout/layout.ts';
import { type Diagnostics, didYouMean } from '../model/diagnostics.ts';
import type { CriterionDef, DocumentEntry, Edition } from '../model/pack-schema.ts';
import { assignmentsTable } from '../tables/assignments.ts';
import { conditionsTable } from '../tables/conditions.ts';
import type { TableContext } from '../tables/context.ts';
import { criterionIndicatorsTable } from '../tables/criterion-indicators.ts';
import { detailTableModel } from '../tables/detail.ts';
import { evidenceTable, registerTable } from '../tables/evidence.ts';
import { figuresTable } from '../tables/figures.ts';
import type { TableModel } from '../tables/model.ts';
import { chartBars, chartTable, overviewTable } from '../tables/overview.ts';
import { resultsTable } from '../tables/results.ts';
import { unmetTable } from '../tables/unmet.ts';
import type { Shape } from '../templating/shape.ts';
import { TemplateSet } from '../templating/template-set.ts';
import { criterionShape, criterionView } from '../templating/views/criterion.ts';
import { planShape, planView } from '../templating/views/plan.ts';
import { summaryTablesShape, summaryTablesView } from '../templating/views/summary-tables.ts';
import { inRole } from '../wording/results.ts';
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

/** How much of the overview is put on its one page. */
interface Fit {
  readonly rows: number;
  readonly bars: number;
}

interface Recipe {
  /** One document for the case or one for each criterion; the catalogue must say the same. */
  readonly per: 'case' | 'criterion';
  readonly shape: Shape;
  readonly tables: ReadonlySet<string>;
  /** What to try, from all to least, until `fits` accepts the tree. Default: once, with all. */
  attempts?(dossier: LoadedDossier): Iterable<Fit>;
  fits?(tree: DocumentTree): boolean;
  /** Null when the document cannot be made; the reason is in the diagnostics. */
  build(
    planned: PlannedDocument,
    dossier: LoadedDossier,
    context: TableContext,
    fit: Fit,
  ): { view: object; tables: ReadonlyMap<string, TableModel> } | null;
}

const NO_TABLES: ReadonlyMap<string, TableModel> = new Map();

const byKey = (tables: readonly TableModel[]): ReadonlyMap<string, TableModel> =>
  new Map(tables.map((t) => [t.key, t]));

/** Tables a catalogue entry may list. */
const summaryTables: Readonly<Record<string, (context: TableContext, fit: Fit) => TableModel>> = {
  results: resultsTable,
  conditions: conditionsTable,
  overview: (context, fit) => overviewTable(context, fit),
  unmet: unmetTable,
  assignments: assignmentsTable,
  evidence: evidenceTable,
  figures: figuresTable,
};

function unknownTable(key: string, context: TableContext): null {
  context.diagnostics.error(
    'template-table',
    `danh mục tài liệu nhắc đến bảng không có: "${key}"`,
    [{ file: 'catalogue.yaml' }],
    didYouMean(key, Object.keys(summaryTables)),
  );
  return null;
}

const MOST_BARS = 8;
const EVERYTHING: Fit = { rows: Number.MAX_SAFE_INTEGER, bars: MOST_BARS };

/** What a template of this name reads. A pack brings its own templates; the views are the program's. */
const recipes: Readonly<Record<string, Recipe>> = {
  'criterion.hbs': {
    per: 'criterion',
    shape: criterionShape,
    tables: new Set(['register', 'indicators']),
    build(planned, dossier, context) {
      const criterion = dossier.appraised.criteria.find((c) => c.def.id === planned.criterion?.id)!;
      const view = criterionView(context.edition, planned.entry.issuer, criterion, context);
      const details = dossier.appraised.data.detailTables.map(detailTableModel);
      return view
        ? {
            view,
            tables: byKey([
              registerTable(context, criterion),
              criterionIndicatorsTable(context, criterion),
              ...details,
            ]),
          }
        : null;
    },
  },
  'summary-tables.hbs': {
    per: 'case',
    shape: summaryTablesShape,
    tables: new Set(Object.keys(summaryTables)),
    // The overview is one page: bars of the small chart go first, then rows, which are counted instead.
    *attempts(dossier) {
      const rows = dossier.appraised.criteria.filter((c) => c.effective.verdict === 'unmet').length;
      for (let bars = MOST_BARS; bars >= 0; bars--) yield { rows, bars };
      for (let less = rows - 1; less >= 1; less--) yield { rows: less, bars: 0 };
    },
    fits(tree) {
      const overview = tree.sections.filter((s) => s.blocks.some((b) => b.key.includes('/overview/')));
      return overview.every((section) => layoutDocument({ ...tree, sections: [section] }).length === 1);
    },
    build(planned, _, context, fit) {
      const tables = planned.entry.tables
        .map((key) => summaryTables[key]?.(context, fit) ?? unknownTable(key, context))
        .filter((t) => t !== null);
      const view = summaryTablesView(context, planned.entry.issuer, tables, chartBars(context), fit.bars);
      const chart = planned.entry.tables.includes('overview') ? chartTable(context) : null;
      return view
        ? { view, tables: byKey(tables.flatMap((t) => (t.key === 'overview' && chart ? [t, chart] : [t]))) }
        : null;
    },
  },
  'plan.hbs': {
    per: 'case',
    shape: planShape,
    tables: new Set(),
    build(planned, _, context) {
      const view = planView(context.edition, planned.entry.symbol ?? '', planned.entry.issuer, context);
      return view ? { view, tables: NO_TABLES } : null;
    },
  },
};

const twoDigits = (id: string): string => id.padStart(2, '0');

/** Ids are stable: `plan`, `criterion-01` …, forms under their own. */
export function plannedDocuments(dossier: LoadedDossier): readonly PlannedDocument[] {
  return dossier.pack.documents.flatMap((entry): PlannedDocument[] => {
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

export function buildDocumentTree(
  planned: PlannedDocument,
  dossier: LoadedDossier,
  edition: Edition,
  diagnostics: Diagnostics,
): BuiltDocument | null {
  const templates = new TemplateSet(dossier.pack, diagnostics);
  const template = templates.load(planned.entry.template);
  const recipe = recipes[planned.entry.template];
  if (!template || !recipe) return null;
  const context: TableContext = {
    appraised: dossier.appraised,
    diagnostics,
    places: dossier.places,
    edition,
    issuerRole: planned.entry.issuer,
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
    result = { ...planned, tree, workbook: planned.entry.tables.length > 0 ? [...made.tables.values()] : [] };
    if (!recipe.fits || recipe.fits(tree)) return result;
  }
  return result;
}
