import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { CellModel, Expression, TableModel } from '../../../src/tables/model.ts';
import { printFormula } from '../../../src/writers/xlsx/formula.ts';
import { Unprintable } from '../../../src/writers/xlsx/formula-pieces.ts';
import { cell, formula, judged, literal, number, percent, percentOf, text } from './sample-tables.ts';

const COLUMNS = ['a', 'b', 'p', 'q', 't'];

/** Rows r and s stand in sheet rows 5 and 6; q is derived, p is a percent, t holds texts. */
function print(
  expression: Expression,
  unit: 'plain' | 'share' = 'plain',
  t: CellModel = text('Đạt'),
): string {
  const cells = {
    a: number('1', 0),
    b: number('2', 0),
    p: percent('95', 0),
    q: formula(percentOf('r', 'a', 'b'), 'percent', 2),
    t,
  };
  const table = {
    key: 't',
    columns: COLUMNS.map((key) => ({ key })),
    rows: ['r', 's'].map((key) => ({ key, kind: 'data', cells })),
  } as unknown as TableModel;
  const address = (row: string, column: string): string | null =>
    COLUMNS.includes(column) ? `${'ABCDE'[COLUMNS.indexOf(column)]}${row === 'r' ? 5 : 6}` : null;
  return printFormula(expression, unit, { table, address });
}

const op = (
  name: 'add' | 'subtract' | 'multiply' | 'divide',
  left: Expression,
  right: Expression,
): Expression => ({
  op: name,
  left,
  right,
});
const [a, b, p, q] = ['a', 'b', 'p', 'q'].map((column) => cell('r', column)) as [
  Expression,
  Expression,
  Expression,
  Expression,
];

describe('formulas', () => {
  test.each<[string, Expression, 'plain' | 'share', string]>([
    ['a share stays a share', percentOf('r', 'a', 'b'), 'share', 'IF(COUNT(A5,B5)<2,"",IF(B5=0,"",A5/B5))'],
    ['percents subtract as shares', op('subtract', q, p), 'share', 'IF(COUNT(D5,C5)<2,"",D5-C5)'],
    [
      'a percent among plain numbers counts in percent',
      op('add', p, literal('1')),
      'plain',
      'IF(NOT(ISNUMBER(C5)),"",C5*100+1)',
    ],
    [
      'brackets where the tree needs them',
      op('subtract', a, op('subtract', b, literal('-1'))),
      'plain',
      'IF(COUNT(A5,B5)<2,"",A5-(B5-(-1)))',
    ],
    [
      'divisors are tested from inside',
      op('divide', a, op('divide', b, a)),
      'plain',
      'IF(COUNT(A5,B5)<2,"",IF(A5=0,"",IF(ROUND(B5/A5,12)=0,"",A5/(B5/A5))))',
    ],
    [
      'what is judged is rounded first',
      judged(percentOf('r', 'a', 'b'), p),
      'plain',
      'IF(COUNT(A5,B5,C5)<3,"",IF(B5=0,"",IF(ROUND(A5/B5,12)>=C5,"Đạt","Chưa đạt")))',
    ],
    [
      'a derived percent against a literal',
      judged(q, literal('95')),
      'plain',
      'IF(NOT(ISNUMBER(D5)),"",IF(ROUND(D5,12)>=0.95,"Đạt","Chưa đạt"))',
    ],
    [
      'rounding up starts from a clean number',
      { op: 'roundUp', value: op('multiply', a, literal('0.07')), scale: 0 },
      'plain',
      'IF(NOT(ISNUMBER(A5)),"",ROUNDUP(ROUND(A5*0.07,9),0))',
    ],
    [
      'rounding a percent keeps its digits',
      { op: 'round', value: q, scale: 1 },
      'share',
      'IF(NOT(ISNUMBER(D5)),"",ROUND(ROUND(D5,12),3))',
    ],
    ['sums of percents', { op: 'sum', column: 'p', from: 'r', to: 's' }, 'share', 'SUM(C5:C6)'],
    [
      'counting sees what formulas leave empty',
      { op: 'countFilled', column: 'a', from: 'r', to: 's' },
      'plain',
      'ROWS(A5:A6)-COUNTBLANK(A5:A6)',
    ],
    ['a copy of nothing is nothing', a, 'plain', 'IF(A5="","",A5)'],
    ['quotation marks are doubled', { op: 'text', value: 'không "có"' }, 'plain', '"không ""có"""'],
  ])('%s', (_, expression, unit, expected) => {
    expect(print(expression, unit)).toBe(expected);
  });

  test('counting along a row', () => {
    const across = (equals: string) =>
      print({ op: 'countEqualsAcross', row: 'r', from: 'a', to: 't', equals });
    expect(across('Đ')).toBe('COUNTIF(A5:E5,"Đ")');
    expect(across('Đ*')).toBe('SUMPRODUCT(--EXACT(A5:E5,"Đ*"))');
    expect(() => print({ op: 'countEqualsAcross', row: 'r', from: 't', to: 'a', equals: 'Đ' })).toThrow(
      Unprintable,
    );
  });

  test('COUNTIF only where it means the same as equal', () => {
    const count = (equals: string, t?: CellModel) =>
      print({ op: 'countEquals', column: 't', from: 'r', to: 's', equals }, 'plain', t);
    expect(count('Đạt')).toBe('COUNTIF(E5:E6,"Đạt")');
    expect(count('>5')).toBe('SUMPRODUCT(--EXACT(E5:E6,">5"))');
    expect(count('x*')).toBe('SUMPRODUCT(--EXACT(E5:E6,"x*"))');
    expect(count('true')).toBe('SUMPRODUCT(--EXACT(E5:E6,"true"))');
    expect(count('Đạt', text('ĐẠT'))).toBe('SUMPRODUCT(--EXACT(E5:E6,"Đạt"))');
  });

  test('what no formula can say is refused, not bent', () => {
    expect(() => print(cell('r', 'document-only'))).toThrow(Unprintable);
    expect(() => print({ op: 'text', value: 'x'.repeat(256) })).toThrow(Unprintable);
    expect(() => print(op('add', { op: 'text', value: 'x' }, literal('1')))).toThrow(Unprintable);
  });
});

test('in doubles, ROUND(num/den,12) judges as exact arithmetic does; the bare quotient does not', () => {
  const round12 = (x: number): number => Number(x.toFixed(12));
  let bare = 0;
  for (let denominator = 1; denominator <= 2000; denominator++) {
    for (const required of [70, 75, 80, 85, 90, 95]) {
      if ((denominator * required) % 100 !== 0) continue;
      // Exactly on the threshold, in tenths.
      const [num, den] = [(denominator * required) / 100 / 10, denominator / 10];
      if (num / den < required / 100) bare++;
      expect(round12(num / den) >= required / 100).toBe(true);
    }
  }
  expect(bare).toBeGreaterThan(0);
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 10 ** 7 }),
      fc.integer({ min: 1, max: 10 ** 7 }),
      fc.integer({ min: 1, max: 1000 }),
      (n, d, perMille) => {
        expect(round12(n / 100 / (d / 100)) >= perMille / 1000).toBe(n * 1000 >= d * perMille);
      },
    ),
  );
});
