import { inflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { PdfFile } from '../../src/pdf/pdf-file.ts';
import { deflatedSrgbProfile } from '../../src/pdf/srgb-profile.ts';
import { PdfRef, PdfText, pdfValue, textString } from '../../src/pdf/values.ts';

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

describe('a file', () => {
  it('names the place of each object, in the order of their numbers', () => {
    const file = new PdfFile();
    const [root, info] = [file.reserve(), file.reserve()];
    const stream = file.stream({ Filter: 'FlateDecode' }, Buffer.from([1, 2, 255]));
    file.write(info, pdfValue({ Title: new PdfText('ế') }));
    file.write(root, pdfValue({ Kids: [stream] }));
    const bytes = file.finish(root, info, 'ab'.repeat(16)).toString('latin1');
    const [, table] = /startxref\n(\d+)\n%%EOF\n$/.exec(bytes)!;
    expect(bytes.slice(Number(table))).toMatch(/^xref\n0 4\n0000000000 65535 f \n/);
    const places = [...bytes.matchAll(/^(\d{10}) 00000 n $/gm)].map(([, place]) => Number(place));
    expect(places.map((place) => bytes.slice(place, place + 7))).toEqual(['1 0 obj', '2 0 obj', '3 0 obj']);
    expect(bytes).toContain('/Length 3\n>>\nstream\n\x01\x02\xff\nendstream');
  });

  it('a number that was given and not used is a fault', () => {
    const file = new PdfFile();
    const root = file.object({});
    file.reserve();
    expect(() => file.finish(root, root, '')).toThrow('object 2');
  });
});

it('the colour profile is whole', () => {
  const profile = inflateSync(deflatedSrgbProfile());
  expect(profile.readUInt32BE(0)).toBe(profile.length);
  expect(profile.toString('latin1', 12, 20)).toBe('mntrRGB ');
});
