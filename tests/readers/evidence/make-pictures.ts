/** Real pictures by code: PNG of every kind, and JPEG whose blocks of 8 × 8 pixels have one colour each. */
import { crc32, deflateSync } from 'node:zlib';

export interface PngOptions {
  readonly width: number;
  readonly height: number;
  readonly colorType: 0 | 2 | 3 | 4 | 6;
  readonly bits: number;
  readonly interlaced?: boolean;
  /** Samples of a pixel, `bits` each. */
  readonly pixel: (x: number, y: number) => readonly number[];
  readonly palette?: Uint8Array;
  readonly transparency?: Uint8Array;
  /** Dots per metre. */
  readonly perMetre?: number;
  /** PNG filter of every row, 0 to 4. */
  readonly filter?: number;
  /** Data are cut into chunks of so many bytes. */
  readonly chunk?: number;
}

export const chunk = (type: string, data: Uint8Array): Buffer => {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const out = Buffer.alloc(body.length + 8);
  out.writeUInt32BE(data.length, 0);
  body.copy(out, 4);
  out.writeUInt32BE(crc32(body), body.length + 4);
  return out;
};

const PASSES = [
  [0, 0, 8, 8],
  [4, 0, 8, 8],
  [0, 4, 4, 8],
  [2, 0, 4, 4],
  [0, 2, 2, 4],
  [1, 0, 2, 2],
  [0, 1, 1, 2],
] as const;

export const pngHead = (
  width: number,
  height: number,
  bits: number,
  colorType: number,
  interlace = 0,
): Buffer => {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([bits, colorType, 0, 0, interlace], 8);
  return Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), chunk('IHDR', header)]);
};

export function makePng(options: PngOptions): Buffer {
  const { width, height, bits, colorType, pixel, filter = 0 } = options;
  const rows: Buffer[] = [];
  const passes = options.interlaced ? PASSES : ([[0, 0, 1, 1]] as const);
  for (const [x0, y0, dx, dy] of passes) {
    let above: Buffer | undefined;
    for (let y = y0; y < height; y += dy) {
      const samples: number[] = [];
      for (let x = x0; x < width; x += dx) samples.push(...pixel(x, y));
      if (samples.length === 0) break;
      const row = packBits(samples, bits);
      const step = Math.max(1, (pixel(0, 0).length * bits) >> 3);
      rows.push(Buffer.from([filter]), filtered(row, above ?? Buffer.alloc(row.length), filter, step));
      above = row;
    }
  }
  const data = deflateSync(Buffer.concat(rows));
  const size = options.chunk ?? data.length;
  const parts: Buffer[] = [pngHead(width, height, bits, colorType, options.interlaced ? 1 : 0)];
  if (options.perMetre) {
    const density = Buffer.alloc(9);
    density.writeUInt32BE(options.perMetre, 0);
    density.writeUInt32BE(options.perMetre, 4);
    density[8] = 1;
    parts.push(chunk('pHYs', density));
  }
  if (options.palette) parts.push(chunk('PLTE', options.palette));
  if (options.transparency) parts.push(chunk('tRNS', options.transparency));
  for (let at = 0; at < data.length; at += size) parts.push(chunk('IDAT', data.subarray(at, at + size)));
  parts.push(chunk('IEND', new Uint8Array()));
  return Buffer.concat(parts);
}

export function packBits(samples: readonly number[], bits: number): Buffer {
  const out = Buffer.alloc(Math.ceil((samples.length * bits) / 8));
  for (const [i, sample] of samples.entries()) {
    if (bits === 16) out.writeUInt16BE(sample, 2 * i);
    else out[(i * bits) >> 3]! |= sample << (8 - bits - ((i * bits) & 7));
  }
  return out;
}

function filtered(row: Buffer, above: Buffer, filter: number, step: number): Buffer {
  return Buffer.from(
    row.map((value, i) => {
      const left = i >= step ? row[i - step]! : 0;
      const up = above[i]!;
      const corner = i >= step ? above[i - step]! : 0;
      if (filter === 0) return value;
      if (filter === 1) return value - left;
      if (filter === 2) return value - up;
      if (filter === 3) return value - ((left + up) >> 1);
      const p = left + up - corner;
      const [a, b, c] = [Math.abs(p - left), Math.abs(p - up), Math.abs(p - corner)];
      return value - (a <= b && a <= c ? left : b <= c ? up : corner);
    }),
  );
}

