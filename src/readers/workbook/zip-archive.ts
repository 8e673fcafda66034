/**
 * The parts of a ZIP package by its central directory. Trusted: nothing. What the directory says is compared with the
 * local headers and with what inflation gives; entries that overlap, repeat or lie are refused, and inflation never
 * goes past the limits. ZIP64, split and encrypted archives are refused.
 */
import { crc32, inflateRawSync } from 'node:zlib';
import { damaged, SAVE_AS_XLSX, tooLarge, WorkbookFault } from './fault.ts';
import { LIMITS } from './limits.ts';

export interface ZipEntry {
  readonly name: string;
  /** 0 stored, 8 deflated. */
  readonly method: number;
  readonly crc: number;
  readonly packedBytes: number;
  readonly bytes: number;
  /** Where the local header begins, and where the packed data. */
  readonly headerAt: number;
  readonly dataAt: number;
}

export interface ZipArchive {
  /** In the order of the directory; keys are lower case, because part names differ by more than case. */
  readonly entries: ReadonlyMap<string, ZipEntry>;
  /** Inflated content, or null when there is no such part. Throws a WorkbookFault. */
  read(name: string): Buffer | null;
}

const END = { signature: 0x06054b50, bytes: 22 };
const CENTRAL = { signature: 0x02014b50, bytes: 46 };
const LOCAL = { signature: 0x04034b50, bytes: 30 };
const ENCRYPTED = 1;
const UTF8 = 0x0800;

/** Throws a WorkbookFault for anything that is not a plain, consistent archive within the limits. */
export function openZip(content: Uint8Array): ZipArchive {
  const bytes = Buffer.from(content.buffer, content.byteOffset, content.byteLength);
  const { count, at, end } = findDirectory(bytes);
  if (count > LIMITS.entries)
    throw tooLarge(`có ${count} phần bên trong, nhiều nhất ${LIMITS.entries}`, SAVE_AS_XLSX);
  const entries = new Map<string, ZipEntry>();
  let position = at;
  for (let i = 0; i < count; i++) {
    if (position + CENTRAL.bytes > end || bytes.readUInt32LE(position) !== CENTRAL.signature)
      throw damaged('mục lục của tệp không đủ');
    const nameBytes = bytes.readUInt16LE(position + 28);
    const next =
      position +
      CENTRAL.bytes +
      nameBytes +
      bytes.readUInt16LE(position + 30) +
      bytes.readUInt16LE(position + 32);
    if (next > end) throw damaged('mục lục của tệp không đủ');
    const entry = readEntry(bytes, position, nameBytes, at);
    const key = entry.name.toLowerCase();
    if (entries.has(key)) throw damaged(`phần "${entry.name}" có hai lần`);
    entries.set(key, entry);
    position = next;
  }
  refuseOverlaps(entries);
  let total = 0;
  return {
    entries,
    read(name) {
      const entry = entries.get(name.toLowerCase());
      if (!entry) return null;
      total += entry.bytes;
      if (total > LIMITS.totalBytes) throw bomb('toàn bộ nội dung', LIMITS.totalBytes);
      return inflate(bytes, entry);
    },
  };
}

function findDirectory(bytes: Buffer): { count: number; at: number; end: number } {
  const lowest = Math.max(0, bytes.length - END.bytes - 0xffff);
  for (let end = bytes.length - END.bytes; end >= lowest; end--) {
    if (bytes.readUInt32LE(end) !== END.signature) continue;
    if (end + END.bytes + bytes.readUInt16LE(end + 20) !== bytes.length) continue;
    const count = bytes.readUInt16LE(end + 10);
    const size = bytes.readUInt32LE(end + 12);
    const at = bytes.readUInt32LE(end + 16);
    if (count === 0xffff || size === 0xffffffff || at === 0xffffffff) throw zip64();
    if (bytes.readUInt32LE(end + 4) !== 0 || bytes.readUInt16LE(end + 8) !== count)
      throw damaged('tệp bị chia làm nhiều phần');
    if (at + size > end) throw damaged('mục lục nằm ngoài tệp');
    return { count, at, end: at + size };
  }
  throw damaged('phần cuối của tệp bị mất (tệp tải về hoặc chép chưa hết)');
}

