/**
 * "Căn cứ": the paper that gives the new value or the new verdict. The paper of the old value is no ground of the new one,
 * and a ground that nobody wrote is said to be missing: the person who signs must ask for it.
 */
import type { FigureChange, ResultChange, VerdictChange } from '../../comparing/compared-cases.ts';
import { shortDate } from '../../wording/dates.ts';
import { capitalised } from '../../wording/grammar.ts';
import type { TableContext } from '../context.ts';

const MISSING = 'chưa ghi căn cứ';

/** A submitted paper has a blank instead. */
const missing = ({ appraised, edition }: TableContext, of = ''): string =>
  edition === 'working' ? `${MISSING}${of}` : appraised.pack.wording.marks.shortBlank;

export function groundsOfFigure(context: TableContext, { kind, before, after }: FigureChange): string[] {
  if (!after) return [];
  // What is computed rests on its table, whatever paper is named beside it.
  const own = [after.computation, after.source].flatMap((x) => x ?? []);
  if (kind === 'restated') {
    const replaced = before?.source && after.source && before.source !== after.source;
    return [...own, ...(replaced ? [`(thay cho: ${before.source})`] : [])];
  }
  if (after.computation !== null) return own;
  if (after.source === null) return [missing(context)];
  return before?.text != null && before.source === after.source ? [missing(context, ' của số mới')] : own;
}

export function groundsOfResult(context: TableContext, { before, after }: ResultChange): string[] {
  if (after.source === null) return [missing(context)];
  return before.text !== null && before.source === after.source
    ? [missing(context, ' của kết quả mới')]
    : [after.source];
}

/** "Biên bản thẩm tra số 07/BB-BCĐ (12/9/2024)". */
export function groundsOfVerdict(context: TableContext, { of, before, after }: VerdictChange): string[] {
  if (after.provisional)
    return [of === 'criterion' ? 'tính theo kết luận các chỉ tiêu' : 'tính theo số liệu'];
  if (after.verdict === 'undetermined') return ['không còn ghi kết luận'];
  if (after.source === null) return [missing(context)];
  if (after.source === before.source && after.on === before.on)
    return [missing(context, ' của kết luận mới')];
  return [after.on === null ? after.source : `${after.source} (${shortDate(after.on)})`];
}

/** Of a value and of its verdict; which is which is said where both are there. */
export function groundLines(
  what: string,
  ofValue: readonly string[],
  ofVerdict: readonly string[],
): string[] {
  if (ofValue.length === 0 || ofVerdict.length === 0)
    return [...ofValue, ...ofVerdict].map((line) => (line.startsWith('(') ? line : capitalised(line)));
  return [
    ...ofValue.map((line, i) => (i === 0 ? `${what}: ${line}` : line)),
    ...ofVerdict.map((line) => `Kết luận: ${line}`),
  ];
}
