/** PNG of every kind comes out of a volume with the colours that it has on white paper. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, expect, it } from 'vitest';
import type { PdfObject } from '../../src/readers/evidence/pdf/objects.ts';
import { probeEvidence } from '../../src/readers/evidence/probe.ts';
import { memoryFiles } from '../../src/readers/world.ts';
import { writeVolume } from '../../src/volumes/write.ts';
import { makePng, type PngOptions } from '../readers/evidence/make-pictures.ts';
import { readVolume, xobject } from './read-volume.ts';

const folder = mkdtempSync(join(tmpdir(), 'png-volume-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const KINDS = [
  [0, 1],
  [0, 2],
  [0, 4],
  [0, 8],
  [0, 16],
  [2, 8],
  [2, 16],
  [3, 1],
  [3, 2],
  [3, 4],
  [3, 8],
  [4, 8],
  [4, 16],
  [6, 8],
  [6, 16],
] as const;
const CHANNELS = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 } as const;

const picture = fc
  .record({
    kind: fc.constantFrom(...KINDS),
    width: fc.integer({ min: 1, max: 19 }),
    height: fc.integer({ min: 1, max: 19 }),
    interlaced: fc.boolean(),
    filter: fc.integer({ min: 0, max: 4 }),
    chunk: fc.integer({ min: 1, max: 200 }),
    seed: fc.integer({ min: 1, max: 1e6 }),
    transparent: fc.boolean(),
  })
  .map(({ kind: [colorType, bits], seed, transparent, ...size }): PngOptions => {
    const random = (i: number): number => Math.floor((Math.sin(seed + i * 12.9898) + 1) * 43758.5453) >>> 0;
    const channels = CHANNELS[colorType];
    const pixel = (x: number, y: number): number[] =>
      Array.from({ length: channels }, (_, c) => random((y * 19 + x) * 4 + c) % 2 ** bits);
    const key = Buffer.concat(
      pixel(0, 0).map((v) => {
        const two = Buffer.alloc(2);
        two.writeUInt16BE(v);
        return two;
      }),
    );
    return {
      ...size,
      colorType,
      bits,
      pixel,
      ...(colorType === 3 && {
        palette: Buffer.from(Array.from({ length: 3 * 2 ** bits }, (_, i) => random(i) & 255)),
      }),
      ...(transparent && colorType === 3 && { transparency: Buffer.from([0, 128, 255].slice(0, 2 ** bits)) }),
      ...(transparent && (colorType === 0 || colorType === 2) && { transparency: key }),
    };
  });

/** Red, green and blue from 0 to 1, as white paper shows the pixel. */
function onPaper(options: PngOptions, x: number, y: number): number[] {
  const most = 2 ** options.bits - 1;
  const samples = options.pixel(x, y);
  if (options.colorType === 3) {
    const index = samples[0]!;
    const alpha = (options.transparency?.[index] ?? 255) / 255;
    return [0, 1, 2].map((c) => (options.palette![3 * index + c]! / 255) * alpha + 1 - alpha);
  }
  const hasAlpha = options.colorType >= 4;
  const colors = hasAlpha ? samples.slice(0, -1) : samples;
  const key = options.transparency && Buffer.from(options.transparency);
  const isKey = key !== undefined && colors.every((v, c) => key.readUInt16BE(2 * c) === v);
  const alpha = hasAlpha ? samples.at(-1)! / most : isKey ? 0 : 1;
  const rgb = colors.length === 1 ? [colors[0]!, colors[0]!, colors[0]!] : colors;
  return rgb.map((v) => (v / most) * alpha + 1 - alpha);
}

it('any PNG', async () => {
  await fc.assert(
    fc.asyncProperty(picture, async (options) => {
      const source = memoryFiles({ 'c/p.png': makePng(options) });
      const probe = await probeEvidence('p.png', 'c', source);
      const out = join(folder, 'p.pdf');
      const sheets = [{ kind: 'source', probe, stamps: [1] }] as const;
      const result = await writeVolume(
        { title: '', subject: '', author: '', created: '2024-01-01', sheets },
        out,
        source,
      );
      expect(result.problems).toEqual([]);
      const volume = readVolume(out);
      const image = xobject(volume, volume.pages[0]!, 'I');
      const { file } = volume;
      const data = file.decoded(image);
      const bits = file.number(image.dict.get('BitsPerComponent'))!;
      const mask = file.array(image.dict.get('Mask')) as readonly number[] | undefined;
      const space = file.get(image.dict.get('ColorSpace'));
      const colors = colorsOf(file.name(space as PdfObject));
      const rowBytes = Math.ceil((options.width * colors * bits) / 8);
      for (let y = 0; y < options.height; y++)
        for (let x = 0; x < options.width; x++) {
          const samples = Array.from({ length: colors }, (_, c) =>
            sample(data, y * rowBytes, x * colors + c, bits),
          );
          const shown = show(samples, bits, Array.isArray(space) ? paletteOf(space) : null, mask);
          // Of sixteen bits with alpha the upper eight are kept, which is up to two steps of 1/255.
          const wanted = onPaper(options, x, y);
          for (let c = 0; c < 3; c++) expect(Math.abs(shown[c]! - wanted[c]!)).toBeLessThan(0.009);
        }
    }),
    { numRuns: 200 },
  );
});

const colorsOf = (space: string | undefined): number => (space === 'DeviceRGB' ? 3 : 1);

function sample(data: Uint8Array, row: number, index: number, bits: number): number {
  if (bits === 16) return (data[row + 2 * index]! << 8) | data[row + 2 * index + 1]!;
  return (data[row + ((index * bits) >> 3)]! >> (8 - bits - ((index * bits) & 7))) & (2 ** bits - 1);
}

const paletteOf = (space: readonly PdfObject[]): Buffer => {
  const raw = (space[3] as { raw: Uint8Array }).raw;
  return Buffer.from(Buffer.from(raw).toString('latin1').slice(1, -1), 'hex');
};

function show(
  samples: number[],
  bits: number,
  palette: Buffer | null,
  mask: readonly number[] | undefined,
): number[] {
  if (mask && samples.every((v, c) => v >= mask[2 * c]! && v <= mask[2 * c + 1]!)) return [1, 1, 1];
  if (palette) return [0, 1, 2].map((c) => palette[3 * samples[0]! + c]! / 255);
  const most = 2 ** bits - 1;
  return (samples.length === 1 ? [samples[0]!, samples[0]!, samples[0]!] : samples).map((v) => v / most);
}
