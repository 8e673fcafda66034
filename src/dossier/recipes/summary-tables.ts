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
import { byKey, listed, type Recipe } from './recipe.ts';

/** Tables a catalogue entry may list. */
const summaryTables: Readonly<Record<string, (context: TableContext) => TableModel>> = {
  results: resultsTable,
  conditions: conditionsTable,
  overview: (context) => overviewTable(context, { rows: Number.POSITIVE_INFINITY }),
  unmet: unmetTable,
  assignments: assignmentsTable,
  evidence: evidenceTable,
  figures: figuresTable,
  'figure-history': figureHistoryTable,
};

/** A case that has nothing for these has no such section, and no such sheet. */
const ONLY_FILLED: ReadonlySet<string> = new Set(['figure-history']);

/** Bars of the small chart of the meeting overview at most. */
const MOST_BARS = 8;

const isOverview = (table: TableModel): boolean => table.key === 'overview';

/** The overview is one page: bars of the small chart go first, then rows, which are counted instead. */
function* overviews(
  context: TableContext,
  whole: TableModel | undefined,
  bars: number,
): Iterable<{ overview: TableModel | undefined; bars: number }> {
  for (let most = Math.min(MOST_BARS, bars); most >= 0; most--) yield { overview: whole, bars: most };
  for (let rows = (whole?.rows.length ?? 0) - 1; rows >= 1; rows--)
    yield { overview: overviewTable(context, { rows }), bars: 0 };
}

export const summaryTablesRecipe: Recipe = {
  per: 'case',
  shape: summaryTablesShape,
  tables: new Set(Object.keys(summaryTables)),
  *attempts(planned, _, context) {
    const all = listed(planned, summaryTables, context).filter(
      (t) => t.rows.length > 0 || !ONLY_FILLED.has(t.key),
    );
    const bars = chartBars(context);
    const chart = planned.entry.tables.includes('overview') ? chartTable(context) : null;
    for (const shorter of overviews(context, all.find(isOverview), bars.length)) {
      const tables = all.map((t) => (isOverview(t) ? (shorter.overview ?? t) : t));
      const view = summaryTablesView(context, planned.entry.issuer, tables, bars, shorter.bars);
      if (!view) return;
      yield { view, tables: byKey(tables.flatMap((t) => (isOverview(t) && chart ? [t, chart] : [t]))) };
    }
  },
  fits(tree) {
    const overview = tree.sections.filter((s) => s.blocks.some((b) => b.key.includes('/overview/')));
    return overview.every((section) => layoutDocument({ ...tree, sections: [section] }).length === 1);
  },
};
