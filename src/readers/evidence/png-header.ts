/** The chunks of a PNG (ISO/IEC 15948): sizes, colours, where its data lie. Checksums are compared, pixels not decoded. */
import { crc32 } from 'node:zlib';
import type { Size } from './bound-page.ts';
import { damaged } from './finding.ts';

export interface PngHeader {
  readonly width: number;
  readonly height: number;
  readonly bits: 1 | 2 | 4 | 8 | 16;
  /** 0 grey, 2 colour, 3 palette, 4 grey with alpha, 6 colour with alpha. */
  readonly colorType: 0 | 2 | 3 | 4 | 6;
  readonly interlaced: boolean;
  readonly palette: Uint8Array | null;
  /** Alpha of palette entries, or the one colour that is transparent. */
  readonly transparency: Uint8Array | null;
  readonly density: Size | null;
  /** Compressed pixels: views into the file, to be read as one. */
  readonly data: readonly Uint8Array[];
}

const BITS: Readonly<Record<number, readonly number[]>> = {
  0: [1, 2, 4, 8, 16],
  2: [8, 16],
  3: [1, 2, 4, 8],
  4: [8, 16],
  6: [8, 16],
};
export const CHANNELS: Readonly<Record<PngHeader['colorType'], number>> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 };
const METRES_PER_INCH = 0.0254;
const SIGNATURE_BYTES = 8;

/** Throws an EvidenceFault for cut and damaged files. */
export function pngHeader(file: Uint8Array): PngHeader {
  const bytes = Buffer.from(file.buffer, file.byteOffset, file.byteLength);
  let header: Pick<PngHeader, 'width' | 'height' | 'bits' | 'colorType' | 'interlaced'> | undefined;
  let palette: Uint8Array | null = null;
  let transparency: Uint8Array | null = null;
  let density: Size | null = null;
  const data: Uint8Array[] = [];
  for (let at = SIGNATURE_BYTES; ; ) {
    if (at + 12 > bytes.length) throw damaged('ảnh PNG bị cắt ngang');
    const length = bytes.readUInt32BE(at);
    if (at + 12 + length > bytes.length) throw damaged('ảnh PNG bị cắt ngang');
    const type = bytes.toString('latin1', at + 4, at + 8);
    const body = bytes.subarray(at + 8, at + 8 + length);
    const critical = (bytes[at + 4]! & 0x20) === 0;
    if (critical && crc32(bytes.subarray(at + 4, at + 8 + length)) !== bytes.readUInt32BE(at + 8 + length))
      throw damaged('ảnh PNG sai mã kiểm tra');
    at += 12 + length;
    if (type === 'IHDR') header = headerOf(body);
    else if (type === 'PLTE') palette = body.subarray(0, Math.min(body.length - (body.length % 3), 768));
    else if (type === 'tRNS') transparency = body;
    else if (type === 'pHYs' && body.length >= 9 && body[8] === 1)
      density = densityOf(body.readUInt32BE(0), body.readUInt32BE(4));
    else if (type === 'IDAT') data.push(body);
    else if (type === 'IEND') break;
  }
  if (header === undefined || data.length === 0) throw damaged('ảnh PNG không có nội dung');
  if (header.colorType === 3 && !palette?.length) throw damaged('ảnh PNG thiếu bảng màu');
  return { ...header, palette, transparency, density, data };
}

function headerOf(body: Buffer): Pick<PngHeader, 'width' | 'height' | 'bits' | 'colorType' | 'interlaced'> {
  if (body.length < 13) throw damaged('ảnh PNG bị cắt ngang');
  const [width, height] = [body.readUInt32BE(0), body.readUInt32BE(4)];
  const [bits, colorType, , , interlace] = body.subarray(8, 13);
  if (width === 0 || height === 0) throw damaged('ảnh PNG không ghi kích thước');
  if (!BITS[colorType!]?.includes(bits!)) throw damaged('ảnh PNG ghi kiểu màu không có');
  return {
    width,
    height,
    bits: bits as PngHeader['bits'],
    colorType: colorType as PngHeader['colorType'],
    interlaced: interlace === 1,
  };
}

const densityOf = (x: number, y: number): Size | null =>
  x > 0 && y > 0 ? { width: x * METRES_PER_INCH, height: y * METRES_PER_INCH } : null;
