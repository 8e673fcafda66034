/** The invitation to the meeting at one level. */
import { invitationShape, invitationView } from '../../templating/views/invitation.ts';
import { NO_TABLES, type Recipe } from './recipe.ts';

export const invitationRecipe: Recipe = {
  per: 'case',
  shape: invitationShape,
  tables: new Set(),
  build(_planned, _dossier, context) {
    const view = invitationView(context);
    return view ? { view, tables: NO_TABLES } : null;
  },
};
