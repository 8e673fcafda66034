/** The summary tables B1 to B7, one landscape section each; the meeting overview is one page. */
import { layoutDocument } from '../../layout/layout.ts';
import { assignmentsTable } from '../../tables/assignments.ts';
import { conditionsTable } from '../../tables/conditions.ts';
import type { TableContext } from '../../tables/context.ts';
import { evidenceTable } from '../../tables/evidence.ts';
import { figureHistoryTable } from '../../tables/figure-history.ts';
import { figuresTable } from '../../tables/figures.ts';
import type { TableModel } from '../../tables/model.ts';
import { chartBars, chartTable, overviewTable } from '../../tables/overview.ts';
import { resultsTable } from '../../tables/results.ts';
import { unmetTable } from '../../tables/unmet.ts';
import { summaryTablesShape, summaryTablesView } from '../../templating/views/summary-tables.ts';
import { byKey, EVERYTHING, type Fit, listed, MOST_BARS, type Recipe } from './recipe.ts';

/** Tables a catalogue entry may list. */
const summaryTables: Readonly<Record<string, (context: TableContext, fit: Fit) => TableModel>> = {
  results: resultsTable,
  conditions: conditionsTable,
  overview: (context, fit) => overviewTable(context, fit),
  unmet: unmetTable,
  assignments: assignmentsTable,
  evidence: evidenceTable,
  figures: figuresTable,
  'figure-history': figureHistoryTable,
};

/** A case that has nothing for these has no such section, and no such sheet. */
const ONLY_FILLED: ReadonlySet<string> = new Set(['figure-history']);

export const summaryTablesRecipe: Recipe = {
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
    const tables = listed(planned, summaryTables, context, fit).filter(
      (t) => t.rows.length > 0 || !ONLY_FILLED.has(t.key),
    );
    const view = summaryTablesView(context, planned.entry.issuer, tables, chartBars(context), fit.bars);
    const chart = planned.entry.tables.includes('overview') ? chartTable(context) : null;
    return view
      ? { view, tables: byKey(tables.flatMap((t) => (t.key === 'overview' && chart ? [t, chart] : [t]))) }
      : null;
  },
};
