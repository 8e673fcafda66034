/** "Báo cáo tiến độ": what was reached since an earlier state or an issued plan, and what remains. */
import { comparisonTable } from '../../tables/comparison/table.ts';
import { forOthers } from '../../templating/views/plan-adjustment.ts';
import { progressReportShape, progressReportView } from '../../templating/views/progress-report.ts';
import { byKey, NO_TABLES, type Recipe } from './recipe.ts';

export const progressReportRecipe: Recipe = {
  per: 'case',
  shape: progressReportShape,
  tables: new Set(['comparison']),
  build(_planned, _dossier, context) {
    const table = forOthers(comparisonTable(context, context.comparison ?? null));
    const view = progressReportView(context, context.comparison ?? null, context.issuedPaper ?? null, table);
    return view && { view, tables: view.annex === null ? NO_TABLES : byKey([table]) };
  },
};
