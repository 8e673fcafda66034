/** The submission letter (tờ trình) of the commune or of the district. */
import { submissionLetterShape, submissionLetterView } from '../../templating/views/submission-letter.ts';
import { NO_TABLES, type Recipe } from './recipe.ts';

export const submissionLetterRecipe: Recipe = {
  per: 'case',
  shape: submissionLetterShape,
  tables: new Set(),
  build(_planned, _dossier, context) {
    const view = submissionLetterView(context);
    return view ? { view, tables: NO_TABLES } : null;
  },
};
