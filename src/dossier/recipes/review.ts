/** The review sheet for the person who signs: internal, at most four pages. */
import { layoutDocument } from '../../layout/layout.ts';
import type { TableModel } from '../../tables/model.ts';
import {
  acceptedTable,
  type ReviewContext,
  readinessTable,
  reviewConditionsTable,
} from '../../tables/review.ts';
import { DETAILS, taskDetailsTable, tasksTable } from '../../tables/review-tasks.ts';
import { reviewShape, reviewView } from '../../templating/views/review.ts';
import { findingsOf, ruleTexts } from '../findings.ts';
import { byKey, EVERYTHING, listed, type Recipe } from './recipe.ts';

/** The review sheet is read at one sitting. */
const REVIEW_PAGES = 4;

/** Tables of the review sheet. */
const reviewTables: Readonly<Record<string, (context: ReviewContext) => TableModel>> = {
  readiness: readinessTable,
  tasks: tasksTable,
  conditions: reviewConditionsTable,
  accepted: acceptedTable,
  details: taskDetailsTable,
};

export const reviewRecipe: Recipe = {
  per: 'case',
  shape: reviewShape,
  tables: new Set(Object.keys(reviewTables)),
  *attempts() {
    for (const detail of DETAILS.keys()) yield { ...EVERYTHING, detail };
  },
  fits: (tree) => layoutDocument(tree).length <= REVIEW_PAGES,
  build(planned, dossier, context, fit) {
    const { detail } = fit;
    const review: ReviewContext = { ...context, findings: findingsOf(dossier), rules: ruleTexts, detail };
    // What has nothing to say has no sheet; the template asks before it places the table.
    const tables = listed(planned, reviewTables, review, fit).filter((t) => t.rows.length > 0);
    return { view: reviewView(review), tables: byKey(tables) };
  },
};
