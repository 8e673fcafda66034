/** The report on opinions with its annexes; the one that goes to the province has the survey of satisfaction too. */
import { opinionsTable } from '../../tables/opinions.ts';
import { satisfactionTable } from '../../tables/satisfaction.ts';
import {
  opinionsReportShape,
  opinionsReportView,
  roundOf,
  tellsSatisfaction,
} from '../../templating/views/opinions-report.ts';
import { byKey, type Recipe } from './recipe.ts';

export const opinionsReportRecipe: Recipe = {
  per: 'case',
  shape: opinionsReportShape,
  tables: new Set(['opinions', 'satisfaction']),
  build(_planned, _dossier, context) {
    const round = roundOf(context);
    const opinions = opinionsTable(context, round.data, round.at);
    const satisfaction = tellsSatisfaction(context) ? satisfactionTable(context) : null;
    const view = opinionsReportView(context, { opinions, satisfaction });
    return view ? { view, tables: byKey([opinions, satisfaction].filter((t) => t !== null)) } : null;
  },
};
