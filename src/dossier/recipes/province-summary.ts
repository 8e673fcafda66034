/**
 * "Tổng hợp toàn tỉnh": the one document about many cases. It is made from the pack and from what each appraisal found;
 * no case lends it words, author or day. Of a single case it is the form without rows: its template is still looked at.
 */
import type { TableModel } from '../../tables/model.ts';
import { type Province, type ProvinceContext, provinceTable, yearsText } from '../../tables/province.ts';
import { criterionBars, provinceChartTable } from '../../tables/province-chart.ts';
import { troubledTable } from '../../tables/province-troubled.ts';
import { provinceSummaryShape, provinceSummaryView } from '../../templating/views/province-summary.ts';
import { byKey, type Recipe } from './recipe.ts';

export const PROVINCE_SUMMARY = 'province-summary.hbs';

/** View and tables, in the order of the workbook's sheets. */
export function provinceSummary(
  province: Province,
  context: ProvinceContext,
): { view: object; tables: ReadonlyMap<string, TableModel> } {
  const communes = provinceTable(province, context);
  const troubled = troubledTable(province);
  const filled = communes.rows.length > 0;
  const view = provinceSummaryView(context, {
    year: yearsText(province.communes),
    communes,
    troubled,
    bars: filled ? criterionBars(province, context) : [],
  });
  const chart = filled ? [provinceChartTable(province, context)] : [];
  return { view, tables: byKey([communes, ...chart, ...(troubled ? [troubled] : [])]) };
}

export const provinceSummaryRecipe: Recipe = {
  per: 'province',
  shape: provinceSummaryShape,
  tables: new Set(['province', 'province-chart', 'province-troubled']),
  build: (_, { basePack }, { edition }) =>
    provinceSummary({ communes: [], troubled: [] }, { pack: basePack, edition }),
};
