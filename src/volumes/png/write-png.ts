/**
 * A PNG as a PDF picture. Without alpha and interlacing its compressed rows are what PDF calls Flate with PNG
 * predictors, and go in untouched; else it is read row by row, laid on white paper, and compressed again.
 */
import { once } from 'node:events';
import { createDeflate } from 'node:zlib';
import { CHANNELS, type PngHeader } from '../../readers/evidence/png-header.ts';
import type { PdfOutput } from '../pdf-output.ts';
import { pngRows } from './rows.ts';

/** @returns the object number. `damage` is told when rows are missing; they are white. */
export async function writePng(png: PngHeader, out: PdfOutput, damage: () => void): Promise<number> {
  const num = out.reserve();
  const hasAlpha = png.colorType >= 4;
  if (!hasAlpha && !png.interlaced) {
    out.stream(num, entries(png, png.bits), ...png.data);
    return num;
  }
  const bits = hasAlpha ? 8 : png.bits;
  const stream = out.openStream(num, entries(png, bits));
  await recompress(png, hasAlpha, (data) => stream.put(data), damage);
  stream.close();
  return num;
}

const isGrey = (png: PngHeader): boolean => png.colorType === 0 || png.colorType === 4;

function entries(png: PngHeader, bits: number): string {
  const colors = png.colorType === 3 || isGrey(png) ? 1 : 3;
  return (
    `/Type/XObject/Subtype/Image/Width ${png.width}/Height ${png.height}/BitsPerComponent ${bits}` +
    `/ColorSpace${png.colorType === 3 ? palette(png) : isGrey(png) ? '/DeviceGray' : '/DeviceRGB'}` +
    `/Filter/FlateDecode/DecodeParms<</Predictor 15/Colors ${colors}/BitsPerComponent ${bits}/Columns ${png.width}>>` +
    transparentColor(png, colors)
  );
}

/** Colours that let the paper through are mixed with its white. */
function palette(png: PngHeader): string {
  const colors = Buffer.from(png.palette!);
  for (const [i, alpha] of (png.transparency ?? []).entries())
    for (let at = 3 * i; at < Math.min(3 * i + 3, colors.length); at++)
      colors[at] = onWhite(colors[at]!, alpha);
  return `[/Indexed/DeviceRGB ${colors.length / 3 - 1}<${colors.toString('hex')}>]`;
}

/** The one colour of grey and colour pictures that is transparent, as a colour key. */
function transparentColor(png: PngHeader, colors: number): string {
  const key = png.transparency;
  if (png.colorType === 3 || png.colorType >= 4 || key === null || key.length < 2 * colors) return '';
  const most = 2 ** png.bits - 1;
  const values = Array.from({ length: colors }, (_, i) => ((key[2 * i]! << 8) | key[2 * i + 1]!) & most);
  return `/Mask[${values.map((v) => `${v} ${v}`).join(' ')}]`;
}

const onWhite = (value: number, alpha: number): number => Math.round((value * alpha) / 255 + 255 - alpha);

const UP = 2;
/** Rows are handed over in batches, and the batch is used again when it has been taken. */
const BATCH_BYTES = 128 * 1024;

async function recompress(
  png: PngHeader,
  hasAlpha: boolean,
  put: (data: Uint8Array) => void,
  damage: () => void,
): Promise<void> {
  const colors = isGrey(png) || png.colorType === 3 ? 1 : 3;
  const rowBytes = Math.ceil((png.width * colors * (hasAlpha ? 8 : png.bits)) / 8);
  let above = new Uint8Array(rowBytes);
  let row = new Uint8Array(rowBytes);
  const deflate = createDeflate();
  deflate.on('data', put);
  const ended = once(deflate, 'end');
  const batch = Buffer.alloc(Math.max(1, Math.floor(BATCH_BYTES / (rowBytes + 1))) * (rowBytes + 1));
  let filled = 0;
  const flush = (): Promise<void> =>
    new Promise((resolve, reject) => {
      deflate.write(batch.subarray(0, filled), (e) => (e ? reject(e) : resolve()));
      filled = 0;
    });
  let told = false;
  for (const pixels of pngRows(png)) {
    if (pixels === null) {
      if (!told) damage();
      told = true;
      row.fill(png.colorType === 3 ? 0 : 255);
    } else if (hasAlpha) flatten(png, pixels, row);
    else row.set(pixels);
    batch[filled++] = UP;
    for (let i = 0; i < rowBytes; i++) batch[filled + i] = row[i]! - above[i]!;
    filled += rowBytes;
    [above, row] = [row, above];
    if (filled === batch.length) await flush();
  }
  if (filled > 0) await flush();
  deflate.end();
  await ended;
}

/** Lays pixels with alpha on white, eight bits a channel; of sixteen the upper eight are taken. */
function flatten(png: PngHeader, pixels: Uint8Array, row: Uint8Array): void {
  const step = png.bits >> 3;
  const channels = CHANNELS[png.colorType];
  for (let x = 0, at = 0, to = 0; x < png.width; x++, at += channels * step) {
    const alpha = pixels[at + (channels - 1) * step]!;
    if (alpha === 255) for (let c = 0; c < channels - 1; c++) row[to++] = pixels[at + c * step]!;
    else for (let c = 0; c < channels - 1; c++) row[to++] = onWhite(pixels[at + c * step]!, alpha);
  }
}
