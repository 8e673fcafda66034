/**
 * View of the district's review report (qd18-2022 §5.6): the same criteria with what the district found beside what the
 * commune reported, debts, conditions. It exists only where there is a district.
 */
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

const line = object({ key: text, text });

const ownFields = {
  issuerName: text,
  /** "xã Hòa Mẫu, huyện Minh Họa". */
  candidate: text,
  funds: object({ total: text, lines: list(line) }),
  debt: text,
  counts: list(line),
  /** What the district itself found, once more in the conclusion. */
  conclusion: text,
  criteria: list(reportCriterionShape),
  conditions: list(line),
  open: list(line),
  annexes: annexesShape,
  annex: annexLabelsShape,
} as const;

export const reviewReportShape = (entry: DocumentEntry) => paperShape(entry, ownFields);

/** Null, with diagnostics, when nobody fills the issuer's role. `tables` in the order of the annexes. */
export function reviewReportView(
  context: PaperContext,
  tables: readonly TableModel[],
  money: { readonly resources: TableModel; readonly works: TableModel },
) {
  const paper = paperView(context, { to: nextBody(context) });
  if (!paper) return null;
  const level = context.entry.level ?? 'district';
  const counts = countLines(context, level);
  return {
    ...paper,
    issuerName: issuerName(context),
    candidate: paper.district ? `${paper.commune.full}, ${paper.district.full}` : paper.commune.full,
    funds: fundsText(context, money.resources),
    debt: debtText(context, money.works),
    counts,
    conclusion: counts[0]!.text,
    criteria: reportCriteria(context, level, false),
    conditions: conditionLines(context),
    open: openLines(context),
    ...reportAnnexes(context, tables),
  } satisfies Omit<ValueOf<ReturnType<typeof reviewReportShape>>, 'parts'> & {
    wording: unknown;
    parts: unknown;
  };
}
