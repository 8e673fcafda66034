/** Room that texts take in cells: what is told from widths alone agrees with breaking the lines. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { breakShaped } from '../../../src/text/lines.ts';
import { shapeRuns } from '../../../src/text/shape.ts';
import {
  CELL_PADDING_PX,
  lineCount,
  measuredLineCount,
  measureText,
  mostLines,
  TWIP_PER_PX,
  wordWidthPx,
} from '../../../src/writers/xlsx/measure.ts';

const WORDS = [
  'xã',
  'Nghiêng',
  'đường,',
  '(tiêu',
  'chí)',
  '15,7',
  '50%',
  'a-b',
  '-',
  '/',
  '( a',
  'x )',
  '–',
  '“a”',
];
const texts = fc
  .array(fc.oneof(fc.constantFrom(...WORDS), fc.constant('m'.repeat(30))), { minLength: 1, maxLength: 40 })
  .map((words) => words.join(' '));
const fonts = fc.record({ sizePt: fc.constantFrom(12, 13), bold: fc.boolean() });
const widths = fc.integer({ min: 24, max: 400 });

test('no text takes fewer lines than Unicode breaks it into', () => {
  fc.assert(
    fc.property(texts, fonts, widths, (text, font, widthPx) => {
      const room = ((widthPx - CELL_PADDING_PX) * TWIP_PER_PX) / 1.04;
      const lines = breakShaped(shapeRuns([{ text }], font), font.sizePt * 2, room);
      expect(lineCount([text], font, widthPx)).toBeGreaterThanOrEqual(lines.length);
    }),
  );
});

test('no text takes more lines than its width allows', () => {
  fc.assert(
    fc.property(fc.array(texts, { maxLength: 3 }), fonts, widths, (lines, font, widthPx) => {
      const text = measureText(lines, font);
      expect(measuredLineCount(text, widthPx)).toBeLessThanOrEqual(Math.max(1, mostLines(text, widthPx)));
    }),
  );
});

test('the widest word ends at a space or after a hyphen', () => {
  fc.assert(
    fc.property(texts, fonts, (text, font) => {
      const words = text.split(/ |(?<=-)/);
      const least = wordWidthPx(measureText([text], font));
      expect(least).toBe(Math.max(...words.map((word) => wordWidthPx(measureText([word], font)))));
    }),
  );
});
