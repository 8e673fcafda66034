/** The list of what a bundle holds. Without a bundle it is empty: the template is still looked at. */
import { contentsTable, NO_LISTING } from '../../tables/contents.ts';
import { contentsShape, contentsView } from '../../templating/views/contents.ts';
import { byKey, type Recipe } from './recipe.ts';

export const contentsRecipe: Recipe = {
  per: 'case',
  shape: contentsShape,
  tables: new Set(['contents']),
  build(_planned, _dossier, context) {
    const listing = context.listing ?? NO_LISTING;
    const table = contentsTable(context, listing);
    return { view: contentsView(context, listing, table), tables: byKey([table]) };
  },
};
