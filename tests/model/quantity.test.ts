/** Exact decimals against plain BigInt arithmetic: comparison, rounding, percentages, shares, reading and writing. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addDecimals,
  compareDecimals,
  compareRatioToPercent,
  type Decimal,
  decimal,
  formatDecimal,
  multiplyDecimals,
  parseDecimal,
  percentOf,
  plainDecimal,
  roundDecimal,
  shareRoundedUp,
  subtractDecimals,
  toNumber,
  trimZeros,
} from '../../src/model/quantity.ts';
import { mustLoad, REAL } from '../support/load.ts';

const power = (n: number): bigint => 10n ** BigInt(n);
const anyDecimal = (min = -(10n ** 12n)): fc.Arbitrary<Decimal> =>
  fc.record({ digits: fc.bigInt(min, 10n ** 12n), scale: fc.integer({ min: 0, max: 9 }) });
const positive = anyDecimal(1n);
/** The value times 10^20, exactly: every scale here is at most 18. */
const scaled = (d: Decimal): bigint => d.digits * power(20 - d.scale);

describe('arithmetic', () => {
  it('agrees with whole numbers scaled up', () => {
    fc.assert(
      fc.property(anyDecimal(), anyDecimal(), (a, b) => {
        expect(scaled(addDecimals(a, b))).toBe(scaled(a) + scaled(b));
        expect(scaled(subtractDecimals(a, b))).toBe(scaled(a) - scaled(b));
        expect(scaled(multiplyDecimals(a, b)) * power(20)).toBe(scaled(a) * scaled(b));
        expect(compareDecimals(a, b)).toBe(scaled(a) < scaled(b) ? -1 : scaled(a) > scaled(b) ? 1 : 0);
      }),
    );
  });

  it('trims zeros of the fraction and nothing else', () => {
    fc.assert(
      fc.property(anyDecimal(), (a) => {
        const t = trimZeros(a);
        expect(compareDecimals(t, a)).toBe(0);
        expect(t.scale === 0 || t.digits % 10n !== 0n).toBe(true);
      }),
    );
    expect(formatDecimal(trimZeros(decimal(1900, 3)))).toBe('1,9');
    expect(formatDecimal(trimZeros(decimal(1900)))).toBe('1.900');
  });
});

describe('rounding', () => {
  it('is half up, away from zero at exactly one half', () => {
    fc.assert(
      fc.property(anyDecimal(), fc.integer({ min: 0, max: 9 }), (a, scale) => {
        const rounded = roundDecimal(a, scale);
        expect(rounded.scale).toBe(scale);
        const error = scaled(rounded) - scaled(a);
        const half = power(20 - scale) / 2n;
        const magnitude = error < 0n ? -error : error;
        expect(magnitude <= half).toBe(true);
        if (magnitude === half)
          expect(rounded.digits > 0n === a.digits > 0n && rounded.digits !== 0n).toBe(true);
        if (magnitude === half) expect(error > 0n).toBe(a.digits > 0n);
      }),
    );
    const at = (text: string, scale: number) => formatDecimal(roundDecimal(parseDecimal(text)!, scale));
    expect([at('0.5', 0), at('-0.5', 0), at('2.345', 2), at('2.3449', 2), at('7', 2)]).toEqual([
      '1',
      '-1',
      '2,35',
      '2,34',
      '7,00',
    ]);
  });

  it('of a percentage is done once, on the exact quotient', () => {
    fc.assert(
      fc.property(positive, positive, fc.integer({ min: 0, max: 6 }), (numerator, denominator, scale) => {
        const { digits } = percentOf({ numerator, denominator }, scale);
        // digits/10^scale = round(100·n/d): |digits·d − 100·n·10^scale| is at most half of d, ties upwards.
        const n = scaled(numerator) * 100n * power(scale);
        const d = scaled(denominator);
        expect(2n * (digits * d - n) <= d && 2n * (digits * d - n) > -d).toBe(true);
      }),
    );
    expect(formatDecimal(percentOf({ numerator: decimal(14), denominator: decimal(157, 1) }, 2))).toBe(
      '89,17',
    );
  });
});

const minus = (a: Decimal): Decimal => ({ digits: -a.digits, scale: a.scale });

