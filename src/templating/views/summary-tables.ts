/** View of the summary tables: one landscape section per table, titles and notes as data; B2 with its chart. */
import type { Chart } from '../../document/tree.ts';
import type { TableContext } from '../../tables/context.ts';
import type { TableModel } from '../../tables/model.ts';
import { barShare, type ChartBar } from '../../tables/overview.ts';
import { quantityText } from '../../wording/figure-text.ts';
import { capitals, countText } from '../../wording/grammar.ts';
import { inRole } from '../../wording/results.ts';
import { flag, list, object, optional, text, type ValueOf } from '../shape.ts';
import { commonShape, commonView } from './common.ts';

const signerShape = object({ capacity: list(text), name: text });

export const summaryTablesShape = object({
  ...commonShape,
  head: object({ superior: optional(text), issuer: text, placeDate: text }),
  tables: list(
    object({
      key: text,
      label: text,
      titleCapitals: text,
      notes: list(text),
      footNotes: list(text),
      first: flag,
      overview: flag,
      signers: optional(object({ left: signerShape, right: signerShape })),
    }),
  ),
  office: optional(text),
  // Bars are drawn by <chart>; their parts are not printed one by one.
  bars: list(object({})),
  chartTitle: text,
});

const NBSP = '\u00a0';

export function chartData(bars: readonly ChartBar[]): Chart['bars'] {
  return bars.map((b) => ({
    key: b.indicator,
    label: `Chỉ tiêu ${b.indicator}`,
    value: barShare(b.value),
    requirement: barShare(b.requirement),
    valueRuns: [{ text: quantityText(b.value, '%'), figure: b.figure }],
    requirementRuns: [{ text: `yêu cầu ${quantityText(b.requirement, '%')}` }],
  }));
}

/** `tables` in the order of the workbook; `chart` and `conditions` belong to their neighbours. */
export function summaryTablesView(
  context: TableContext,
  issuerRole: string,
  tables: readonly TableModel[],
  bars: readonly ChartBar[],
  mostBars: number,
) {
  const { appraised } = context;
  const issuer = inRole(appraised, issuerRole);
  if (!issuer?.letterhead) {
    context.diagnostics.error(
      'letterhead-missing',
      `vai trò "${issuerRole}" chưa có đơn vị, hoặc đơn vị chưa có dòng tên cơ quan (letterhead)`,
      [context.places.of(['roles', issuerRole])],
    );
    return null;
  }
  return {
    ...commonView(appraised, context.edition),
    head: {
      superior: issuer.letterhead.superior ?? null,
      issuer: issuer.letterhead.issuer,
      placeDate: `${issuer.letterhead.place ?? appraised.data.commune.name}, ngày${NBSP.repeat(6)}tháng${NBSP.repeat(6)}năm ${appraised.data.assessmentYear}`,
    },
    tables: tables.map((t, i) => ({
      key: t.key,
      label: `Biểu số ${i + 1}`,
      titleCapitals: capitals(t.title),
      notes: t.notes,
      footNotes: t.footNotes,
      first: i === 0,
      overview: t.key === 'overview',
      signers: t.signers?.[0] && t.signers[1] ? { left: t.signers[0], right: t.signers[1] } : null,
    })),
    office: inRole(appraised, 'coordination-office')?.name ?? null,
    bars: chartData(bars.slice(0, mostBars)),
    chartTitle: `Chỉ tiêu chưa đạt có số liệu và mức yêu cầu${bars.length > mostBars ? ` (${countText(mostBars)}/${countText(bars.length)} chỉ tiêu)` : ''}`,
  } satisfies Omit<ValueOf<typeof summaryTablesShape>, 'bars'> & { wording: unknown; bars: Chart['bars'] };
}
