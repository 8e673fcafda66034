/**
 * B7 Quá trình số liệu: the values a figure had, by day, then the one it has; figures without a past have no rows. What
 * was entered of a day is all that is known of it: no past share is computed over a later denominator, and a text that
 * can be read in two ways stands as it was written.
 */
import type { AppraisedCriterion } from '../appraisal/appraise.ts';
import type { ResolvedFigure } from '../appraisal/figures.ts';
import { wholeFigureText } from '../comparing/figure-changes.ts';
import { type FigureHistoryEntry, historyByDay, historyValue } from '../model/figure-at.ts';
import { quantityText } from '../wording/figure-text.ts';
import { countText } from '../wording/grammar.ts';
import {
  asOfNote,
  communeIssuer,
  communeSigners,
  dateCell,
  figureCell,
  linesCell,
  type TableContext,
  textCell,
} from './context.ts';
import type { CellModel, TableColumnModel, TableModel, TableRowModel } from './model.ts';
import { dropEmptyColumns, droppedNote } from './unmet.ts';

const COLUMNS: readonly TableColumnModel[] = [
  { key: 'number', title: 'TT', kind: 'text', align: 'center', weight: 10 },
  { key: 'name', title: 'Tên số liệu', kind: 'text', align: 'left', weight: 50 },
  { key: 'on', title: 'Ngày', kind: 'date', align: 'center', weight: 23 },
  { key: 'value', title: 'Giá trị', kind: 'number', align: 'center', weight: 36 },
  { key: 'by', title: 'Người cập nhật', kind: 'text', align: 'left', weight: 26 },
  { key: 'source', title: 'Nguồn', kind: 'text', align: 'left', weight: 44 },
];

/** `public`: shown to everybody. */
type HistoryContext = TableContext & { readonly public?: boolean };

/** What the last row of each figure is; the table itself has no mark for it. */
const LAST_ROW = 'Hàng cuối của mỗi số liệu là giá trị dùng trong hồ sơ';

/** Shares as "14/15,7 km (89,17%)"; other values as real numbers. */
const valueCell = (figure: ResolvedFigure): CellModel =>
  figure.ratio ? textCell(wholeFigureText(figure), { figure: figure.def.id }) : figureCell(figure);

/** Names no figure: whoever corrects the cell by hand does not mean the present value. */
function pastCell({ def }: ResolvedFigure, entry: FigureHistoryEntry): CellModel {
  const read = historyValue(entry.value, def);
  if (read === null) return textCell(entry.value);
  const { value = null, numerator, denominator } = read;
  if (numerator && !denominator) return textCell(quantityText(numerator, def.unit));
  const { figure: _, ...cell } = valueCell({
    def: 'unit' in read ? { ...def, unit: read.unit } : def,
    value,
    ratio: numerator && denominator ? { numerator, denominator } : null,
    computation: null,
  });
  return cell;
}

function presentCell(context: TableContext, figure: ResolvedFigure): CellModel {
  if (figure.ratio || figure.value) return valueCell(figure);
  const { marks } = context.appraised.pack.wording;
  return textCell(context.edition === 'working' ? marks.noFigure : marks.shortBlank);
}

/** Every row names its figure: it stands alone at the head of a page and in a filtered sheet. */
function rowsOf(context: HistoryContext, figures: readonly ResolvedFigure[]): TableRowModel[] {
  const rows = figures.flatMap((figure) => {
    const { def } = figure;
    const name = textCell(def.role === 'target' ? `${def.name} (mục tiêu)` : def.name);
    const source = [figure.computation, def.source, context.edition === 'working' ? def.inferred : null];
    return [
      ...historyByDay(def).map((entry, i) => ({
        key: `${def.id}.${i + 1}`,
        cells: {
          name,
          on: dateCell(entry.on),
          value: pastCell(figure, entry),
          by: textCell(context.public ? null : entry.by),
          source: textCell(entry.source),
        },
      })),
      {
        key: `${def.id}.present`,
        cells: {
          name,
          on: dateCell(def.asOf),
          value: presentCell(context, figure),
          source: linesCell(source.flatMap((x) => x ?? [])),
        },
      },
    ];
  });
  return rows.map(({ key, cells }, i) => ({
    key,
    kind: 'data',
    cells: { number: textCell(String(i + 1)), ...cells },
  }));
}

function tableOf(context: HistoryContext, figures: readonly ResolvedFigure[], title: string): TableModel {
  const rows = rowsOf(context, figures);
  // Who entered a number is nothing for strangers, and neither is that it was left out.
  const { columns, dropped } = dropEmptyColumns(
    context.public ? COLUMNS.filter((c) => c.key !== 'by') : COLUMNS,
    rows,
  );
  return {
    key: 'figure-history',
    sheetName: 'B7 Quá trình số liệu',
    title,
    notes: [],
    columns,
    numberedColumns: true,
    rows,
    footNotes: context.edition === 'working' ? droppedNote(dropped) : [],
    orientation: 'portrait',
  };
}

/** In the order of the case, as in B6. */
const withHistory = (context: TableContext): ResolvedFigure[] =>
  [...context.appraised.figures.values()].filter((f) => f.def.history.length > 0);

/** Without rows when no figure of the case has a history. */
export function figureHistoryTable(context: HistoryContext): TableModel {
  const figures = withHistory(context);
  const table = tableOf(context, figures, 'Quá trình số liệu');
  const note = asOfNote(context);
  return {
    ...table,
    ...communeIssuer(context),
    notes: note ? [note, LAST_ROW] : [LAST_ROW],
    closing: `Biểu gồm ${countText(table.rows.length)} giá trị của ${countText(figures.length)} số liệu./.`,
    // The same people answer for the figures and for their past.
    signers: communeSigners(context, 'figures'),
    orientation: 'landscape',
  };
}

/** Of the figures that say they belong to the criterion or that its results name. Null when none has a history. */
export function criterionHistoryTable(
  context: HistoryContext,
  criterion: AppraisedCriterion,
): TableModel | null {
  const used = figuresOf(criterion);
  const own = new Set(criterion.indicators.map((i) => i.def.id));
  const figures = withHistory(context).filter(
    ({ def }) => used.has(def.id) || (def.indicator !== undefined && own.has(def.indicator)),
  );
  return figures.length === 0
    ? null
    : tableOf(context, figures, `Quá trình số liệu của tiêu chí số ${criterion.def.id}`);
}

/** As entered and as measured by every level. */
function figuresOf(criterion: AppraisedCriterion): ReadonlySet<string> {
  const results = criterion.indicators.flatMap(({ result }) => (result ? [result, ...result.parts] : []));
  return new Set(
    results.flatMap((r) =>
      [r.figure, r.male, r.female, ...r.rounds.map((round) => round.figure)].flatMap((id) => id ?? []),
    ),
  );
}
