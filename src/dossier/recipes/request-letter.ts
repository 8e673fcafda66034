/** One letter for each paper of another body that the dossier needs. */
import { requestLetterShape, requestLetterView } from '../../templating/views/request-letter.ts';
import { NO_TABLES, type Recipe } from './recipe.ts';

export const requestLetterRecipe: Recipe = {
  per: 'external',
  shape: requestLetterShape,
  tables: new Set(),
  build({ external }, _, context) {
    const view = external && requestLetterView(context, external);
    return view ? { view, tables: NO_TABLES } : null;
  },
};
