/** A figure on a day: the last entry of its life on or before it; what can be read in two ways is left open. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { caseFile, type FigureDef } from '../../src/model/case-schema.ts';
import { entryAt, figureAt, historyByDay, historyValue } from '../../src/model/figure-at.ts';
import { NumberText } from '../../src/model/number-text.ts';
import { plainDecimal } from '../../src/model/quantity.ts';

const figureShape = caseFile.shape.figures.unwrap().element;
const figure = (more: object): FigureDef => figureShape.parse({ id: 'duong', name: 'Đường', ...more });
const said = (f: FigureDef): string | null =>
  f.value
    ? plainDecimal(f.value)
    : f.numerator && f.denominator
      ? `${plainDecimal(f.numerator)}/${plainDecimal(f.denominator)}`
      : null;

const day = fc
  .integer({ min: 0, max: 700 })
  .map((n) => new Date(Date.UTC(2023, 0, 1 + n)).toISOString().slice(0, 10));

const lived = fc
  .record({
    days: fc.array(day, { maxLength: 8 }),
    asOf: day,
  })
  .map(({ days, asOf }) =>
    figure({
      unit: 'km',
      value: '999',
      asOf,
      history: days.map((on, i) => ({ on, value: String(i + 1) })),
    }),
  );

describe('a figure on a day', () => {
  it('is the last entry on or before it, its present value being the last of its own day', () => {
    fc.assert(
      fc.property(lived, day, (f, on) => {
        const life = [
          ...f.history.map((e, i) => ({ on: e.on, value: e.value, i })),
          { on: f.asOf!, value: '999', i: f.history.length },
        ];
        const last = life
          .filter((e) => e.on <= on)
          .sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : a.i - b.i))
          .at(-1);
        const at = figureAt(f, on);
        expect(said(at.figure)).toBe(last?.value ?? null);
        expect(at.kind === 'open').toBe(last === undefined);
        expect(at.figure.asOf).toBe(last?.on);
      }),
    );
  });

  it('only moves forward as the day does', () => {
    fc.assert(
      fc.property(lived, day, day, (f, a, b) => {
        const [early, late] = [a, b].sort() as [string, string];
        expect((figureAt(f, early).figure.asOf ?? '') <= (figureAt(f, late).figure.asOf ?? '')).toBe(true);
        expect((entryAt(f, early)?.on ?? '') <= (entryAt(f, late)?.on ?? '')).toBe(true);
      }),
    );
  });

  it('seen from a later day and then from an earlier one is what it was on the earlier', () => {
    // A history that goes on after the present value is a fault of the case; `check` tells it.
    const coherent = lived.map((f) => ({ ...f, history: f.history.filter((e) => e.on <= f.asOf!) }));
    fc.assert(
      fc.property(coherent, day, day, (f, a, b) => {
        const [early, late] = [a, b].sort() as [string, string];
        expect(said(figureAt(figureAt(f, late).figure, early).figure)).toBe(said(figureAt(f, early).figure));
      }),
    );
  });

  it('shows no entry of a later day', () => {
    fc.assert(
      fc.property(lived, day, (f, on) => {
        expect(historyByDay(figureAt(f, on).figure).filter((e) => e.on > on)).toEqual([]);
      }),
    );
  });

  it('takes source and day of its entry, not those of the later value', () => {
    const f = figure({
      value: '15',
      unit: 'km',
      source: 'Biên bản tháng 11',
      asOf: '2024-11-18',
      dataYear: new NumberText('2024'),
      history: [{ value: '14/15,7 km (89,17%)', on: '2023-12-31', by: 'Trần Thị B' }],
    });
    const at = figureAt(f, '2024-10-31');
    expect(at.kind).toBe('past');
    expect(said(at.figure)).toBe('14/15.7');
    expect(at.figure).toMatchObject({ asOf: '2023-12-31', history: [] });
    expect(at.figure.source).toBeUndefined();
    expect(at.figure.dataYear).toBeUndefined();
  });

  it.each([
    ['no day and no past: taken as it is', { value: '15' }, 'present'],
    [
      'no day, but a past before the day',
      { value: '15', history: [{ value: '14', on: '2024-01-31' }] },
      'open',
    ],
    [
      'no day, and a past that reaches beyond the day',
      {
        value: '15',
        history: [
          { value: '14', on: '2024-01-31' },
          { value: '14.5', on: '2024-12-01' },
        ],
      },
      'past',
    ],
    ['a later day without a past', { value: '15', asOf: '2024-11-18' }, 'open'],
    [
      'a past that can be read in two ways',
      { value: '15', asOf: '2024-11-18', history: [{ value: '1.234', on: '2024-01-31' }] },
      'open',
    ],
    ['its own day', { value: '15', asOf: '2024-10-31' }, 'present'],
    ['nothing entered yet', {}, 'present'],
  ])('%s', (_, more, kind) => {
    expect(figureAt(figure(more), '2024-10-31').kind).toBe(kind);
  });

  it('computed from a table is no older than the table', () => {
    const f = figure({ from: { table: 'bang', sum: 'cong' }, asOf: '2024-08-31' });
    expect(figureAt(f, '2024-10-31', '2024-11-18').kind).toBe('open');
    expect(figureAt(f, '2024-10-31', '2024-08-31').kind).toBe('present');
  });
});

describe('the text of an entry', () => {
  const ratio = { unit: 'hộ', numerator: '185', denominatorFrom: 'tong' };
  it.each([
    ['56.8', {}, '56.8'],
    ['56,80', {}, '56.80'],
    ['57,2 triệu đồng/người/năm', { unit: 'triệu đồng/người/năm' }, '57.2'],
    ['05 hộ', { unit: 'hộ' }, '5'],
    ['1.234 hộ', { unit: 'hộ' }, '1234'],
    ['1.234.567', {}, '1234567'],
    ['1.234,5', {}, '1234.5'],
    ['89,17%', { unit: '%' }, '89.17'],
    ['89,17 %', {}, '89.17'],
    ['14/15,7 km', { unit: 'km' }, '14/15.7'],
    ['1.500/1.627 hộ (92,19%)', { unit: 'hộ' }, '1500/1627'],
    ['1.234', {}, null],
    ['1.234/2.000', {}, null],
    ['khoảng 14', {}, null],
    ['14/0 km', { unit: 'km' }, null],
    ['1/2/3', {}, null],
    ['14 km', { unit: 'm' }, null],
    ['92.5', ratio, null],
    ['185', ratio, null],
  ])('%s with %j is %s', (text, more, expected) => {
    const value = historyValue(text, figure(more));
    expect(value && said({ ...figure({}), ...value })).toBe(expected);
  });

  it('with its unit is the numerator over the common figure', () => {
    expect(historyValue('185 hộ', figure(ratio))).toEqual({
      numerator: { digits: 185n, scale: 0 },
      denominatorFrom: 'tong',
    });
  });
});
