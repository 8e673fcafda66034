/** Which code points a page shows in each face, and the codes that show them. */
import { type FaceId, fontGeneration, glyphsOf } from '../../text/faces.ts';
import { isMark } from '../../text/glyphs.ts';

/** Latin with all Vietnamese letters, and general punctuation. */
const COMMON_CODE_POINTS = 0x2100;

/** Four hex digits: the number of a glyph. */
export const codeOfGlyph = (glyph: number): string => glyph.toString(16).padStart(4, '0');

/** Codes of the code points of most texts; null: drawn as a sign. Filled as text is met. */
type Codes = (string | null | undefined)[];

let generation = -1;
let known: Partial<Record<FaceId, Codes>> = {};

function commonCodes(face: FaceId): Codes {
  if (generation !== fontGeneration()) {
    known = {};
    generation = fontGeneration();
  }
  known[face] ??= new Array(COMMON_CODE_POINTS).fill(undefined);
  return known[face];
}

export class ShownGlyphs {
  readonly #faces = new Map<
    FaceId,
    { readonly list: number[]; codeOf: (codePoint: number) => string | undefined }
  >();

  /** Code of a code point in a face, which the page then shows; undefined where the font lacks what must be seen. */
  codes(face: FaceId): (codePoint: number) => string | undefined {
    let met = this.#faces.get(face);
    if (met === undefined) {
      const list: number[] = [];
      met = { list, codeOf: lookup(face, list) };
      this.#faces.set(face, met);
    }
    return met.codeOf;
  }

  byFace(): ReadonlyMap<FaceId, readonly number[]> {
    return new Map(
      [...this.#faces].filter(([, { list }]) => list.length > 0).map(([face, { list }]) => [face, list]),
    );
  }
}

/** `list` grows by each code point that was not asked for before. */
function lookup(face: FaceId, list: number[]): (codePoint: number) => string | undefined {
  const glyph = glyphsOf(face);
  const common = commonCodes(face);
  const seen = new Uint8Array(COMMON_CODE_POINTS);
  const found = (codePoint: number): string | null => {
    const index = glyph(codePoint);
    return index === 0 && !isMark(codePoint) ? null : codeOfGlyph(index);
  };
  return (codePoint) => {
    if (codePoint >= COMMON_CODE_POINTS) {
      const code = found(codePoint);
      if (code !== null && !list.includes(codePoint)) list.push(codePoint);
      return code ?? undefined;
    }
    let code = common[codePoint];
    if (code === undefined) {
      code = found(codePoint);
      common[codePoint] = code;
    }
    if (code === null) return undefined;
    if (seen[codePoint] === 0) {
      seen[codePoint] = 1;
      list.push(codePoint);
    }
    return code;
  };
}
