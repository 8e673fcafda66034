import { describe, expect, it } from 'vitest';
import { breakOffsets, generalBreaks } from '../../src/text/break-offsets.ts';
import { wholeAdvances } from '../../src/text/faces.ts';
import { plainBreaks, plainWidths } from '../../src/text/plain-breaks.ts';
import { widthUnits } from '../../src/text/shape.ts';

/** One sign of each class, and a digit, which the general rules tell from letters. */
const SIGNS = ['a', '1', ',', '(', ')', '%', '/', '\u00a0', '-', ' '];

function* textsOf(length: number): Generator<string> {
  if (length === 0) yield '';
  else for (const start of textsOf(length - 1)) for (const sign of SIGNS) yield start + sign;
}

describe('places where lines of plain text may end', () => {
  it('are those of the general rules, in any order of signs', () => {
    const wrong: string[] = [];
    for (let length = 0; length <= 5; length++)
      for (const text of textsOf(length)) {
        const offsets = plainBreaks(text);
        if (offsets && offsets.join() !== generalBreaks(text).join()) wrong.push(text);
      }
    expect(wrong).toEqual([]);
  });

  it('are those of the general rules, for every character that counts as plain', () => {
    const wrong: string[] = [];
    let plain = 0;
    for (let unit = 0; unit < 0x10000; unit++) {
      const sign = String.fromCharCode(unit);
      for (const text of [`a${sign}b`, `a ${sign}`, `${sign} b`, `(${sign})`, `1${sign}2, ${sign}-3%`]) {
        const offsets = plainBreaks(text);
        if (!offsets) continue;
        plain++;
        if (offsets.join() !== generalBreaks(text).join()) wrong.push(text);
      }
    }
    expect(wrong).toEqual([]);
    expect(plain).toBeGreaterThan(2000);
  });

  it('are left to the general rules where anything else stands', () => {
    for (const text of [' a', 'a\nb', '“a”', 'a–b', 'a\u0300', 'a? b', 'a 😀'])
      expect(plainBreaks(text), text).toBeUndefined();
    expect(breakOffsets('a\nb')).toEqual([-2, 3]);
    expect(plainBreaks('')).toEqual(generalBreaks(''));
  });
});

describe('widths of plain texts', () => {
  const advances = wholeAdvances('regular');
  const units = (text: string) => widthUnits([{ text }], {});

  it('are those of the pieces between the places, without the spaces at their ends', () => {
    for (let length = 0; length <= 5; length++)
      for (const text of textsOf(length)) {
        const offsets = plainBreaks(text);
        const pieces = offsets?.map((to, i) => text.slice(offsets[i - 1] ?? 0, to).replace(/ +$/, ''));
        const widest = pieces && Math.max(0, ...pieces.map(units));
        expect(plainWidths(text, advances), text).toEqual(pieces && { whole: units(text), widest });
      }
  });
});
