/**
 * The ten digits of the document's bold face as an embedded font: a TrueType file with eleven glyphs, glyph 0 empty,
 * glyph n+1 the digit n, used as a composite font with two-byte codes (ISO 32000-1, 9.7).
 */
import { advanceOf, faceFile, glyphOf } from '../text/faces.ts';
import { EM } from '../text/glyphs.ts';
import type { PdfOutput } from './pdf-output.ts';
import { name } from './pdf-text.ts';

const FACE = 'bold';
const DIGITS = Array.from('0123456789', (digit) => digit.codePointAt(0)!);

const digitsOf = (text: string): number[] => Array.from(text, (c) => c.codePointAt(0)! - 0x30);

/** Hexadecimal string of two-byte codes. `text` holds digits only. */
export const digitCodes = (text: string): string =>
  `<${digitsOf(text)
    .map((digit) => (digit + 1).toString(16).padStart(4, '0'))
    .join('')}>`;

/** In points, at a size in points. */
export const digitsWidth = (text: string, size: number): number =>
  digitsOf(text).reduce((sum, digit) => sum + (advanceOf(FACE, DIGITS[digit]!) / EM) * size, 0);

/** @returns the object number of the font. */
export function writeDigitFont(out: PdfOutput): number {
  const source = tablesOf(faceFile(FACE));
  const font = subset(source);
  const file = out.addDeflated(`/Length1 ${font.length}`, font);
  const head = source.get('head')!;
  const hhea = source.get('hhea')!;
  const perMille = (units: number): number => Math.round((units * 1000) / head.readUInt16BE(18));
  const box = [36, 38, 40, 42].map((at) => perMille(head.readInt16BE(at))).join(' ');
  const base = name(`HSNTMA+${postScriptName(source.get('name'))}`);
  const descriptor = out.add(
    `<</Type/FontDescriptor/FontName${base}/Flags 4/FontBBox[${box}]/ItalicAngle 0` +
      `/Ascent ${perMille(hhea.readInt16BE(4))}/Descent ${perMille(hhea.readInt16BE(6))}` +
      `/CapHeight ${perMille(hhea.readInt16BE(4))}/StemV 120/FontFile2 ${file} 0 R>>`,
  );
  const widths = DIGITS.map((digit) => Math.round((advanceOf(FACE, digit) * 1000) / EM)).join(' ');
  const descendant = out.add(
    `<</Type/Font/Subtype/CIDFontType2/BaseFont${base}/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>` +
      `/FontDescriptor ${descriptor} 0 R/DW 500/W[1[${widths}]]/CIDToGIDMap/Identity>>`,
  );
  const unicode = out.addDeflated('', Buffer.from(TO_UNICODE));
  return out.add(
    `<</Type/Font/Subtype/Type0/BaseFont${base}/Encoding/Identity-H/DescendantFonts[${descendant} 0 R]/ToUnicode ${unicode} 0 R>>`,
  );
}

const TO_UNICODE = `/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000> <ffff>
endcodespacerange
1 beginbfrange
<0001> <000a> <0030>
endbfrange
endcmap
CMapName currentdict /CMap defineresource pop
end
end`;

type Tables = ReadonlyMap<string, Buffer>;

function tablesOf(file: Uint8Array): Tables {
  const bytes = Buffer.from(file.buffer, file.byteOffset, file.byteLength);
  const tables = new Map<string, Buffer>();
  for (let i = 0, at = 12; i < bytes.readUInt16BE(4); i++, at += 16) {
    const start = bytes.readUInt32BE(at + 8);
    tables.set(
      bytes.toString('latin1', at, at + 4),
      bytes.subarray(start, start + bytes.readUInt32BE(at + 12)),
    );
  }
  return tables;
}

/** Outlines and measures of the digits; hinting programs are left out, so tables they need are not needed. */
function subset(source: Tables): Buffer {
  const glyphs = [
    Buffer.alloc(0),
    ...DIGITS.map((digit) => withoutHints(outline(source, glyphOf(FACE, digit)))),
  ];
  const loca = Buffer.alloc(4 * (glyphs.length + 1));
  let offset = 0;
  for (const [i, glyph] of glyphs.entries()) {
    offset += glyph.length;
    loca.writeUInt32BE(offset, 4 * (i + 1));
  }
  const hmtx = Buffer.alloc(4 * glyphs.length);
  for (const [i, digit] of DIGITS.entries()) measures(source, glyphOf(FACE, digit)).copy(hmtx, 4 * (i + 1));
  const head = Buffer.from(source.get('head')!);
  head.writeUInt32BE(0, 8);
  head.writeInt16BE(1, 50);
  const hhea = Buffer.from(source.get('hhea')!);
  hhea.writeUInt16BE(glyphs.length, 34);
  const maxp = Buffer.from(source.get('maxp')!);
  maxp.writeUInt16BE(glyphs.length, 4);
  return assemble({ glyf: Buffer.concat(glyphs), head, hhea, hmtx, loca, maxp });
}

