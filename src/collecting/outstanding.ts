/** Who has not answered, by deadline and unit. */
import type { AppraisedCase } from '../appraisal/appraise.ts';
import { isNew, rowsOf } from './forms/form.ts';
import { formsOf } from './forms/forms-of.ts';

export interface OutstandingForm {
  /** Id of the form. */
  readonly form: string;
  readonly title: string;
  /** Id of the unit that answers; null when the case does not name it. */
  readonly unit: string | null;
  readonly unitName: string;
  /** ISO day by which the form is due; null when the case sets none. */
  readonly deadline: string | null;
  /** Rows that ask for an answer, and how many of them have one in the case. */
  readonly items: number;
  readonly filled: number;
  /** Last return of this form. */
  readonly returned: { readonly file: string; readonly on: string } | null;
  /** Returned after its deadline, or not returned and the deadline past; null without deadline or day. */
  readonly late: boolean | null;
}

/**
 * One row per form, by deadline (those without last), then in the order of the forms (units as in the case).
 * @param today ISO day; null where the clock must not be read: then nothing unreturned is called late.
 */
export function outstandingForms(appraised: AppraisedCase, today: string | null): OutstandingForm[] {
  const { collection } = appraised.data;
  const deadlineOf = (unit: string | null): string | null => {
    const own = collection?.units.find((u) => u.unit === unit)?.deadline ?? collection?.deadline;
    return own === undefined ? null : (appraised.deadlines.get(own)?.date ?? null);
  };
  const rows = formsOf(appraised).map((form): OutstandingForm => {
    const deadline = deadlineOf(form.unit);
    const returns = (collection?.returns ?? []).filter((r) => r.form === form.id);
    const last = returns.toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0)).at(-1);
    const day = last?.on ?? today;
    const answers = rowsOf(form)
      .filter((row) => !isNew(row))
      .map((row) => Object.values(row.entries).filter((entry) => entry.weight === 'answer'));
    const asked = answers.filter((entries) => entries.length > 0);
    return {
      form: form.id,
      title: form.title,
      unit: form.unit,
      unitName: form.unitName,
      deadline,
      items: asked.length,
      filled: asked.filter((entries) => entries.some((entry) => entry.last !== null)).length,
      returned: last ? { file: last.file, on: last.on } : null,
      late: deadline === null || day === null ? null : day > deadline,
    };
  });
  const key = (row: OutstandingForm): string => row.deadline ?? '9999';
  return rows.toSorted((a, b) => (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0));
}
