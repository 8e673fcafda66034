/** The list of forms that nobody has sent back: one page. */
import { outstandingForms } from '../../collecting/outstanding.ts';
import { pageCount } from '../../layout/layout.ts';
import { isOutstanding, outstandingTable } from '../../tables/outstanding.ts';
import { outstandingShape, outstandingView } from '../../templating/views/outstanding.ts';
import { byKey, type Recipe } from './recipe.ts';

export const outstandingRecipe: Recipe = {
  per: 'case',
  shape: outstandingShape,
  tables: new Set(['outstanding']),
  attempts(_, { appraised }, context) {
    const forms = outstandingForms(appraised, context.today);
    const most = Math.max(forms.filter(isOutstanding).length, 1);
    return Array.from({ length: most }, (_, fewer) => () => {
      const table = outstandingTable(context, forms, { rows: most - fewer, today: context.today });
      return { view: outstandingView(context, table), tables: byKey([table]) };
    });
  },
  fits: (tree) => pageCount(tree) === 1,
};
