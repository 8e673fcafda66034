/** Aligning sequences: held against all ways of pairing, in random small ones. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { align, type Pair, refine } from '../../../src/document/comparison/sequence.ts';

/** "a -b +c": a stays, b went, c came. */
const shown = (before: string, after: string, pairs: readonly Pair[]): string =>
  pairs
    .map(([i, j]) =>
      j === null
        ? `-${before[i!]}`
        : i === null
          ? `+${after[j]}`
          : before[i] === after[j]
            ? before[i]
            : `${before[i]}${after[j]}`,
    )
    .join(' ');

/** Upper-case letters weigh more. */
const weightOf = (letter: string): number => (letter < 'a' ? 5 : 1);

function aligned(before: string, after: string): Pair[] {
  const same = (i: number, j: number) => before[i] === after[j];
  return align(before.length, after.length, (i, j) => (same(i, j) ? weightOf(before[i]!) : 0), same);
}

describe('what stays', () => {
  it.each([
    ['abc', 'abc', 'a b c'],
    ['abc', 'ac', 'a -b c'],
    ['ac', 'abc', 'a +b c'],
    ['abc', 'axc', 'a -b +x c'],
    ['ab', 'cd', '-a -b +c +d'],
    ['', 'ab', '+a +b'],
    ['ab', '', '-a -b'],
    ['', '', ''],
    ['aab', 'ab', 'a -a b'],
    ['xabyab', 'abz', '-x a b -y -a -b +z'],
  ])('%s to %s: %s', (before, after, expected) => {
    expect(shown(before, after, aligned(before, after))).toBe(expected);
  });

  it('is what weighs most, not the most', () => {
    expect(shown('Abc', 'xbcAy', aligned('Abc', 'xbcAy'))).toBe('+x +b +c A -b -c +y');
    expect(shown('bcA', 'yAbcx', aligned('bcA', 'yAbcx'))).toBe('-b -c +y A +b +c +x');
  });

  it('also holds pairs that are only alike; those that weigh nothing are apart', () => {
    const pairs = align(
      2,
      2,
      (i, j) => (i === j ? 1 : 0),
      () => false,
    );
    expect(pairs).toEqual([
      [0, 0],
      [1, 1],
    ]);
    expect(
      align(
        2,
        2,
        () => 0,
        () => false,
      ),
    ).toEqual([
      [0, null],
      [1, null],
      [null, 0],
      [null, 1],
    ]);
  });

  it('of stretches too long to compare nothing stays but what is the same at their ends', () => {
    const ends = (before: number, after: number) => (i: number, j: number) =>
      (i === 0 && j === 0) || (i === before - 1 && j === after - 1);
    const kept = (before: number, after: number) =>
      align(before, after, () => 1, ends(before, after)).filter(([i, j]) => i !== null && j !== null);
    expect(kept(2002, 2002)).toHaveLength(2002);
    expect(kept(2002, 2003)).toEqual([
      [0, 0],
      [2001, 2002],
    ]);
  });
});

/** Weight of the heaviest common subsequence, by trying everything. */
function heaviest(before: string, after: string): number {
  if (before === '' || after === '') return 0;
  const skip = Math.max(heaviest(before.slice(1), after), heaviest(before, after.slice(1)));
  return before[0] === after[0]
    ? Math.max(skip, weightOf(before[0]!) + heaviest(before.slice(1), after.slice(1)))
    : skip;
}

describe('any two sequences', () => {
  const letters = fc
    .array(fc.constantFrom('a', 'b', 'C', 'D'), { maxLength: 7 })
    .map((list) => list.join(''));

  it('are whole and in order, equal elements alone are paired, and nothing heavier could stay', () => {
    fc.assert(
      fc.property(letters, letters, (before, after) => {
        const pairs = aligned(before, after);
        expect(pairs.flatMap(([i]) => (i === null ? [] : [i]))).toEqual([...before].map((_, i) => i));
        expect(pairs.flatMap(([, j]) => (j === null ? [] : [j]))).toEqual([...after].map((_, j) => j));
        const kept = pairs.flatMap(([i, j]) => (i === null || j === null ? [] : [[before[i]!, after[j]!]]));
        expect(kept.every(([a, b]) => a === b)).toBe(true);
        expect(kept.reduce((sum, [letter]) => sum + weightOf(letter!), 0)).toBe(heaviest(before, after));
      }),
      { numRuns: 400, seed: 3 },
    );
  });
});

describe('stretches between what stays', () => {
  const pairs: Pair[] = [
    [0, null],
    [1, 0],
    [2, null],
    [null, 1],
    [3, null],
    [4, 2],
    [null, 3],
    [5, 4],
    [6, null],
    [null, 5],
  ];

  it('are paired anew where both sides have something; all else stays as it was', () => {
    const asked: (readonly (readonly number[])[])[] = [];
    const result = refine(pairs, (before, after) => {
      asked.push([before, after]);
      return before.map((i, k): Pair => (k === 0 ? [i, after[0]!] : [i, null]));
    });
    expect(asked).toEqual([
      [[2, 3], [1]],
      [[6], [5]],
    ]);
    expect(result).toEqual([
      [0, null],
      [1, 0],
      [2, 1],
      [3, null],
      [4, 2],
      [null, 3],
      [5, 4],
      [6, 5],
    ]);
  });
});
