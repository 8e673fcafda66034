/** Volumes in parts of a limited size. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { planParts, replanParts } from '../../src/volumes/split.ts';

const item = (id: string, bytes: number) => ({ id, bytes });

describe('parts', () => {
  it('are filled in order, and carry what every part has', () => {
    const parts = planParts([item('a', 40), item('b', 40), item('c', 40)], 100, 10);
    expect(parts.map((p) => [p.ids.join(''), p.bytes, p.over])).toEqual([
      ['ab', 90, false],
      ['c', 50, false],
    ]);
  });

  it('an item that is too large alone stands alone, and is named', () => {
    const parts = planParts([item('a', 10), item('b', 500), item('c', 10)], 100);
    expect(parts.map((p) => [p.ids.join(''), p.over])).toEqual([
      ['a', false],
      ['b', true],
      ['c', false],
    ]);
  });

  it('a volume without items is one part', () => {
    expect(planParts([], 100, 10)).toEqual([{ ids: [], bytes: 10, over: false }]);
  });
});

const anyItems = fc
  .array(fc.nat({ max: 300 }), { maxLength: 25 })
  .map((list) => list.map((n, i) => item(String(i), n)));

describe('for any items', () => {
  it('all items are there once, in order, and only a single one passes the limit', () => {
    fc.assert(
      fc.property(anyItems, fc.integer({ min: 1, max: 400 }), fc.nat({ max: 50 }), (items, most, fixed) => {
        const parts = planParts(items, most, fixed);
        expect(parts.flatMap((p) => p.ids)).toEqual(items.map((i) => i.id));
        for (const part of parts) {
          expect(part.over).toBe(part.bytes > most);
          if (part.over) expect(part.ids.length).toBeLessThan(2);
        }
      }),
    );
  });

  it('measuring and planning again ends, with every part holding or single', () => {
    fc.assert(
      fc.property(
        anyItems,
        fc.integer({ min: 1, max: 400 }),
        fc.array(fc.nat({ max: 300 })),
        (items, most, real) => {
          const weight = new Map(items.map(({ id }, i) => [id, real[i % Math.max(1, real.length)] ?? 7]));
          const measure = (ids: readonly string[]): number =>
            ids.reduce((sum, id) => sum + weight.get(id)!, 0);
          let plan = { items, parts: planParts(items, most) } as NonNullable<ReturnType<typeof replanParts>>;
          for (let round = 0; round < 100; round++) {
            const next = replanParts(
              plan.items,
              plan.parts,
              plan.parts.map((p) => measure(p.ids)),
              most,
            );
            if (next === null) break;
            plan = next;
          }
          expect(plan.parts.flatMap((p) => p.ids)).toEqual(items.map((i) => i.id));
          for (const part of plan.parts)
            if (part.ids.length > 1) expect(measure(part.ids)).toBeLessThanOrEqual(most);
        },
      ),
    );
  });
});
