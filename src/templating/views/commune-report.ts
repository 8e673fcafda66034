/** View of the commune's report on results (qd18-2022 §5.2): figures are derived, prose is the office's own. */
import type { DocumentEntry } from '../../model/pack-schema.ts';
import type { TableModel } from '../../tables/model.ts';
import { list, object, text, type ValueOf } from '../shape.ts';
import { type PaperContext, paperShape, paperView } from './paper.ts';
import { annexesShape, annexLabelsShape, reportAnnexes } from './report-annexes.ts';
import { issuerName, nextBody } from './report-bodies.ts';
import { conditionLines } from './report-conditions.ts';
import { countLines } from './report-counts.ts';
import { reportCriteria, reportCriterionShape } from './report-criteria.ts';
import { debtText, fundsText } from './report-money.ts';
import { openLines } from './report-open.ts';
import { profileLines } from './report-profile.ts';

const line = object({ key: text, text });

const ownFields = {
  issuerName: text,
  profile: list(line),
  funds: object({ total: text, lines: list(line) }),
  debt: text,
  counts: list(line),
  criteria: list(reportCriterionShape),
  conditions: list(line),
  open: list(line),
  annexes: annexesShape,
  annex: annexLabelsShape,
} as const;

export const communeReportShape = (entry: DocumentEntry) => paperShape(entry, ownFields);

/** Null, with diagnostics, when nobody fills the issuer's role. `tables` in the order of the annexes. */
export function communeReportView(
  context: PaperContext,
  tables: readonly TableModel[],
  money: { readonly resources: TableModel; readonly works: TableModel },
) {
  const paper = paperView(context, { to: nextBody(context) });
  if (!paper) return null;
  const level = context.entry.level ?? 'commune';
  return {
    ...paper,
    issuerName: issuerName(context),
    profile: profileLines(context),
    funds: fundsText(context, money.resources),
    debt: debtText(context, money.works),
    counts: countLines(context, level),
    criteria: reportCriteria(context, level, true),
    conditions: conditionLines(context),
    open: openLines(context),
    ...reportAnnexes(context, tables),
  } satisfies Omit<ValueOf<ReturnType<typeof communeReportShape>>, 'parts'> & {
    wording: unknown;
    parts: unknown;
  };
}
