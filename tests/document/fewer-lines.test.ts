/** Room of a table's columns goes where it saves lines, and nothing is taken from what needs its room. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fewerLines, type RowWords } from '../../src/document/lowering/fewer-lines.ts';

const PAD = 85;
const sum = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0);
const row = (...widths: number[]): RowWords => widths.map((w) => [w]);

describe('fewerLines', () => {
  it('takes from columns with short words and gives to the one that fills lines', () => {
    const rows = Array.from({ length: 20 }, () => row(400, 30_000, 400));
    const widths = fewerLines([3000, 3000, 3000], [600, 600, 600], rows, PAD);
    expect(sum(widths)).toBe(9000);
    expect(widths[1]).toBeGreaterThan(4000);
    expect(widths[0]).toBeGreaterThanOrEqual(1800);
  });

  it('leaves alone a column that is there to be written in', () => {
    const rows = Array.from({ length: 20 }, () => row(400, 30_000, 0));
    expect(fewerLines([3000, 3000, 3000], [600, 600, 600], rows, PAD)[2]).toBe(3000);
  });

  it('leaves a table alone that would not get shorter', () => {
    const widths = [3000, 3000, 3000];
    const rows = Array.from({ length: 20 }, () => row(400, 500, 600));
    expect(fewerLines(widths, [600, 600, 600], rows, PAD)).toBe(widths);
  });

  it('keeps the sum, the longest words and most of the wishes, for any table', () => {
    const table = fc.integer({ min: 1, max: 9 }).chain((columns) =>
      fc.record({
        widths: fc.array(fc.integer({ min: 400, max: 5000 }), { minLength: columns, maxLength: columns }),
        rows: fc.array(
          fc.array(fc.array(fc.integer({ min: 0, max: 60_000 }), { maxLength: 3 }), {
            minLength: columns,
            maxLength: columns,
          }),
          { maxLength: 40 },
        ),
        share: fc.array(fc.double({ min: 0, max: 1, noNaN: true }), {
          minLength: columns,
          maxLength: columns,
        }),
      }),
    );
    fc.assert(
      fc.property(table, ({ widths, rows, share }) => {
        const least = widths.map((w, i) => Math.floor(w * share[i]!));
        const made = fewerLines(widths, least, rows, PAD);
        expect(sum(made)).toBe(sum(widths));
        made.forEach((w, i) => {
          expect(w).toBeGreaterThanOrEqual(Math.max(least[i]!, Math.floor(widths[i]! * 0.6)));
          expect(Number.isInteger(w)).toBe(true);
        });
      }),
      { numRuns: 300, seed: 4 },
    );
  });
});
