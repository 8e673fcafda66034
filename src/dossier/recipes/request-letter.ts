/** One letter for each paper of another body that the dossier needs. */
import { appraisedOn } from '../../appraisal/dated.ts';
import { paperDate } from '../../model/dated.ts';
import { requestLetterShape, requestLetterView } from '../../templating/views/request-letter.ts';
import { NO_TABLES, type Recipe } from './recipe.ts';

export const requestLetterRecipe: Recipe = {
  per: 'external',
  shape: requestLetterShape,
  tables: new Set(),
  build(planned, { appraised }, context) {
    if (!planned.external) return null;
    // Each letter has a number and a day of its own: the case names it by the document, not by the catalogue entry.
    const date = paperDate(appraised.data, planned.id);
    const own = {
      ...context,
      paperId: planned.id,
      date,
      appraised: appraisedOn(appraised, date),
    };
    const view = requestLetterView(own, planned.external);
    return view ? { view, tables: NO_TABLES } : null;
  },
};
