/**
 * A ZIP container with fixed order and constant time stamps, so that equal parts give equal bytes.
 * Parts may be deflated once and reused (`deflatePart`); names are UTF-8 (flag bit 11).
 */
import { crc32, deflateRawSync } from 'node:zlib';

export interface DeflatedPart {
  readonly data: Buffer;
  readonly crc: number;
  readonly size: number;
}

export function deflatePart(content: string | Uint8Array, level = 6): DeflatedPart {
  const raw = typeof content === 'string' ? Buffer.from(content, 'utf8') : content;
  return { data: deflateRawSync(raw, { level }), crc: crc32(raw), size: raw.length };
}

/** 1980-01-01 00:00, the first moment a ZIP can name. */
const DOS_DATE = 0x0021;
const UTF8 = 0x0800;
const DEFLATED = 8;
const VERSION = 20;

/** `parts` in the order they are to stand in; [Content_Types].xml first for OOXML. */
export function zip(parts: Iterable<readonly [name: string, part: DeflatedPart]>): Buffer {
  const chunks: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  let count = 0;
  for (const [name, part] of parts) {
    const nameBytes = Buffer.from(name, 'utf8');
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50, 0);
    local.writeUInt16LE(VERSION, 4);
    local.writeUInt16LE(UTF8, 6);
    local.writeUInt16LE(DEFLATED, 8);
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
