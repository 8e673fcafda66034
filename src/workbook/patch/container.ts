/**
 * The ZIP file of somebody else: entries are kept as the bytes they are, so that what is not changed stays identical,
 * down to time stamps, extra fields and compression. Only changed parts are compressed anew.
 */
import { inflateRawSync } from 'node:zlib';
import { type DeflatedPart, deflatePart } from '../../writers/zip.ts';
import { refuse, unreadable } from './refuse.ts';

/** Largest part that is opened; a sheet of a commune has some hundred kB. */
const MAX_PART_BYTES = 64 * 1024 * 1024;

const END = 0x06054b50;
const CENTRAL = 0x02014b50;
const LOCAL = 0x04034b50;
const UTF8 = 0x0800;
const DEFLATED = 8;

interface Entry {
  readonly name: string;
  /** Record of the central directory, and everything from the local header to the next entry. */
  readonly central: Buffer;
  readonly local: Buffer;
}

export class Container {
  readonly #entries: readonly Entry[];
  readonly #comment: Buffer;
  /** What becomes of parts: new content, or null for a part that goes. */
  readonly #changed = new Map<string, Buffer | null>();

  /** Refuses encrypted, damaged, split and ZIP64 files. */
  constructor(bytes: Uint8Array) {
    const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    if (file.length >= 8 && file.readUInt32BE(0) === 0xd0cf11e0)
      refuse(
        'workbook-encrypted',
        'tệp đặt mật khẩu hoặc là dạng .xls cũ, không đọc được',
        'bỏ mật khẩu (Tệp › Thông tin › Bảo vệ sổ làm việc) và lưu thành .xlsx',
      );
    try {
      const end = endOfDirectory(file);
      this.#comment = file.subarray(end + 22, end + 22 + file.readUInt16LE(end + 20));
      this.#entries = readEntries(file, end);
    } catch (e) {
      if (e instanceof RangeError) unreadable('tệp bị cắt hoặc hỏng');
      throw e;
    }
    const names = this.#entries.map((e) => e.name.toLowerCase());
    if (new Set(names).size < names.length) unreadable('có hai phần cùng tên trong tệp nén');
  }

  get names(): readonly string[] {
    const gone = (name: string): boolean => this.#changed.get(name) === null;
    const old = this.#entries.map((e) => e.name);
    return [...old, ...[...this.#changed.keys()].filter((n) => !old.includes(n))].filter((n) => !gone(n));
  }

  read(name: string): Buffer {
    const changed = this.#changed.get(name);
    if (changed) return changed;
    const entry = this.#entries.find((e) => e.name === name);
    return entry ? content(entry) : unreadable(`thiếu phần ${name}`);
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
    for (const entry of this.#entries) {
      const now = this.#changed.get(entry.name);
      if (now === undefined) put(entry.central, entry.local);
      else if (now !== null) put(...records(entry.name, deflatePart(now), entry.central));
    }
    for (const [name, bytes] of this.#changed)
      if (!old.has(name) && bytes !== null) put(...records(name, deflatePart(bytes)));
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

function endOfDirectory(file: Buffer): number {
  for (let at = file.length - 22; at >= Math.max(0, file.length - 22 - 0xffff); at--)
    if (file.readUInt32LE(at) === END) return at;
  return unreadable('tệp không phải .xlsx hoặc tải về chưa hết');
}

function readEntries(file: Buffer, end: number): Entry[] {
  const count = file.readUInt16LE(end + 10);
  const directory = file.readUInt32LE(end + 16);
  if (count === 0xffff || directory === 0xffffffff) unreadable('tệp nén dạng ZIP64');
  if (file.readUInt16LE(end + 4) !== 0) unreadable('tệp nén chia nhiều phần');
  let at = directory;
  const found = Array.from({ length: count }, () => {
    if (file.readUInt32LE(at) !== CENTRAL) unreadable('mục lục của tệp nén bị hỏng');
    if (file.readUInt16LE(at + 8) & 1)
      refuse('workbook-encrypted', 'tệp nén có mật khẩu', 'bỏ mật khẩu rồi lưu lại thành .xlsx');
    const nameEnd = at + 46 + file.readUInt16LE(at + 28);
    const next = nameEnd + file.readUInt16LE(at + 30) + file.readUInt16LE(at + 32);
    const entry = {
      name: file.toString('utf8', at + 46, nameEnd),
      central: file.subarray(at, next),
      offset: file.readUInt32LE(at + 42),
    };
    at = next;
    return entry;
  });
  const borders = [...found.map((e) => e.offset), directory].sort((a, b) => a - b);
  return found.map(({ name, central, offset }) => {
    if (offset >= directory || file.readUInt32LE(offset) !== LOCAL) unreadable(`phần ${name} bị hỏng`);
    const next = borders[borders.indexOf(offset) + 1]!;
    if (next === offset) unreadable('hai phần nằm chồng lên nhau trong tệp nén');
    return { name, central, local: file.subarray(offset, next) };
  });
}

function content({ name, central, local }: Entry): Buffer {
  const method = central.readUInt16LE(10);
  const start = 30 + local.readUInt16LE(26) + local.readUInt16LE(28);
  const packed = local.subarray(start, start + central.readUInt32LE(20));
  if (method === 0) return packed;
  if (method !== DEFLATED) return unreadable(`phần ${name} nén theo cách lạ`);
  try {
    return inflateRawSync(packed, { maxOutputLength: MAX_PART_BYTES });
  } catch {
    return unreadable(`phần ${name} bị hỏng hoặc quá lớn`);
  }
}

/** Directory record and local entry; time stamp and attributes as in `like`. */
function records(name: string, part: DeflatedPart, like?: Buffer): [central: Buffer, local: Buffer] {
  const bytes = Buffer.from(name, 'utf8');
  const header = Buffer.alloc(26);
  header.writeUInt16LE(20, 0);
  header.writeUInt16LE(UTF8, 2);
  header.writeUInt16LE(DEFLATED, 4);
  if (like) like.copy(header, 6, 12, 16);
  else header.writeUInt16LE(0x0021, 8);
  header.writeUInt32LE(part.crc, 10);
  header.writeUInt32LE(part.data.length, 14);
  header.writeUInt32LE(part.size, 18);
  header.writeUInt16LE(bytes.length, 22);
  const central = Buffer.alloc(46);
  central.writeUInt32LE(CENTRAL, 0);
  central.writeUInt16LE(like ? like.readUInt16LE(4) : 20, 4);
  header.copy(central, 6);
  if (like) like.copy(central, 36, 36, 42);
  const mark = Buffer.alloc(4);
  mark.writeUInt32LE(LOCAL, 0);
  return [Buffer.concat([central, bytes]), Buffer.concat([mark, header, bytes, part.data])];
}
