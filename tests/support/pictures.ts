/**
 * Small pictures for tests: real JPEG files in four colours (480 x 320 pixels, the rarer kinds 48 x 32), PNG files of every kind written here,
 * and what is done to files on their way: cut short, marked as turned, given a film behind their end.
 */
import { createHash } from 'node:crypto';
import { crc32, deflateSync } from 'node:zlib';
import type { ImageResource } from '../../src/document/tree.ts';

/** Upper row red and green, lower row blue and yellow. `cmyk` is the same in printing colours. */
const jpegs = {
  baseline: [
    '/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDABQODxIPDRQSEBIXFRQYHjIhHhwcHj0sLiQySUBMS0dARkVQWnNiUFVtVkVGZIhlbXd7',
    'gYKBTmCNl4x9lnN+gXz/2wBDARUXFx4aHjshITt8U0ZTfHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8',
    'fHx8fHx8fHz/wAARCAFAAeADASIAAhEBAxEB/8QAFwABAQEBAAAAAAAAAAAAAAAAAAQGBf/EABQQAQAAAAAAAAAAAAAAAAAAAAD/',
    'xAAYAQEBAQEBAAAAAAAAAAAAAAAABgMFBP/EABQRAQAAAAAAAAAAAAAAAAAAAAD/2gAMAwEAAhEDEQA/AOcA8iiAAAAAAAAAAAAA',
    'AAAAAAAAAAAAAAAUgMkQAAAAAAAAAAAAAAAAAAAAAAAAAAAAmAarcAAAAAAAAAAAAAAAAAAAAAAAAAAABSAyRAAAAAAAAAAAAAAA',
    'AAAAAAAAAAAAACYBqtwAAAAAAAAAAAAAAAAAAAAAAAAAAAFIDJEAAAAAAAAAAAAAAAAAAAAAAAAAAAAJgGq3AAAAAAAAAAAAAAAA',
    'AAAAAAAAAAAAUgMkQAAAAAAAAAAAAAAAAAAAAAAAAAAAAmAarcAAAAAAAAAAAAAAAAAAAAAAAAAAABSAyRAAAAAAAAAAAAAAAAAA',
    'AAAAAAAAAACYBqtwAAAAAAAAAAAAAAAAAAAAAAAAAAAFIDJEAAAAAAAAAAAAAAAAAAAAAAAAAAAAJgGq3AAAAAAAAAAAAAAAAAAA',
    'AAAAAAAAAUgMkQAAAAAAAAAAAAAAAAAAAAAAAAAAAAmAarcAAAAAAAAAAAAAAAAAAAAAAAAAAABSAyRAAAAAAAAAAAAAAAAAAAAA',
    'AAAAAAACYBqtwAAAAAAAAAAAAAAAAAAAAAAAAAAAFIDJEAAAAAAAAAAAAAAAAAAAAAAAAAAAAJgGq3AAAAAAAAAAAAAAAAAAAAAA',
    'AAAAAAUgMkQAAAAAAAAAAAAAAAAAAAAAAAAAAAA5gCte0AAAAAAAAAAAAAAAAAAAAAAAAAAABsQEE6YAAAAAAAAAAAAAAAAAAAAA',
    'AAAAAADHAL1zAAAAAAAAAAAAAAAAAAAAAAAAAAAAGxAQTpgAAAAAAAAAAAAAAAAAAAAAAAAAAAMcAvXMAAAAAAAAAAAAAAAAAAAA',
    'AAAAAAAAbEBBOmAAAAAAAAAAAAAAAAAAAAAAAAAAAAxwC9cwAAAAAAAAAAAAAAAAAAAAAAAAAAABsQEE6YAAAAAAAAAAAAAAAAAA',
    'AAAAAAAAADHAL1zAAAAAAAAAAAAAAAAAAAAAAAAAAAAGxAQTpgAAAAAAAAAAAAAAAAAAAAAAAAAAAMcAvXMAAAAAAAAAAAAAAAAA',
    'AAAAAAAAAAAbEBBOmAAAAAAAAAAAAAAAAAAAAAAAAAAAAxwC9cwAAAAAAAAAAAAAAAAAAAAAAAAAAABsQEE6YAAAAAAAAAAAAAAA',
    'AAAAAAAAAAAADHAL1zAAAAAAAAAAAAAAAAAAAAAAAAAAAAGxAQTpgAAAAAAAAAAAAAAAAAAAAAAAAAAAMcAvXMAAAAAAAAAAAAAA',
    'AAAAAAAAAAAAAAbEBBOmAAAAAAAAAAAAAAAAAAAAAAAAAAAAxwC9cwAAAAAAAAAAAAAAAAAAAAAAAAAAABsQEE6YAAAAAAAAAAAA',
    'AAAAAAAAAAAAAAAD/9k=',
  ],
  progressive: [
    '/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDAA0JCgsKCA0LCgsODg0PEyAVExISEyccHhcgLikxMC4pLSwzOko+MzZGNywtQFdBRkxO',
    'UlNSMj5aYVpQYEpRUk//2wBDAQ4ODhMREyYVFSZPNS01T09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09P',
    'T09PT09PT0//wgARCAAgADADAREAAhEBAxEB/8QAFwABAQEBAAAAAAAAAAAAAAAAAAMGBP/EABgBAQEBAQEAAAAAAAAAAAAAAAAG',
    'BAIF/9oADAMBAAIQAxAAAAHizeyBbiWAj3UgW4lgOGh1AaaR3AZmuwgaaR3Af//EABQQAQAAAAAAAAAAAAAAAAAAAED/2gAIAQEA',
    'AQUCR//EABQRAQAAAAAAAAAAAAAAAAAAAED/2gAIAQMBAT8BR//EABQRAQAAAAAAAAAAAAAAAAAAAED/2gAIAQIBAT8BR//EABQQ',
    'AQAAAAAAAAAAAAAAAAAAAED/2gAIAQEABj8CR//EABQQAQAAAAAAAAAAAAAAAAAAAED/2gAIAQEAAT8hR//aAAwDAQACAAMAAAAQ',
    'SVtSVtbbbbbb/8QAFBEBAAAAAAAAAAAAAAAAAAAAQP/aAAgBAwEBPxBH/8QAFBEBAAAAAAAAAAAAAAAAAAAAQP/aAAgBAgEBPxBH',
    '/8QAFBABAAAAAAAAAAAAAAAAAAAAQP/aAAgBAQABPxBH/9k=',
  ],
  cmyk: [
    '/9j/7gAOQWRvYmUAZAAAAAAC/9sAQwAUDg8SDw0UEhASFxUUGB4yIR4cHB49LC4kMklATEtHQEZFUFpzYlBVbVZFRmSIZW13e4GC',
    'gU5gjZeMfZZzfoF8/9sAQwEVFxceGh47ISE7fFNGU3x8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8',
    'fHx8fHx8/8AAFAgAIAAwBAEiAAIRAQMRAQQiAP/EABcAAQEBAQAAAAAAAAAAAAAAAAAFBAb/xAAUEAEAAAAAAAAAAAAAAAAAAAAA',
    '/8QAFwEBAQEBAAAAAAAAAAAAAAAABgQDBf/EABsRAQABBQEAAAAAAAAAAAAAAAAFA0FDgcEE/9oADgQBAAIRAxEEAAA/ANIC4WdA',
    'AIq0itaVyWAya6JimmADYlAHSAADkNoA4x2bjCaAya6j9NhtYm0AJUgA/9k=',
  ],
  grey: [
    '/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDABQODxIPDRQSEBIXFRQYHjIhHhwcHj0sLiQySUBMS0dARkVQWnNiUFVtVkVGZIhlbXd7',
    'gYKBTmCNl4x9lnN+gXz/wAALCAAgADABAREA/8QAFgABAQEAAAAAAAAAAAAAAAAAAAUG/8QAFBABAAAAAAAAAAAAAAAAAAAAAP/a',
    'AAgBAQAAPwCQCqCUCqCIDagxQNqD/9k=',
  ],
} as const;

