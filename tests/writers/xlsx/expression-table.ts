/**
 * Every kind of expression over every kind of operand (entered, percent, empty, text, derived), at thresholds that
 * doubles miss: printed as formulas, LibreOffice must find the same results as our evaluator.
 */
import { decimal } from '../../../src/model/quantity.ts';
import type { CellModel, Expression, TableModel, TableRowModel } from '../../../src/tables/model.ts';
import { cell, formula, judged, literal, number, percent, percentOf, text } from './sample-tables.ts';

type Binary = 'add' | 'subtract' | 'multiply' | 'divide';
const op = (name: Binary, left: Expression, right: Expression): Expression => ({ op: name, left, right });

/** Columns: operands a, b, p (percent); then one column for each expression below. */
const EXPRESSIONS: Readonly<Record<string, (row: string) => CellModel>> = {
  sum: (r) => formula(op('add', cell(r, 'a'), cell(r, 'b')), 'number', 3),
  difference: (r) =>
    formula(op('subtract', cell(r, 'a'), op('subtract', cell(r, 'b'), literal('1'))), 'number', 3),
  product: (r) => formula(op('multiply', op('add', cell(r, 'a'), literal('-1')), cell(r, 'b')), 'number', 3),
  quotient: (r) => formula(op('divide', cell(r, 'a'), op('divide', cell(r, 'b'), cell(r, 'a'))), 'number', 3),
  share: (r) => formula(percentOf(r, 'a', 'b'), 'percent', 2),
  points: (r) => formula(op('subtract', cell(r, 'share'), cell(r, 'p')), 'percent', 2),
  plain: (r) => formula(op('divide', cell(r, 'p'), literal('3')), 'number', 4),
  gap: (r) =>
    formula(
      op(
        'subtract',
        {
          op: 'roundUp',
          value: op('divide', op('multiply', cell(r, 'p'), cell(r, 'b')), literal('100')),
          scale: 1,
        },
        cell(r, 'a'),
      ),
      'number',
      1,
    ),
  rounded: (r) =>
    formula({ op: 'round', value: op('multiply', cell(r, 'a'), literal('1.005')), scale: 2 }, 'number', 2),
  judged: (r) => formula(judged(percentOf(r, 'a', 'b'), cell(r, 'p')), 'text'),
  most: (r) =>
    formula(
      { op: 'atMost', left: op('divide', cell(r, 'a'), cell(r, 'b')), right: literal('0.75') },
      'number',
    ),
  nested: (r) =>
    formula(
      op(
        'add',
        {
          op: 'if',
          test: { op: 'atMost', left: cell(r, 'a'), right: literal('3') },
          yes: cell(r, 'b'),
          no: cell(r, 'p'),
        },
        literal('1'),
      ),
      'number',
      2,
    ),
  truth: (r) =>
    formula(
      { op: 'if', test: cell(r, 'a'), yes: cell(r, 'b'), no: { op: 'text', value: 'không "có"' } },
      'text',
      2,
    ),
  copy: (r) => formula(cell(r, 'a'), 'text', 1, { prefix: '≥ ', suffix: 'km' }),
};

const OPERANDS: readonly (readonly [CellModel, CellModel, CellModel])[] = [
  ...[1, 2, 3, 6, 7, 9, 11, 13, 21, 57, 123].flatMap((n) =>
    [70, 75, 80, 85, 95].map(
      (p) =>
        [
          // a/b is exactly p percent, as tenths
          { kind: 'number', value: decimal(n * p, 3), scale: 3 },
          { kind: 'number', value: decimal(n * 100, 3), scale: 3 },
          percent(String(p), 0),
        ] as const,
    ),
  ),
  [number('1.2', 1), number('1.6', 1), percent('75', 0)],
  [number('0', 0), number('5', 0), percent('0', 0)],
  [number('5', 0), number('0', 0), percent('50', 0)],
  [{ kind: 'empty' }, number('5', 0), percent('50', 0)],
  [number('5', 0), { kind: 'empty' }, { kind: 'empty' }],
  [text('chưa có'), number('2', 0), percent('33.3', 1)],
  [number('-1.5', 1), number('123456789.25', 2), percent('0.1', 1)],
];

export function expressionTable(): TableModel {
  const names = Object.keys(EXPRESSIONS);
  const rows: TableRowModel[] = OPERANDS.map(([a, b, p], i) => {
    const key = `r${i}`;
    const derived = Object.fromEntries(names.map((name) => [name, EXPRESSIONS[name]!(key)]));
    return { key, kind: 'data', cells: { tt: text(`=${i}`), a, b, p, ...derived } };
  });
  const [from, to] = [rows[0]!.key, rows.at(-1)!.key];
  const over = (column: string) => ({
    sum: formula({ op: 'sum', column, from, to }, 'number', 3),
    filled: formula({ op: 'countFilled', column, from, to }, 'number'),
  });
  const equal = (equals: string) => formula({ op: 'countEquals', column: 'tt', from, to, equals }, 'number');
  rows.push(
    {
      key: 'sums',
      kind: 'total',
      cells: { ...Object.fromEntries(['a', 'b', ...names].map((c) => [c, over(c).sum])), tt: equal('=1') },
    },
    {
      key: 'counts',
      kind: 'total',
      cells: { ...Object.fromEntries(['a', 'p', ...names].map((c) => [c, over(c).filled])), tt: equal('=*') },
    },
    {
      key: 'percents',
      kind: 'total',
      cells: {
        p: formula({ op: 'sum', column: 'p', from, to }, 'percent', 1),
        judged: formula({ op: 'countEquals', column: 'judged', from, to, equals: 'Đạt' }, 'number'),
        share: formula(judged({ op: 'sum', column: 'p', from, to }, literal('100')), 'text'),
      },
    },
  );
  return {
    key: 'expressions',
    sheetName: 'Biểu thức',
    title: 'Mọi biểu thức',
    notes: [],
    columns: ['tt', 'a', 'b', 'p', ...names].map((key) => ({
      key,
      title: key,
      kind: 'number',
      align: 'right',
      weight: 5,
    })),
    numberedColumns: false,
    rows,
    footNotes: [],
    orientation: 'landscape',
  };
}
