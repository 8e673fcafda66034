/** Labels for the spines of the criterion dossiers. */
import { spineLabelsShape, spineLabelsView } from '../../templating/views/spine-labels.ts';
import { NO_TABLES, type Recipe } from './recipe.ts';

export const spineLabelsRecipe: Recipe = {
  per: 'case',
  shape: spineLabelsShape,
  tables: new Set(),
  build: (_, __, context) => ({ view: spineLabelsView(context), tables: NO_TABLES }),
};
