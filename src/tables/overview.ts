/**
 * B2 Tổng quan cuộc họp: one landscape page for the people in the meeting. The unmet criteria with what blocks them;
 * what does not fit on the page is counted ("và 04 tiêu chí khác"), and `rows` says how many fit.
 */
import type { AppraisedCriterion, AppraisedIndicator } from '../appraisal/appraise.ts';
import { compareDecimals, type Decimal, decimal, percentOf, toNumber } from '../model/quantity.ts';
import { shortDate } from '../wording/dates.ts';
import { countText, shortIndicatorList } from '../wording/grammar.ts';
import { gapText, leadsOf, requirementText, resultText } from '../wording/results.ts';
import { asOfNote, isUnmet, type TableContext, textCell, totalsLines } from './context.ts';
import type { CellModel, TableColumnModel, TableModel, TableRowModel } from './model.ts';

const COLUMNS: readonly TableColumnModel[] = [
  { key: 'number', title: 'TT', kind: 'text', align: 'center', weight: 13 },
  { key: 'criterion', title: 'Tiêu chí', kind: 'text', align: 'left', weight: 70 },
  { key: 'indicators', title: 'Vướng ở chỉ tiêu', kind: 'text', align: 'left', weight: 46 },
  { key: 'current', title: 'Hiện tại/Yêu cầu', kind: 'text', align: 'left', weight: 46 },
  { key: 'gap', title: 'Còn thiếu', kind: 'text', align: 'left', weight: 29 },
  { key: 'lead', title: 'Chủ trì', kind: 'text', align: 'left', weight: 72 },
  { key: 'deadline', title: 'Hạn', kind: 'text', align: 'center', weight: 31 },
];

/** The indicator to show for a criterion: the largest known gap, else the first with a value, else none. */
function telling(context: TableContext, criterion: AppraisedCriterion): AppraisedIndicator | null {
  const unmet = criterion.indicators.filter(isUnmet(context));
  const withGap = unmet.filter((i) => i.gap !== null);
  const widest = withGap.reduce<AppraisedIndicator | null>((best, i) => {
    const [a, b] = [i.gap?.points, best?.gap?.points];
    return !best || (a && b && compareDecimals(a, b) > 0) ? i : best;
  }, null);
  return widest ?? unmet.find((i) => currentText(i) !== null) ?? null;
}

/** The indicator's own result, or that of its first part with one. */
function currentText(indicator: AppraisedIndicator): string | null {
  return (
    resultText(indicator.value) ??
    indicator.parts.map((p) => resultText(p.value)).find((t) => t !== null) ??
    null
  );
}

/** "82,83%/≥ 90%"; a requirement nobody confirmed is not printed, so the value stands alone. */
function currentAgainstRequirement(
  context: TableContext,
  indicator: AppraisedIndicator,
  several: boolean,
): string {
  const prefix = several ? `${indicator.def.id}: ` : '';
  const current = currentText(indicator) ?? '';
  if (indicator.requirement.kind === 'boolean' || !indicator.requirement.confirmed)
    return `${prefix}${current}`;
  return `${prefix}${current}/${requirementText(context.appraised.pack, indicator.def, indicator.requirement)}`;
}

function row(context: TableContext, criterion: AppraisedCriterion, index: number): TableRowModel {
  const unmet = criterion.indicators.filter(isUnmet(context));
  const indicator = telling(context, criterion);
  const leads = [...new Set(unmet.flatMap((i) => leadsOf(context.appraised, i).map((o) => o.name)))];
  const nothing = context.edition === 'working' ? context.appraised.pack.wording.marks.noFigure : '';
  return {
    key: `criterion-${criterion.def.id}`,
    kind: 'data',
    cells: {
      number: textCell(String(index)),
      criterion: textCell(`${criterion.def.id}. ${criterion.def.name}`),
      indicators: textCell(
        shortIndicatorList(
          unmet.map((i) => i.def.id),
          criterion.def.indicators.map((i) => i.id),
        ),
      ),
      current: textCell(
        indicator ? currentAgainstRequirement(context, indicator, unmet.length > 1) : nothing,
      ),
      gap: textCell(indicator ? gapText(indicator) : null),
      lead: textCell(
        leads.length > 1 ? `${leads[0]} và ${countText(leads.length - 1)} đơn vị khác` : (leads[0] ?? ''),
      ),
      deadline: textCell(criterion.deadline ? shortDate(criterion.deadline.date) : null),
    },
  };
}

