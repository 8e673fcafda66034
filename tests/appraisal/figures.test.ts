/** Figures entered, and figures computed from detail tables (OFFICE §4). */
import { describe, expect, it } from 'vitest';
import { plainDecimal } from '../../src/model/quantity.ts';
import { appraised, booleanDef, criterionDef, tryTiny } from '../support/cases.ts';

const households = {
  id: 'theo-thon',
  name: 'Bảng kê theo thôn',
  columns: [
    { id: 'thon', name: 'Thôn', kind: 'hamlet' },
    { id: 'so-ho', name: 'Số hộ', kind: 'number', unit: 'hộ' },
    { id: 'dat', name: 'Đạt', kind: 'number', unit: 'hộ' },
    { id: 'loai', name: 'Loại', kind: 'choice', choices: ['tốt', 'kém'] },
  ],
  rows: [
    { thon: 'Một', 'so-ho': 120, dat: 100, loai: 'tốt' },
    { thon: 'Hai', 'so-ho': 80, dat: '75', loai: 'kém' },
    { thon: 'Ba', 'so-ho': 50, dat: 50, loai: 'tốt' },
  ],
};
const hamlets = ['Một', 'Hai', 'Ba'];
const common = { id: 'tong-so-ho', name: 'Tổng số hộ', unit: 'hộ', value: '251', role: 'common' };

function figure(def: object, table: object = households, more: readonly object[] = [common]) {
  const data = { hamlets, detailTables: [table], figures: [{ id: 'f', name: 'F', ...def }, ...more] };
  const found = appraised([booleanDef('1.1')], data).figures.get('f')!;
  return {
    value: found.value && plainDecimal(found.value),
    ratio: found.ratio && [found.ratio.numerator, found.ratio.denominator].map(plainDecimal),
    computation: found.computation,
  };
}

const codes = (def: object, table: object = households, more: readonly object[] = [common]) =>
  tryTiny(
    { criteria: [criterionDef('1', [booleanDef('1.1')])] },
    { hamlets, detailTables: [table], figures: [{ id: 'f', name: 'F', ...def }, ...more] },
  ).diagnostics.map((d) => d.code);

describe('a figure from a detail table', () => {
  it('is a sum or a count, and says that it is computed', () => {
    expect(figure({ from: { table: 'theo-thon', sum: 'so-ho' } })).toMatchObject({
      value: '250',
      computation: 'Cộng từ bảng kê: Bảng kê theo thôn',
    });
    const counted = { from: { table: 'theo-thon', countWhere: { column: 'loai', equals: 'tốt' } } };
    expect(figure(counted).value).toBe('2');
  });

  it('is a ratio of two sums, of a count over all rows, or over a common figure', () => {
    const of = (numerator: object, denominator: object) =>
      figure({ from: { table: 'theo-thon', numerator, denominator } }).ratio;
    expect(of({ sum: 'dat' }, { sum: 'so-ho' })).toEqual(['225', '250']);
    expect(of({ countWhere: { column: 'loai', equals: 'tốt' } }, { count: true })).toEqual(['2', '3']);
    expect(of({ sum: 'dat' }, { common: 'tong-so-ho' })).toEqual(['225', '251']);
  });

  it('keeps the digits of the source in the sum', () => {
    const rows = [
      { thon: 'Một', 'so-ho': '1.50', dat: '0.1' },
      { thon: 'Hai', 'so-ho': '2.5', dat: '0.2' },
    ];
    expect(figure({ from: { table: 'theo-thon', sum: 'so-ho' } }, { ...households, rows }).value).toBe(
      '4.00',
    );
    expect(figure({ from: { table: 'theo-thon', sum: 'dat' } }, { ...households, rows }).value).toBe('0.3');
  });

  it('cannot be computed over an empty cell: unknown is not zero', () => {
    const rows = [{ thon: 'Một', 'so-ho': 120 }, { thon: 'Hai' }];
    expect(codes({ from: { table: 'theo-thon', sum: 'so-ho' } }, { ...households, rows })).toContain(
      'figure-from',
    );
  });

  it('names an unknown table, column or common figure', () => {
    expect(codes({ from: { table: 'theo-thonn', sum: 'so-ho' } })).toContain('unknown-table');
    expect(codes({ from: { table: 'theo-thon', sum: 'so-hoo' } })).toContain('unknown-column');
    expect(
      codes({ from: { table: 'theo-thon', numerator: { sum: 'dat' }, denominator: { common: 'khong-co' } } }),
    ).toContain('unknown-figure');
  });
});

describe('a denominator taken from a common figure', () => {
  it('is the value of that figure, also when that is a sum of a detail table', () => {
    expect(figure({ numerator: '200', denominatorFrom: 'tong-so-ho' }).ratio).toEqual(['200', '251']);
    const summed = {
      id: 'tong-so-ho',
      name: 'Tổng số hộ',
      from: { table: 'theo-thon', sum: 'so-ho' },
      role: 'common',
    };
    expect(figure({ numerator: '200', denominatorFrom: 'tong-so-ho' }, households, [summed]).ratio).toEqual([
      '200',
      '250',
    ]);
  });
});

describe('faults of figures', () => {
  it.each([
    ['numerator without denominator', { numerator: '1' }, 'figure-denominator'],
    ['denominator without numerator', { denominator: '1' }, 'figure-numerator'],
    ['zero denominator', { numerator: '1', denominator: '0.0' }, 'zero-denominator'],
    ['two forms at once', { value: '1', numerator: '1', denominator: '2' }, 'figure-forms'],
    ['zero from a common figure', { numerator: '1', denominatorFrom: 'khong' }, 'zero-denominator'],
  ])('%s', (_, def, code) => {
    expect(codes(def, households, [common, { id: 'khong', name: 'Không', value: '0' }])).toEqual([code]);
  });

  it('a figure declared without a value is known to be unknown', () => {
    expect(figure({})).toEqual({ value: null, ratio: null, computation: null });
  });
});
