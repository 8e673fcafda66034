import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DiagnosticError } from '../../src/model/diagnostics.ts';
import {
  compareRatioToPercent,
  type Decimal,
  decimal,
  formatDecimal,
  parseDecimal,
} from '../../src/model/quantity.ts';
import { cellLines, shownLines } from '../../src/tables/cell-text.ts';
import { dayNumber } from '../../src/tables/day-number.ts';
import { type CellValue, evaluateTable } from '../../src/tables/expression.ts';
import type { CellModel, Expression, TableModel } from '../../src/tables/model.ts';
import { rational, rationalToNumber, roundRational, roundRationalUp } from '../../src/tables/rational.ts';

const COLUMNS = ['a', 'b', 'c', 'd'] as const;
type Cells = Partial<Record<(typeof COLUMNS)[number], CellModel>>;

function table(...rows: Cells[]): TableModel {
  return {
    key: 't',
    sheetName: 't',
    title: 't',
    notes: [],
    columns: COLUMNS.map((key) => ({ key, title: key, kind: 'number', align: 'left', weight: 1 })),
    numberedColumns: false,
    rows: rows.map((cells, i) => ({ key: `r${i}`, kind: 'data', cells: cells as Record<string, CellModel> })),
    footNotes: [],
    orientation: 'portrait',
  };
}

const num = (value: Decimal | string): CellModel => ({
  kind: 'number',
  value: typeof value === 'string' ? parseDecimal(value)! : value,
  scale: 2,
});
const text = (...lines: string[]): CellModel => ({ kind: 'text', lines });
const formula = (expression: Expression): CellModel => ({
  kind: 'formula',
  expression,
  show: { as: 'number', scale: 2 },
});
const at = (column: string, row = 'r0'): Expression => ({ op: 'cell', ref: { row, column } });
const lit = (value: string): Expression => ({ op: 'literal', value: parseDecimal(value)! });
const op = (
  name: 'add' | 'subtract' | 'multiply' | 'divide',
  left: Expression,
  right: Expression,
): Expression => ({
  op: name,
  left,
  right,
});
const percentOf = (left: Expression, right: Expression) =>
  op('multiply', op('divide', left, right), lit('100'));
const evaluated = (t: TableModel, column = 'd', row = 'r0'): CellValue => evaluateTable(t).value(row, column);
const exact = (value: string): CellValue => {
  const { digits, scale } = parseDecimal(value)!;
  return { kind: 'number', value: rational(digits, 10n ** BigInt(scale)) };
};
const EMPTY: CellValue = { kind: 'empty' };

describe('arithmetic', () => {
  test('0.1 + 0.2 is 0.3', () => {
    expect(evaluated(table({ d: formula(op('add', lit('0.1'), lit('0.2'))) }))).toEqual(exact('0.3'));
  });

  test('a third, three times, is one', () => {
    expect(
      evaluated(table({ d: formula(op('multiply', op('divide', lit('1'), lit('3')), lit('3'))) })),
    ).toEqual(exact('1'));
  });

  test('the real plan: 14 of 15,7 km is 89,17 %, not 88,17 %', () => {
    const t = table({ a: num('14'), b: num('15.7'), d: formula(percentOf(at('a'), at('b'))) });
    expect(shownLines(evaluateTable(t), t.rows[0]!, 'd')).toEqual(['89,17']);
  });

  test('8.472 − 7.86 is 0,612', () => {
    expect(evaluated(table({ d: formula(op('subtract', lit('8.472'), lit('7.86'))) }))).toEqual(
      exact('0.612'),
    );
  });

  test('an empty operand, a text operand and a zero divisor give empty', () => {
    for (const a of [undefined, text('chưa có'), { kind: 'empty' } as const]) {
      const cells = {
        ...(a === undefined ? {} : { a }),
        b: num('2'),
        d: formula(op('add', at('a'), at('b'))),
      };
      expect(evaluated(table(cells))).toEqual(EMPTY);
    }
    expect(
      evaluated(table({ a: num('1'), b: num('0'), d: formula(op('divide', at('a'), at('b'))) })),
    ).toEqual(EMPTY);
  });

  test('rounding is half up, away from zero, and rounding up never adds noise', () => {
    const round = (value: string, scale: number) =>
      evaluated(table({ d: formula({ op: 'round', value: lit(value), scale }) }));
    expect(round('2.675', 2)).toEqual(exact('2.68'));
    expect(round('-2.5', 0)).toEqual(exact('-3'));
    expect(round('1250', -2)).toEqual(exact('1300'));
    const up = op('multiply', lit('0.07'), lit('100'));
    expect(evaluated(table({ d: formula({ op: 'roundUp', value: up, scale: 0 }) }))).toEqual(exact('7'));
    expect(roundRationalUp(rational(7001n, 1000n), 0)).toEqual(decimal(8));
  });

  test('a chain of derived cells stays exact until it is printed', () => {
    const t = table({
      a: num('1'),
      b: formula(op('divide', at('a'), lit('3'))),
      c: formula(op('multiply', at('b'), lit('3'))),
      d: formula({ op: 'atLeast', left: at('c'), right: lit('1') }),
    });
    expect(evaluated(t)).toEqual(exact('1'));
  });
});

