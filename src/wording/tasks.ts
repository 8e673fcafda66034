/** Tasks of the measures as text, and the check that their lists of hamlets are still right. */
import type { AppraisedCriterion } from '../appraisal/appraise.ts';
import { figureText } from './figure-text.ts';
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

/** Tasks whose remaining work changed since their hamlets were listed (OFFICE §12). */
export function warnChangedTasks(context: ProseContext): void {
  const { appraised, diagnostics, places } = context;
  appraised.data.criteria.forEach((criterion, c) => {
    criterion.measures.forEach((measure, m) => {
      if (
        !('task' in measure) ||
        measure.task.remainingWhenListed === undefined ||
        measure.task.figure === undefined
      )
        return;
      const figure = appraised.figures.get(measure.task.figure);
      const now = figure ? figureText(figure, 'remaining') : null;
      if (
        now === null ||
        now.replaceAll('\u00a0', ' ') === measure.task.remainingWhenListed.replaceAll('\u00a0', ' ')
      )
        return;
      diagnostics.warn(
        'task-hamlets',
        `khối lượng còn lại nay là ${now}, lúc lập danh sách thôn là ${measure.task.remainingWhenListed}`,
        [places.of(['criteria', c, 'measures', m, 'task', 'hamlets'])],
        'kiểm tra lại danh sách thôn rồi sửa remainingWhenListed',
      );
    });
  });
}
