/** The handover record with the list of files as its annex. */
import { NO_LISTING } from '../../tables/contents.ts';
import { transferListTable } from '../../tables/transfer-list.ts';
import { handoverShape, handoverView } from '../../templating/views/handover.ts';
import { byKey, type Recipe } from './recipe.ts';

export const handoverRecipe: Recipe = {
  per: 'case',
  shape: handoverShape,
  tables: new Set(['transfer-list']),
  build(_planned, _dossier, context) {
    const listing = context.listing ?? NO_LISTING;
    return {
      view: handoverView(context, listing),
      tables: byKey([transferListTable(context, listing)]),
    };
  },
};
