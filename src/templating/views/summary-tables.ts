/** View of the summary tables: one landscape section per table, titles and notes as data; B2 with its chart. */
import type { Chart } from '../../document/tree.ts';
import type { TableContext } from '../../tables/context.ts';
import type { TableModel } from '../../tables/model.ts';
import { barShare, type ChartBar } from '../../tables/overview.ts';
import { quantityText } from '../../wording/figure-text.ts';
import { capitals, countText } from '../../wording/grammar.ts';
import { flag, list, object, optional, text, type ValueOf } from '../shape.ts';
import { commonShape, commonView, signerShape } from './common.ts';
import { communeHead, headShape } from './head.ts';

export const summaryTablesShape = object({
  ...commonShape,
  head: headShape,
  tables: list(
    object({
      key: text,
      label: text,
      titleCapitals: text,
      notes: list(text),
      closing: optional(text),
      footNotes: list(text),
      first: flag,
      overview: flag,
      signers: optional(object({ left: signerShape, right: signerShape })),
    }),
  ),
  // Bars are drawn by <chart>; their parts are not printed one by one.
  bars: list(object({})),
  chartTitle: text,
});

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
  const head = communeHead(context, issuerRole, context.edition === 'working');
  if (!head) return null;
  // The meeting overview is a paper of its own: it takes no number.
  const numbered = tables.filter((t) => t.key !== 'overview');
  return {
    ...commonView(appraised, context.edition),
    head,
    tables: tables.map((t) => ({
      key: t.key,
      label: `Biểu số ${numbered.indexOf(t) + 1}`,
      titleCapitals: capitals(t.title),
      notes: t.notes,
      closing: t.closing ?? null,
      footNotes: t.footNotes,
      first: t === tables[0],
      overview: t.key === 'overview',
      signers: t.signers?.[0] && t.signers[1] ? { left: t.signers[0], right: t.signers[1] } : null,
    })),
    bars: chartData(bars.slice(0, mostBars)),
    chartTitle: `Chỉ tiêu chưa đạt (gạch chéo: hiện tại; khung: yêu cầu)${bars.length > mostBars ? `, ${countText(mostBars)}/${countText(bars.length)} chỉ tiêu có số liệu` : ''}`,
  } satisfies Omit<ValueOf<typeof summaryTablesShape>, 'bars'> & { wording: unknown; bars: Chart['bars'] };
}
