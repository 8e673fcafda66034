/**
 * Pictures as PDF image objects (ISO 32000-1, 8.9.5). JPEG goes in as it is; PNG too where PDF knows its coding
 * (predictors, palettes, one transparent colour). A PNG with an alpha channel or Adam7 is decoded once, because PDF
 * keeps alpha in an image of its own.
 */
import { deflateSync, inflateSync } from 'node:zlib';
import type { Picture } from '../../document/pictures/picture.ts';
import {
  CHANNELS,
  lineBytes,
  type PngHeader,
  type PngParts,
  passesOf,
  pngParts,
} from '../../document/pictures/png.ts';
import type { PdfDictionary, PdfRef, PdfValue } from './values.ts';

/** Entries of the image dictionary and its coded data. */
export interface PdfImage {
  readonly entries: PdfDictionary;
  readonly data: Uint8Array;
  /** Alpha of each pixel, 8 bits. */
  readonly mask?: Uint8Array;
}

export function pdfImage(picture: Picture, stream: (bytes: Uint8Array) => PdfRef): PdfImage {
  const size = { Width: picture.widthPx, Height: picture.heightPx };
  if (picture.format === 'jpeg') {
    const ColorSpace = jpegColours(picture.bytes) === 1 ? 'DeviceGray' : 'DeviceRGB';
    return {
      entries: { ...size, ColorSpace, BitsPerComponent: 8, Filter: 'DCTDecode' },
      data: picture.bytes,
    };
  }
  const png = pngParts(picture.bytes);
  const hasAlpha = png.colourType === 4 || png.colourType === 6;
  const paletteAlpha = png.colourType === 3 && png.transparency.length > 0;
  const ColorSpace = colourSpace(png, stream);
  if (!hasAlpha && !paletteAlpha && !png.interlaced) {
    return {
      entries: {
        ...size,
        ColorSpace,
        BitsPerComponent: png.bits,
        Filter: 'FlateDecode',
        DecodeParms: {
          Predictor: 15,
          Colors: CHANNELS[png.colourType],
          BitsPerComponent: png.bits,
          Columns: png.widthPx,
        },
        ...transparentColour(png, png.bits),
      },
      data: png.data,
    };
  }
  const samples = decodePng(png);
  const { colours, alpha } = split(png, samples);
  return {
    entries: {
      ...size,
      ColorSpace,
      BitsPerComponent: 8,
      Filter: 'FlateDecode',
      ...transparentColour(png, 8),
    },
    data: deflateSync(colours),
    ...(alpha ? { mask: deflateSync(alpha) } : {}),
  };
}

/** Number of components in the frame of a JPEG that was found whole. */
function jpegColours(bytes: Uint8Array): number {
  let at = 2;
  while (![0xc0, 0xc1, 0xc2].includes(bytes[at + 1]!)) at += 2 + (bytes[at + 2]! << 8) + bytes[at + 3]!;
  return bytes[at + 9]!;
}

function colourSpace(png: PngParts, stream: (bytes: Uint8Array) => PdfRef): PdfValue {
  if (png.colourType === 3) {
    return ['Indexed', 'DeviceRGB', png.palette.length / 3 - 1, stream(png.palette)];
  }
  return png.colourType === 0 || png.colourType === 4 ? 'DeviceGray' : 'DeviceRGB';
}

/** tRNS of grey and colour pictures: samples of this colour are not painted. */
function transparentColour(png: PngParts, bits: number): { readonly Mask?: readonly number[] } {
  const { colourType, transparency } = png;
  const count = colourType === 0 ? 1 : colourType === 2 ? 3 : 0;
  if (count === 0 || transparency.length < count * 2) return {};
  const samples = Array.from({ length: count }, (_, i) =>
    toBits((transparency[i * 2]! << 8) | transparency[i * 2 + 1]!, png.bits, bits),
  );
  return { Mask: samples.flatMap((sample) => [sample, sample]) };
}

const toBits = (sample: number, from: number, to: number): number =>
  from === to ? sample : from === 16 ? sample >> 8 : Math.round((sample * 255) / (2 ** from - 1));

/** Every sample as one byte: grey stretched to 0..255, palette indices as they are, 16 bits cut to 8. */
export function decodePng(png: PngParts): Uint8Array {
  const raw = inflateSync(png.data);
  const channels = CHANNELS[png.colourType];
  const out = new Uint8Array(png.widthPx * png.heightPx * channels);
  let at = 0;
  for (const pass of passesOf(png)) {
    const length = lineBytes(png, pass.width);
    let above: Uint8Array = new Uint8Array(length);
    for (let row = 0; row < pass.height; row++) {
      const line = raw.subarray(at + 1, at + 1 + length);
      unfilter(raw[at]!, line, above, Math.max(1, (png.bits * channels) >> 3));
      for (let i = 0; i < pass.width * channels; i++) {
        const x = pass.x + Math.floor(i / channels) * pass.dx;
        const y = pass.y + row * pass.dy;
        out[(y * png.widthPx + x) * channels + (i % channels)] = sampleOf(png, line, i);
      }
      above = line;
      at += 1 + length;
    }
  }
  return out;
}

function sampleOf({ bits, colourType }: PngHeader, line: Uint8Array, index: number): number {
  if (bits === 8) return line[index]!;
  if (bits === 16) return line[index * 2]!;
  const most = 2 ** bits - 1;
  const sample = (line[(index * bits) >> 3]! >> (8 - bits - ((index * bits) & 7))) & most;
  return colourType === 3 ? sample : Math.round((sample * 255) / most);
}

/** PNG 9: the line's bytes become their values, in place. An unknown filter leaves them. */
function unfilter(filter: number, line: Uint8Array, above: Uint8Array, step: number): void {
  if (filter === 0 || filter > 4) return;
  for (let i = 0; i < line.length; i++) {
    const a = i >= step ? line[i - step]! : 0;
    const b = above[i]!;
    let guess: number;
    if (filter === 1) guess = a;
    else if (filter === 2) guess = b;
    else if (filter === 3) guess = (a + b) >> 1;
    else guess = paeth(a, b, i >= step ? above[i - step]! : 0);
    line[i] = line[i]! + guess;
  }
}

function paeth(a: number, b: number, c: number): number {
  const p = a + b - c;
  const [pa, pb, pc] = [Math.abs(p - a), Math.abs(p - b), Math.abs(p - c)];
  return pa <= pb && pa <= pc ? a : pb <= pc ? b : c;
}

function split(png: PngParts, samples: Uint8Array): { colours: Uint8Array; alpha?: Uint8Array } {
  const { colourType, transparency } = png;
  if (colourType === 3 && transparency.length > 0) {
    return { colours: samples, alpha: samples.map((index) => transparency[index] ?? 255) };
  }
  if (colourType !== 4 && colourType !== 6) return { colours: samples };
  const channels = CHANNELS[colourType];
  const pixels = samples.length / channels;
  const colours = new Uint8Array(pixels * (channels - 1));
  const alpha = new Uint8Array(pixels);
  for (let i = 0, to = 0; i < pixels; i++) {
    for (let k = 0; k < channels - 1; k++) colours[to++] = samples[i * channels + k]!;
    alpha[i] = samples[i * channels + channels - 1]!;
  }
  return { colours, alpha };
}
