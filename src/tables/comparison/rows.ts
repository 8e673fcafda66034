/**
 * Rows by criterion and indicator, common figures last. A verdict stands beside its indicator's first figure; without one
 * it has a row of its own, with the result that is stated.
 */
import type { Affected } from '../../comparing/affected.ts';
import type {
  CaseComparison,
  DocumentTouched,
  FigureChange,
  ResultChange,
  VerdictChange,
} from '../../comparing/compared-cases.ts';
import { groundsOfFigure, groundsOfResult, groundsOfVerdict } from '../../comparing/grounds.ts';
import { type TableContext, textCell } from '../context.ts';
import type { TableRowModel } from '../model.ts';
import { documentsCell } from './documents.ts';
import { groundsCell } from './grounds.ts';
import { rowKey, valuesOfFigure, valuesOfResult } from './values.ts';
import { flipCell, standingCell } from './verdicts.ts';

export interface RowsContext {
  readonly context: TableContext;
  readonly comparison: CaseComparison;
  /** As this edition shows them. */
  readonly verdicts: readonly VerdictChange[];
  readonly affected: Affected;
  /** Papers in the list under the table. */
  readonly listed: readonly DocumentTouched[];
  /** Shown to everybody: names of those who entered stay out. */
  readonly open: boolean;
}

interface Group {
  readonly key: string;
  readonly number: string;
  readonly name: string;
  readonly rows: readonly TableRowModel[];
}

function kindNote({ kind, before, after }: FigureChange): string {
  if (kind === 'added') return ' (số liệu mới)';
  if (kind === 'removed') return ' (không dùng nữa)';
  if (kind === 'changed') return '';
  const what = [
    ...(before?.source === after?.source ? [] : ['căn cứ']),
    ...(before?.asOf === after?.asOf ? [] : ['ngày']),
  ];
  return ` (giữ nguyên giá trị, thay ${what.join(' và ')})`;
}

function figureRow(
  { context, affected, listed, open }: RowsContext,
  figure: FigureChange,
  flip: VerdictChange | undefined,
  said: string | null,
): TableRowModel {
  const role = figure.role === 'target' ? ' (mục tiêu)' : '';
  return {
    key: rowKey(figure),
    kind: 'data',
    cells: {
      place: textCell(figure.indicator),
      content: textCell(`${figure.name}${role}${kindNote(figure)}`),
      ...valuesOfFigure(context, figure, said),
      ...(flip
        ? { verdict: flipCell(context, flip) }
        : figure.role === 'result'
          ? { verdict: standingCell(context, 'indicator', figure.indicator) }
          : {}),
      source: groundsCell(context, 'Số liệu', groundsOfFigure(figure), flip ? groundsOfVerdict(flip) : []),
      by: textCell(open ? null : figure.by),
      documents: documentsCell(listed, [
        ...affected.byFigure(figure),
        ...(flip ? affected.byVerdict(flip.of, flip.id) : []),
      ]),
    },
  };
}

/** A result in words, a verdict, or both of one indicator or part. */
function judgedRow(
  { context, affected, listed }: RowsContext,
  verdict: VerdictChange | undefined,
  result: ResultChange | undefined,
): TableRowModel {
  const { id, of, name } = (verdict ?? result)!;
  const lines = (text: string | null): string[] => (text === null ? [] : [text]);
  const [before, after] = result
    ? [lines(result.before.text), lines(result.after.text)]
    : [verdict!.before.result, verdict!.after.result];
  return {
    key: `verdict-${of}-${id}`,
    kind: 'data',
    cells: {
      place: textCell(id),
      content: textCell(name),
      ...(of === 'criterion' ? {} : valuesOfResult(context, before, after)),
      verdict: verdict ? flipCell(context, verdict) : standingCell(context, of, id),
      source: groundsCell(
        context,
        'Kết quả',
        result ? groundsOfResult(result) : [],
        verdict ? groundsOfVerdict(verdict) : [],
      ),
      documents: documentsCell(listed, affected.byVerdict(of, id)),
    },
  };
}

/** Verdict of the whole criterion, and whether the plan has to do with it now. */
function criterionRow(rows: RowsContext, verdict: VerdictChange): TableRowModel {
  const { entered, left } = rows.comparison;
  const moved = entered.includes(verdict.id)
    ? ' (đưa vào danh sách tiêu chí chưa đạt)'
    : left.includes(verdict.id)
      ? ' (đưa ra khỏi danh sách tiêu chí chưa đạt)'
      : '';
  const row = judgedRow(rows, verdict, undefined);
  return { ...row, cells: { ...row.cells, content: textCell(`Kết luận của tiêu chí${moved}`) } };
}

function membersOf(rows: RowsContext, indicator: string): TableRowModel[] {
  const { comparison, verdicts } = rows;
  const figures = [...comparison.figures, ...comparison.restated].filter((f) => f.indicator === indicator);
  const first = figures.find((f) => f.role === 'result');
  const verdictOf = (of: string, id: string) => verdicts.find((v) => v.of === of && v.id === id);
  const resultOf = (of: string, id: string) => comparison.results.find((r) => r.of === of && r.id === id);
  const own = verdictOf('indicator', indicator);
  const said = resultOf('indicator', indicator);
  const parts = new Set(
    [...verdicts, ...comparison.results]
      .filter((x) => x.of === 'part' && x.id.startsWith(`${indicator}.`))
      .map((x) => x.id),
  );
  return [
    ...((own || said) && !first ? [judgedRow(rows, own, said)] : []),
    ...figures.map((f) =>
      figureRow(rows, f, f === first ? own : undefined, f === first ? (said?.before.text ?? null) : null),
    ),
    ...[...parts].map((id) => judgedRow(rows, verdictOf('part', id), resultOf('part', id))),
  ];
}

function groupsOf(rows: RowsContext): Group[] {
  const { context, comparison, verdicts } = rows;
  const { criteria } = context.appraised;
  const placed = new Set(criteria.flatMap((c) => c.indicators.map((i) => i.def.id)));
  const ofCriteria = criteria.map((c): Group => {
    const own = verdicts.find((v) => v.of === 'criterion' && v.id === c.def.id);
    return {
      key: `criterion-${c.def.id}`,
      number: c.def.id,
      name: c.def.name,
      rows: [
        ...(own ? [criterionRow(rows, own)] : []),
        ...c.indicators.flatMap((i) => membersOf(rows, i.def.id)),
      ],
    };
  });
  const rest = [...comparison.figures, ...comparison.restated].filter(
    (f) => f.indicator === null || !placed.has(f.indicator),
  );
  const common: Group = {
    key: 'common',
    number: '',
    name: 'Số liệu dùng chung',
    rows: rest.map((f) => figureRow(rows, f, undefined, null)),
  };
  return [...ofCriteria, common].filter((g) => g.rows.length > 0);
}

/** Numbered through; a heading row before each criterion. */
export function comparisonRows(rows: RowsContext): TableRowModel[] {
  let n = 0;
  return groupsOf(rows).flatMap((g): TableRowModel[] => [
    { key: g.key, kind: 'group', cells: { place: textCell(g.number), content: textCell(g.name) } },
    ...g.rows.map((row) => ({ ...row, cells: { number: textCell(String(++n)), ...row.cells } })),
  ]);
}
