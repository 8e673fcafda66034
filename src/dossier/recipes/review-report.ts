/** The district's review report, its tables as annexes and as a workbook. */
import { reviewReportShape, reviewReportView } from '../../templating/views/review-report.ts';
import { byKey, listed, type Recipe } from './recipe.ts';
import { moneyOf, reportTables, signedAsReport } from './report-tables.ts';

export const reviewReportRecipe: Recipe = {
  per: 'case',
  shape: reviewReportShape,
  tables: new Set(Object.keys(reportTables)),
  build(planned, _dossier, context) {
    const tables = listed(planned, reportTables, context).map((t) => signedAsReport(context, t));
    const view = reviewReportView(context, tables, moneyOf(context, tables));
    return view ? { view, tables: byKey(tables) } : null;
  },
};