export const jpeg = (kind: keyof typeof jpegs = 'baseline'): Buffer =>
  Buffer.from(jpegs[kind].join(''), 'base64');

/** A JPEG with an EXIF segment that says how it is turned, as telephones write it. */
export function jpegTurned(orientation: number, kind: keyof typeof jpegs = 'baseline'): Buffer {
  const exif = Buffer.alloc(36);
  exif.writeUInt16BE(0xffe1, 0);
  exif.writeUInt16BE(34, 2);
  exif.write('Exif\0\0MM', 4, 'latin1');
  exif.writeUInt16BE(42, 12);
  exif.writeUInt32BE(8, 14);
  exif.writeUInt16BE(1, 18);
  exif.writeUInt16BE(0x0112, 20);
  exif.writeUInt16BE(3, 22);
  exif.writeUInt32BE(1, 24);
  exif.writeUInt16BE(orientation, 28);
  const file = jpeg(kind);
  return Buffer.concat([file.subarray(0, 2), exif, file.subarray(2)]);
}

export interface PngKind {
  readonly colourType?: 0 | 2 | 3 | 4 | 6;
  readonly bits?: 1 | 2 | 4 | 8 | 16;
  readonly interlaced?: boolean;
  readonly widthPx?: number;
  readonly heightPx?: number;
  readonly transparency?: readonly number[];
  /** Lines written, where the header lies about them. */
  readonly rows?: number;
}

