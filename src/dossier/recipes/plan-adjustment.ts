/** "Kế hoạch điều chỉnh, bổ sung": what of an issued plan changed, with the table of figures as its annex. */
import { comparisonTable } from '../../tables/comparison/table.ts';
import {
  forOthers,
  planAdjustmentShape,
  planAdjustmentView,
} from '../../templating/views/plan-adjustment.ts';
import { needsIssued } from './needs-issued.ts';
import { byKey, NO_TABLES, type Recipe } from './recipe.ts';

export const planAdjustmentRecipe: Recipe = {
  per: 'case',
  shape: planAdjustmentShape,
  tables: new Set(['comparison']),
  build(_planned, _dossier, context) {
    const issued = needsIssued(context);
    if (!issued) return null;
    // The plan has one edition, that of a paper which goes out.
    const outgoing = { ...context, edition: 'submission' } as const;
    const table = forOthers(comparisonTable(outgoing, context.comparison ?? null));
    const view = planAdjustmentView(context, issued, table);
    return view && { view, tables: view.annex === null ? NO_TABLES : byKey([table]) };
  },
};
