/**
 * The four faces of the document font (Tinos: the widths of Times New Roman, decree A6), loaded once per process and
 * only when first asked for. `useFontFiles` puts an office's own files in their place before the first use.
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { type FontMetrics, readFontMetrics } from './font-file.ts';
import { EM, specialGlyph } from './glyphs.ts';

export type FaceId = 'regular' | 'bold' | 'italic' | 'boldItalic';
export type FontFiles = Readonly<Record<FaceId, () => Uint8Array>>;

const require = createRequire(import.meta.url);
const packaged = (file: string) => () =>
  readFileSync(require.resolve(`@expo-google-fonts/tinos/${file}.ttf`)) as Uint8Array;

const tinos: FontFiles = {
  regular: packaged('400Regular/Tinos_400Regular'),
  bold: packaged('700Bold/Tinos_700Bold'),
  italic: packaged('400Regular_Italic/Tinos_400Regular_Italic'),
  boldItalic: packaged('700Bold_Italic/Tinos_700Bold_Italic'),
};

interface Face {
  readonly file: Uint8Array;
  readonly metrics: FontMetrics;
  /** By code point, in 1/2048 em; filled as text is met. */
  readonly advances: Map<number, number>;
  readonly whole: WholeAdvances;
  /** Glyphs by code point, in the same way as `whole`. */
  readonly glyphs: Uint16Array;
}

/** Latin with all Vietnamese letters, and general punctuation. */
const COMMON = 0x2100;
const LINE_END = 10;

let files: FontFiles = tinos;
let faces: Partial<Record<FaceId, Face>> = {};
/** Counts changes of the font files, so that other caches know when to start anew. */
let generation = 0;

/** Replaces the font files for this process. */
export function useFontFiles(replacement: FontFiles = tinos): void {
  files = replacement;
  faces = {};
  generation++;
}

export const fontGeneration = (): number => generation;

export const faceOf = (bold: boolean, italic: boolean): FaceId =>
  bold ? (italic ? 'boldItalic' : 'bold') : italic ? 'italic' : 'regular';

function face(id: FaceId): Face {
  let known = faces[id];
  if (known === undefined) {
    const file = files[id]();
    known = {
      file,
      metrics: readFontMetrics(file),
      advances: new Map(),
      whole: wholeAdvancesOf(id),
      glyphs: new Uint16Array(COMMON),
    };
    faces[id] = known;
  }
  return known;
}

export const faceFile = (id: FaceId): Uint8Array => face(id).file;

/** Glyph index in the face's file, 0 when the font lacks the code point; for tight loops, ask once for a face. */
export function glyphsOf(id: FaceId): (codePoint: number) => number {
  const { glyphs, metrics } = face(id);
  return (codePoint) => {
    if (codePoint >= COMMON) return metrics.glyph(codePoint);
    const met = glyphs[codePoint]!;
    if (met > 0) return met - 1;
    const glyph = metrics.glyph(codePoint);
    glyphs[codePoint] = glyph + 1;
    return glyph;
  };
}

export const glyphOf = (id: FaceId, codePoint: number): number => glyphsOf(id)(codePoint);

/** Advance width in 1/2048 em. Signs that the font lacks have the width of what is drawn for them. */
export function advanceOf(id: FaceId, codePoint: number): number {
  const { advances, metrics } = face(id);
  let advance = advances.get(codePoint);
  if (advance === undefined) {
    const glyph = metrics.glyph(codePoint);
    const special = glyph === 0 ? specialGlyph(codePoint) : undefined;
    advance = special ? special.advance : (metrics.advance(glyph) * EM) / metrics.unitsPerEm;
    advances.set(codePoint, advance);
  }
  return advance;
}

/** Advance widths in whole 1/2048 em, for tight loops: ask once for a face, then for every code point. */
export interface WholeAdvances {
  /** By UTF-16 unit, each plus one; 0 or beyond the end: ask `of`. */
  readonly common: Uint16Array;
  of(codePoint: number): number;
}

export const wholeAdvances = (id: FaceId): WholeAdvances => face(id).whole;

/** Filled as text is met. A line end has no width. */
function wholeAdvancesOf(id: FaceId): WholeAdvances {
  const common = new Uint16Array(COMMON);
  common[LINE_END] = 1;
  const of = (codePoint: number): number => {
    const advance = Math.round(advanceOf(id, codePoint));
    if (codePoint < COMMON) common[codePoint] = advance + 1;
    return advance;
  };
  return { common, of };
}