const CHANNELS = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 } as const;
const ADAM7 = [
  [0, 0, 8, 8],
  [4, 0, 8, 8],
  [0, 4, 4, 8],
  [2, 0, 4, 4],
  [0, 2, 2, 4],
  [1, 0, 2, 2],
  [0, 1, 1, 2],
] as const;

/** Sample `channel` of the pixel at x, y, in 0..255 before it is fitted to the bits. */
export const pngSample = (x: number, y: number, channel: number): number =>
  (x * 9 + y * 5 + channel * 70) % 256;

/** A PNG whose lines use all five filters in turn. */
export function png(kind: PngKind = {}): Buffer {
  const { colourType = 2, bits = 8, interlaced = false, widthPx = 24, heightPx = 16 } = kind;
  const { rows = heightPx } = kind;
  const header = Buffer.alloc(13);
  header.writeUInt32BE(widthPx, 0);
  header.writeUInt32BE(heightPx, 4);
  header.set([bits, colourType, 0, 0, interlaced ? 1 : 0], 8);
  const channels = CHANNELS[colourType];
  const passes = interlaced ? ADAM7 : [[0, 0, 1, 1] as const];
  const lines: Buffer[] = [];
  for (const [x0, y0, dx, dy] of passes) {
    const width = Math.ceil((widthPx - x0) / dx);
    if (width <= 0) continue;
    const length = Math.ceil((width * bits * channels) / 8);
    const step = Math.max(1, (bits * channels) >> 3);
    let above: Uint8Array = new Uint8Array(length);
    for (let y = y0; y < rows; y += dy) {
      const line = new Uint8Array(length);
      for (let i = 0; i < width * channels; i++) {
        const x = x0 + Math.floor(i / channels) * dx;
        const sample = pngSample(x, y, i % channels);
        if (bits === 16) line.set([sample, sample], i * 2);
        else line[(i * bits) >> 3]! |= (sample >> (8 - bits)) << (8 - bits - ((i * bits) & 7));
      }
      const filter = lines.length % 5;
      lines.push(Buffer.from([filter, ...filtered(filter, line, above, step)]));
      above = line;
    }
  }
  const palette = Buffer.from(
    Array.from({ length: 1 << Math.min(8, bits) }, (_, i) => [i, 255 - i, 128]).flat(),
  );
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    chunk('tEXt', Buffer.from('Comment\0nơi chụp')),
    ...(colourType === 3 ? [chunk('PLTE', palette)] : []),
    ...(kind.transparency ? [chunk('tRNS', Buffer.from(kind.transparency))] : []),
    chunk('IDAT', deflateSync(Buffer.concat(lines))),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function filtered(filter: number, line: Uint8Array, above: Uint8Array, step: number): number[] {
  return [...line].map((byte, i) => {
    const a = line[i - step] ?? 0;
    const b = above[i] ?? 0;
    const c = i >= step ? above[i - step]! : 0;
    const p = a + b - c;
    const [pa, pb, pc] = [Math.abs(p - a), Math.abs(p - b), Math.abs(p - c)];
    const paeth = pa <= pb && pa <= pc ? a : pb <= pc ? b : c;
    return (byte - [0, a, b, (a + b) >> 1, paeth][filter]!) & 255;
  });
}

function chunk(name: string, content: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(name, 'latin1'), content]);
  const whole = Buffer.alloc(named.length + 8);
  whole.writeUInt32BE(content.length, 0);
  named.copy(whole, 4);
  whole.writeUInt32BE(crc32(named), named.length + 4);
  return whole;
}

/** A resource as the reader of evidence makes it. */
export const resource = (bytes: Uint8Array, more: Partial<ImageResource> = {}): ImageResource => ({
  format: bytes[0] === 0xff ? 'jpeg' : 'png',
  widthPx: 480,
  heightPx: 320,
  orientation: 1,
  sha256: createHash('sha256').update(bytes).digest('hex'),
  load: () => bytes,
  ...more,
});
