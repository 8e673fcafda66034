/** Conditions outside the criteria table: state, document, source each. "19/19" alone never reads "đủ điều kiện" (OFFICE §1). */
import type { ResolvedFigure } from '../appraisal/figures.ts';
import type { Decimal } from '../model/quantity.ts';
import { figureText, quantityText } from '../wording/figure-text.ts';
import { verdictInCell } from '../wording/results.ts';
import { communeIssuer, linesCell, type TableContext, textCell } from './context.ts';
import type { TableModel, TableRowModel } from './model.ts';

/** "Ngưỡng 90% (Điều 3 …)": of a ratio in percent, else in the figure's unit. */
const thresholdText = (
  threshold: Decimal,
  figure: ResolvedFigure | undefined,
  source: string | undefined,
): string =>
  `Ngưỡng ${quantityText(threshold, figure?.ratio ? '%' : figure?.def.unit)}${source ? ` (${source})` : ''}`;

export function conditionsTable(context: TableContext): TableModel {
  const { pack, data, figures } = context.appraised;
  const stated = new Map(data.conditions.map((c) => [c.id, c]));
  const extra = data.conditions.filter((c) => !pack.info.conditions.some((p) => p.id === c.id));
  const all = [
    ...pack.info.conditions.map((p) => ({
      id: p.id,
      name: p.name,
      source: p.source.text,
      verified: p.source.verified,
    })),
    ...extra.map((c) => ({
      id: c.id,
      name: c.name ?? c.id,
      source: c.source ?? '',
      verified: c.source !== undefined,
    })),
  ];
  const { marks } = pack.wording;
  const working = context.edition === 'working';
  return {
    key: 'conditions',
    ...communeIssuer(context),
    sheetName: 'B1 Điều kiện khác',
    title: 'Các điều kiện ngoài bộ tiêu chí',
    notes: [],
    columns: [
      { key: 'number', title: 'TT', kind: 'text', align: 'center', weight: 10 },
      { key: 'name', title: 'Điều kiện', kind: 'text', align: 'left', weight: 90 },
      { key: 'state', title: 'Đánh giá', kind: 'text', align: 'center', weight: 26 },
      { key: 'document', title: 'Văn bản', kind: 'text', align: 'left', weight: 50 },
      { key: 'source', title: 'Căn cứ', kind: 'text', align: 'left', weight: 60 },
    ],
    numberedColumns: true,
    rows: all.map((condition, i): TableRowModel => {
      const c = stated.get(condition.id);
      const figure = c?.figure ? figures.get(c.figure) : undefined;
      const shown = figure ? figureText(figure, figure.ratio ? 'percent' : 'value') : null;
      return {
        key: condition.id,
        kind: 'data',
        cells: {
          number: textCell(String(i + 1)),
          name: textCell(shown ? `${condition.name}: ${shown}` : condition.name),
          state: textCell(
            c?.state
              ? verdictInCell(pack, c.state)
              : working
                ? verdictInCell(pack, 'undetermined')
                : marks.blank,
          ),
          document: textCell(c?.document ?? (working ? '' : marks.blank)),
          source: linesCell(
            [
              c?.source ?? condition.source,
              ...(c?.threshold ? [thresholdText(c.threshold, figure, c.thresholdSource)] : []),
              ...(working && c?.source === undefined && !condition.verified ? [`(${marks.toVerify})`] : []),
            ].filter((x) => x !== ''),
          ),
        },
      };
    }),
    footNotes: [],
    orientation: 'landscape',
  };
}
