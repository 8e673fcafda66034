/**
 * Segments of a JPEG file (ITU-T T.81, annex B), walked without decoding: dimensions, number of colours, and whether
 * the file is whole. What stands between start and end is kept except metadata.
 */
import type { PictureReading } from './picture.ts';

const SOI = 0xd8;
const EOI = 0xd9;
const SOS = 0xda;
/** Baseline, extended sequential and progressive Huffman frames: what PDF's DCTDecode and Word read. */
const FRAMES = new Set([0xc0, 0xc1, 0xc2]);
/** Lossless, hierarchical and arithmetic frames. */
const RARE_FRAMES = new Set([0xc3, 0xc5, 0xc6, 0xc7, 0xc9, 0xca, 0xcb, 0xcd, 0xce, 0xcf]);
/** Left out: EXIF and XMP (APP1), IPTC (APP13), comments. Kept: JFIF, colour profile (APP2), Adobe's colour mark (APP14). */
const METADATA = new Set([0xe1, 0xed, 0xfe]);

const BROKEN = { ok: false, fault: 'tệp ảnh bị hỏng hoặc bị cắt cụt' } as const;

export function readJpeg(bytes: Uint8Array): PictureReading {
  const kept: Uint8Array[] = [bytes.subarray(0, 2)];
  let frame: { readonly widthPx: number; readonly heightPx: number } | undefined;
  let at = 2;
  for (;;) {
    // Some cameras leave bytes between segments; readers skip them.
    at = bytes.indexOf(0xff, at);
    if (at < 0) return BROKEN;
    while (bytes[at + 1] === 0xff) at++;
    const marker = bytes[at + 1];
    if (marker === undefined || marker === 0 || marker === SOI) return BROKEN;
    if (marker === EOI) return BROKEN;
    const length = u16(bytes, at + 2);
    const end = at + 2 + length;
    if (length < 2 || end > bytes.length) return BROKEN;
    if (RARE_FRAMES.has(marker)) return rare;
    if (FRAMES.has(marker)) {
      const [bits, heightPx, widthPx] = [bytes[at + 4], u16(bytes, at + 5), u16(bytes, at + 7)];
      const colours = bytes[at + 9];
      if (colours === 4) return { ok: false, fault: 'ảnh dùng hệ màu in (CMYK)' };
      if (bits !== 8 || (colours !== 1 && colours !== 3)) return rare;
      if (frame || widthPx === 0 || heightPx === 0) return BROKEN;
      frame = { widthPx, heightPx };
    }
    if (!METADATA.has(marker)) kept.push(bytes.subarray(at, end));
    at = end;
    if (marker !== SOS) continue;
    const next = endOfScan(bytes, at);
    if (next === undefined) return BROKEN;
    kept.push(bytes.subarray(at, next));
    at = next;
    if (bytes[at + 1] === EOI) break;
  }
  if (!frame) return BROKEN;
  // What some telephones append after the end (a second picture, a film) is no part of this one.
  kept.push(bytes.subarray(at, at + 2));
  return { ok: true, ...frame, bytes: Buffer.concat(kept) };
}

const rare = { ok: false, fault: 'ảnh thuộc kiểu JPG hiếm mà Word và PDF không mở được' } as const;

/** Where the next marker stands that is no part of the coded data; undefined when the file ends before it. */
function endOfScan(bytes: Uint8Array, from: number): number | undefined {
  let at = bytes.indexOf(0xff, from);
  while (at >= 0 && at + 1 < bytes.length) {
    const next = bytes[at + 1]!;
    const stuffed = next === 0 || (next >= 0xd0 && next <= 0xd7);
    if (!stuffed && next !== 0xff) return at;
    at = bytes.indexOf(0xff, at + (stuffed ? 2 : 1));
  }
  return undefined;
}

const u16 = (bytes: Uint8Array, at: number): number => ((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0);
