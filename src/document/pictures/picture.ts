/**
 * What a picture's bytes are before a writer may show them. Files come from telephones and scanners and may be cut
 * short, mislabelled or of a kind that no writer can show: nothing here throws, a picture that cannot be printed is
 * named with its reason and its place is kept.
 */
import type { ImageResource } from '../tree.ts';
import { readJpeg } from './jpeg.ts';
import { readPng } from './png.ts';

/** A picture that both DOCX and PDF can show. */
export interface Picture {
  readonly format: 'jpeg' | 'png';
  /** As stored, not as it is turned. */
  readonly widthPx: number;
  readonly heightPx: number;
  readonly orientation: ImageResource['orientation'];
  readonly sha256: string;
  /** Without metadata (places, thumbnails, orientation), so that no program turns the picture a second time. */
  readonly bytes: Uint8Array;
}

/** Why a picture cannot be shown, as the rest of a Vietnamese sentence: "... vì tệp ảnh bị cắt cụt". */
export type PictureFault =
  | 'không đọc được tệp ảnh'
  | 'tệp ảnh trống'
  | 'tệp không phải ảnh JPG hoặc PNG'
  | 'tệp ảnh bị hỏng hoặc bị cắt cụt'
  | 'ảnh dùng hệ màu in (CMYK)'
  | 'ảnh thuộc kiểu JPG hiếm mà Word và PDF không mở được'
  | 'ảnh quá lớn';

export type PictureReading =
  | {
      readonly ok: true;
      readonly widthPx: number;
      readonly heightPx: number;
      readonly bytes: Uint8Array;
    }
  | { readonly ok: false; readonly fault: PictureFault };

/** The bytes decide about the kind, not the file's name; the resource decides about the turning. */
export function readPicture(resource: ImageResource): Picture | PictureFault {
  let bytes: Uint8Array;
  try {
    bytes = resource.load();
  } catch {
    return 'không đọc được tệp ảnh';
  }
  if (bytes.length === 0) return 'tệp ảnh trống';
  const format = formatOf(bytes);
  if (!format) return 'tệp không phải ảnh JPG hoặc PNG';
  const reading = format === 'jpeg' ? readJpeg(bytes) : readPng(bytes);
  if (!reading.ok) return reading.fault;
  const { widthPx, heightPx } = reading;
  const { orientation, sha256 } = resource;
  return { format, widthPx, heightPx, orientation, sha256, bytes: reading.bytes };
}

const PNG_SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];

const formatOf = (bytes: Uint8Array): Picture['format'] | undefined =>
  bytes[0] === 0xff && bytes[1] === 0xd8
    ? 'jpeg'
    : PNG_SIGNATURE.every((byte, i) => bytes[i] === byte)
      ? 'png'
      : undefined;

/** EXIF orientations 5 to 8 lie on their side: width and height change places. */
export const liesOnItsSide = (orientation: ImageResource['orientation']): boolean => orientation >= 5;
