/**
 * Inflates piece by piece into memory that is given (RFC 1950, 1951). Node's own streams make a new buffer for every
 * piece, and what they leave to the garbage collector grows past what a volume may use; this keeps 32 kB and tables.
 */
const WINDOW = 32_768;
const MASK = WINDOW - 1;
const END_OF_BLOCK = 256;
const LENGTH_BASE = [
  3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131, 163, 195,
  227, 258,
];
const LENGTH_EXTRA = [0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0];
const DISTANCE_BASE = [
  1, 2, 3, 4, 5, 7, 9, 13, 17, 25, 33, 49, 65, 97, 129, 193, 257, 385, 513, 769, 1025, 1537, 2049, 3073, 4097,
  6145, 8193, 12289, 16385, 24577,
];
const DISTANCE_EXTRA = [
  0, 0, 0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7, 8, 8, 9, 9, 10, 10, 11, 11, 12, 12, 13, 13,
];
const CODE_ORDER = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];

/** Code bits, lowest first, as many as the longest code has → symbol × 16 + length of its code; 0 for no code. */
interface Codes {
  readonly bits: number;
  readonly table: Uint16Array;
}

function codesOf(lengths: ArrayLike<number>): Codes {
  let bits = 1;
  for (let i = 0; i < lengths.length; i++) bits = Math.max(bits, lengths[i]!);
  const count = new Uint16Array(17);
  for (let i = 0; i < lengths.length; i++) if (lengths[i]! > 0) count[lengths[i]!]!++;
  const next = new Uint32Array(17);
  for (let length = 1; length < 16; length++) next[length + 1] = (next[length]! + count[length]!) << 1;
  const table = new Uint16Array(1 << bits);
  for (let symbol = 0; symbol < lengths.length; symbol++) {
    const length = lengths[symbol]!;
    if (length === 0) continue;
    const code = next[length]!++;
    let reversed = 0;
    for (let i = 0; i < length; i++) reversed |= ((code >> i) & 1) << (length - 1 - i);
    for (let at = reversed; at < table.length; at += 1 << length) table[at] = (symbol << 4) | length;
  }
  return { bits, table };
}

const FIXED_LENGTHS = Array.from({ length: 288 }, (_, i) => (i < 144 ? 8 : i < 256 ? 9 : i < 280 ? 7 : 8));
let fixed: { readonly literals: Codes; readonly distances: Codes } | undefined;

class Damaged extends Error {}

export class Inflater {
  readonly #parts: readonly Uint8Array[];
  #part = 0;
  #at = 0;
  #held = 0;
  #bits = 0;
  /** Bits that were never in the data. */
  #beyond = 0;
  readonly #window = new Uint8Array(WINDOW);
  #written = 0;
  #literals: Codes | null = null;
  #distances: Codes | null = null;
  #stored = 0;
  #copy = 0;
  #distance = 0;
  #last = false;
  #over = false;

