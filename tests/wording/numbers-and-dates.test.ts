/** How numbers and dates are written (OFFICE §5). */
import { describe, expect, it } from 'vitest';
import type { ResolvedFigure } from '../../src/appraisal/figures.ts';
import type { Requirement } from '../../src/appraisal/requirements.ts';
import { facets } from '../../src/model/prose.ts';
import { parseDecimal } from '../../src/model/quantity.ts';
import { blankDayDate, longDate, shortDate } from '../../src/wording/dates.ts';
import { deadlineText, figureText, quantityText } from '../../src/wording/figure-text.ts';
import { requirementText, resultText } from '../../src/wording/results.ts';
import { appraised, booleanDef } from '../support/cases.ts';
import { mustLoad, REAL } from '../support/load.ts';

const { pack } = mustLoad(REAL);
const spaces = (text: string | null) => text?.replaceAll('\u00a0', ' ') ?? null;

const figure = (def: object): ResolvedFigure =>
  appraised([booleanDef('1.1')], { figures: [{ id: 'f', name: 'F', ...def }] }).figures.get('f')!;
const road = figure({ numerator: '14', denominator: '15.7', unit: 'km', asOf: '2024-03-07', dataYear: 2023 });

describe('dates', () => {
  it('two-digit day; month with a zero only for 1 and 2', () => {
    expect(['2022-06-07', '2024-02-07', '2024-11-15', '2024-01-01', '2024-03-31'].map(shortDate)).toEqual([
      '07/6/2022',
      '07/02/2024',
      '15/11/2024',
      '01/01/2024',
      '31/3/2024',
    ]);
    expect(longDate('2024-03-05')).toBe('ngày 05 tháng 3 năm 2024');
    expect(longDate('2024-02-28')).toBe('ngày 28 tháng 02 năm 2024');
  });

  it('a blank day leaves room to write and does not part from its month', () => {
    expect(blankDayDate('2024-03')).toMatch(/^ngày\u00a0{4,}tháng 3 năm 2024$/);
    expect(blankDayDate('2024-01')).toMatch(/tháng 01 năm 2024$/);
  });
});

describe('facets of a figure', () => {
  it('of a ratio', () => {
    const shown = Object.fromEntries(facets.map((f) => [f, spaces(figureText(road, f))]));
    expect(shown).toEqual({
      value: null,
      ratio: '14/15,7 km',
      percent: '89,17%',
      numerator: '14 km',
      denominator: '15,7 km',
      remaining: '1,7 km',
      unit: 'km',
      date: '07/3/2024',
      year: '2023',
    });
    expect(figureText(road, null)).toBe(figureText(road, 'ratio'));
  });

  it('of a value', () => {
    const income = figure({ value: '44.91', unit: 'triệu đồng' });
    expect(facets.map((f) => spaces(figureText(income, f)))).toEqual([
      '44,91 triệu đồng',
      null,
      null,
      null,
      null,
      null,
      'triệu đồng',
      null,
      null,
    ]);
    expect(figureText(figure({ value: '71', unit: '%' }), 'percent')).toBe('71%');
  });

  it('unit and number are parted by a space that no line ends at; a percent sign has none', () => {
    expect(figureText(road, 'ratio')).toBe('14/15,7\u00a0km');
    expect(quantityText(parseDecimal('8.5')!, 'km')).toBe('8,5\u00a0km');
    expect(quantityText(parseDecimal('82.83')!, '%')).toBe('82,83%');
  });

  it('entered zeros are kept, computed ones are not written', () => {
    const field = figure({ numerator: '6.60', denominator: '8.5', unit: 'km' });
    expect(spaces(figureText(field, 'ratio'))).toBe('6,60/8,5 km');
    expect(spaces(figureText(field, 'remaining'))).toBe('1,9 km');
  });

  it('remaining work is written in the unit of its place', () => {
    const written = (remainingUnit: string, unit = 'km') =>
      spaces(
        figureText(figure({ numerator: '7.86', denominator: '8.472', unit, remainingUnit }), 'remaining'),
      );
    expect(written('m')).toBe('612 m');
    expect(written('km')).toBe('0,612 km');
    expect(written('cm')).toBe('61.200 cm');
    expect(written('km', 'm')).toBe('0,000612 km');
    // No conversion between units of different kinds.
    expect(written('m', 'ha')).toBe('0,612 ha');
  });

  it('rounds once, half up, at printing', () => {
    const percent = (numerator: string, denominator: string, percentDecimals: number) =>
      figureText(figure({ numerator, denominator, percentDecimals }), 'percent');
    expect(percent('1', '8', 1)).toBe('12,5%');
    expect(percent('1', '8', 0)).toBe('13%');
    expect(percent('1', '3', 2)).toBe('33,33%');
    // 44,45 would round to 44,5 and then to 45.
    expect(percent('4445', '10000', 0)).toBe('44%');
    expect(percent('2', '3', 4)).toBe('66,6667%');
  });

  it('a deadline is its date or its year', () => {
    const deadline = { id: 'd', date: '2024-11-30', name: 'D' };
    expect([null, 'date', 'year', 'percent'].map((f) => deadlineText(deadline, f as 'date'))).toEqual([
      '30/11/2024',
      '30/11/2024',
      '2024',
      null,
    ]);
  });
});