describe('comparison with a requirement', () => {
  const { pack, appraised } = mustLoad(REAL);
  const defs = pack.criteria.flatMap((c) => c.indicators.flatMap((i) => [i, ...(i.parts?.items ?? [])]));
  const requirements = [
    ...defs.flatMap((d) => d.requirements.flatMap((r) => r.value ?? [])),
    ...appraised.data.requirements.flatMap((r) => r.value ?? []),
  ];

  it('there are requirements to try', () => {
    expect(requirements.length).toBeGreaterThan(40);
  });

  it.each([...new Set(requirements.map(plainDecimal))])('%s: on it and one digit beside it', (text) => {
    const requirement = parseDecimal(text)!;
    for (let scale = requirement.scale; scale < 8; scale++) {
      const on = roundDecimal(requirement, scale);
      for (const step of [-1n, 0n, 1n]) {
        const value = { digits: on.digits + step, scale };
        expect(compareDecimals(value, requirement)).toBe(Number(step));
        // As a ratio: value % of 100, of 1600 and of 0,8.
        for (const of of [decimal(100), decimal(1600), decimal(8, 1)]) {
          const numerator = multiplyDecimals(multiplyDecimals(value, of), decimal(1, 2));
          expect(compareRatioToPercent({ numerator, denominator: of }, requirement)).toBe(Number(step));
        }
      }
    }
  });

  it('of ratios agrees with cross-multiplied whole numbers', () => {
    fc.assert(
      fc.property(positive, positive, anyDecimal(0n), (numerator, denominator, percent) => {
        const left = scaled(numerator) * 100n * power(20);
        const right = scaled(percent) * scaled(denominator);
        const order = left < right ? -1 : left > right ? 1 : 0;
        expect(compareRatioToPercent({ numerator, denominator }, percent)).toBe(order);
        // The same quotient with both signs turned.
        const turned = { numerator: minus(numerator), denominator: minus(denominator) };
        expect(compareRatioToPercent(turned, percent)).toBe(order);
      }),
    );
  });

  it('ratios of one decimal exactly on a threshold are never below it, as hundreds are in doubles', () => {
    let onThreshold = 0;
    let belowInDoubles = 0;
    for (let threshold = 5; threshold <= 100; threshold += 5) {
      for (let tenths = 1; tenths <= 1000; tenths++) {
        const share = threshold * tenths;
        if (share % 100 !== 0) continue;
        const [numerator, denominator] = [decimal(share / 100, 1), decimal(tenths, 1)];
        expect(compareRatioToPercent({ numerator, denominator }, decimal(threshold))).toBe(0);
        onThreshold++;
        if ((toNumber(numerator) / toNumber(denominator)) * 100 < threshold) belowInDoubles++;
      }
    }
    expect(onThreshold).toBeGreaterThan(1000);
    expect(belowInDoubles).toBeGreaterThan(50);
  });
});

describe('a share rounded up', () => {
  it('is the smallest step that reaches the percentage', () => {
    fc.assert(
      fc.property(anyDecimal(0n), positive, fc.integer({ min: 0, max: 4 }), (percent, of, scale) => {
        const share = shareRoundedUp(percent, of, scale);
        expect(share.scale).toBe(scale);
        const exact = scaled(percent) * scaled(of);
        const reaches = (digits: bigint) => digits * power(20 - scale) * 100n * power(20) >= exact;
        expect(reaches(share.digits)).toBe(true);
        expect(reaches(share.digits - 1n)).toBe(false);
      }),
    );
  });
});

describe('reading and writing', () => {
  it('a written number reads back as the same digits and scale', () => {
    fc.assert(
      fc.property(anyDecimal(), (a) => {
        expect(parseDecimal(plainDecimal(a))).toEqual(a.digits === 0n ? { digits: 0n, scale: a.scale } : a);
        expect(parseDecimal(formatDecimal(a).replaceAll('.', ''))).toEqual(parseDecimal(plainDecimal(a)));
      }),
    );
  });

  it('takes a point or a comma, keeps entered zeros, and nothing else', () => {
    expect(parseDecimal('6.60')).toEqual({ digits: 660n, scale: 2 });
    expect(parseDecimal(' 15,7 ')).toEqual({ digits: 157n, scale: 1 });
    expect(parseDecimal('-0,5')).toEqual({ digits: -5n, scale: 1 });
    expect(parseDecimal('+3')).toEqual({ digits: 3n, scale: 0 });
    for (const text of [
      '',
      '.',
      '1.',
      '.5',
      '1.234,5',
      '1 234',
      '1e3',
      '½',
      '٣',
      'NaN',
      '0x10',
      '--1',
      '1..2',
      '5%',
    ])
      expect([text, parseDecimal(text)]).toEqual([text, null]);
  });

  it('groups thousands by points', () => {
    expect(['0', '999', '1000', '-1234567.05', '0.0001'].map((t) => formatDecimal(parseDecimal(t)!))).toEqual(
      ['0', '999', '1.000', '-1.234.567,05', '0,0001'],
    );
  });
});
