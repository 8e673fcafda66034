/** Numbers of leaves and pages (OFFICE §9). */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { numberItems, rangeText, sheetText, type VolumeSettings } from '../../src/volumes/numbering.ts';

const items = [
  { id: 'a', pages: 3 },
  { id: 'b', pages: 0 },
  { id: 'c', pages: 2 },
];
const settings = (numbering: 'leaf' | 'page', duplex: boolean): VolumeSettings => ({ numbering, duplex });

describe('one volume three ways', () => {
  it('one-sided leaves: every page is a leaf', () => {
    const [a, b, c] = numberItems(items, settings('leaf', false));
    expect(a).toEqual({ id: 'a', pages: 3, first: 1, last: 3, stamps: [1, 2, 3], blankBack: false });
    expect([b!.stamps, rangeText(b!.first, b!.last)]).toEqual([[], '']);
    expect([c!.stamps, rangeText(c!.first, c!.last)]).toEqual([[4, 5], '04-05']);
  });

  it('duplex leaves: a number on the front, every item begins a new leaf', () => {
    const [a, , c] = numberItems(items, settings('leaf', true));
    expect(a).toEqual({ id: 'a', pages: 3, first: 1, last: 2, stamps: [1, null, 2], blankBack: true });
    expect(c).toEqual({ id: 'c', pages: 2, first: 3, last: 3, stamps: [3, null], blankBack: false });
  });

  it('pages: every page has its number, also on the back', () => {
    const [a, , c] = numberItems(items, settings('page', true), 7);
    expect([a!.stamps, c!.stamps, a!.blankBack]).toEqual([[7, 8, 9], [10, 11], false]);
  });
});

it('ranges have two digits below ten', () => {
  expect([rangeText(5, 5), rangeText(5, 7), rangeText(9, 10), rangeText(99, 100), sheetText(5)]).toEqual([
    '05',
    '05-07',
    '09-10',
    '99-100',
    '05',
  ]);
});

const anyItems = fc.array(fc.nat({ max: 12 }), { maxLength: 30 });
const anySettings = fc.record({
  numbering: fc.constantFrom('leaf' as const, 'page' as const),
  duplex: fc.boolean(),
});

describe('for any items', () => {
  it('numbers run on without gap or repetition, and ranges are what is stamped', () => {
    fc.assert(
      fc.property(anyItems, anySettings, fc.integer({ min: 1, max: 500 }), (pages, setting, from) => {
        const numbered = numberItems(
          pages.map((n, i) => ({ id: String(i), pages: n })),
          setting,
          from,
        );
        const stamped = numbered.flatMap((item) => item.stamps.filter((stamp) => stamp !== null));
        expect(stamped).toEqual(stamped.map((_, i) => from + i));
        for (const item of numbered) {
          const own = item.stamps.filter((stamp) => stamp !== null);
          expect(item.stamps).toHaveLength(item.pages);
          expect(own).toEqual(Array.from({ length: item.last - item.first + 1 }, (_, i) => item.first + i));
        }
      }),
    );
  });

  it('duplex leaves: printed on both sides, every number falls on a front', () => {
    fc.assert(
      fc.property(anyItems, (pages) => {
        const numbered = numberItems(
          pages.map((n, i) => ({ id: String(i), pages: n })),
          settings('leaf', true),
        );
        const printed = numbered.flatMap((item) => [...item.stamps, ...(item.blankBack ? [null] : [])]);
        for (const [i, stamp] of printed.entries()) expect(stamp !== null).toBe(i % 2 === 0);
      }),
    );
  });

  it('a volume numbered in two parts is numbered as in one', () => {
    fc.assert(
      fc.property(anyItems, anySettings, fc.nat({ max: 30 }), (pages, setting, at) => {
        const all = pages.map((n, i) => ({ id: String(i), pages: n }));
        const whole = numberItems(all, setting);
        const first = numberItems(all.slice(0, at), setting);
        const next = (first.at(-1)?.last ?? 0) + 1;
        expect([...first, ...numberItems(all.slice(at), setting, next)]).toEqual(whole);
      }),
    );
  });
});