export interface ChartBar {
  readonly indicator: string;
  readonly name: string;
  readonly figure: string;
  readonly value: Decimal;
  readonly requirement: Decimal;
}

/** Only indicators with a percentage and a confirmed requirement (OFFICE §8). */
export function chartBars(context: TableContext): readonly ChartBar[] {
  return [...context.appraised.indicators.values()].flatMap((i): ChartBar[] => {
    const { figure } = i.value;
    if (
      !figure ||
      i.def.kind !== 'percent' ||
      !i.requirement.confirmed ||
      !i.requirement.value ||
      !isUnmet(context)(i)
    )
      return [];
    const value = figure.ratio ? percentOf(figure.ratio, figure.def.percentDecimals) : figure.value;
    return value
      ? [
          {
            indicator: i.def.id,
            name: i.def.name,
            figure: figure.def.id,
            value,
            requirement: i.requirement.value,
          },
        ]
      : [];
  });
}

/** Share of the full bar, 0..1. A drawing, not a figure: a double is enough. */
export const barShare = (value: Decimal): number => Math.min(1, Math.max(0, toNumber(value) / 100));

export function overviewTable(context: TableContext, options: { readonly rows: number }): TableModel {
  const { data, criteria } = context.appraised;
  const unmet = criteria.filter(isUnmet(context));
  const shown = unmet.slice(0, options.rows);
  const rest = unmet.length - shown.length;
  const note = asOfNote(context);
  const rows = shown.map((c, i) => row(context, c, i + 1));
  if (rest > 0)
    rows.push({
      key: 'rest',
      kind: 'data',
      cells: { criterion: textCell(`và ${countText(rest)} tiêu chí khác`, { bold: true }) },
    });
  return {
    key: 'overview',
    sheetName: 'B2 Tổng quan',
    title: `Tổng quan các tiêu chí chưa đạt của ${data.commune.kind} ${data.commune.name} năm ${data.assessmentYear}`,
    notes: [[...(note ? [note] : []), ...totalsLines(context)].join('; ')],
    columns: COLUMNS,
    numberedColumns: false,
    rows,
    footNotes: [],
    orientation: 'landscape',
    onePage: true,
  };
}

/** The chart as a table for XLSX, with data bars over value and requirement. */
export function chartTable(context: TableContext): TableModel | null {
  const bars = chartBars(context);
  if (bars.length === 0) return null;
  const percent = (value: Decimal, figure?: string): CellModel => ({
    kind: 'percent',
    value,
    scale: value.scale,
    ...(figure ? { figure } : {}),
  });
  return {
    key: 'chart',
    sheetName: 'B2 Biểu đồ',
    title: 'Các chỉ tiêu chưa đạt có số liệu và mức yêu cầu',
    notes: [],
    columns: [
      { key: 'number', title: 'Chỉ tiêu', kind: 'text', align: 'center', weight: 16 },
      { key: 'name', title: 'Nội dung', kind: 'text', align: 'left', weight: 110 },
      { key: 'value', title: 'Hiện tại', kind: 'percent', align: 'center', weight: 30 },
      { key: 'requirement', title: 'Yêu cầu', kind: 'percent', align: 'center', weight: 30 },
      { key: 'gap', title: 'Còn thiếu', kind: 'number', align: 'center', weight: 26 },
    ],
    numberedColumns: false,
    rows: bars.map((b) => ({
      key: b.indicator,
      kind: 'data' as const,
      cells: {
        number: textCell(b.indicator),
        name: textCell(b.name),
        value: percent(b.value, b.figure),
        requirement: percent(b.requirement),
        gap: {
          kind: 'formula' as const,
          expression: {
            op: 'multiply' as const,
            left: {
              op: 'subtract' as const,
              left: { op: 'cell' as const, ref: { row: b.indicator, column: 'requirement' } },
              right: { op: 'cell' as const, ref: { row: b.indicator, column: 'value' } },
            },
            right: { op: 'literal' as const, value: decimal(1) },
          },
          show: {
            as: 'number' as const,
            scale: Math.max(b.value.scale, b.requirement.scale),
            suffix: 'điểm %',
          },
        },
      },
    })),
    footNotes: [],
    chart: { valueColumn: 'value', requirementColumn: 'requirement' },
    orientation: 'landscape',
  };
}