export interface JpegOptions {
  readonly width: number;
  readonly height: number;
  readonly components: 1 | 3 | 4;
  /** Stored values of a block (grey; Y, Cb, Cr; C, M, Y, K), 0 to 255. */
  readonly block: (x: number, y: number) => readonly number[];
  readonly progressive?: boolean;
  readonly orientation?: number;
  /** Adobe's mark with this colour transform. */
  readonly adobe?: 0 | 1 | 2;
  readonly dpi?: number;
  readonly ids?: string;
}

const segment = (marker: number, ...body: readonly number[]): Buffer =>
  Buffer.from([0xff, marker, (body.length + 2) >> 8, (body.length + 2) & 255, ...body]);
const latin = (text: string): number[] => [...Buffer.from(text, 'latin1')];
/** Twelve codes of four bits for the sizes of DC differences, one code of one bit: end of block. */
const DC_TABLE = [0x00, 0, 0, 0, 12, ...new Array(12).fill(0), 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11];
const AC_TABLE = [0x10, 1, ...new Array(15).fill(0), 0x00];

export function makeJpeg(options: JpegOptions): Buffer {
  const { width, height, components, block, progressive = false } = options;
  const ids = Array.from({ length: components }, (_, i) => options.ids?.charCodeAt(i) ?? i + 1);
  const parts: Buffer[] = [Buffer.from([0xff, 0xd8])];
  if (options.dpi)
    parts.push(
      segment(
        0xe0,
        ...latin('JFIF\0'),
        1,
        1,
        1,
        options.dpi >> 8,
        options.dpi & 255,
        options.dpi >> 8,
        options.dpi & 255,
        0,
        0,
      ),
    );
  if (options.orientation)
    parts.push(
      segment(
        0xe1,
        ...latin('Exif\0\0MM\0*\0\0\0\x08'),
        0,
        1,
        0x01,
        0x12,
        0,
        3,
        0,
        0,
        0,
        1,
        0,
        options.orientation,
        0,
        0,
        0,
        0,
        0,
        0,
      ),
    );
  if (options.adobe !== undefined)
    parts.push(segment(0xee, ...latin('Adobe'), 0, 100, 0, 0, 0, 0, options.adobe));
  parts.push(segment(0xdb, 0, ...new Array(64).fill(8)));
  parts.push(
    segment(
      progressive ? 0xc2 : 0xc0,
      8,
      height >> 8,
      height & 255,
      width >> 8,
      width & 255,
      components,
      ...ids.flatMap((id) => [id, 0x11, 0]),
    ),
  );
  parts.push(segment(0xc4, ...DC_TABLE), segment(0xc4, ...AC_TABLE));
  parts.push(segment(0xda, components, ...ids.flatMap((id) => [id, 0]), 0, progressive ? 0 : 63, 0));
  let bits = '';
  const last = new Array<number>(components).fill(0);
  for (let y = 0; y < Math.ceil(height / 8); y++)
    for (let x = 0; x < Math.ceil(width / 8); x++)
      for (const [c, value] of block(x, y).entries()) {
        const difference = value - 128 - last[c]!;
        last[c] = value - 128;
        const size = difference === 0 ? 0 : Math.floor(Math.log2(Math.abs(difference))) + 1;
        const stored = difference < 0 ? difference + 2 ** size - 1 : difference;
        bits += size.toString(2).padStart(4, '0') + (size ? stored.toString(2).padStart(size, '0') : '');
        if (!progressive) bits += '0';
      }
  bits += '1'.repeat((8 - (bits.length % 8)) % 8);
  const data: number[] = [];
  for (let at = 0; at < bits.length; at += 8) {
    const byte = Number.parseInt(bits.slice(at, at + 8), 2);
    data.push(byte, ...(byte === 255 ? [0] : []));
  }
  parts.push(Buffer.from(data), Buffer.from([0xff, 0xd9]));
  return Buffer.concat(parts);
}
