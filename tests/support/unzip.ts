/** Reads the parts of a ZIP file by its central directory; only what the tests need (stored or deflated, no ZIP64). */
import { crc32, inflateRawSync } from 'node:zlib';

export interface ZipEntry {
  readonly name: string;
  readonly content: Buffer;
}

const END_SIGNATURE = 0x06054b50;
const ENTRY_SIGNATURE = 0x02014b50;
const END_SIZE = 22;

/** Entries in the order of the central directory. Throws for a wrong signature, length or checksum. */
export function unzip(file: Uint8Array): ZipEntry[] {
  const bytes = Buffer.from(file.buffer, file.byteOffset, file.byteLength);
  // A comment may stand behind it.
  let end = bytes.length - END_SIZE;
  while (end >= 0 && bytes.readUInt32LE(end) !== END_SIGNATURE) end--;
  if (end < 0) throw new Error('no end of central directory');
  let at = bytes.readUInt32LE(end + 16);
  return Array.from({ length: bytes.readUInt16LE(end + 10) }, () => {
    if (bytes.readUInt32LE(at) !== ENTRY_SIGNATURE) throw new Error(`no directory entry at ${at}`);
    const method = bytes.readUInt16LE(at + 10);
    const nameLength = bytes.readUInt16LE(at + 28);
    const name = bytes.toString('utf8', at + 46, at + 46 + nameLength);
    const local = bytes.readUInt32LE(at + 42);
    const start = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
    const packed = bytes.subarray(start, start + bytes.readUInt32LE(at + 20));
    const content = method === 0 ? packed : inflateRawSync(packed);
    if (content.length !== bytes.readUInt32LE(at + 24)) throw new Error(`${name}: wrong length`);
    if (crc32(content) !== bytes.readUInt32LE(at + 16)) throw new Error(`${name}: wrong checksum`);
    at += 46 + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
    return { name, content };
  });
}

export function zipPart(file: Uint8Array, name: string): string {
  const entry = unzip(file).find((e) => e.name === name);
  if (!entry) throw new Error(`no part ${name}`);
  return entry.content.toString('utf8');
}