function readEntry(bytes: Buffer, position: number, nameBytes: number, directoryAt: number): ZipEntry {
  const nameAt = position + CENTRAL.bytes;
  const flags = bytes.readUInt16LE(position + 8);
  const name = bytes.toString(flags & UTF8 ? 'utf8' : 'latin1', nameAt, nameAt + nameBytes);
  if (
    nameBytes === 0 ||
    nameBytes > LIMITS.nameLength ||
    hasControl(name) ||
    /\\|:|^\/|(?:^|\/)\.\.?(?:\/|$)/.test(name)
  )
    throw damaged('tên một phần bên trong không hợp lệ');
  if (flags & ENCRYPTED) throw new WorkbookFault('workbook-password', PASSWORD, REMOVE_PASSWORD);
  const method = bytes.readUInt16LE(position + 10);
  if (method !== 0 && method !== 8) throw damaged(`phần "${name}" nén theo cách không dùng cho bảng tính`);
  const packedBytes = bytes.readUInt32LE(position + 20);
  const size = bytes.readUInt32LE(position + 24);
  const headerAt = bytes.readUInt32LE(position + 42);
  if (packedBytes === 0xffffffff || size === 0xffffffff || headerAt === 0xffffffff) throw zip64();
  if (headerAt + LOCAL.bytes > directoryAt || bytes.readUInt32LE(headerAt) !== LOCAL.signature)
    throw damaged(`không tìm thấy phần "${name}"`);
  const localName = bytes.readUInt16LE(headerAt + 26);
  const dataAt = headerAt + LOCAL.bytes + localName + bytes.readUInt16LE(headerAt + 28);
  const localNameAt = headerAt + LOCAL.bytes;
  if (
    bytes
      .subarray(nameAt, nameAt + nameBytes)
      .compare(bytes.subarray(localNameAt, localNameAt + localName)) !== 0
  )
    throw damaged(`phần "${name}" mang hai tên khác nhau`);
  if (dataAt + packedBytes > directoryAt) throw damaged(`phần "${name}" dài hơn tệp`);
  if (method === 0 && packedBytes !== size) throw damaged(`phần "${name}" ghi sai độ dài`);
  return { name, method, crc: bytes.readUInt32LE(position + 16), packedBytes, bytes: size, headerAt, dataAt };
}

function refuseOverlaps(entries: ReadonlyMap<string, ZipEntry>): void {
  let last: ZipEntry | undefined;
  for (const entry of [...entries.values()].sort((a, b) => a.headerAt - b.headerAt)) {
    if (last && entry.headerAt < last.dataAt + last.packedBytes)
      throw damaged(`phần "${entry.name}" nằm chồng lên phần "${last.name}"`);
    last = entry;
  }
}

function inflate(bytes: Buffer, entry: ZipEntry): Buffer {
  if (entry.bytes > LIMITS.partBytes) throw bomb(`phần "${entry.name}"`, LIMITS.partBytes);
  if (entry.bytes > LIMITS.ratioFromBytes && entry.bytes > entry.packedBytes * LIMITS.ratio)
    throw tooLarge(
      `phần "${entry.name}" nén gấp hơn ${LIMITS.ratio} lần, không tài liệu nào nén được như thế`,
      SAVE_AS_XLSX,
    );
  const packed = bytes.subarray(entry.dataAt, entry.dataAt + entry.packedBytes);
  let content: Buffer;
  try {
    // One byte more than promised is enough to know that the size lies.
    content = entry.method === 0 ? packed : inflateRawSync(packed, { maxOutputLength: entry.bytes + 1 });
  } catch {
    throw damaged(`phần "${entry.name}" không giải nén được`);
  }
  if (content.length !== entry.bytes) throw damaged(`phần "${entry.name}" ghi sai độ dài`);
  if (crc32(content) !== entry.crc) throw damaged(`phần "${entry.name}" sai mã kiểm tra`);
  return content;
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is refused
const hasControl = (name: string): boolean => /[\u0000-\u001F\u007F]/.test(name);

const zip64 = (): WorkbookFault =>
  new WorkbookFault(
    'workbook-kind',
    'tệp nén theo kiểu ZIP64, dành cho tệp rất lớn, nên không đọc được',
    SAVE_AS_XLSX,
  );

const bomb = (what: string, limit: number): WorkbookFault =>
  tooLarge(
    `${what} giải nén ra lớn hơn ${limit / 1024 / 1024} MB`,
    'xóa các hàng, cột trống đã kẻ ô hoặc tô màu ở cuối từng trang tính (Ctrl+End để thấy ô cuối), rồi lưu lại',
  );

export const PASSWORD = 'tệp đang có mật khẩu nên không đọc được';
export const REMOVE_PASSWORD =
  'mở tệp bằng Excel, vào File › Info › Protect Workbook › Encrypt with Password, xóa mật khẩu, rồi lưu và gửi lại';
