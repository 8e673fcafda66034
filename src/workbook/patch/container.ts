/**
 * The ZIP file of somebody else: entries are kept as the bytes they are, so that what is not changed stays identical,
 * down to time stamps, extra fields and compression. Only changed parts are compressed anew.
 */
import { notZip } from '../../readers/workbook/file-kind.ts';
import { openZip, type ZipArchive } from '../../readers/workbook/zip-archive.ts';
import { deflatePart, type ZipPart } from '../../writers/zip.ts';
import { unreadable } from './refuse.ts';

const END = 0x06054b50;
const CENTRAL = 0x02014b50;
const LOCAL = 0x04034b50;
const UTF8 = 0x0800;

interface Entry {
  readonly name: string;
  /** Record of the central directory, and everything from the local header to the next entry. */
  readonly central: Buffer;
  readonly local: Buffer;
}

export class Container {
  readonly #archive: ZipArchive;
  readonly #entries: readonly Entry[];
  readonly #comment: Buffer;
  readonly #read = new Map<string, Buffer>();
  /** What becomes of parts: new content, or null for a part that goes. */
  readonly #changed = new Map<string, Buffer | null>();

  /** Throws a WorkbookFault for what is no plain, consistent archive within the limits of reading. */
  constructor(bytes: Uint8Array) {
    const fault = notZip(bytes);
    if (fault) throw fault;
    this.#archive = openZip(bytes);
    const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const end = endOfDirectory(file);
    this.#comment = file.subarray(end + 22);
    this.#entries = rawEntries(file, file.readUInt32LE(end + 16), this.#archive);
  }

  get names(): readonly string[] {
    const old = new Set(this.#entries.map((e) => e.name));
    return [...old, ...[...this.#changed.keys()].filter((n) => !old.has(n))].filter(
      (n) => this.#changed.get(n) !== null,
    );
  }

  read(name: string): Buffer {
    const known = this.#changed.get(name) ?? this.#read.get(name);
    if (known) return known;
    const content = this.#archive.read(name) ?? unreadable(`thiếu phần ${name}`);
    this.#read.set(name, content);
    return content;
  }

  write(name: string, bytes: Buffer): void {
    this.#changed.set(name, bytes);
  }

  remove(name: string): void {
    this.#changed.set(name, null);
  }

  /** Old parts in their order, new ones after them. */
  toBuffer(): Buffer {
    const locals: Buffer[] = [];
    const centrals: Buffer[] = [];
    let offset = 0;
    const put = (central: Buffer, local: Buffer): void => {
      const copy = Buffer.from(central);
      copy.writeUInt32LE(offset, 42);
      centrals.push(copy);
      locals.push(local);
      offset += local.length;
    };
    const old = new Set(this.#entries.map((e) => e.name));
    for (const { name, central, local } of this.#entries) {
      const now = this.#changed.get(name);
      if (now === undefined) put(central, local);
      else if (now !== null) put(...records(Buffer.from(name), deflatePart(now), central));
    }
    for (const [name, bytes] of this.#changed)
      if (!old.has(name) && bytes !== null) put(...records(Buffer.from(name), deflatePart(bytes)));
    const directory = Buffer.concat(centrals);
    const end = Buffer.alloc(22);
    end.writeUInt32LE(END, 0);
    end.writeUInt16LE(centrals.length, 8);
    end.writeUInt16LE(centrals.length, 10);
    end.writeUInt32LE(directory.length, 12);
    end.writeUInt32LE(offset, 16);
    end.writeUInt16LE(this.#comment.length, 20);
    return Buffer.concat([...locals, directory, end, this.#comment]);
  }
}

/** `openZip` has found it before: the record whose comment ends the file. */
function endOfDirectory(file: Buffer): number {
  let at = file.length - 22;
  while (file.readUInt32LE(at) !== END || at + 22 + file.readUInt16LE(at + 20) !== file.length) at--;
  return at;
}

/** The directory is consistent: `openZip` has read all of it. Bytes between two entries stay with the first. */
function rawEntries(file: Buffer, directory: number, archive: ZipArchive): Entry[] {
  const borders = [...archive.entries.values()].map((e) => e.headerAt).sort((a, b) => a - b);
  borders.push(directory);
  const next = new Map(borders.map((at, i) => [at, borders[i + 1]!]));
  let at = directory;
  return [...archive.entries.values()].map(({ name, headerAt }) => {
    const from = at;
    at += 46 + file.readUInt16LE(at + 28) + file.readUInt16LE(at + 30) + file.readUInt16LE(at + 32);
    return { name, central: file.subarray(from, at), local: file.subarray(headerAt, next.get(headerAt)) };
  });
}

/** Directory record and local entry; time stamp and attributes as in the record `like`. */
function records(name: Buffer, part: ZipPart, like?: Buffer): [central: Buffer, local: Buffer] {
  const header = Buffer.alloc(26);
  header.writeUInt16LE(20, 0);
  header.writeUInt16LE(UTF8, 2);
  header.writeUInt16LE(part.method, 4);
  if (like) like.copy(header, 6, 12, 16);
  else header.writeUInt16LE(0x0021, 8);
  header.writeUInt32LE(part.crc, 10);
  header.writeUInt32LE(part.data.length, 14);
  header.writeUInt32LE(part.size, 18);
  header.writeUInt16LE(name.length, 22);
  const central = Buffer.alloc(46);
  central.writeUInt32LE(CENTRAL, 0);
  central.writeUInt16LE(like ? like.readUInt16LE(4) : 20, 4);
  header.copy(central, 6);
  if (like) like.copy(central, 36, 36, 42);
  const mark = Buffer.alloc(4);
  mark.writeUInt32LE(LOCAL, 0);
  return [Buffer.concat([central, name]), Buffer.concat([mark, header, name, part.data])];
}