describe('judging', () => {
  test('every one-decimal ratio exactly on a threshold counts as reached, and one tenth less does not', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 4000 }),
        fc.integer({ min: 1, max: 1000 }),
        fc.integer({ min: 0, max: 3 }),
        (denominator, perMille, scale) => {
          // numerator/denominator = perMille/1000 exactly
          const all = decimal(denominator * 1000, scale);
          const done = decimal(denominator * perMille, scale);
          const less = decimal(denominator * perMille - 1, scale);
          const required: Expression = { op: 'literal', value: decimal(perMille, 1) };
          const judge = (numerator: Decimal) =>
            evaluated(
              table({
                a: num(numerator),
                b: num(all),
                d: formula({ op: 'atLeast', left: percentOf(at('a'), at('b')), right: required }),
              }),
            );
          expect(judge(done)).toEqual(exact('1'));
          expect(judge(less)).toEqual(exact('0'));
        },
      ),
    );
  });

  test('agrees with the cross-multiplied comparison of the model', () => {
    const value = fc
      .tuple(fc.bigInt({ min: 0n, max: 10n ** 9n }), fc.integer({ min: 0, max: 6 }))
      .map(([d, s]) => decimal(d, s));
    const positive = value.filter((d) => d.digits > 0n);
    fc.assert(
      fc.property(value, positive, value, (numerator, denominator, percent) => {
        const order = compareRatioToPercent({ numerator, denominator }, percent);
        const left = percentOf(at('a'), at('b'));
        const right: Expression = { op: 'literal', value: percent };
        const t = table(
          { a: num(numerator), b: num(denominator), d: formula({ op: 'atLeast', left, right }) },
          { d: formula({ op: 'atMost', left, right }) },
        );
        expect(evaluated(t)).toEqual(exact(order >= 0 ? '1' : '0'));
        expect(evaluated(t, 'd', 'r1')).toEqual(exact(order <= 0 ? '1' : '0'));
      }),
    );
  });

  test('if: an empty test is empty, only the taken branch counts', () => {
    const choose = (a: CellModel) =>
      evaluated(
        table({ a, d: formula({ op: 'if', test: at('a'), yes: { op: 'text', value: 'Đạt' }, no: at('d') }) }),
      );
    expect(choose(num('1'))).toEqual({ kind: 'text', value: 'Đạt' });
    expect(choose({ kind: 'empty' })).toEqual(EMPTY);
    expect(() => choose(num('0'))).toThrow(DiagnosticError);
  });
});

describe('columns', () => {
  const over = (name: 'sum' | 'countFilled', from = 'r0', to = 'r2'): Expression => ({
    op: name,
    column: 'a',
    from,
    to,
  });

  test('sum and counts skip what is empty', () => {
    const t = table(
      { a: num('0.1') },
      { a: text('x') },
      { a: num('0.2') },
      { d: formula(over('sum')), c: formula(over('countFilled')) },
    );
    expect(evaluated(t, 'd', 'r3')).toEqual(exact('0.3'));
    expect(evaluated(t, 'c', 'r3')).toEqual(exact('3'));
    expect(evaluated(table({}, {}, {}, { d: formula(over('sum')) }), 'd', 'r3')).toEqual(exact('0'));
  });

  test('countEquals sees capitals and derived texts', () => {
    const yes: Expression = { op: 'text', value: 'Đạt' };
    const t = table(
      { a: text('Đạt') },
      { a: text('đạt') },
      { a: formula(yes) },
      { d: formula({ op: 'countEquals', column: 'a', from: 'r0', to: 'r2', equals: 'Đạt' }) },
    );
    expect(evaluated(t, 'd', 'r3')).toEqual(exact('2'));
  });
});

test('countEqualsAcross counts in one row, from column to column', () => {
  const t = table({
    a: text('Đạt'),
    b: text('đạt'),
    c: text('Đạt'),
    d: formula({ op: 'countEqualsAcross', row: 'r0', from: 'a', to: 'c', equals: 'Đạt' }),
  });
  expect(evaluated(t, 'd', 'r0')).toEqual(exact('2'));
});

