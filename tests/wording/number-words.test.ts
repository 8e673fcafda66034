import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { numberWords } from '../../src/wording/number-words.ts';
import { sheetNumber, sheetRange } from '../../src/wording/sheet-range.ts';

describe('whole numbers in words', () => {
  it.each([
    [0, 'không'],
    [1, 'một'],
    [4, 'bốn'],
    [5, 'năm'],
    [10, 'mười'],
    [11, 'mười một'],
    [14, 'mười bốn'],
    [15, 'mười lăm'],
    [20, 'hai mươi'],
    [21, 'hai mươi mốt'],
    [23, 'hai mươi ba'],
    [24, 'hai mươi bốn'],
    [25, 'hai mươi lăm'],
    [55, 'năm mươi lăm'],
    [91, 'chín mươi mốt'],
    [100, 'một trăm'],
    [101, 'một trăm linh một'],
    [105, 'một trăm linh năm'],
    [110, 'một trăm mười'],
    [111, 'một trăm mười một'],
    [115, 'một trăm mười lăm'],
    [121, 'một trăm hai mươi mốt'],
    [555, 'năm trăm năm mươi lăm'],
    [1000, 'một nghìn'],
    [1001, 'một nghìn không trăm linh một'],
    [1015, 'một nghìn không trăm mười lăm'],
    [1200, 'một nghìn hai trăm'],
    [10_021, 'mười nghìn không trăm hai mươi mốt'],
    [105_000, 'một trăm linh năm nghìn'],
    [1_000_000, 'một triệu'],
    [1_000_005, 'một triệu không trăm linh năm'],
    [21_305_115, 'hai mươi mốt triệu ba trăm linh năm nghìn một trăm mười lăm'],
    [999_999_999, 'chín trăm chín mươi chín triệu chín trăm chín mươi chín nghìn chín trăm chín mươi chín'],
  ])('%i: %s', (n, words) => {
    expect(numberWords(n)).toBe(words);
  });

  it('no two numbers read alike, and no words are lost', () => {
    fc.assert(
      fc.property(fc.nat(999_999), fc.nat(999_999), (a, b) => {
        expect(numberWords(a) === numberWords(b)).toBe(a === b);
        expect(numberWords(a)).toMatch(/^\p{L}+( \p{L}+)*$/u);
      }),
      { numRuns: 500, seed: 4 },
    );
  });

  it.each([-1, 1.5, Number.NaN, 1_000_000_000])('%s has none', (n) => {
    expect(() => numberWords(n)).toThrow(RangeError);
  });
});

it('numbers of sheets have two digits at least', () => {
  expect([sheetNumber(5), sheetNumber(123)]).toEqual(['05', '123']);
  expect([sheetRange({ first: 5, last: 5 }), sheetRange({ first: 9, last: 12 })]).toEqual(['05', '09-12']);
});
