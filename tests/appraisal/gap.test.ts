/** What is missing to the requirement (OFFICE §4): in the unit people work in, never against an unconfirmed one. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { gapToRequirement } from '../../src/appraisal/gap.ts';
import { decimal, formatDecimal } from '../../src/model/quantity.ts';
import { gapText } from '../../src/wording/results.ts';
import { appraised, indicatorDef, indicatorOf, UNVERIFIED } from '../support/cases.ts';

const judged = (figure: object, def: object = {}) =>
  indicatorOf(
    appraised([indicatorDef('1.1', def as never)], {
      figures: [{ id: 'f', name: 'f', ...figure }],
      indicators: [{ id: '1.1', figure: 'f' }],
    }),
    '1.1',
  );
const text = (figure: object, def: object = {}) =>
  gapText(judged(figure, def))?.replaceAll('\u00a0', ' ') ?? null;

describe('gap of a percentage', () => {
  it('is ⌈requirement × denominator⌉ − numerator, with the points beside it', () => {
    expect(text({ numerator: '661', denominator: '802', unit: 'hộ' })).toBe('61 hộ (7,58 điểm %)');
    // 90 % of 801 is 720,9: 721 households are needed.
    expect(text({ numerator: '720', denominator: '801', unit: 'hộ', percentDecimals: 1 })).toBe(
      '01 hộ (0,1 điểm %)',
    );
    expect(
      text(
        { numerator: '7.86', denominator: '8.472', unit: 'km' },
        { requirements: [{ region: 'vung', value: '100' }] },
      ),
    ).toBe('0,612 km (7,22 điểm %)');
  });

  it('is in points alone when the denominator is not known', () => {
    expect(text({ value: '43.8', unit: '%' })).toBe('46,2 điểm %');
  });

  it('of an at-most requirement counts downwards', () => {
    const most = { comparator: 'at-most', requirements: [{ region: 'vung', value: '8' }] };
    // 8 % of 310 is 24,8: 24 may stay.
    expect(text({ numerator: '31', denominator: '310', unit: 'hộ' }, most)).toBe('07 hộ (2 điểm %)');
    // 33,3333333 % of 300 is 99,9999999.
    const fine = { ...most, requirements: [{ region: 'vung', value: '33.3333333' }] };
    expect(text({ numerator: '100', denominator: '300', unit: 'hộ' }, fine)).toMatch(/^01 hộ/);
    // 10 % of 300 is exactly 30: 30 may stay.
    const tenth = { ...most, requirements: [{ region: 'vung', value: '10' }] };
    expect(text({ numerator: '31', denominator: '300', unit: 'hộ' }, tenth)).toMatch(/^01 hộ/);
    // 33,3 % of 12,5 km is 4,1625: 4,1 may stay.
    const third = { ...most, requirements: [{ region: 'vung', value: '33.3' }] };
    expect(text({ numerator: '5.0', denominator: '12.5', unit: 'km' }, third)).toBe('0,9 km (6,7 điểm %)');
    expect(text({ value: '9.5', unit: '%' }, most)).toBe('1,5 điểm %');
    expect(text({ numerator: '24', denominator: '310', unit: 'hộ' }, most)).toBeNull();
  });

  it('is another thing than the remaining work to the whole', () => {
    const found = judged({ numerator: '661', denominator: '802', unit: 'hộ' });
    expect(formatDecimal(found.gap!.amount!)).toBe('61');
  });
});

describe('gap of other values', () => {
  it('is the difference in their own unit', () => {
    const money = { kind: 'money', unit: 'triệu đồng', requirements: [{ region: 'vung', value: '48' }] };
    expect(text({ value: '44.91', unit: 'triệu đồng' }, money)).toBe('3,09 triệu đồng');
    const count = { kind: 'count', unit: 'mô hình', requirements: [{ region: 'vung', value: '3' }] };
    expect(text({ value: '1', unit: 'mô hình' }, count)).toBe('02 mô hình');
  });
});

describe('no gap', () => {
  it('when the requirement is met, unknown or confirmed by nobody', () => {
    expect(text({ value: '90', unit: '%' })).toBeNull();
    expect(text({ value: '10', unit: '%' }, { requirements: [] })).toBeNull();
    expect(text({ value: '10', unit: '%' }, { requirementSource: UNVERIFIED })).toBeNull();
  });

  it('where a value has to be equal', () => {
    expect(text({ value: '10', unit: '%' }, { comparator: 'equals' })).toBeNull();
  });
});

describe('the gap in whole units', () => {
  it('is the smallest number that reaches the requirement', () => {
    const found = judged({ numerator: '0', denominator: '1', unit: 'hộ' });
    const count = fc.integer({ min: 1, max: 5000 });
    fc.assert(
      fc.property(
        count,
        count,
        fc.integer({ min: 1, max: 1000 }),
        fc.integer({ min: 0, max: 7 }),
        (n, d, p, scale) => {
          const requirement = { ...found.requirement, value: decimal(p, scale) };
          const ratio = { numerator: decimal(Math.min(n, d) - 1), denominator: decimal(d) };
          const reached = (extra: bigint) =>
            (ratio.numerator.digits + extra) * 100n * 10n ** BigInt(scale) >= BigInt(p) * BigInt(d);
          const figure = { ...found.value.figure!, ratio };
          const gap = gapToRequirement(found.def, { ...found.value, figure }, requirement);
          if (gap === null) return reached(0n);
          const amount = gap.amount!.digits;
          return amount > 0n && reached(amount) && !reached(amount - 1n);
        },
      ),
    );
  });

  it('and for at most the smallest number to take away', () => {
    const found = judged({ numerator: '1', denominator: '1', unit: 'hộ' }, { comparator: 'at-most' });
    const count = fc.integer({ min: 1, max: 5000 });
    fc.assert(
      fc.property(
        count,
        count,
        fc.integer({ min: 1, max: 1_000_000 }),
        fc.integer({ min: 0, max: 9 }),
        (n, d, p, scale) => {
          const requirement = { ...found.requirement, value: decimal(p, scale) };
          const ratio = { numerator: decimal(n), denominator: decimal(d) };
          const low = (less: bigint) =>
            (BigInt(n) - less) * 100n * 10n ** BigInt(scale) <= BigInt(p) * BigInt(d);
          const figure = { ...found.value.figure!, ratio };
          const gap = gapToRequirement(found.def, { ...found.value, figure }, requirement);
          if (gap === null) return low(0n);
          const amount = gap.amount!.digits;
          return amount > 0n && low(amount) && !low(amount - 1n);
        },
      ),
    );
  });
});