describe('faults of the table', () => {
  const codeOf = (t: TableModel): string | undefined => {
    try {
      evaluated(t);
    } catch (e) {
      if (e instanceof DiagnosticError) return e.diagnostics[0]?.code;
    }
    return undefined;
  };

  test('a circle is named from its first cell to the same again', () => {
    const t = table({ a: formula(at('d')), d: formula(op('add', at('a'), lit('1'))) });
    expect(codeOf(t)).toBe('expression-cycle');
    expect(() => evaluated(t)).toThrow('r0, d → r0, a → r0, d');
  });

  test('a total that counts itself is a circle', () => {
    expect(codeOf(table({ d: formula({ op: 'sum', column: 'd', from: 'r0', to: 'r0' }) }))).toBe(
      'expression-cycle',
    );
  });

  test('unknown rows and columns, and ranges upside down', () => {
    expect(codeOf(table({ d: formula(at('x')) }))).toBe('expression-reference');
    expect(codeOf(table({ d: formula(at('a', 'r9')) }))).toBe('expression-reference');
    const sum: Expression = { op: 'sum', column: 'a', from: 'r1', to: 'r0' };
    expect(codeOf(table({ d: formula(sum) }, {}))).toBe('expression-range');
  });
});

describe('shown text', () => {
  const show = (cell: CellModel) => cellLines(cell, EMPTY);

  test('numbers the Vietnamese way', () => {
    expect(show({ kind: 'number', value: parseDecimal('1234.5')!, scale: 1 })).toEqual(['1.234,5']);
    expect(show({ kind: 'number', value: parseDecimal('6.6')!, scale: 2, suffix: 'km' })).toEqual([
      '6,60\u00a0km',
    ]);
    expect(show({ kind: 'number', value: parseDecimal('82.83')!, scale: 2, suffix: '%' })).toEqual([
      '82,83%',
    ]);
    expect(show({ kind: 'percent', value: parseDecimal('89.165')!, scale: 2 })).toEqual(['89,17%']);
    expect(show({ kind: 'percent', value: parseDecimal('-0.004')!, scale: 2 })).toEqual(['0,00%']);
  });

  test('empty cells show no line, texts all of theirs', () => {
    expect(show({ kind: 'empty' })).toEqual([]);
    expect(show(text('một', 'hai'))).toEqual(['một', 'hai']);
  });

  test('a derived cell shows prefix, rounded result and unit', () => {
    const t = table({
      d: {
        kind: 'formula',
        expression: op('divide', lit('200'), lit('3')),
        show: { as: 'percent', scale: 1, prefix: '≥ ' },
      },
    });
    expect(shownLines(evaluateTable(t), t.rows[0]!, 'd')).toEqual(['≥ 66,7%']);
  });
});

describe('fractions', () => {
  test('round to the same digits as decimals do', () => {
    fc.assert(
      fc.property(
        fc.bigInt({ min: -(10n ** 12n), max: 10n ** 12n }),
        fc.integer({ min: 0, max: 6 }),
        (digits, scale) => {
          const fraction = rational(digits, 10n ** BigInt(scale));
          expect(formatDecimal(roundRational(fraction, scale))).toBe(formatDecimal({ digits, scale }));
        },
      ),
    );
  });

  test('the double is the nearest one', () => {
    expect(rationalToNumber(rational(1n, 3n))).toBe(1 / 3);
    expect(rationalToNumber(rational(-2n, 3n))).toBe(-2 / 3);
    expect(rationalToNumber(rational(9007199254740993n, 1n))).toBe(9007199254740992);
    expect(rationalToNumber(rational(9007199254740993n * 10n ** 30n + 1n, 10n ** 30n))).toBe(
      9007199254740994,
    );
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true, min: 1e-9, max: 1e15 }), (x) => {
        const [, whole = '', fraction = '', exponent = '0'] = /^(\d+)(?:\.(\d+))?(?:e([+-]\d+))?$/.exec(
          String(x),
        )!;
        const power = Number(exponent) - fraction.length;
        const digits = BigInt(whole + fraction);
        const value =
          power < 0 ? rational(digits, 10n ** BigInt(-power)) : rational(digits * 10n ** BigInt(power));
        expect(rationalToNumber(value)).toBe(x);
      }),
    );
  });
});

test('days as XLSX counts them', () => {
  expect(dayNumber('2024-06-07')).toBe(45450);
  expect(dayNumber('1900-03-01')).toBe(61);
  for (const none of ['1900-02-28', '2023-02-29', '2024-13-01', '07/6/2024', ''])
    expect(dayNumber(none)).toBeNull();
});