  /** `parts`: one zlib stream, cut anywhere. */
  constructor(parts: readonly Uint8Array[]) {
    this.#parts = parts;
    this.#over = !this.#guarded(() => {
      this.#take(16);
    });
  }

  /** Fills `out`; false when the data end or are damaged before it is full. Nothing more comes after false. */
  read(out: Uint8Array): boolean {
    return !this.#over && this.#guarded(() => this.#fill(out));
  }

  #guarded(work: () => void): boolean {
    try {
      work();
      return true;
    } catch (e) {
      if (!(e instanceof Damaged)) throw e;
      this.#over = true;
      return false;
    }
  }

  #fill(out: Uint8Array): void {
    const window = this.#window;
    for (let to = 0; to < out.length; ) {
      if (this.#copy > 0) {
        const count = Math.min(this.#copy, out.length - to);
        let written = this.#written;
        for (let i = 0; i < count; i++, written++) {
          const byte = window[(written - this.#distance) & MASK]!;
          window[written & MASK] = byte;
          out[to++] = byte;
        }
        this.#written = written;
        this.#copy -= count;
      } else if (this.#stored > 0) {
        const byte = this.#take(8);
        window[this.#written++ & MASK] = byte;
        out[to++] = byte;
        this.#stored--;
      } else if (this.#literals === null) this.#block();
      else {
        const symbol = this.#symbol(this.#literals);
        if (symbol < END_OF_BLOCK) {
          window[this.#written++ & MASK] = symbol;
          out[to++] = symbol;
        } else if (symbol === END_OF_BLOCK) this.#literals = null;
        else this.#match(symbol - 257);
      }
    }
  }

  #match(index: number): void {
    if (index >= LENGTH_BASE.length) throw new Damaged();
    this.#copy = LENGTH_BASE[index]! + this.#take(LENGTH_EXTRA[index]!);
    const distance = this.#symbol(this.#distances!);
    if (distance >= DISTANCE_BASE.length) throw new Damaged();
    this.#distance = DISTANCE_BASE[distance]! + this.#take(DISTANCE_EXTRA[distance]!);
    if (this.#distance > this.#written) throw new Damaged();
  }

  #block(): void {
    if (this.#last) throw new Damaged();
    this.#last = this.#take(1) === 1;
    const kind = this.#take(2);
    if (kind === 0) {
      this.#take(this.#bits & 7);
      this.#stored = this.#take(16);
      if (this.#take(16) !== (~this.#stored & 0xffff)) throw new Damaged();
    } else if (kind === 1) {
      fixed ??= { literals: codesOf(FIXED_LENGTHS), distances: codesOf(new Array<number>(30).fill(5)) };
      this.#literals = fixed.literals;
      this.#distances = fixed.distances;
    } else if (kind === 2) this.#dynamic();
    else throw new Damaged();
  }

  #dynamic(): void {
    const literals = this.#take(5) + 257;
    const distances = this.#take(5) + 1;
    const count = this.#take(4) + 4;
    const own = new Uint8Array(19);
    for (let i = 0; i < count; i++) own[CODE_ORDER[i]!] = this.#take(3);
    const codes = codesOf(own);
    const lengths = new Uint8Array(literals + distances);
    for (let i = 0; i < lengths.length; ) {
      const symbol = this.#symbol(codes);
      if (symbol < 16) lengths[i++] = symbol;
      else {
        if (symbol === 16 && i === 0) throw new Damaged();
        const value = symbol === 16 ? lengths[i - 1]! : 0;
        const times =
          symbol === 16 ? 3 + this.#take(2) : symbol === 17 ? 3 + this.#take(3) : 11 + this.#take(7);
        if (i + times > lengths.length) throw new Damaged();
        lengths.fill(value, i, i + times);
        i += times;
      }
    }
    this.#literals = codesOf(lengths.subarray(0, literals));
    this.#distances = codesOf(lengths.subarray(literals));
  }

  #symbol({ bits, table }: Codes): number {
    this.#need(bits);
    const entry = table[this.#held & ((1 << bits) - 1)]!;
    if (entry === 0) throw new Damaged();
    this.#drop(entry & 15);
    return entry >> 4;
  }

  /** The next bits as a number, lowest first; at most 16. */
  #take(count: number): number {
    this.#need(count);
    const value = this.#held & ((1 << count) - 1);
    this.#drop(count);
    return value;
  }

  #drop(count: number): void {
    this.#held >>>= count;
    this.#bits -= count;
    if (this.#bits < this.#beyond) throw new Damaged();
  }

  #need(count: number): void {
    while (this.#bits < count) {
      let part = this.#parts[this.#part];
      while (part !== undefined && this.#at >= part.length) {
        part = this.#parts[++this.#part];
        this.#at = 0;
      }
      // A code may end before the bits that are looked at: zeros stand in, and are never used up.
      if (part === undefined) this.#beyond += 8;
      else this.#held |= part[this.#at++]! << this.#bits;
      this.#bits += 8;
    }
  }
}
