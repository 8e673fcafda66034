/** Minutes that count the ballots of the meeting at one level. */
import { ballotsTable, countersTable } from '../../tables/ballots.ts';
import { meetingOf, shareText } from '../../templating/views/meeting.ts';
import { voteCountShape, voteCountView } from '../../templating/views/vote-count.ts';
import { byKey, type Recipe } from './recipe.ts';

export const voteCountRecipe: Recipe = {
  per: 'case',
  shape: voteCountShape,
  tables: new Set(['ballots', 'counters']),
  build(_planned, _dossier, context) {
    const view = voteCountView(context);
    if (!view) return null;
    const { data, at } = meetingOf(context);
    const share = shareText(data.votes?.agreeing, data.present);
    return {
      view,
      tables: byKey([
        countersTable(context, data.counters ?? [], at),
        ballotsTable(context, data, share, at),
      ]),
    };
  },
};
