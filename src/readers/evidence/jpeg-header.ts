/** What the segments of a JPEG say (ITU-T T.81, JFIF, EXIF); the picture itself is not decoded. */

import type { Size } from './bound-page.ts';
import { exifOrientation, type Orientation } from './exif-orientation.ts';
import { damaged, EvidenceFault } from './finding.ts';

export interface JpegHeader {
  readonly width: number;
  readonly height: number;
  /** 1 grey, 3 colour, 4 CMYK. */
  readonly components: 1 | 3 | 4;
  /** Adobe's programs store CMYK inverted, and mark their files. */
  readonly adobe: boolean;
  /** Three components that are red, green and blue themselves, without a mark that says so. */
  readonly plainRgb: boolean;
  readonly orientation: Orientation;
  /** Dots per inch, null when not stated. */
  readonly density: Size | null;
}

const SAVE_AGAIN = 'mở ảnh bằng Paint hoặc Photos, lưu lại thành JPG hoặc PNG rồi dùng bản mới';
const DCT = new Set([0xc0, 0xc1, 0xc2]);
const OTHER_FRAMES = new Set([0xc3, 0xc5, 0xc6, 0xc7, 0xc9, 0xca, 0xcb, 0xcd, 0xce, 0xcf]);
const CM_PER_INCH = 2.54;

/** Throws an EvidenceFault for cut files and for coding that a PDF cannot hold. */
export function jpegHeader(file: Uint8Array): JpegHeader {
  const bytes = Buffer.from(file.buffer, file.byteOffset, file.byteLength);
  let frame: Pick<JpegHeader, 'width' | 'height' | 'components' | 'plainRgb'> | undefined;
  let adobe = false;
  let jfif = false;
  let density: Size | null = null;
  let orientation: Orientation = 1;
  for (let at = 2; ; ) {
    if (at + 4 > bytes.length) throw damaged('ảnh JPEG bị cắt ngang');
    if (bytes[at] !== 0xff) throw damaged('ảnh JPEG có phần không đọc được');
    const marker = bytes[at + 1]!;
    if (marker === 0xff) {
      at++;
      continue;
    }
    if (marker === 0x01 || (marker >= 0xd0 && marker <= 0xd8)) {
      at += 2;
      continue;
    }
    const length = bytes.readUInt16BE(at + 2);
    if (length < 2 || at + 2 + length > bytes.length) throw damaged('ảnh JPEG bị cắt ngang');
    const body = bytes.subarray(at + 4, at + 2 + length);
    if (DCT.has(marker)) frame = frameOf(body);
    else if (OTHER_FRAMES.has(marker)) throw unusual('ảnh JPEG nén theo kiểu ít dùng');
    else if (marker === 0xe0 && body.toString('latin1', 0, 5) === 'JFIF\0' && body.length >= 12) {
      jfif = true;
      density = jfifDensity(body);
    } else if (marker === 0xe1 && body.toString('latin1', 0, 6) === 'Exif\0\0')
      orientation = exifOrientation(body.subarray(6));
    else if (marker === 0xee && body.toString('latin1', 0, 5) === 'Adobe') adobe = true;
    at += 2 + length;
    if (marker !== 0xda) continue;
    // The end is looked for from behind: previews inside the picture have ends of their own.
    if (bytes.lastIndexOf(Buffer.from([0xff, 0xd9])) < at) throw damaged('ảnh JPEG bị cắt ngang');
    if (frame === undefined) throw damaged('ảnh JPEG không ghi kích thước');
    return { ...frame, plainRgb: frame.plainRgb && !adobe && !jfif, adobe, density, orientation };
  }
}

function frameOf(body: Buffer): Pick<JpegHeader, 'width' | 'height' | 'components' | 'plainRgb'> {
  if (body.length < 6) throw damaged('ảnh JPEG bị cắt ngang');
  const [height, width, components] = [body.readUInt16BE(1), body.readUInt16BE(3), body[5]!];
  if (body[0] !== 8) throw unusual('ảnh JPEG không phải loại 8 bit');
  if (width === 0 || height === 0) throw damaged('ảnh JPEG không ghi kích thước');
  if (components !== 1 && components !== 3 && components !== 4) throw unusual('ảnh JPEG có số kênh màu lạ');
  const ids = Array.from({ length: components }, (_, i) => body[6 + 3 * i] ?? 0);
  return { width, height, components, plainRgb: String.fromCharCode(...ids) === 'RGB' };
}

function jfifDensity(body: Buffer): Size | null {
  const scale = body[7] === 1 ? 1 : body[7] === 2 ? CM_PER_INCH : 0;
  const width = body.readUInt16BE(8) * scale;
  const height = body.readUInt16BE(10) * scale;
  return width > 0 && height > 0 ? { width, height } : null;
}

const unusual = (what: string): EvidenceFault => new EvidenceFault('evidence-picture-kind', what, SAVE_AGAIN);
