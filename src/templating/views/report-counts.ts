/**
 * How many criteria and indicators are met, in the words of one level of assessment: the commune's papers say what the
 * commune found, the district's what the district found. What all levels come to together is said apart, so that a
 * paper agrees with the table that is joined to it (OFFICE §1).
 */
import type { AppraisedCriterion, AppraisedIndicator } from '../../appraisal/appraise.ts';
import type { Level, Verdict } from '../../model/scalars.ts';
import { reviewTitle, selfAssessmentTitle, type TableContext, totalsLines } from '../../tables/context.ts';
import { noteMissing } from '../../wording/blanks.ts';
import { countText } from '../../wording/grammar.ts';
import { verdictInText } from '../../wording/results.ts';

/** What one level said last; a thing that does not apply does so at every level. */
export function verdictAt(x: AppraisedCriterion | AppraisedIndicator, level: Level): Verdict {
  if (x.effective.verdict === 'not-applicable') return 'not-applicable';
  return x.rounds.filter((r) => r.level === level && r.verdict).at(-1)?.verdict ?? 'undetermined';
}

/** "Xã tự đánh giá", "Huyện thẩm tra", "Tỉnh thẩm định". */
export function levelTitle(context: TableContext, level: Level): string {
  const { tiers } = context.appraised.pack.info;
  if (level === 'commune') return selfAssessmentTitle(tiers);
  return reviewTitle(level === 'province' ? { commune: tiers.commune, province: tiers.province } : tiers);
}

/** "19 tiêu chí: đạt 17, chưa đạt 02"; null when this level said nothing of any of them. */
function classesAt(
  context: TableContext,
  items: readonly (AppraisedCriterion | AppraisedIndicator)[],
  noun: string,
  level: Level,
): string | null {
  if (!items.some((x) => x.rounds.some((r) => r.level === level && r.verdict))) return null;
  const verdicts = items.map((x) => verdictAt(x, level));
  const { pack } = context.appraised;
  const classes = (['met', 'unmet', 'not-applicable', 'undetermined'] as const).flatMap((v) => {
    const n = verdicts.filter((x) => x === v).length;
    return n === 0 && v !== 'met' && v !== 'unmet' ? [] : [`${verdictInText(pack, v)} ${countText(n)}`];
  });
  return `${items.length} ${noun}: ${classes.join(', ')}`;
}

const groupsOf = ({ appraised }: TableContext) =>
  [
    { noun: 'tiêu chí', items: appraised.criteria, at: ['criteria'] },
    { noun: 'chỉ tiêu', items: [...appraised.indicators.values()], at: ['indicators'] },
  ] as const;

/** "Xã tự đánh giá 19 tiêu chí: đạt 19, chưa đạt 00; 75 chỉ tiêu: …"; what this level has not said is dotted and told. */
function ownLine(context: TableContext, level: Level): string {
  const { blank } = context.appraised.pack.wording.marks;
  const title = levelTitle(context, level);
  const said = groupsOf(context).map(({ noun, items, at }) => {
    const known = classesAt(context, items, noun, level);
    if (known === null) noteMissing(context, `kết quả ${title.toLowerCase()}: số ${noun} đạt, chưa đạt`, at);
    return known ?? `${items.length} ${noun}: đạt ${blank}, chưa đạt ${blank}`;
  });
  return `${title} ${said.join('; ')}`;
}

/** As `ownLine`, when this level has spoken; never a blank. */
function otherLine(context: TableContext, level: Level): string[] {
  const said = groupsOf(context).flatMap(({ noun, items }) => classesAt(context, items, noun, level) ?? []);
  return said.length === 0 ? [] : [`${levelTitle(context, level)} ${said.join('; ')}`];
}

/**
 * What the paper of this level says of the whole: its own counts, those of the level below, and, where they are not
 * the same, what all levels come to (the total row of the table of results).
 */
export function countLines(context: TableContext, level: Level): { key: string; text: string }[] {
  const own = ownLine(context, level);
  const below = level === 'commune' ? [] : otherLine(context, 'commune');
  const whole = totalsLines(context).join('; ');
  const lines = own.endsWith(whole)
    ? [own, ...below]
    : [own, ...below, `Tổng hợp đến nay theo cấp cao nhất đã đánh giá: ${whole}`];
  return lines.map((line, i) => ({ key: `count-${i + 1}`, text: `${line}.` }));
}
