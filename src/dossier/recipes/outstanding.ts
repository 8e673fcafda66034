/** The list of forms that nobody has sent back: one page. */
import { outstandingForms } from '../../collecting/outstanding.ts';
import { layoutDocument } from '../../layout/layout.ts';
import { isOutstanding, outstandingTable } from '../../tables/outstanding.ts';
import { outstandingShape, outstandingView } from '../../templating/views/outstanding.ts';
import { byKey, EVERYTHING, type Recipe } from './recipe.ts';

export const outstandingRecipe: Recipe = {
  per: 'case',
  shape: outstandingShape,
  tables: new Set(['outstanding']),
  *attempts({ appraised }) {
    const open = outstandingForms(appraised, null).filter(isOutstanding).length;
    for (let rows = Math.max(open, 1); rows >= 1; rows--) yield { ...EVERYTHING, rows };
  },
  fits: (tree) => layoutDocument(tree).length === 1,
  build(_, { appraised }, context, { rows }) {
    const forms = outstandingForms(appraised, context.today);
    const table = outstandingTable(context, forms, { rows, today: context.today });
    return { view: outstandingView(context, table), tables: byKey([table]) };
  },
};
