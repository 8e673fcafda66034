/** The list of forms that nobody has sent back: one page. */
import { outstandingForms } from '../../collecting/outstanding.ts';
import { layoutDocument } from '../../layout/layout.ts';
import { isOutstanding, outstandingTable } from '../../tables/outstanding.ts';
import { outstandingShape, outstandingView } from '../../templating/views/outstanding.ts';
import { byKey, type Recipe } from './recipe.ts';

export const outstandingRecipe: Recipe = {
  per: 'case',
  shape: outstandingShape,
  tables: new Set(['outstanding']),
  *attempts(_, { appraised }, context) {
    const forms = outstandingForms(appraised, context.today);
    const open = forms.filter(isOutstanding).length;
    for (let rows = Math.max(open, 1); rows >= 1; rows--) {
      const table = outstandingTable(context, forms, { rows, today: context.today });
      yield { view: outstandingView(context, table), tables: byKey([table]) };
    }
  },
  fits: (tree) => layoutDocument(tree).length === 1,
};