function outline(source: Tables, glyph: number): Buffer {
  const loca = source.get('loca')!;
  const long = source.get('head')!.readInt16BE(50) === 1;
  const at = (i: number): number => (long ? loca.readUInt32BE(4 * i) : loca.readUInt16BE(2 * i) * 2);
  return source.get('glyf')!.subarray(at(glyph), at(glyph + 1));
}

/** Sets the length of a simple glyph's instructions to nothing and takes them out; the end is padded to four bytes. */
function withoutHints(glyph: Buffer): Buffer {
  const contours = glyph.length >= 10 ? glyph.readInt16BE(0) : -1;
  if (contours < 0) return pad(glyph);
  const lengthAt = 10 + 2 * contours;
  const instructions = glyph.readUInt16BE(lengthAt);
  return pad(
    Buffer.concat([
      glyph.subarray(0, lengthAt),
      Buffer.alloc(2),
      glyph.subarray(lengthAt + 2 + instructions),
    ]),
  );
}

const pad = (bytes: Buffer): Buffer => Buffer.concat([bytes, Buffer.alloc((4 - (bytes.length % 4)) % 4)]);

/** Advance and left side bearing. */
function measures(source: Tables, glyph: number): Buffer {
  const hmtx = source.get('hmtx')!;
  const full = source.get('hhea')!.readUInt16BE(34);
  if (glyph < full) return hmtx.subarray(4 * glyph, 4 * glyph + 4);
  const bearing = 4 * full + 2 * (glyph - full);
  return Buffer.concat([hmtx.subarray(4 * (full - 1), 4 * full - 2), hmtx.subarray(bearing, bearing + 2)]);
}

function assemble(tables: Readonly<Record<string, Buffer>>): Buffer {
  const entries = Object.entries(tables).sort(([a], [b]) => (a < b ? -1 : 1));
  const directory = Buffer.alloc(12 + 16 * entries.length);
  const power = 2 ** Math.floor(Math.log2(entries.length));
  directory.writeUInt32BE(0x00010000, 0);
  directory.writeUInt16BE(entries.length, 4);
  directory.writeUInt16BE(power * 16, 6);
  directory.writeUInt16BE(Math.log2(power), 8);
  directory.writeUInt16BE((entries.length - power) * 16, 10);
  let offset = directory.length;
  const bodies: Buffer[] = [];
  for (const [i, [tag, table]] of entries.entries()) {
    const at = 12 + 16 * i;
    const body = pad(table);
    directory.write(tag, at, 'latin1');
    directory.writeUInt32BE(checksum(body), at + 4);
    directory.writeUInt32BE(offset, at + 8);
    directory.writeUInt32BE(table.length, at + 12);
    bodies.push(body);
    offset += body.length;
  }
  const font = Buffer.concat([directory, ...bodies]);
  const headAt = directory.readUInt32BE(12 + 16 * entries.findIndex(([tag]) => tag === 'head') + 8);
  font.writeUInt32BE((0xb1b0afba - checksum(font)) >>> 0, headAt + 8);
  return font;
}

function checksum(bytes: Buffer): number {
  let sum = 0;
  for (let at = 0; at + 4 <= bytes.length; at += 4) sum = (sum + bytes.readUInt32BE(at)) >>> 0;
  return sum;
}

/** Name 6 of the font (OpenType, table `name`), so that the volume says which font it carries. */
function postScriptName(table: Buffer | undefined): string {
  for (let i = 0; table !== undefined && i < table.readUInt16BE(2); i++) {
    const at = 6 + 12 * i;
    if (table.readUInt16BE(at) !== 3 || table.readUInt16BE(at + 6) !== 6) continue;
    const start = table.readUInt16BE(4) + table.readUInt16BE(at + 10);
    const text = Buffer.from(table.subarray(start, start + table.readUInt16BE(at + 8)));
    return text
      .swap16()
      .toString('utf16le')
      .replace(/[^A-Za-z0-9-]/g, '');
  }
  return 'Digits';
}
