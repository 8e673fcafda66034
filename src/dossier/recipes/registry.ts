/** Which recipe a template of this name has. A line a template: its view is the program's, its words are the pack's. */
import { contentsRecipe } from './contents.ts';
import { criterionRecipe } from './criterion.ts';
import { handoverRecipe } from './handover.ts';
import { minutesRecipe } from './minutes.ts';
import { outstandingRecipe } from './outstanding.ts';
import { planRecipe } from './plan.ts';
import type { Recipe } from './recipe.ts';
import { reviewRecipe } from './review.ts';
import { submissionLetterRecipe } from './submission-letter.ts';
import { summaryTablesRecipe } from './summary-tables.ts';
import { voteCountRecipe } from './vote-count.ts';

export const recipes: Readonly<Record<string, Recipe>> = {
  'contents.hbs': contentsRecipe,
  'criterion.hbs': criterionRecipe,
  'handover.hbs': handoverRecipe,
  'minutes.hbs': minutesRecipe,
  'outstanding.hbs': outstandingRecipe,
  'plan.hbs': planRecipe,
  'review.hbs': reviewRecipe,
  'submission-letter.hbs': submissionLetterRecipe,
  'summary-tables.hbs': summaryTablesRecipe,
  'vote-count.hbs': voteCountRecipe,
};
