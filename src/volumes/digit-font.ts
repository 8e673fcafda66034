/**
 * The ten digits of the document's bold face as an embedded font: a composite font whose codes are glyph numbers
 * (ISO 32000-1, 9.7).
 */
import { advanceOf, faceFile, glyphOf } from '../text/faces.ts';
import { readFontFacts } from '../text/font-facts.ts';
import { subsetFont } from '../text/font-subset.ts';
import { EM } from '../text/glyphs.ts';
import { toUnicodeMap } from '../text/to-unicode.ts';
import type { PdfOutput } from './pdf-output.ts';
import { name, number, numbers } from './pdf-text.ts';

const FACE = 'bold';
const DIGITS = Array.from('0123456789', (digit) => digit.codePointAt(0)!);

const codePoints = (text: string): number[] => Array.from(text, (c) => c.codePointAt(0)!);
const codeOf = (digit: number): string => glyphOf(FACE, digit).toString(16).padStart(4, '0');

/** Hexadecimal string of two-byte codes. `text` holds digits only. */
export const digitCodes = (text: string): string => `<${codePoints(text).map(codeOf).join('')}>`;

/** In points, at a size in points. */
export const digitsWidth = (text: string, size: number): number =>
  codePoints(text).reduce((sum, digit) => sum + (advanceOf(FACE, digit) / EM) * size, 0);

/** @returns the object number of the font. */
export function writeDigitFont(out: PdfOutput): number {
  const glyphs = DIGITS.map((digit) => glyphOf(FACE, digit));
  const font = subsetFont(faceFile(FACE), glyphs);
  const file = out.addDeflated(`/Length1 ${font.length}`, font);
  const facts = readFontFacts(faceFile(FACE));
  const base = name(`HSNTMA+${facts.name}`);
  const entries = Object.entries(facts.descriptor)
    .map(([key, value]) => `/${key} ${typeof value === 'number' ? number(value) : `[${numbers(value)}]`}`)
    .join('');
  const descriptor = out.add(`<</Type/FontDescriptor/FontName${base}${entries}/FontFile2 ${file} 0 R>>`);
  const widths = DIGITS.map(
    (digit, i) => `${glyphs[i]}[${number((advanceOf(FACE, digit) * 1000) / EM)}]`,
  ).join('');
  const descendant = out.add(
    `<</Type/Font/Subtype/CIDFontType2/BaseFont${base}/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>` +
      `/FontDescriptor ${descriptor} 0 R/W[${widths}]/CIDToGIDMap/Identity>>`,
  );
  const unicode = out.addDeflated(
    '',
    toUnicodeMap(
      DIGITS.map((digit) => [codeOf(digit), digit]),
      2,
    ),
  );
  return out.add(
    `<</Type/Font/Subtype/Type0/BaseFont${base}/Encoding/Identity-H/DescendantFonts[${descendant} 0 R]/ToUnicode ${unicode} 0 R>>`,
  );
}
