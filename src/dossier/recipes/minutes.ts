/** Minutes of the meeting at one level, before it and after it. */
import { minutesShape, minutesView } from '../../templating/views/minutes.ts';
import { NO_TABLES, type Recipe } from './recipe.ts';

export const minutesRecipe: Recipe = {
  per: 'case',
  shape: minutesShape,
  tables: new Set(),
  build(_planned, _dossier, context) {
    const view = minutesView(context);
    return view ? { view, tables: NO_TABLES } : null;
  },
};
