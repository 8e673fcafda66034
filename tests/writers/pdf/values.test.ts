import { describe, expect, it } from 'vitest';
import { PdfRef, PdfText, pdfValue, textString } from '../../../src/writers/pdf/values.ts';

describe('values', () => {
  it.each([
    ['names', 'Page', '/Page'],
    ['whole numbers', 12, '12'],
    ['fractions', 0.1 + 0.2, '0.3'],
    ['truth', true, 'true'],
    ['references', new PdfRef(7), '7 0 R'],
    ['words', new PdfText('a (b) \\ c'), '(a \\(b\\) \\\\ c)'],
    ['lists', [1, 'Fit', new PdfRef(2)], '[1 /Fit 2 0 R]'],
    ['dictionaries, without what is undefined', { A: 1, B: undefined, C: {} }, '<<\n/A 1\n/C <<\n>>\n>>'],
  ])('%s', (_, value, text) => {
    expect(pdfValue(value)).toBe(text);
  });

  it('words beyond ASCII are UTF-16, with the signs escaped that end a string', () => {
    // U+0129 has the byte of a closing bracket, U+1EBF none that needs care.
    expect(textString('ếĩ')).toBe('(\xfe\xff\x1e\xbf\x01\\))');
  });
});
