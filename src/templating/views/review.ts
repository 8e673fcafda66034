/** View of the review sheet: for the person who signs, what is ready, what is open, and who has to do it. */
import type { AppraisedCriterion } from '../../appraisal/appraise.ts';
import { asOfNote, totalsLines } from '../../tables/context.ts';
import {
  openFindings,
  READINESS_NOTES,
  type ReviewContext,
  readinessOf,
  reviewSigners,
} from '../../tables/review.ts';
import type { ReviewTask } from '../../tables/review-tasks.ts';
import { shortDate } from '../../wording/dates.ts';
import { countText, joinNames } from '../../wording/grammar.ts';
import { list, object, optional, text, type ValueOf } from '../shape.ts';
import { commonShape, commonView, signerShape } from './common.ts';
import { headShape, internalHead } from './head.ts';

export const reviewShape = object({
  ...commonShape,
  head: optional(headShape),
  summary: text,
  readinessNotes: list(text),
  tasks: optional(text),
  accepted: optional(text),
  signers: object({ left: signerShape, right: signerShape }),
});

/** "Có 02 tiêu chí sẵn sàng trình: Tiêu chí số 4 và số 7." */
function readyText(ready: readonly AppraisedCriterion[]): string {
  if (ready.length === 0) return 'Chưa có tiêu chí nào sẵn sàng trình.';
  const [first, ...rest] = ready.map((c) => c.def.id);
  if (rest.length === 0) return `Có 01 tiêu chí sẵn sàng trình là Tiêu chí số ${first}.`;
  const names = [`Tiêu chí số ${first}`, ...rest.map((id) => `số ${id}`)];
  return `Có ${countText(ready.length)} tiêu chí sẵn sàng trình: ${joinNames(names)}.`;
}

/** "Còn 05 lỗi và 31 cảnh báo, gom thành 28 việc; việc sớm nhất phải xong trước ngày 15/11/2024." */
function openText(context: ReviewContext, tasks: readonly ReviewTask[]): string {
  const open = openFindings(context);
  if (open.length === 0) return 'Không còn việc nào phải làm.';
  const of = (severity: string, word: string): string[] => {
    const n = open.filter((f) => f.severity === severity).length;
    return n === 0 ? [] : [`${countText(n)} ${word}`];
  };
  const found = joinNames([...of('error', 'lỗi'), ...of('warning', 'cảnh báo'), ...of('note', 'lưu ý')]);
  const first = tasks.flatMap((t) => t.deadline ?? []).sort()[0];
  const until = first === undefined ? '' : `; việc sớm nhất phải xong trước ngày ${shortDate(first)}`;
  return `Còn ${found}, gom thành ${countText(tasks.length)} việc${until}.`;
}

export function reviewView(context: ReviewContext, tasks: readonly ReviewTask[]) {
  const { appraised } = context;
  const accepted = context.findings.length - openFindings(context).length;
  const [left, right] = reviewSigners(context);
  return {
    ...commonView(appraised, context.edition),
    head: internalHead(context, context.issuerRole),
    summary: [
      `${asOfNote(context)}.`,
      `Kết luận hiện hành: ${totalsLines(context).join('; ')}.`,
      readyText(appraised.criteria.filter((c) => readinessOf(context, c).ready)),
      openText(context, tasks),
    ].join(' '),
    readinessNotes: READINESS_NOTES,
    tasks: tasks.length > 0 ? countText(tasks.length) : null,
    accepted: accepted > 0 ? countText(accepted) : null,
    signers: { left, right },
  } satisfies ValueOf<typeof reviewShape> & { wording: unknown };
}