describe('numbers', () => {
  it('points between thousands, comma before the fraction', () => {
    expect(
      ['1234.5', '999', '1000', '1234567', '0.5', '-1234.05'].map((t) =>
        quantityText(parseDecimal(t)!, null),
      ),
    ).toEqual(['1.234,5', '999', '1.000', '1.234.567', '0,5', '-1.234,05']);
  });
});

describe('requirements and results', () => {
  const def = (more: object) =>
    ({ id: '1.1', name: 'n', kind: 'percent', unit: '%', comparator: 'at-least', ...more }) as never;
  const requirement = (value: string | null, level: string | null = null): Requirement => ({
    kind: value ? 'number' : level ? 'level' : 'boolean',
    value: value ? parseDecimal(value) : null,
    level,
    confirmed: true,
    entered: true,
    source: 's',
  });
  const written = (more: object, r: Requirement) => spaces(requirementText(pack, def(more), r));

  it('≥ and ≤ stand before the number; 100 % at least is plain', () => {
    expect(written({}, requirement('95'))).toBe('≥ 95%');
    expect(written({ comparator: 'at-most' }, requirement('8'))).toBe('≤ 8%');
    expect(written({}, requirement('100'))).toBe('100%');
    expect(written({}, requirement('100.0'))).toBe('100,0%');
    expect(written({ comparator: 'at-most' }, requirement('100'))).toBe('≤ 100%');
    expect(written({ unit: 'mô hình', kind: 'count' }, requirement('1'))).toBe('≥ 01 mô hình');
    expect(written({ unit: 'triệu đồng/người/năm' }, requirement('48'))).toBe('≥ 48 triệu đồng/người/năm');
    expect(written({ kind: 'level' }, requirement(null, 'Khá'))).toBe('Khá');
    expect(written({ kind: 'boolean' }, requirement(null))).toBe('Đạt');
    expect(written({}, { ...requirement(null), kind: 'unknown' })).toBeNull();
  });

  it('"Chưa có" is a stated zero or no; nothing known is nothing written', () => {
    const nothing = { figure: null, stated: null, level: null, male: null, female: null };
    expect(resultText(nothing)).toBeNull();
    expect(resultText({ ...nothing, stated: false })).toBe('Chưa có');
    expect(resultText({ ...nothing, stated: true })).toBe('Có');
    expect(resultText({ ...nothing, level: 'Khá' })).toBe('Khá');
    expect(resultText({ ...nothing, figure: figure({ value: '0', unit: 'tổ chức' }) })).toBe('Chưa có');
    expect(resultText({ ...nothing, figure: figure({ value: '0', unit: '%' }) })).toBe('0%');
    expect(resultText({ ...nothing, figure: road })).toBe('89,17%');
    expect(resultText({ ...nothing, figure: figure({}) })).toBeNull();
  });
});
