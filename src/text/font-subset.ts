/**
 * A TrueType font cut down to some of its glyphs. Glyphs keep their numbers: what a page shows does not depend on what
 * else the document shows, and equal sets of glyphs give equal files. Outlines are copied as bytes, never decoded.
 * Source: OpenType 1.9 (glyf, loca, hmtx, hhea, maxp, head); tables needed in PDF: ISO 32000-1, 9.9.
 */
import { type SfntTable, sfntTables, viewOf } from './sfnt.ts';

/** Copied whole: programs that the outlines' instructions call. */
const WHOLE = ['cvt ', 'fpgm', 'prep'] as const;
/** Flags of a component of a composite glyph. */
const WORDS = 0x0001;
const SCALE = 0x0008;
const MORE = 0x0020;
const TWO_SCALES = 0x0040;
const TWO_BY_TWO = 0x0080;
const CHECKSUM_OF_FILE = 0xb1b0afba;

/**
 * @param glyphs numbers of glyphs in `file`, in any order; glyph 0 and the parts of composites are added.
 * @throws RangeError when the file has no TrueType outlines or is cut.
 */
export function subsetFont(file: Uint8Array, glyphs: Iterable<number>): Uint8Array {
  const view = viewOf(file);
  const table = sfntTables(file);
  const [head, hhea, hmtx, maxp] = [table('head'), table('hhea'), table('hmtx'), table('maxp')];
  const [loca, glyf] = [table('loca'), table('glyf')];
  const long = view.getInt16(head.at + 50) === 1;
  const total = view.getUint16(maxp.at + 4);
  const start = (glyph: number): number =>
    glyf.at + (long ? view.getUint32(loca.at + glyph * 4) : view.getUint16(loca.at + glyph * 2) * 2);

  const wanted = new Set([0, ...glyphs]);
  for (const glyph of wanted) {
    if (glyph >= total) throw new RangeError(`font has no glyph ${glyph}`);
    for (const part of components(view, start(glyph), start(glyph + 1))) wanted.add(part);
  }
  const kept = [...wanted].sort((a, b) => a - b);
  const count = kept.at(-1)! + 1;

  const outlines = kept.map((glyph) => file.subarray(start(glyph), start(glyph + 1)));
  const newGlyf = new Uint8Array(outlines.reduce((n, o) => n + padded(o.length), 0));
  const newLoca = new DataView(new ArrayBuffer((count + 1) * 4));
  const newHmtx = new DataView(new ArrayBuffer(count * 4));
  const metrics = view.getUint16(hhea.at + 34);
  let at = 0;
  let next = 0;
  for (const [i, glyph] of kept.entries()) {
    for (; next <= glyph; next++) newLoca.setUint32(next * 4, at);
    newGlyf.set(outlines[i]!, at);
    at += padded(outlines[i]!.length);
    newHmtx.setUint16(glyph * 4, view.getUint16(hmtx.at + Math.min(glyph, metrics - 1) * 4));
    const bearing = glyph < metrics ? glyph * 4 + 2 : metrics * 4 + (glyph - metrics) * 2;
    newHmtx.setInt16(glyph * 4 + 2, view.getInt16(hmtx.at + bearing));
  }
  newLoca.setUint32(count * 4, at);

  // `slice` of a Buffer would share the bytes of the original.
  const copy = ({ at: from, length }: SfntTable): Uint8Array =>
    new Uint8Array(file.subarray(from, from + length));
  const newHead = copy(head);
  viewOf(newHead).setUint32(8, 0);
  viewOf(newHead).setInt16(50, 1);
  const newHhea = copy(hhea);
  viewOf(newHhea).setUint16(34, count);
  const newMaxp = copy(maxp);
  viewOf(newMaxp).setUint16(4, count);
  return assemble([
    ...WHOLE.map((tag) => [tag, copy(table(tag))] as const),
    ['glyf', newGlyf],
    ['head', newHead],
    ['hhea', newHhea],
    ['hmtx', new Uint8Array(newHmtx.buffer)],
    ['loca', new Uint8Array(newLoca.buffer)],
    ['maxp', newMaxp],
  ]);
}

const padded = (length: number): number => (length + 3) & ~3;

/** Numbers of the glyphs that a composite one is made of. */
function components(view: DataView, start: number, end: number): number[] {
  const parts: number[] = [];
  if (end <= start || view.getInt16(start) >= 0) return parts;
  let at = start + 10;
  for (;;) {
    const flags = view.getUint16(at);
    parts.push(view.getUint16(at + 2));
    if ((flags & MORE) === 0) return parts;
    at += 4 + (flags & WORDS ? 4 : 2);
    at += flags & SCALE ? 2 : flags & TWO_SCALES ? 4 : flags & TWO_BY_TWO ? 8 : 0;
  }
}

/** Tables to a file, in the order of their tags. */
function assemble(parts: readonly (readonly [string, Uint8Array])[]): Uint8Array {
  const sorted = [...parts].sort(([a], [b]) => (a < b ? -1 : 1));
  const headLength = 12 + sorted.length * 16;
  const file = new Uint8Array(sorted.reduce((n, [, data]) => n + padded(data.length), headLength));
  const view = viewOf(file);
  const selector = Math.floor(Math.log2(sorted.length));
  view.setUint32(0, 0x00010000);
  view.setUint16(4, sorted.length);
  view.setUint16(6, 16 << selector);
  view.setUint16(8, selector);
  view.setUint16(10, (sorted.length - (1 << selector)) * 16);
  let at = headLength;
  let head = 0;
  for (const [i, [tag, data]] of sorted.entries()) {
    file.set(data, at);
    if (tag === 'head') head = at;
    const entry = 12 + i * 16;
    for (let c = 0; c < 4; c++) file[entry + c] = tag.charCodeAt(c);
    view.setUint32(entry + 4, checksum(view, at, at + padded(data.length)));
    view.setUint32(entry + 8, at);
    view.setUint32(entry + 12, data.length);
    at += padded(data.length);
  }
  view.setUint32(head + 8, (CHECKSUM_OF_FILE - checksum(view, 0, file.length)) >>> 0);
  return file;
}

function checksum(view: DataView, from: number, to: number): number {
  let sum = 0;
  for (let at = from; at < to; at += 4) sum = (sum + view.getUint32(at)) >>> 0;
  return sum;
}
