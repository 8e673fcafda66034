/**
 * Reads from a TrueType file the two things that measuring needs: which glyph a code point has (cmap) and how wide
 * it is (hmtx). Kerning and ligatures are left out on purpose: Word and LibreOffice do not apply them by default.
 */
import { sfntTables, viewOf } from './sfnt.ts';

export interface FontMetrics {
  readonly unitsPerEm: number;
  readonly ascent: number;
  readonly descent: number;
  /** Glyph index, 0 when the font does not have the code point. */
  glyph(codePoint: number): number;
  /** Advance width in font units, of a glyph index. */
  advance(glyph: number): number;
}

/** Parses an sfnt file. Throws a RangeError when a needed table is missing or cut. */
export function readFontMetrics(file: Uint8Array): FontMetrics {
  const view = viewOf(file);
  const tables = sfntTables(file);
  const table = (tag: string): number => tables(tag).at;
  const hhea = table('hhea');
  const hmtx = table('hmtx');
  const metricCount = view.getUint16(hhea + 34);
  return {
    unitsPerEm: view.getUint16(table('head') + 18),
    ascent: view.getInt16(hhea + 4),
    descent: view.getInt16(hhea + 6),
    glyph: glyphLookup(view, table('cmap')),
    advance: (glyph) => view.getUint16(hmtx + 4 * Math.min(glyph, metricCount - 1)),
  };
}

function glyphLookup(view: DataView, cmap: number): (codePoint: number) => number {
  let best = 0;
  let bestRank = 0;
  const count = view.getUint16(cmap + 2);
  for (let i = 0; i < count; i++) {
    const at = cmap + 4 + i * 8;
    const platform = view.getUint16(at);
    const encoding = view.getUint16(at + 2);
    const offset = cmap + view.getUint32(at + 4);
    const format = view.getUint16(offset);
    const unicode = platform === 0 || (platform === 3 && (encoding === 1 || encoding === 10));
    const rank = !unicode ? 0 : format === 12 ? 2 : format === 4 ? 1 : 0;
    if (rank > bestRank) [best, bestRank] = [offset, rank];
  }
  if (bestRank === 0) throw new RangeError('font has no Unicode cmap of format 4 or 12');
  return bestRank === 2 ? format12(view, best) : format4(view, best);
}

function format4(view: DataView, at: number): (codePoint: number) => number {
  const segments = view.getUint16(at + 6) / 2;
  const ends = at + 14;
  const starts = ends + segments * 2 + 2;
  const deltas = starts + segments * 2;
  const offsets = deltas + segments * 2;
  return (codePoint) => {
    if (codePoint > 0xffff) return 0;
    let low = 0;
    let high = segments - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (view.getUint16(ends + middle * 2) < codePoint) low = middle + 1;
      else high = middle;
    }
    const start = view.getUint16(starts + low * 2);
    if (codePoint < start || codePoint > view.getUint16(ends + low * 2)) return 0;
    const delta = view.getUint16(deltas + low * 2);
    const offset = view.getUint16(offsets + low * 2);
    if (offset === 0) return (codePoint + delta) & 0xffff;
    const glyph = view.getUint16(offsets + low * 2 + offset + (codePoint - start) * 2);
    return glyph === 0 ? 0 : (glyph + delta) & 0xffff;
  };
}

function format12(view: DataView, at: number): (codePoint: number) => number {
  const groups = view.getUint32(at + 12);
  return (codePoint) => {
    let low = 0;
    let high = groups - 1;
    while (low <= high) {
      const middle = (low + high) >> 1;
      const group = at + 16 + middle * 12;
      if (codePoint < view.getUint32(group)) high = middle - 1;
      else if (codePoint > view.getUint32(group + 4)) low = middle + 1;
      else return view.getUint32(group + 8) + codePoint - view.getUint32(group);
    }
    return 0;
  };
}
