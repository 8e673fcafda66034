/**
 * Rows of a PNG's pixels, inflated and unfiltered one after the other, so that memory does not grow with the picture.
 * An interlaced picture is seven small ones behind one another; each is read by a reader of its own that skips to it.
 */
import { unfilterRow } from '../../readers/evidence/pdf/filters.ts';
import { CHANNELS, type PngHeader } from '../../readers/evidence/png-header.ts';
import { Inflater } from './inflate.ts';

const SKIP_BYTES = 32 * 1024;

interface Pass {
  readonly x: number;
  readonly y: number;
  readonly dx: number;
  readonly dy: number;
}

const WHOLE: readonly Pass[] = [{ x: 0, y: 0, dx: 1, dy: 1 }];
/** Adam7 (ISO/IEC 15948, 8.2). */
const INTERLACED: readonly Pass[] = [
  { x: 0, y: 0, dx: 8, dy: 8 },
  { x: 4, y: 0, dx: 8, dy: 8 },
  { x: 0, y: 4, dx: 4, dy: 8 },
  { x: 2, y: 0, dx: 4, dy: 4 },
  { x: 0, y: 2, dx: 2, dy: 4 },
  { x: 1, y: 0, dx: 2, dy: 2 },
  { x: 0, y: 1, dx: 1, dy: 2 },
];

/**
 * `height` rows as they would be stored without interlacing; the same buffer each time. Null for a row (and all that
 * follow) whose data are missing or damaged.
 */
export function* pngRows(png: PngHeader): Iterable<Uint8Array | null> {
  const bits = png.bits * CHANNELS[png.colorType];
  const readers: { pass: Pass; width: number; rows: RowReader }[] = [];
  let skip = 0;
  for (const pass of png.interlaced ? INTERLACED : WHOLE) {
    const width = Math.ceil((png.width - pass.x) / pass.dx);
    const height = Math.ceil((png.height - pass.y) / pass.dy);
    if (width <= 0 || height <= 0) continue;
    const rowBytes = Math.ceil((width * bits) / 8);
    readers.push({ pass, width, rows: new RowReader(png.data, skip, rowBytes, Math.max(1, bits >> 3)) });
    skip += height * (rowBytes + 1);
  }
  const row = new Uint8Array(Math.ceil((png.width * bits) / 8));
  let whole = true;
  for (let y = 0; y < png.height; y++) {
    for (const { pass, width, rows } of readers) {
      if (!whole || y < pass.y || (y - pass.y) % pass.dy !== 0) continue;
      const part = rows.next();
      if (part === null) whole = false;
      else if (pass.dx === 1) row.set(part);
      else scatter(row, part, width, bits, pass);
    }
    yield whole ? row : null;
  }
}

/** Puts the pixels of one pass at their places. `bits` of a whole pixel. */
function scatter(row: Uint8Array, part: Uint8Array, width: number, bits: number, { x, dx }: Pass): void {
  if (bits >= 8) {
    const bytes = bits >> 3;
    for (let i = 0; i < width; i++)
      for (let b = 0; b < bytes; b++) row[(x + i * dx) * bytes + b] = part[i * bytes + b]!;
    return;
  }
  const mask = (1 << bits) - 1;
  for (let i = 0; i < width; i++) {
    const from = i * bits;
    const value = (part[from >> 3]! >> (8 - bits - (from & 7))) & mask;
    const to = (x + i * dx) * bits;
    const shift = 8 - bits - (to & 7);
    row[to >> 3] = (row[to >> 3]! & ~(mask << shift)) | (value << shift);
  }
}

class RowReader {
  readonly #inflater: Inflater;
  readonly #stored: Uint8Array;
  readonly #pixel: number;
  #skip: number;
  #previous: Uint8Array;
  #current: Uint8Array;

  constructor(data: readonly Uint8Array[], skip: number, rowBytes: number, pixel: number) {
    this.#inflater = new Inflater(data);
    this.#skip = skip;
    this.#pixel = pixel;
    this.#stored = new Uint8Array(rowBytes + 1);
    this.#previous = new Uint8Array(rowBytes);
    this.#current = new Uint8Array(rowBytes);
  }

  next(): Uint8Array | null {
    if (!this.#skipped() || !this.#inflater.read(this.#stored)) return null;
    [this.#previous, this.#current] = [this.#current, this.#previous];
    this.#current.set(this.#stored.subarray(1));
    unfilterRow(this.#stored[0]!, this.#current, this.#previous, this.#pixel);
    return this.#current;
  }

  #skipped(): boolean {
    const scratch = this.#skip > 0 ? new Uint8Array(Math.min(SKIP_BYTES, this.#skip)) : undefined;
    while (scratch !== undefined && this.#skip > 0) {
      const part = scratch.subarray(0, Math.min(scratch.length, this.#skip));
      if (!this.#inflater.read(part)) return false;
      this.#skip -= part.length;
    }
    return true;
  }
}
