/**
 * Criteria 1 to n of a report (qd18-2022 §5.2.5, §5.6.I.3): what is required, how it was carried out, what was found and
 * how the level that reports assesses it. Everything but the prose is derived; what is not known is dotted and told,
 * once a criterion.
 */
import type { AppraisedCriterion, AppraisedIndicator } from '../../appraisal/appraise.ts';
import type { Run } from '../../document/tree.ts';
import type { Level } from '../../model/scalars.ts';
import type { TableContext } from '../../tables/context.ts';
import { requirementCellText } from '../../tables/results.ts';
import { noteMissing, orBlank } from '../../wording/blanks.ts';
import { indicatorList } from '../../wording/grammar.ts';
import { verdictInText } from '../../wording/results.ts';
import { proseBlocks } from '../prose-blocks.ts';
import { blocks, list, object, optional, text, type ValueOf } from '../shape.ts';
import { levelTitle, verdictAt } from './report-counts.ts';
import { plainText, resultRuns } from './report-results.ts';

export const reportCriterionShape = object({
  key: text,
  label: text,
  number: text,
  name: text,
  requirements: list(object({ key: text, text })),
  implementation: optional(blocks),
  results: list(object({ key: text, text })),
  /** "đạt", "chưa đạt (chỉ tiêu 2.3 chưa đạt)", or dots. */
  verdict: text,
});

const listOf = (criterion: AppraisedCriterion, indicators: readonly AppraisedIndicator[]): string =>
  indicatorList(
    indicators.map((i) => i.def.id),
    criterion.def.indicators.map((i) => i.id),
  );

/** "Chỉ tiêu 2.1: Tỷ lệ …; yêu cầu: 100%". */
function requirements(context: TableContext, criterion: AppraisedCriterion) {
  const open = criterion.indicators.filter((i) => !i.requirement.confirmed);
  if (open.length > 0)
    noteMissing(context, `mức đạt chuẩn đã xác nhận: ${listOf(criterion, open)}`, ['requirements']);
  return criterion.indicators.map((i, n) => ({
    key: `requirement-${i.def.id}`,
    text: `Chỉ tiêu ${i.def.id}: ${i.def.name}; yêu cầu: ${requirementCellText(context, i)?.replace('\n', ' ') ?? ''}${n === criterion.indicators.length - 1 ? '.' : ';'}`,
  }));
}

/** What this level found; where it measured otherwise than the commune, both. */
function found(context: TableContext, indicator: AppraisedIndicator, level: Level): readonly Run[] | null {
  const { pack } = context.appraised;
  if (indicator.effective.verdict === 'not-applicable')
    return [
      {
        text: `${verdictInText(pack, 'not-applicable')} (${indicator.result?.notApplicable?.reason ?? ''})`,
      },
    ];
  const own = resultRuns(context, indicator, level);
  if (level === 'commune' || !own) return own;
  const commune = resultRuns(context, indicator, 'commune');
  if (!commune || plainText(commune) === plainText(own)) return own;
  return [{ text: 'xã báo cáo ' }, ...commune, { text: '; thẩm tra ' }, ...own];
}

function results(context: TableContext, criterion: AppraisedCriterion, level: Level) {
  const { marks } = context.appraised.pack.wording;
  const unknown: AppraisedIndicator[] = [];
  const lines = criterion.indicators.map((i, n) => {
    const runs = found(context, i, level);
    if (!runs) unknown.push(i);
    const end = n === criterion.indicators.length - 1 ? '.' : ';';
    const shown: readonly Run[] = runs ?? [
      { text: context.edition === 'working' ? marks.noFigure : marks.blank },
    ];
    return {
      key: `result-${i.def.id}`,
      text: [{ text: `Chỉ tiêu ${i.def.id}: ` }, ...shown, { text: end }],
    };
  });
  if (unknown.length > 0)
    noteMissing(context, `kết quả thực hiện: ${listOf(criterion, unknown)}`, ['indicators']);
  return lines;
}

/** The verdict of this level, with the indicators that it found unmet. */
function verdict(context: TableContext, criterion: AppraisedCriterion, level: Level): string {
  const { pack, data } = context.appraised;
  const said = criterion.rounds.some((r) => r.level === level && r.verdict);
  const at = data.criteria.findIndex((c) => c.id === criterion.def.id);
  const shown = verdictAt(criterion, level);
  const unmet = criterion.indicators.filter((i) => verdictAt(i, level) === 'unmet');
  const which = shown === 'unmet' && unmet.length > 0 ? ` (${listOf(criterion, unmet)})` : '';
  return orBlank(
    context,
    said ? `${verdictInText(pack, shown)}${which}` : null,
    `${levelTitle(context, level).toLowerCase()}: tiêu chí số ${criterion.def.id}`,
    at < 0 ? ['criteria'] : ['criteria', at, 'rounds'],
  );
}

/** How the criterion was carried out: the commune's own prose. */
function implementation(context: TableContext, criterion: AppraisedCriterion) {
  const at = context.appraised.data.criteria.findIndex((c) => c.id === criterion.def.id);
  const prose = criterion.result?.implementation;
  if (!prose) {
    noteMissing(
      context,
      `tình hình tổ chức triển khai: tiêu chí số ${criterion.def.id}`,
      at < 0 ? ['criteria'] : ['criteria', at],
    );
    return null;
  }
  return proseBlocks(
    prose.trim(),
    ['criteria', at, 'implementation'],
    `criterion-${criterion.def.id}/implementation`,
    context,
  );
}

/** `told` parts only are built: a review does not say how the commune carried a criterion out. */
export function reportCriteria(
  context: TableContext,
  level: Level,
  withImplementation: boolean,
): ValueOf<typeof reportCriterionShape>[] {
  return context.appraised.criteria.map((criterion, i) => ({
    key: `criterion-${criterion.def.id}`,
    label: `${i + 1}.`,
    number: criterion.def.id,
    name: criterion.def.name,
    requirements: requirements(context, criterion),
    implementation: withImplementation ? implementation(context, criterion) : null,
    results: results(context, criterion, level),
    verdict: verdict(context, criterion, level),
  }));
}
