/**
 * A face of the document font in one PDF: a composite font whose codes are glyph numbers (ISO 32000-1, 9.7.4), with a
 * ToUnicode map. What a set of glyphs needs is made and compressed once per process, because documents of one dossier
 * mostly show the same letters.
 */
import { deflateSync } from 'node:zlib';
import { advanceOf, type FaceId, faceFile, fontGeneration, glyphOf } from '../../text/faces.ts';
import { type FontFacts, readFontFacts } from '../../text/font-facts.ts';
import { subsetFont } from '../../text/font-subset.ts';
import { EM } from '../../text/glyphs.ts';
import { toUnicodeMap } from '../../text/to-unicode.ts';
import type { PdfFile } from './adapter.ts';
import { codeOfGlyph } from './shown-glyphs.ts';
import { type PdfRef, PdfText, type PdfValue, pdfValue } from './values.ts';

/** Resource names of the faces. */
const NAMES: Readonly<Record<FaceId, string>> = { regular: 'F1', bold: 'F2', italic: 'F3', boldItalic: 'F4' };
export const faceName = (face: FaceId): string => NAMES[face];

export class EmbeddedFont {
  readonly #face: FaceId;
  readonly #codePoints = new Set<number>();

  constructor(face: FaceId) {
    this.#face = face;
  }

  show(codePoints: readonly number[]): void {
    for (const codePoint of codePoints) this.#codePoints.add(codePoint);
  }

  /**
   * By glyph, the least code point that is shown with it: a no-break space is shown as a space is, and who copies the
   * text gets the plain one.
   */
  #glyphs(): [glyph: number, codePoint: number][] {
    const shown = new Map<number, number>();
    for (const codePoint of this.#codePoints) {
      const glyph = glyphOf(this.#face, codePoint);
      shown.set(glyph, Math.min(codePoint, shown.get(glyph) ?? codePoint));
    }
    return [...shown].sort(([a], [b]) => a - b);
  }

  /** What the font shows, for the file's id. */
  get codePoints(): string {
    return this.#glyphs()
      .map(([, codePoint]) => codePoint)
      .sort((a, b) => a - b)
      .join();
  }

  /** The Type 0 font as an object of the file. */
  write(ref: PdfRef, file: PdfFile): void {
    const { name, descriptor } = facts(this.#face);
    const cut = cutFont(this.#face, this.#glyphs());
    const BaseFont = `${cut.tag}+${name}`;
    const FontFile2 = file.stream({ Filter: 'FlateDecode', Length1: cut.length }, cut.deflated);
    const descendant = file.object({
      Type: 'Font',
      Subtype: 'CIDFontType2',
      BaseFont,
      CIDSystemInfo: { Registry: new PdfText('Adobe'), Ordering: new PdfText('Identity'), Supplement: 0 },
      FontDescriptor: file.object({ Type: 'FontDescriptor', FontName: BaseFont, ...descriptor, FontFile2 }),
      W: cut.widths,
      CIDToGIDMap: 'Identity',
    });
    const font = {
      Type: 'Font',
      Subtype: 'Type0',
      BaseFont,
      Encoding: 'Identity-H',
      DescendantFonts: [descendant],
      ToUnicode: file.stream({ Filter: 'FlateDecode' }, cut.toUnicode),
    };
    file.write(ref, pdfValue(font));
  }
}

/** `[first [w w w] first [w]]`: stretches of glyphs that follow each other (ISO 32000-1, 9.7.4.3). */
function widths(of: readonly (readonly [number, number])[]): PdfValue[] {
  const out: PdfValue[] = [];
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
  readonly widths: readonly PdfValue[];
  /** Compressed. */
  readonly toUnicode: Uint8Array;
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

/** @param shown glyphs in ascending order with the code points that they show. */
function cutFont(face: FaceId, shown: readonly (readonly [glyph: number, codePoint: number])[]): CutFont {
  upToDate();
  const key = `${face} ${shown.join(' ')}`;
  let found = cut.get(key);
  if (found === undefined) {
    const glyphs = shown.map(([glyph]) => glyph);
    const file = subsetFont(faceFile(face), glyphs);
    const codes = shown.map(([glyph, codePoint]) => [codeOfGlyph(glyph), codePoint] as const);
    found = {
      tag: tagOf(`${face} ${glyphs.join()}`),
      length: file.length,
      deflated: deflateSync(file),
      widths: widths(shown.map(([glyph, codePoint]) => [glyph, (advanceOf(face, codePoint) * 1000) / EM])),
      toUnicode: deflateSync(toUnicodeMap(codes, 2)),
    };
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
