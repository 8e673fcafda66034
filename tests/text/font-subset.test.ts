/** A cut font read by fontkit, which knows nothing of how it was cut: outlines, widths and composites are as before. */
import fc from 'fast-check';
import * as fontkit from 'fontkit';
import { describe, expect, test } from 'vitest';
import { type FaceId, faceFile, glyphOf } from '../../src/text/faces.ts';
import { subsetFont } from '../../src/text/font-subset.ts';

const FACES: readonly FaceId[] = ['regular', 'bold', 'italic', 'boldItalic'];
const VIETNAMESE =
  'aàáảãạăằắẳẵặâầấẩẫậbcdđeèéẻẽẹêềếểễệghiìíỉĩịklmnoòóỏõọôồốổỗộơờớởỡợpqrstuùúủũụưừứửữựvxyỳýỷỹỵ0123456789 .,;:()%/-–"“”…≥≤';

const glyphsOf = (face: FaceId, text: string): number[] =>
  [...text].map((c) => glyphOf(face, c.codePointAt(0)!));
const open = (file: Uint8Array): fontkit.Font => fontkit.create(Buffer.from(file)) as fontkit.Font;
const originals = Object.fromEntries(FACES.map((face) => [face, open(faceFile(face))])) as Record<
  FaceId,
  fontkit.Font
>;

function sameGlyphs(face: FaceId, glyphs: readonly number[]): void {
  const cut = open(subsetFont(faceFile(face), glyphs));
  for (const id of glyphs) {
    const [before, after] = [originals[face].getGlyph(id), cut.getGlyph(id)];
    expect(after.path.toSVG(), `${face} ${id}`).toBe(before.path.toSVG());
    expect(after.advanceWidth).toBe(before.advanceWidth);
  }
}

describe('subsetFont', () => {
  test.each(FACES)('%s: Vietnamese letters and signs keep numbers, outlines and widths', (face) => {
    const glyphs = glyphsOf(face, VIETNAMESE + VIETNAMESE.toUpperCase());
    expect(glyphs.every((g) => g > 0)).toBe(true);
    sameGlyphs(face, glyphs);
  });

  test('any set of glyphs', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...FACES),
        fc.uniqueArray(fc.integer({ min: 1, max: 3208 }), { minLength: 1, maxLength: 40 }),
        sameGlyphs,
      ),
      { numRuns: 60, seed: 5 },
    );
  });

  test('is small, and the same whatever the order', () => {
    const glyphs = glyphsOf('regular', VIETNAMESE);
    const cut = subsetFont(faceFile('regular'), glyphs);
    expect(cut.length).toBeLessThan(faceFile('regular').length / 5);
    expect(Buffer.compare(cut, subsetFont(faceFile('regular'), [...glyphs].reverse()))).toBe(0);
  });

  test('the font it was cut from stays as it was', () => {
    const before = Buffer.from(faceFile('bold'));
    subsetFont(faceFile('bold'), [40]);
    expect(Buffer.compare(faceFile('bold'), before)).toBe(0);
  });

  test('checksums are those of the format', () => {
    const cut = subsetFont(faceFile('regular'), [40, 50]);
    const view = new DataView(cut.buffer, cut.byteOffset, cut.byteLength);
    let sum = 0;
    for (let at = 0; at < cut.length; at += 4) sum = (sum + view.getUint32(at)) >>> 0;
    expect(sum).toBe(0xb1b0afba);
  });

  test('refuses what is no TrueType font or lacks the glyph', () => {
    expect(() => subsetFont(faceFile('regular'), [60_000])).toThrow(RangeError);
    expect(() => subsetFont(new Uint8Array(20), [1])).toThrow(RangeError);
    expect(() => subsetFont(faceFile('regular').subarray(0, 400), [1])).toThrow(RangeError);
  });
});
