/**
 * On what a new value or verdict rests. The paper of the old value is no ground of the new one, and a ground that nobody
 * wrote is missing: the person who signs must ask for it. What is computed rests on what it is computed from.
 */
import type { FigureChange, ResultChange, VerdictChange } from './compared-cases.ts';

/** `missing`: completes "chưa ghi căn cứ": "", " của số mới". */
export type Ground =
  | { readonly kind: 'said'; readonly text: string; readonly on?: string | null }
  | { readonly kind: 'missing'; readonly of: string };

const said = (text: string, on?: string | null): Ground => ({
  kind: 'said',
  text,
  ...(on === undefined ? {} : { on }),
});
const missing = (of = ''): Ground => ({ kind: 'missing', of });

export function groundsOfFigure({ kind, before, after, through }: FigureChange): Ground[] {
  if (!after) return [];
  const own = [after.computation, after.source].flatMap((x) => (x === null ? [] : [said(x)]));
  if (kind === 'restated') {
    const replaced = before?.source && after.source && before.source !== after.source;
    return [...own, ...(replaced ? [said(`(thay cho: ${before.source})`)] : [])];
  }
  if (through !== null) return [said(`mẫu số đổi theo số liệu "${through}"`)];
  if (after.computation !== null) return own;
  if (after.source === null) return [missing()];
  return before?.text != null && before.source === after.source ? [missing(' của số mới')] : own;
}

export function groundsOfResult({ before, after }: ResultChange): Ground[] {
  if (after.source === null) return [missing()];
  return before.text !== null && before.source === after.source
    ? [missing(' của kết quả mới')]
    : [said(after.source)];
}

export function groundsOfVerdict({ of, before, after }: VerdictChange): Ground[] {
  if (after.provisional)
    return [said(of === 'criterion' ? 'tính theo kết luận các chỉ tiêu' : 'tính theo số liệu')];
  if (after.verdict === 'undetermined') return [said('không còn ghi kết luận')];
  if (after.source === null) return [missing()];
  if (after.source === before.source && after.on === before.on) return [missing(' của kết luận mới')];
  return [said(after.source, after.on)];
}
