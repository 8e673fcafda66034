/** Tasks of the measures as text. */
import type { AppraisedCriterion } from '../appraisal/appraise.ts';
import { hamletsPhrase } from './grammar.ts';
import { type ProseContext, proseRuns } from './prose-runs.ts';

/** A task on one line, for tables. */
export function taskText(criterion: AppraisedCriterion, taskId: string, context: ProseContext): string {
  const index = (criterion.result?.measures ?? []).findIndex((m) => 'task' in m && m.task.id === taskId);
  const measure = criterion.result?.measures[index];
  if (!measure || !('task' in measure)) return '';
  const runs = proseRuns(
    measure.task.text.trim(),
    [
      ...['criteria', context.appraised.data.criteria.findIndex((c) => c.id === criterion.def.id)],
      'measures',
      index,
      'task',
      'text',
    ],
    context,
  );
  const places = hamletsPhrase(measure.task.hamlets);
  return runs.map((r) => r.text).join('') + (places ? ` ${places}` : '');
}
