/** The plan (kế hoạch). */
import { planShape, planView } from '../../templating/views/plan.ts';
import { NO_TABLES, type Recipe } from './recipe.ts';

export const planRecipe: Recipe = {
  per: 'case',
  shape: planShape,
  tables: new Set(),
  build(planned, _, context) {
    const view = planView(context.edition, planned.entry.symbol ?? '', planned.entry.issuer, context);
    return view ? { view, tables: NO_TABLES } : null;
  },
};
