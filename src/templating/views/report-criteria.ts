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
import { blocks, flag, list, object, optional, text, type ValueOf } from '../shape.ts';
import { levelTitle, verdictAt } from './report-counts.ts';
import { type Found, plainText, resultAt } from './report-results.ts';

export const reportCriterionShape = object({
  key: text,
  label: text,
  number: text,
  name: text,
  requirements: list(object({ key: text, text })),
  implementation: optional(blocks),
  /** The last stays with the verdict below it. */
  results: list(object({ key: text, text, last: flag })),
  /** "đạt", "chưa đạt (chỉ tiêu 2.3 chưa đạt)", or dots. */
  verdict: text,
});

const listOf = (criterion: AppraisedCriterion, indicators: readonly AppraisedIndicator[]): string =>
  indicatorList(
    indicators.map((i) => i.def.id),
    criterion.def.indicators.map((i) => i.id),
  );

/** "100%", "đạt"; what nobody confirmed is dotted, in working papers marked. */
function requirementText(context: TableContext, indicator: AppraisedIndicator): string {
  const { pack } = context.appraised;
  if (indicator.requirement.kind === 'boolean') return verdictInText(pack, 'met');
  return requirementCellText(context, indicator)?.replace('\n', ' ') ?? pack.wording.marks.shortBlank;
}

/** "Chỉ tiêu 2.1: Tỷ lệ …; yêu cầu: 100%". */
function requirements(context: TableContext, criterion: AppraisedCriterion) {
  const open = criterion.indicators.filter((i) => !i.requirement.confirmed);
  if (open.length > 0)
    noteMissing(context, `mức đạt chuẩn đã xác nhận: ${listOf(criterion, open)}`, ['requirements']);
  return criterion.indicators.map((i, n, all) => ({
    key: `requirement-${i.def.id}`,
    text: `Chỉ tiêu ${i.def.id}: ${i.def.name}; yêu cầu: ${requirementText(context, i)}${n === all.length - 1 ? '.' : ';'}`,
  }));
}

/** What this level found; where it measured otherwise than the commune, both. Null when nothing is known. */
function found(
  context: TableContext,
  indicator: AppraisedIndicator,
  level: Level,
  dots: string,
): Found | null {
  const { pack } = context.appraised;
  if (indicator.effective.verdict === 'not-applicable') {
    const reason = indicator.result?.notApplicable?.reason;
    return {
      runs: [{ text: `${verdictInText(pack, 'not-applicable')}${reason ? ` (${reason})` : ''}` }],
      open: false,
    };
  }
  const own = resultAt(context, indicator, level, dots);
  if (level === 'commune' || !own) return own;
  const commune = resultAt(context, indicator, 'commune', dots);
  if (!commune || plainText(commune.runs) === plainText(own.runs)) return own;
  const title = (of: Level): Run => ({ text: `${levelTitle(context, of).toLowerCase()}: ` });
  return {
    runs: [title('commune'), ...commune.runs, { text: '; ' }, title(level), ...own.runs],
    open: own.open,
  };
}

function results(context: TableContext, criterion: AppraisedCriterion, level: Level) {
  const { marks } = context.appraised.pack.wording;
  const dots = context.edition === 'working' ? marks.noFigure : marks.blank;
  const unknown: AppraisedIndicator[] = [];
  const last = criterion.indicators.length - 1;
  const lines = criterion.indicators.map((i, n) => {
    const known = found(context, i, level, dots);
    if (!known || known.open) unknown.push(i);
    return {
      key: `result-${i.def.id}`,
      text: [
        { text: `Chỉ tiêu ${i.def.id}: ` },
        ...(known?.runs ?? [{ text: dots }]),
        { text: n === last ? '.' : ';' },
      ],
      last: n === last,
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

/** A review does not say how the commune carried a criterion out, so it tells nothing of that either. */
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
