/**
 * A ZIP that is only ever appended to: each file is read in pieces from disk, so a bundle of large volumes never stands
 * in memory. What a ZIP cannot pack any tighter (PDF, pictures, Office files) is stored as it is. Order, time stamps and
 * flags are constant: equal files give equal bytes. Names are UTF-8 (flag bit 11).
 */
import { closeSync, fstatSync, openSync, readSync, writeSync } from 'node:fs';
import { crc32, deflateRawSync } from 'node:zlib';

const PIECE = 1 << 20;
/** Text up to this size is deflated in memory; nothing larger in a bundle is text. */
const MOST_DEFLATED = 4 << 20;
/** 1980-01-01 00:00, the first moment a ZIP can name. */
const DOS_DATE = 0x0021;
const UTF8 = 0x0800;
const VERSION = 20;
const STORED = 0;
const DEFLATED = 8;
const LOCAL_SIZE = 30;
const CENTRAL_SIZE = 46;
const END_SIZE = 22;

/** Beyond these a reader of the plain format counts wrong. */
export interface ZipLimits {
  readonly bytes: number;
  readonly entries: number;
}
const LIMITS: ZipLimits = { bytes: 0xffffffff, entries: 0xffff };

/** The ZIP would be larger than the format allows. */
export class ZipTooLarge extends Error {
  override readonly name = 'ZipTooLarge';
}

const TEXT = /\.(?:txt|xml|json|sha256|csv|html)$/i;

interface Entry {
  readonly name: Buffer;
  readonly header: Buffer;
  readonly offset: number;
}

export class ZipStream {
  readonly #fd: number;
  readonly #limits: ZipLimits;
  readonly #entries: Entry[] = [];
  #at = 0;

  /** @throws what the disk throws when the file cannot be made. */
  constructor(file: string, limits: ZipLimits = LIMITS) {
    this.#fd = openSync(file, 'w');
    this.#limits = limits;
  }

  /** @throws ZipTooLarge, or what the disk throws; the file is then of no use. */
  add(name: string, source: string): void {
    const input = openSync(source, 'r');
    try {
      const size = fstatSync(input).size;
      const nameBytes = Buffer.from(name, 'utf8');
      const offset = this.#at;
      this.#room(LOCAL_SIZE + nameBytes.length + size + CENTRAL_SIZE + nameBytes.length + END_SIZE);
      // Sizes and checksum are known at the end, and written into the place left for them.
      this.#append(Buffer.alloc(LOCAL_SIZE));
      this.#append(nameBytes);
      const packed = TEXT.test(name) && size <= MOST_DEFLATED ? this.#deflate(input) : this.#store(input);
      const header = localHeader(nameBytes.length, packed);
      writeAll(this.#fd, header, offset);
      this.#entries.push({ name: nameBytes, header, offset });
    } finally {
      closeSync(input);
    }
  }

  /** Writes the directory. @returns bytes of the whole. */
  close(): number {
    const directory = this.#at;
    for (const { name, header, offset } of this.#entries) {
      const central = Buffer.alloc(CENTRAL_SIZE);
      central.writeUInt32LE(0x02014b50, 0);
      central.writeUInt16LE(VERSION, 4);
      header.copy(central, 6, 4, LOCAL_SIZE);
      central.writeUInt32LE(offset, 42);
      this.#append(central);
      this.#append(name);
    }
    const end = Buffer.alloc(END_SIZE);
    end.writeUInt32LE(0x06054b50, 0);
    end.writeUInt16LE(this.#entries.length, 8);
    end.writeUInt16LE(this.#entries.length, 10);
    end.writeUInt32LE(this.#at - directory, 12);
    end.writeUInt32LE(directory, 16);
    this.#append(end);
    closeSync(this.#fd);
    return this.#at;
  }

  /** Gives the file up after a fault. */
  abandon(): void {
    try {
      closeSync(this.#fd);
    } catch {
      // It was closed when it was finished.
    }
  }

  #room(bytes: number): void {
    const directory = this.#entries.reduce((n, e) => n + CENTRAL_SIZE + e.name.length, 0);
    if (this.#at + directory + bytes > this.#limits.bytes || this.#entries.length >= this.#limits.entries)
      throw new ZipTooLarge('ZIP too large');
  }

  #append(data: Uint8Array): void {
    writeAll(this.#fd, data, this.#at);
    this.#at += data.length;
  }

  #deflate(input: number): Packed {
    const raw = readWhole(input);
    const data = deflateRawSync(raw, { level: 6 });
    this.#append(data);
    return { method: DEFLATED, crc: crc32(raw), packed: data.length, size: raw.length };
  }

  #store(input: number): Packed {
    const piece = Buffer.allocUnsafe(PIECE);
    let crc = 0;
    let size = 0;
    for (let n = readSync(input, piece); n > 0; n = readSync(input, piece)) {
      const part = piece.subarray(0, n);
      crc = crc32(part, crc);
      size += n;
      this.#append(part);
    }
    return { method: STORED, crc, packed: size, size };
  }
}

interface Packed {
  readonly method: number;
  readonly crc: number;
  readonly packed: number;
  readonly size: number;
}

function localHeader(nameLength: number, { method, crc, packed, size }: Packed): Buffer {
  const header = Buffer.alloc(LOCAL_SIZE);
  header.writeUInt32LE(0x04034b50, 0);
  header.writeUInt16LE(VERSION, 4);
  header.writeUInt16LE(UTF8, 6);
  header.writeUInt16LE(method, 8);
  header.writeUInt16LE(DOS_DATE, 12);
  header.writeUInt32LE(crc, 14);
  header.writeUInt32LE(packed, 18);
  header.writeUInt32LE(size, 22);
  header.writeUInt16LE(nameLength, 26);
  return header;
}

function writeAll(fd: number, data: Uint8Array, at: number): void {
  for (let done = 0; done < data.length; ) done += writeSync(fd, data, done, data.length - done, at + done);
}

function readWhole(fd: number): Buffer {
  const pieces: Buffer[] = [];
  for (;;) {
    const piece = Buffer.allocUnsafe(PIECE);
    const n = readSync(fd, piece);
    if (n === 0) return Buffer.concat(pieces);
    pieces.push(piece.subarray(0, n));
  }
}
