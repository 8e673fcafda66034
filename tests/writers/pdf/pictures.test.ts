/** Pictures in the PDF: the samples of every kind of PNG, one object for one file, figures with their words. */
import { describe, expect, it } from 'vitest';
import { readPicture } from '../../../src/document/pictures/picture.ts';
import { CHANNELS, pngParts } from '../../../src/document/pictures/png.ts';
import type { ImageResource } from '../../../src/document/tree.ts';
import { decodePng, pdfImage } from '../../../src/writers/pdf/picture-data.ts';
import { renderPdf } from '../../../src/writers/pdf/render.ts';
import { PdfRef } from '../../../src/writers/pdf/values.ts';
import { jpeg, jpegTurned, type PngKind, png, pngSample, resource } from '../../support/pictures.ts';
import { picture, samples, sectionOf, treeOf } from '../../support/sample-trees.ts';

const kinds: readonly PngKind[] = [
  ...([1, 2, 4, 8, 16] as const).map((bits) => ({ colourType: 0 as const, bits })),
  ...([8, 16] as const).flatMap((bits) => ([2, 4, 6] as const).map((colourType) => ({ colourType, bits }))),
  ...([1, 2, 4, 8] as const).map((bits) => ({ colourType: 3 as const, bits })),
];

const read = (file: ImageResource) => {
  const found = readPicture(file);
  if (typeof found === 'string') throw new Error(found);
  return found;
};

describe('decoding PNG', () => {
  it.each(kinds.flatMap((kind) => [kind, { ...kind, interlaced: true }]))('%j', (kind) => {
    const parts = pngParts(read(resource(png(kind))).bytes);
    const channels = CHANNELS[parts.colourType];
    const { bits = 8 } = kind;
    const most = 2 ** Math.min(bits, 8) - 1;
    const expected = Array.from({ length: 24 * 16 * channels }, (_, i) => {
      const [x, y] = [Math.floor(i / channels) % 24, Math.floor(i / channels / 24)];
      const sample = pngSample(x, y, i % channels) >> (8 - Math.min(bits, 8));
      return kind.colourType === 3 ? sample : Math.round((sample * 255) / most);
    });
    expect([...decodePng(parts)]).toEqual(expected);
  });
});

describe('image objects', () => {
  const palette = new PdfRef(1);
  const image = (bytes: Buffer) => pdfImage(read(resource(bytes)), () => palette);

  it('JPEG passes through', () => {
    const { entries, data } = image(jpeg());
    expect(entries).toMatchObject({ Filter: 'DCTDecode', ColorSpace: 'DeviceRGB', Width: 480 });
    expect(Buffer.from(data).equals(jpeg())).toBe(true);
    expect(image(jpeg('grey')).entries).toMatchObject({ ColorSpace: 'DeviceGray' });
  });

  it('alpha becomes a mask; one transparent colour stays one', () => {
    expect(image(png({ colourType: 6 })).mask).toBeDefined();
    expect(image(png({ colourType: 3, bits: 2, transparency: [0] })).mask).toBeDefined();
    const keyed = image(png({ colourType: 2, transparency: [0, 9, 0, 8, 0, 7] }));
    expect(keyed).toMatchObject({ entries: { Mask: [9, 9, 8, 8, 7, 7] } });
    expect(keyed.mask).toBeUndefined();
  });
});

describe('a document with pictures', () => {
  const count = (buffer: Buffer, pattern: RegExp) => (buffer.toString('latin1').match(pattern) ?? []).length;

  it('every picture is a figure with its place and its words', async () => {
    const { buffer } = await renderPdf(samples.photos!());
    expect(count(buffer, /\/S \/Figure\n/g)).toBe(14);
    expect(count(buffer, /\/BBox \[/g)).toBe(14);
    expect(count(buffer, /\/Alt \(/g)).toBe(14);
  });

  it('a file that is shown several times is one object', async () => {
    const blocks = ['a', 'b', 'c'].map((key) => picture(key, resource(jpeg())));
    const turned = picture('d', resource(jpegTurned(6), { orientation: 6 }));
    const { buffer } = await renderPdf(treeOf('t', [sectionOf('s', [...blocks, turned])]));
    expect(count(buffer, /\/Subtype \/Image\n/g)).toBe(2);
  });
});
