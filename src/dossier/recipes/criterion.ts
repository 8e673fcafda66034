/** A criterion's dossier: cover, register, explanation, confirmations, annexes, closing certificate. */
import { criterionIndicatorsTable } from '../../tables/criterion-indicators.ts';
import { detailTableModel, detailTablesOf } from '../../tables/detail.ts';
import { registerTable } from '../../tables/evidence.ts';
import { criterionHistoryTable } from '../../tables/figure-history.ts';
import { criterionShape, criterionView } from '../../templating/views/criterion.ts';
import { byKey, type Recipe } from './recipe.ts';

export const criterionRecipe: Recipe = {
  per: 'criterion',
  shape: criterionShape,
  tables: new Set(['register', 'indicators', 'figure-history']),
  build(planned, dossier, context) {
    const criterion = dossier.appraised.criteria.find((c) => c.def.id === planned.criterion?.id)!;
    // What a figure was is for those who work on it; whoever is handed the dossier reads what it is.
    const history = context.edition === 'working' ? criterionHistoryTable(context, criterion) : null;
    const view = criterionView(context.edition, planned.entry.issuer, criterion, context, history !== null);
    const details = detailTablesOf(dossier.appraised, criterion).map(detailTableModel);
    return view
      ? {
          view,
          tables: byKey([
            registerTable(context, criterion),
            criterionIndicatorsTable(context, criterion),
            ...(history ? [history] : []),
            ...details,
          ]),
        }
      : null;
  },
};
