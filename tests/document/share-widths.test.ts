/** Sharing a width: everything is given away, by weight, and nobody is left below what he needs. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sharedWidths, widthsOverLeast } from '../../src/document/share-widths.ts';

const sum = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0);
const columns = fc.integer({ min: 1, max: 9 }).chain((count) =>
  fc.record({
    weights: fc.array(fc.integer({ min: 1, max: 5000 }), { minLength: count, maxLength: count }),
    share: fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: count, maxLength: count }),
    total: fc.integer({ min: 100, max: 14_000 }),
  }),
);

describe('by weight', () => {
  it('gives away all of it, each part within one of its share', () => {
    expect(sharedWidths([1, 1, 1], 100)).toEqual([33, 34, 33]);
    fc.assert(
      fc.property(columns, ({ weights, total }) => {
        const parts = sharedWidths(weights, total);
        expect(sum(parts)).toBe(total);
        parts.forEach((part, i) => {
          expect(Math.abs(part - (weights[i]! / sum(weights)) * total)).toBeLessThanOrEqual(1);
        });
      }),
      { numRuns: 200, seed: 8 },
    );
  });
});

describe('over a least', () => {
  it('takes from those that have room, in turn', () => {
    expect(widthsOverLeast([500, 4000, 3000], [1500, 0, 0], 7500)).toEqual([1500, 3429, 2571]);
    // What the first needs leaves the second below what it needs.
    expect(widthsOverLeast([100, 1000, 1000], [1000, 900, 0], 2100)).toEqual([1000, 900, 200]);
    expect(widthsOverLeast([1, 1], [50, 50], 100)).toEqual([50, 50]);
  });

  it('too much together stands as it is', () => {
    expect(widthsOverLeast([1, 1, 1], [500, 600, 700], 900)).toEqual([500, 600, 700]);
  });

  it('leaves nobody below it and gives away the rest, for any columns', () => {
    fc.assert(
      fc.property(columns, ({ weights, share, total }) => {
        const least = weights.map((_, i) => Math.floor((share[i]! * total) / weights.length));
        const parts = widthsOverLeast(weights, least, total);
        expect(sum(parts)).toBe(total);
        parts.forEach((part, i) => {
          expect(part).toBeGreaterThanOrEqual(least[i]!);
        });
      }),
      { numRuns: 300, seed: 8 },
    );
  });
});
