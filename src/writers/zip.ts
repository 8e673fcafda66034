/**
 * A ZIP container with fixed order and constant time stamps, so that equal parts give equal bytes.
 * Parts may be packed once and reused (`deflatePart`, `storePart`), or written piece by piece (`TextPart`); names are
 * UTF-8 (flag bit 11).
 */
import { crc32, deflateRawSync } from 'node:zlib';

const STORED = 0;
export const DEFLATED = 8;

export interface ZipPart {
  readonly method: typeof STORED | typeof DEFLATED;
  /** As it stands in the ZIP. */
  readonly data: Uint8Array;
  /** Of the content. */
  readonly crc: number;
  readonly size: number;
}

const LEVEL = 6;
/** Below, setting up the compression takes longer than writing what it would save. */
const SMALL = 1024;

const bytesOf = (content: string | Uint8Array): Uint8Array =>
  typeof content === 'string' ? Buffer.from(content, 'utf8') : content;

export function deflatePart(content: string | Uint8Array, level = LEVEL): ZipPart {
  const raw = bytesOf(content);
  return { method: DEFLATED, data: deflateRawSync(raw, { level }), crc: crc32(raw), size: raw.length };
}

/** For what does not shrink. */
export function storePart(content: string | Uint8Array): ZipPart {
  const raw = bytesOf(content);
  return { method: STORED, data: raw, crc: crc32(raw), size: raw.length };
}

/** For what may be a few lines or many. */
export function textPart(text: string): ZipPart {
  const raw = bytesOf(text);
  return raw.length < SMALL ? storePart(raw) : deflatePart(raw);
}

const encoder = new TextEncoder();
/** What a UTF-16 unit takes in UTF-8 at most. */
const MOST_BYTES = 3;
/** Characters that are joined before they are encoded: few calls, and no long text that is joined only to be encoded. */
const PIECE = 8192;
/** A larger room is not kept for the next part. */
const MOST_KEPT = 1 << 22;
let kept: Uint8Array | undefined;

/** The text of one part, encoded as it is written. */
export class TextPart {
  #bytes = kept ?? new Uint8Array(1 << 18);
  #size = 0;
  #piece = '';

  constructor() {
    kept = undefined;
  }

  write(text: string): void {
    this.#piece += text;
    if (this.#piece.length >= PIECE) this.#encode();
  }

  /** Nothing may be written afterwards: the room is the next part's. */
  deflated(level = 6): ZipPart {
    this.#encode();
    const part = deflatePart(this.#bytes.subarray(0, this.#size), level);
    if (this.#bytes.length <= MOST_KEPT) kept = this.#bytes;
    return part;
  }

  #encode(): void {
    const least = this.#size + this.#piece.length * MOST_BYTES;
    if (least > this.#bytes.length) {
      const larger = new Uint8Array(2 * least);
      larger.set(this.#bytes.subarray(0, this.#size));
      this.#bytes = larger;
    }
    this.#size += encoder.encodeInto(this.#piece, this.#bytes.subarray(this.#size)).written;
    this.#piece = '';
  }
}

/** 1980-01-01 00:00, the first moment a ZIP can name. */
const DOS_DATE = 0x0021;
const UTF8 = 0x0800;
const VERSION = 20;

/** `parts` in the order they are to stand in; [Content_Types].xml first for OOXML. */
export function zip(parts: Iterable<readonly [name: string, part: ZipPart]>): Buffer {
  const chunks: Uint8Array[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  let count = 0;
  for (const [name, part] of parts) {
    const nameBytes = Buffer.from(name, 'utf8');
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50, 0);
    local.writeUInt16LE(VERSION, 4);
    local.writeUInt16LE(UTF8, 6);
    local.writeUInt16LE(part.method, 8);
    local.writeUInt16LE(DOS_DATE, 12);
    local.writeUInt32LE(part.crc, 14);
    local.writeUInt32LE(part.data.length, 18);
    local.writeUInt32LE(part.size, 22);
    local.writeUInt16LE(nameBytes.length, 26);
    const central = Buffer.alloc(46);
    central.writeUInt32LE(0x02014b50, 0);
    central.writeUInt16LE(VERSION, 4);
    local.copy(central, 6, 4, 30);
    central.writeUInt32LE(offset, 42);
    chunks.push(local, nameBytes, part.data);
    directory.push(central, nameBytes);
    offset += 30 + nameBytes.length + part.data.length;
    count++;
  }
  const directorySize = directory.reduce((sum, b) => sum + b.length, 0);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(count, 8);
  end.writeUInt16LE(count, 10);
  end.writeUInt32LE(directorySize, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...chunks, ...directory, end]);
}
