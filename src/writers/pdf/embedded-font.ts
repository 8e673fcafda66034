/**
 * A face of the document font in one PDF: a composite font whose codes are glyph numbers (ISO 32000-1, 9.7.4), with a
 * ToUnicode map. The file of a set of glyphs is made and compressed once per process, because documents of one dossier
 * mostly show the same letters.
 */
import { deflateSync } from 'node:zlib';
import { advanceOf, type FaceId, faceFile, fontGeneration, glyphOf } from '../../text/faces.ts';
import { EM } from '../../text/glyphs.ts';
import { sfntTables, viewOf } from '../../text/sfnt.ts';
import { subsetFont } from './font-subset.ts';

/** Makes an object of a dictionary; with `data`, a stream that is written as it is. */
export type MakeObject = (entries: Record<string, unknown>, data?: Uint8Array) => unknown;

export class EmbeddedFont {
  readonly #face: FaceId;
  /** Codes by code point. */
  readonly #codes = new Map<number, string>();
  /** By glyph, the least code point that is shown with it. */
  readonly #shown = new Map<number, number>();

  constructor(face: FaceId) {
    this.#face = face;
  }

  /** Four hex digits that show a code point. */
  code(codePoint: number): string {
    const known = this.#codes.get(codePoint);
    if (known !== undefined) return known;
    const glyph = glyphOf(this.#face, codePoint);
    const code = glyph.toString(16).padStart(4, '0');
    this.#codes.set(codePoint, code);
    // A no-break space is shown as a space is: who copies the text gets the plain one.
    this.#shown.set(glyph, Math.min(codePoint, this.#shown.get(glyph) ?? codePoint));
    return code;
  }

  /** What the font shows, for the file's id. */
  get codePoints(): string {
    return [...this.#shown.values()].sort((a, b) => a - b).join();
  }

  /** The dictionary of the Type 0 font. */
  dictionary(object: MakeObject): Record<string, unknown> {
    const shown = [...this.#shown].sort(([a], [b]) => a - b);
    const { name, descriptor } = facts(this.#face);
    const cut = fontFile(
      this.#face,
      shown.map(([glyph]) => glyph),
    );
    const BaseFont = `${cut.tag}+${name}`;
    const FontFile2 = object({ Filter: 'FlateDecode', Length1: cut.length }, cut.deflated);
    const descendant = object({
      Type: 'Font',
      Subtype: 'CIDFontType2',
      BaseFont,
      CIDSystemInfo: { Registry: new String('Adobe'), Ordering: new String('Identity'), Supplement: 0 },
      FontDescriptor: object({ Type: 'FontDescriptor', FontName: BaseFont, ...descriptor, FontFile2 }),
      W: widths(shown.map(([glyph, codePoint]) => [glyph, (advanceOf(this.#face, codePoint) * 1000) / EM])),
      CIDToGIDMap: 'Identity',
    });
    return {
      Type: 'Font',
      Subtype: 'Type0',
      BaseFont,
      Encoding: 'Identity-H',
      DescendantFonts: [descendant],
      ToUnicode: object({ Filter: 'FlateDecode' }, deflateSync(Buffer.from(toUnicode(shown), 'latin1'))),
    };
  }
}

/** `[first [w w w] first [w]]`: stretches of glyphs that follow each other (ISO 32000-1, 9.7.4.3). */
function widths(of: readonly (readonly [number, number])[]): unknown[] {
  const out: unknown[] = [];
  let stretch: number[] = [];
  let next = -1;
  for (const [glyph, width] of of) {
    if (glyph !== next) {
      stretch = [];
      out.push(glyph, stretch);
    }
    stretch.push(width);
    next = glyph + 1;
  }
  return out;
}

const hex = (unit: number): string => unit.toString(16).padStart(4, '0');

/** At most 100 entries a block, as the CMap format allows. */
const MOST_ENTRIES = 100;

function toUnicode(shown: readonly (readonly [number, number])[]): string {
  const lines = shown.map(([glyph, codePoint]) => {
    const text = String.fromCodePoint(codePoint);
    return `<${hex(glyph)}> <${[...Array(text.length).keys()].map((i) => hex(text.charCodeAt(i))).join('')}>`;
  });
  const blocks: string[] = [];
  for (let i = 0; i < lines.length; i += MOST_ENTRIES) {
    const part = lines.slice(i, i + MOST_ENTRIES);
    blocks.push(`${part.length} beginbfchar\n${part.join('\n')}\nendbfchar`);
  }
  return `/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000> <ffff>
endcodespacerange
${blocks.join('\n')}
endcmap
CMapName currentdict /CMap defineresource pop
end
end`;
}

interface FontFacts {
  readonly name: string;
  readonly descriptor: Readonly<Record<string, unknown>>;
}

interface CutFont {
  /** Six capital letters, the same for the same glyphs (ISO 32000-1, 9.6.4). */
  readonly tag: string;
  /** Bytes before compression. */
  readonly length: number;
  readonly deflated: Uint8Array;
}

let generation = -1;
let known: Partial<Record<FaceId, FontFacts>> = {};
let cut = new Map<string, CutFont>();
/** A dossier has about a hundred sets of glyphs; the oldest leaves. */
const MOST_CUT = 200;

/** Forgets everything when the font files were replaced. */
function upToDate(): void {
  if (generation === fontGeneration()) return;
  known = {};
  cut = new Map();
  generation = fontGeneration();
}

function fontFile(face: FaceId, glyphs: readonly number[]): CutFont {
  upToDate();
  const key = `${face} ${glyphs.join()}`;
  let found = cut.get(key);
  if (found === undefined) {
    const file = subsetFont(faceFile(face), glyphs);
    found = { tag: tagOf(key), length: file.length, deflated: deflateSync(file) };
    const [oldest] = cut.keys();
    if (cut.size >= MOST_CUT && oldest !== undefined) cut.delete(oldest);
    cut.set(key, found);
  }
  return found;
}

/** FNV-1a in letters: any function of the set of glyphs will do. */
function tagOf(key: string): string {
  let hash = 0x811c9dc5;
  for (let i = 0; i < key.length; i++) hash = Math.imul(hash ^ key.charCodeAt(i), 0x01000193) >>> 0;
  let tag = '';
  for (let i = 0; i < 6; i++) {
    tag += String.fromCharCode(65 + (hash % 26));
    hash = Math.floor(hash / 26);
  }
  return tag;
}

function facts(face: FaceId): FontFacts {
  upToDate();
  known[face] ??= readFacts(faceFile(face));
  return known[face];
}

const ITALIC = 1 << 6;
const SERIF = 1 << 1;
const SYMBOLIC = 1 << 2;

/** The font descriptor (ISO 32000-1, table 122), in 1/1000 em. */
function readFacts(file: Uint8Array): FontFacts {
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
