/** The decision that sets up the district's review team. */
import { reviewTeamTable } from '../../tables/review-team.ts';
import { teamDecisionShape, teamDecisionView } from '../../templating/views/team-decision.ts';
import { byKey, type Recipe } from './recipe.ts';

export const teamDecisionRecipe: Recipe = {
  per: 'case',
  shape: teamDecisionShape,
  tables: new Set(['review-team']),
  build(_planned, _dossier, context) {
    const team = reviewTeamTable(context);
    const view = teamDecisionView(context, team);
    return view ? { view, tables: byKey([team]) } : null;
  },
};
