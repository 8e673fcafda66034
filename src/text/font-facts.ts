/** What a PDF says of a font besides its outlines: its name, and the numbers of the font descriptor. */
import { sfntTables, viewOf } from './sfnt.ts';

export interface FontFacts {
  /** PostScript name. */
  readonly name: string;
  /** Entries of the font descriptor (ISO 32000-1, table 122), in 1/1000 em. */
  readonly descriptor: Readonly<Record<string, number | readonly number[]>>;
}

const ITALIC = 1 << 6;
const SERIF = 1 << 1;
const SYMBOLIC = 1 << 2;

/** @throws RangeError when a table is missing. */
export function readFontFacts(file: Uint8Array): FontFacts {
  const view = viewOf(file);
  const table = sfntTables(file);
  const [head, hhea, os2, post] = [table('head').at, table('hhea').at, table('OS/2').at, table('post').at];
  const scale = 1000 / view.getUint16(head + 18);
  const em = (at: number): number => view.getInt16(at) * scale;
  const italic = (view.getUint16(head + 44) & 2) !== 0;
  const family = view.getInt16(os2 + 30) >> 8;
  const ascent = em(hhea + 4);
  const withHeights = view.getUint16(os2) >= 2;
  return {
    name: postScriptName(file, table('name').at),
    descriptor: {
      Flags: SYMBOLIC | (family >= 1 && family <= 7 ? SERIF : 0) | (italic ? ITALIC : 0),
      FontBBox: [36, 38, 40, 42].map((at) => em(head + at)),
      ItalicAngle: view.getInt32(post + 4) / 65536,
      Ascent: ascent,
      Descent: em(hhea + 6),
      CapHeight: withHeights ? em(os2 + 88) : ascent,
      XHeight: withHeights ? em(os2 + 86) : 0,
      StemV: 0,
    },
  };
}

/** Name 6 of the `name` table, letters and digits and hyphens only; a font that does not say is called "Font". */
function postScriptName(file: Uint8Array, at: number): string {
  const view = viewOf(file);
  const strings = at + view.getUint16(at + 4);
  for (let i = 0; i < view.getUint16(at + 2); i++) {
    const entry = at + 6 + i * 12;
    if (view.getUint16(entry + 6) !== 6) continue;
    const from = strings + view.getUint16(entry + 10);
    const bytes = Buffer.from(file.subarray(from, from + view.getUint16(entry + 8)));
    const name = bytes.toString('latin1').replace(/[^A-Za-z0-9-]/g, '');
    if (name !== '') return name;
  }
  return 'Font';
}
