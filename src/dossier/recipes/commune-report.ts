/** The commune's report on results, its tables as annexes and as a workbook. */
import { communeReportShape, communeReportView } from '../../templating/views/commune-report.ts';
import { byKey, listed, type Recipe } from './recipe.ts';
import { moneyOf, reportTables, signedAsReport } from './report-tables.ts';

export const communeReportRecipe: Recipe = {
  per: 'case',
  shape: communeReportShape,
  tables: new Set(Object.keys(reportTables)),
  build(planned, _dossier, context) {
    const tables = listed(planned, reportTables, context).map((t) => signedAsReport(context, t));
    const view = communeReportView(context, tables, moneyOf(context, tables));
    return view ? { view, tables: byKey(tables) } : null;
  },
};
