/** View of "Tổng hợp toàn tỉnh": a table of communes, the chart of criteria, the cases that are not whole. */
import type { Chart } from '../../document/tree.ts';
import type { TableModel } from '../../tables/model.ts';
import type { ProvinceContext } from '../../tables/province.ts';
import type { CriterionBar } from '../../tables/province-chart.ts';
import { capitals } from '../../wording/grammar.ts';
import { flag, list, object, optional, text, type ValueOf } from '../shape.ts';
import { signerShape } from './common.ts';

export const provinceSummaryShape = object({
  year: text,
  title: text,
  titleCapitals: text,
  notes: list(text),
  /** There are communes to show. */
  filled: flag,
  closing: optional(text),
  // Bars are drawn by <chart>; their parts are not printed one by one.
  bars: list(object({})),
  chartTitle: text,
  troubled: optional(object({ titleCapitals: text, notes: list(text) })),
  signers: object({ left: signerShape, right: signerShape }),
});

export interface ProvinceSummaryInput {
  readonly year: string;
  readonly communes: TableModel;
  readonly troubled: TableModel | null;
  readonly bars: readonly CriterionBar[];
}

const NOBODY = { capacity: [], name: '' };

/** The frame is all communes, the hatched part those that meet the criterion. */
const chartBars = (bars: readonly CriterionBar[]): Chart['bars'] =>
  bars.map(({ id, name, met, all }) => ({
    key: `criterion-${id}`,
    label: `${id}. ${name}`,
    value: all === 0 ? 0 : met / all,
    requirement: 1,
    valueRuns: [{ text: String(met) }],
    requirementRuns: [{ text: `${all} xã` }],
  }));

export function provinceSummaryView({ pack }: ProvinceContext, input: ProvinceSummaryInput) {
  const { communes, troubled } = input;
  const [left = NOBODY, right = NOBODY] = communes.signers ?? [];
  return {
    year: input.year,
    title: communes.title,
    titleCapitals: capitals(communes.title),
    notes: communes.notes,
    filled: communes.rows.length > 0,
    closing: communes.closing ?? null,
    bars: chartBars(input.bars),
    chartTitle: 'Số xã đạt từng tiêu chí (gạch chéo: số xã đạt; khung: tất cả các xã)',
    troubled: troubled && { titleCapitals: capitals(troubled.title), notes: troubled.notes },
    signers: { left, right },
    wording: pack.wording,
  } satisfies Omit<ValueOf<typeof provinceSummaryShape>, 'bars'> & { wording: unknown; bars: Chart['bars'] };
}
