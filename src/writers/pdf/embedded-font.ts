/**
 * A face of the document font in one PDF: a composite font whose codes are glyph numbers (ISO 32000-1, 9.7.4), with a
 * ToUnicode map. The file of a set of glyphs is made and compressed once per process, because documents of one dossier
 * mostly show the same letters.
 */
import { deflateSync } from 'node:zlib';
import { advanceOf, type FaceId, faceFile, fontGeneration, glyphOf } from '../../text/faces.ts';
import { type FontFacts, readFontFacts } from '../../text/font-facts.ts';
import { subsetFont } from '../../text/font-subset.ts';
import { EM } from '../../text/glyphs.ts';
import { toUnicodeMap } from '../../text/to-unicode.ts';

/** Makes an object of a dictionary; with `data`, a stream that is written as it is. */
export type MakeObject = (entries: Record<string, unknown>, data?: Uint8Array) => unknown;

const codeOf = (glyph: number): string => glyph.toString(16).padStart(4, '0');

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
    const code = codeOf(glyph);
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
    const toUnicode = toUnicodeMap(
      shown.map(([glyph, codePoint]) => [codeOf(glyph), codePoint]),
      2,
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
      ToUnicode: object({ Filter: 'FlateDecode' }, deflateSync(toUnicode)),
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
  known[face] ??= readFontFacts(faceFile(face));
  return known[face];
}
