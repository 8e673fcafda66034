/** The table "So sánh số liệu". Without a comparison it is empty: the template is still looked at. */
import { comparisonTable } from '../../tables/comparison/table.ts';
import { comparisonShape, comparisonView } from '../../templating/views/comparison.ts';
import { byKey, type Recipe } from './recipe.ts';

export const comparisonRecipe: Recipe = {
  per: 'case',
  shape: comparisonShape,
  tables: new Set(['comparison']),
  build(planned, _dossier, context) {
    const table = comparisonTable(context, context.comparison ?? null);
    const view = comparisonView(context, planned.entry.issuer, table);
    return view ? { view, tables: byKey([table]) } : null;
  },
};
