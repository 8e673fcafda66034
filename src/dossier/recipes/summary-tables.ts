/** The summary tables B1 to B7, one landscape section each; the meeting overview is one page. */
import { pageCount } from '../../layout/layout.ts';
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

interface Overview {
  /** Instead of the one with all rows. */
  readonly table: TableModel | null;
  readonly bars: number;
}

/** The overview is one page: bars of the small chart go first, then rows, which are counted instead. */
function overviews(context: TableContext, rows: number, bars: number): readonly (() => Overview)[] {
  const most = Math.min(MOST_BARS, bars);
  return [
    ...Array.from({ length: most + 1 }, (_, fewer) => () => ({ table: null, bars: most - fewer })),
    ...Array.from({ length: Math.max(rows - 1, 0) }, (_, fewer) => () => ({
      table: overviewTable(context, { rows: rows - 1 - fewer }),
      bars: 0,
    })),
  ];
}

export const summaryTablesRecipe: Recipe = {
  per: 'case',
  shape: summaryTablesShape,
  tables: new Set(Object.keys(summaryTables)),
  attempts(planned, _, context) {
    const all = listed(planned, summaryTables, context).filter(
      (t) => t.rows.length > 0 || !ONLY_FILLED.has(t.key),
    );
    const bars = chartBars(context);
    const chart = planned.entry.tables.includes('overview') ? chartTable(context) : null;
    const rows = all.find(isOverview)?.rows.length ?? 0;
    return overviews(context, rows, bars.length).map((shorter) => () => {
      const overview = shorter();
      const tables = all.map((t) => (isOverview(t) ? (overview.table ?? t) : t));
      const view = summaryTablesView(context, planned.entry.issuer, tables, bars, overview.bars);
      return view
        ? { view, tables: byKey(tables.flatMap((t) => (isOverview(t) && chart ? [t, chart] : [t]))) }
        : null;
    });
  },
  fits(tree) {
    const overview = tree.sections.filter((s) => s.blocks.some((b) => b.key.includes('/overview/')));
    return overview.every((section) => pageCount({ ...tree, sections: [section] }) === 1);
  },
};
