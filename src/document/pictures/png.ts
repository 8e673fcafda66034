/**
 * A PNG file (W3C PNG, 2nd edition): chunks with their check sums, and the pixel data inflated once to know that the
 * file is whole. What Word and PDF need is kept; times, texts and places are left out.
 */
import { crc32, inflateSync } from 'node:zlib';
import type { PictureReading } from './picture.ts';

export interface PngHeader {
  readonly widthPx: number;
  readonly heightPx: number;
  /** Of one sample: 1, 2, 4, 8 or 16. */
  readonly bits: number;
  /** 0 grey, 2 colour, 3 palette, 4 grey with alpha, 6 colour with alpha. */
  readonly colourType: 0 | 2 | 3 | 4 | 6;
  readonly interlaced: boolean;
}

export interface PngParts extends PngHeader {
  /** Red, green, blue of each palette entry. */
  readonly palette: Uint8Array;
  /** tRNS: alpha by palette entry, or the transparent colour. */
  readonly transparency: Uint8Array;
  /** The IDAT chunks joined: a zlib stream. */
  readonly data: Uint8Array;
}

/** Samples of a pixel. */
export const CHANNELS: Readonly<Record<PngHeader['colourType'], number>> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 };

const BITS: Readonly<Record<number, readonly number[]>> = {
  0: [1, 2, 4, 8, 16],
  2: [8, 16],
  3: [1, 2, 4, 8],
  4: [8, 16],
  6: [8, 16],
};

/** Unpacked bytes: more than any scanner of an office makes; a small file may claim any number of them. */
const MOST_BYTES = 256e6;
const KEPT = new Set([
  'IHDR',
  'PLTE',
  'tRNS',
  'IDAT',
  'IEND',
  'gAMA',
  'cHRM',
  'sRGB',
  'iCCP',
  'sBIT',
  'pHYs',
]);

const BROKEN = { ok: false, fault: 'tệp ảnh bị hỏng hoặc bị cắt cụt' } as const;

export function readPng(bytes: Uint8Array): PictureReading {
  const chunks = chunksOf(bytes);
  const parts = chunks && partsOf(chunks);
  if (!parts) return BROKEN;
  const expected = rawLength(parts);
  if (expected > MOST_BYTES) return { ok: false, fault: 'ảnh quá lớn' };
  try {
    const raw = inflateSync(parts.data, { maxOutputLength: expected + 1 });
    if (raw.length !== expected || !filtersKnown(parts, raw)) return BROKEN;
  } catch {
    return BROKEN;
  }
  const { widthPx, heightPx } = parts;
  const kept = chunks.filter(({ name }) => KEPT.has(name)).map(({ whole }) => whole);
  return { ok: true, widthPx, heightPx, bytes: Buffer.concat([bytes.subarray(0, 8), ...kept]) };
}

/** Of bytes that `readPng` found whole. */
export const pngParts = (bytes: Uint8Array): PngParts => partsOf(chunksOf(bytes)!)!;

interface Chunk {
  readonly name: string;
  readonly content: Uint8Array;
  readonly whole: Uint8Array;
}

/** Up to IEND; undefined when a chunk is cut or its check sum is wrong. */
function chunksOf(bytes: Uint8Array): readonly Chunk[] | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const chunks: Chunk[] = [];
  for (let at = 8; at + 12 <= bytes.length; ) {
    const length = view.getUint32(at);
    const end = at + 12 + length;
    if (end > bytes.length) return undefined;
    const name = String.fromCharCode(...bytes.subarray(at + 4, at + 8));
    if (crc32(bytes.subarray(at + 4, end - 4)) !== view.getUint32(end - 4)) return undefined;
    chunks.push({ name, content: bytes.subarray(at + 8, end - 4), whole: bytes.subarray(at, end) });
    if (name === 'IEND') return chunks;
    at = end;
  }
  return undefined;
}

function partsOf(chunks: readonly Chunk[]): PngParts | undefined {
  const content = (name: string) => chunks.find((chunk) => chunk.name === name)?.content ?? new Uint8Array();
  const header = content('IHDR');
  if (chunks[0]?.name !== 'IHDR' || header.length !== 13) return undefined;
  const view = new DataView(header.buffer, header.byteOffset, header.byteLength);
  const [bits, type, compression, filter, interlace] = header.subarray(8);
  if (!BITS[type!]?.includes(bits!) || compression !== 0 || filter !== 0 || interlace! > 1) return undefined;
  const [widthPx, heightPx] = [view.getUint32(0), view.getUint32(4)];
  const palette = content('PLTE');
  if (widthPx === 0 || heightPx === 0 || palette.length % 3 !== 0) return undefined;
  if ((type === 3 && palette.length === 0) || palette.length > 3 * 256) return undefined;
  return {
    widthPx,
    heightPx,
    bits: bits!,
    colourType: type as PngHeader['colourType'],
    interlaced: interlace === 1,
    palette,
    transparency: content('tRNS'),
    data: Buffer.concat(chunks.filter(({ name }) => name === 'IDAT').map(({ content: c }) => c)),
  };
}

/** One pass of Adam7, or the whole picture: every `dx`-th pixel from `x`, every `dy`-th line from `y`. */
export interface Pass {
  readonly x: number;
  readonly y: number;
  readonly dx: number;
  readonly dy: number;
  readonly width: number;
  readonly height: number;
}

const ADAM7 = [
  [0, 0, 8, 8],
  [4, 0, 8, 8],
  [0, 4, 4, 8],
  [2, 0, 4, 4],
  [0, 2, 2, 4],
  [1, 0, 2, 2],
  [0, 1, 1, 2],
] as const;

export const passesOf = ({ widthPx, heightPx, interlaced }: PngHeader): readonly Pass[] =>
  (interlaced ? ADAM7 : [[0, 0, 1, 1] as const])
    .map(([x, y, dx, dy]) => ({
      x,
      y,
      dx,
      dy,
      width: Math.ceil((widthPx - x) / dx),
      height: Math.ceil((heightPx - y) / dy),
    }))
    .filter(({ width, height }) => width > 0 && height > 0);

/** Bytes of a line without its filter byte. */
export const lineBytes = ({ bits, colourType }: PngHeader, widthPx: number): number =>
  Math.ceil((widthPx * bits * CHANNELS[colourType]) / 8);

/** Every line begins with the number of its filter, 0 to 4. */
function filtersKnown(header: PngHeader, raw: Uint8Array): boolean {
  let at = 0;
  for (const { width, height } of passesOf(header)) {
    for (let row = 0; row < height; row++, at += 1 + lineBytes(header, width)) if (raw[at]! > 4) return false;
  }
  return true;
}

const rawLength = (header: PngHeader): number =>
  passesOf(header).reduce((sum, { width, height }) => sum + height * (1 + lineBytes(header, width)), 0);
