/** Which recipe a template of this name has. A line a template: its view is the program's, its words are the pack's. */
import { communeReportRecipe } from './commune-report.ts';
import { comparisonRecipe } from './comparison.ts';
import { contentsRecipe } from './contents.ts';
import { correctionLetterRecipe } from './correction-letter.ts';
import { criterionRecipe } from './criterion.ts';
import { handoverRecipe } from './handover.ts';
import { invitationRecipe } from './invitation.ts';
import { minutesRecipe } from './minutes.ts';
import { opinionsReportRecipe } from './opinions-report.ts';
import { outstandingRecipe } from './outstanding.ts';
import { picturesRecipe } from './pictures.ts';
import { planRecipe } from './plan.ts';
import { planAdjustmentRecipe } from './plan-adjustment.ts';
import { progressReportRecipe } from './progress-report.ts';
import { provinceSummaryRecipe } from './province-summary.ts';
import type { Recipe } from './recipe.ts';
import { requestLetterRecipe } from './request-letter.ts';
import { reviewRecipe } from './review.ts';
import { reviewReportRecipe } from './review-report.ts';
import { spineLabelsRecipe } from './spine-labels.ts';
import { submissionLetterRecipe } from './submission-letter.ts';
import { summaryTablesRecipe } from './summary-tables.ts';
import { teamDecisionRecipe } from './team-decision.ts';
import { voteCountRecipe } from './vote-count.ts';

export const recipes: Readonly<Record<string, Recipe>> = {
  'commune-report.hbs': communeReportRecipe,
  'comparison.hbs': comparisonRecipe,
  'contents.hbs': contentsRecipe,
  'correction-letter.hbs': correctionLetterRecipe,
  'criterion.hbs': criterionRecipe,
  'handover.hbs': handoverRecipe,
  'invitation.hbs': invitationRecipe,
  'minutes.hbs': minutesRecipe,
  'opinions-report.hbs': opinionsReportRecipe,
  'outstanding.hbs': outstandingRecipe,
  'pictures.hbs': picturesRecipe,
  'plan.hbs': planRecipe,
  'province-summary.hbs': provinceSummaryRecipe,
  'plan-adjustment.hbs': planAdjustmentRecipe,
  'progress-report.hbs': progressReportRecipe,
  'request-letter.hbs': requestLetterRecipe,
  'review-report.hbs': reviewReportRecipe,
  'review.hbs': reviewRecipe,
  'spine-labels.hbs': spineLabelsRecipe,
  'submission-letter.hbs': submissionLetterRecipe,
  'summary-tables.hbs': summaryTablesRecipe,
  'team-decision.hbs': teamDecisionRecipe,
  'vote-count.hbs': voteCountRecipe,
};
