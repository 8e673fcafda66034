/**
 * What each template of a pack reads: its view, the shape that the template is checked against, and its tables. A pack
 * brings its own templates; the views are the program's.
 */
import { outstandingForms } from '../collecting/outstanding.ts';
import type { DocumentTree } from '../document/tree.ts';
import { layoutDocument } from '../layout/layout.ts';
import { didYouMean } from '../model/diagnostics.ts';
import { assignmentsTable } from '../tables/assignments.ts';
import { conditionsTable } from '../tables/conditions.ts';
import type { TableContext } from '../tables/context.ts';
import { criterionIndicatorsTable } from '../tables/criterion-indicators.ts';
import { detailTableModel } from '../tables/detail.ts';
import { evidenceTable, registerTable } from '../tables/evidence.ts';
import { figuresTable } from '../tables/figures.ts';
import type { TableModel } from '../tables/model.ts';
import { isOutstanding, outstandingTable } from '../tables/outstanding.ts';
import { chartBars, chartTable, overviewTable } from '../tables/overview.ts';
import { resultsTable } from '../tables/results.ts';
import {
  acceptedTable,
  type ReviewContext,
  readinessTable,
  reviewConditionsTable,
} from '../tables/review.ts';
import { DETAILS, taskDetailsTable, tasksTable } from '../tables/review-tasks.ts';
import { unmetTable } from '../tables/unmet.ts';
import type { Shape } from '../templating/shape.ts';
import { criterionShape, criterionView } from '../templating/views/criterion.ts';
import { outstandingShape, outstandingView } from '../templating/views/outstanding.ts';
import { planShape, planView } from '../templating/views/plan.ts';
import { reviewShape, reviewView } from '../templating/views/review.ts';
import { summaryTablesShape, summaryTablesView } from '../templating/views/summary-tables.ts';
import type { PlannedDocument } from './documents.ts';
import { findingsOf, ruleTexts } from './findings.ts';
import type { LoadedDossier } from './load.ts';

/** How much is put where everything must stand on so many pages. */
export interface Fit {
  readonly rows: number;
  readonly bars: number;
  /** Of the review sheet: 0 says everything, more says less. */
  readonly detail: number;
}

export interface RecipeContext extends TableContext {
  /** ISO day of the run, for papers that say what is late; null where the clock must not be read. */
  readonly today: string | null;
}

export interface Recipe {
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
    context: RecipeContext,
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

/** The tables that the catalogue lists for a document, in its order; one that nobody makes is an error. */
function listed<C extends TableContext>(
  planned: PlannedDocument,
  makers: Readonly<Record<string, (context: C, fit: Fit) => TableModel>>,
  context: C,
  fit: Fit,
): TableModel[] {
  return planned.entry.tables.flatMap((key) => {
    const make = makers[key];
    if (make) return [make(context, fit)];
    context.diagnostics.error(
      'template-table',
      `danh mục tài liệu nhắc đến bảng không có: "${key}"`,
      [{ file: 'catalogue.yaml' }],
      didYouMean(key, Object.keys(makers)),
    );
    return [];
  });
}

const MOST_BARS = 8;
export const EVERYTHING: Fit = { rows: Number.MAX_SAFE_INTEGER, bars: MOST_BARS, detail: 0 };

/** The review sheet is read at one sitting. */
const REVIEW_PAGES = 4;

/** Tables of the review sheet. */
const reviewTables: Readonly<Record<string, (context: ReviewContext) => TableModel>> = {
  readiness: readinessTable,
  tasks: tasksTable,
  conditions: reviewConditionsTable,
  accepted: acceptedTable,
  details: taskDetailsTable,
};

/** What a template of this name reads. A pack brings its own templates; the views are the program's. */
export const recipes: Readonly<Record<string, Recipe>> = {
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
      for (let bars = MOST_BARS; bars >= 0; bars--) yield { ...EVERYTHING, rows, bars };
      for (let less = rows - 1; less >= 1; less--) yield { ...EVERYTHING, rows: less, bars: 0 };
    },
    fits(tree) {
      const overview = tree.sections.filter((s) => s.blocks.some((b) => b.key.includes('/overview/')));
      return overview.every((section) => layoutDocument({ ...tree, sections: [section] }).length === 1);
    },
    build(planned, _, context, fit) {
      const tables = listed(planned, summaryTables, context, fit);
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
  'review.hbs': {
    per: 'case',
    shape: reviewShape,
    tables: new Set(Object.keys(reviewTables)),
    *attempts() {
      for (const detail of DETAILS.keys()) yield { ...EVERYTHING, detail };
    },
    fits: (tree) => layoutDocument(tree).length <= REVIEW_PAGES,
    build(planned, dossier, context, fit) {
      const { detail } = fit;
      const review: ReviewContext = { ...context, findings: findingsOf(dossier), rules: ruleTexts, detail };
      // What has nothing to say has no sheet; the template asks before it places the table.
      const tables = listed(planned, reviewTables, review, fit).filter((t) => t.rows.length > 0);
      return { view: reviewView(review), tables: byKey(tables) };
    },
  },
  'outstanding.hbs': {
    per: 'case',
    shape: outstandingShape,
    tables: new Set(['outstanding']),
    *attempts({ appraised }) {
      const open = outstandingForms(appraised, null).filter(isOutstanding).length;
      for (let rows = Math.max(open, 1); rows >= 1; rows--) yield { ...EVERYTHING, rows };
    },
    fits: (tree) => layoutDocument(tree).length === 1,
    build(_, { appraised }, context, { rows }) {
      const forms = outstandingForms(appraised, context.today);
      const table = outstandingTable(context, forms, { rows, today: context.today });
      return { view: outstandingView(context, table), tables: byKey([table]) };
    },
  },
};
