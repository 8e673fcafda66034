/** The review sheet for the person who signs: internal, at most four pages. */
import { pageCount } from '../../layout/layout.ts';
import type { TableModel } from '../../tables/model.ts';
import {
  acceptedTable,
  type ReviewContext,
  readinessTable,
  reviewConditionsTable,
} from '../../tables/review.ts';
import {
  type ReviewTask,
  reviewTasks,
  taskDetailsTable,
  tasksTable,
  tellingDetails,
} from '../../tables/review-tasks.ts';
import { reviewShape, reviewView } from '../../templating/views/review.ts';
import { findingsOf, ruleTexts } from '../findings.ts';
import { byKey, listed, type Recipe } from './recipe.ts';

/** The review sheet is read at one sitting. */
const REVIEW_PAGES = 4;

/** Tables of the review sheet. */
const reviewTables: Readonly<
  Record<string, (context: ReviewContext & { readonly tasks: readonly ReviewTask[] }) => TableModel>
> = {
  readiness: readinessTable,
  tasks: (context) => tasksTable(context, context.tasks, 0),
  conditions: reviewConditionsTable,
  accepted: acceptedTable,
  details: (context) => taskDetailsTable(context, context.tasks),
};

export const reviewRecipe: Recipe = {
  per: 'case',
  shape: reviewShape,
  tables: new Set(Object.keys(reviewTables)),
  attempts(planned, dossier, context) {
    const review: ReviewContext = { ...context, findings: findingsOf(dossier), rules: ruleTexts };
    const tasks = reviewTasks(review);
    const view = reviewView(review, tasks);
    // What has nothing to say has no sheet; the template asks before it places the table.
    const tables = listed(planned, reviewTables, { ...review, tasks }).filter((t) => t.rows.length > 0);
    const told = (t: TableModel, detail: number): TableModel =>
      t.key === 'tasks' && detail > 0 ? tasksTable(review, tasks, detail) : t;
    return tellingDetails(review, tasks).map((detail) => () => ({
      view,
      tables: byKey(tables.map((t) => told(t, detail))),
    }));
  },
  fits: (tree) => pageCount(tree) <= REVIEW_PAGES,
};
