/** "Công văn đính chính": errors of form in an issued paper. */
import { correctionLetterShape, correctionLetterView } from '../../templating/views/correction-letter.ts';
import { needsIssued } from './needs-issued.ts';
import { NO_TABLES, type Recipe } from './recipe.ts';

export const correctionLetterRecipe: Recipe = {
  per: 'case',
  shape: correctionLetterShape,
  tables: new Set(),
  build(_planned, _dossier, context) {
    const issued = needsIssued(context);
    const view = issued && correctionLetterView(context, issued);
    return view && { view, tables: NO_TABLES };
  },
};
