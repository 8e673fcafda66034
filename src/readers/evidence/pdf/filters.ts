/** Undoes the filters of streams that carry structure or drawing (ISO 32000-1, 7.4); pictures are never decoded. */
import { constants, inflateSync } from 'node:zlib';
import { damaged, tooLarge } from '../finding.ts';
import { LIMITS } from '../limits.ts';
import type { Dict } from './objects.ts';

/** Whole numbers of a filter's parameters; 0 where there is none. */
export type Parameter = (key: string) => number;

const BOMB_HINT = 'in tệp ra PDF mới (Print to PDF) rồi dùng bản mới';

/** Throws an EvidenceFault for damaged data and for filters that only pictures use. */
export function unfilter(name: string, data: Uint8Array, parameter: Parameter): Uint8Array {
  switch (name) {
    case 'FlateDecode':
    case 'Fl':
      return unpredict(inflate(data), parameter);
    case 'LZWDecode':
    case 'LZW':
      return unpredict(lzw(data, parameter('EarlyChange')), parameter);
    case 'ASCIIHexDecode':
    case 'AHx':
      return asciiHex(data);
    case 'ASCII85Decode':
    case 'A85':
      return ascii85(data);
    case 'RunLengthDecode':
    case 'RL':
      return runLength(data);
    case 'Crypt':
      return data;
    default:
      throw damaged(`một phần được nén theo cách không đọc được (${name.slice(0, 20)})`);
  }
}

function inflate(data: Uint8Array): Uint8Array {
  try {
    // Sync flush: what a cut stream still holds is given, as viewers show it.
    return inflateSync(data, {
      maxOutputLength: LIMITS.inflatedBytes,
      finishFlush: constants.Z_SYNC_FLUSH,
    });
  } catch (e) {
    if ((e as { code?: string }).code === 'ERR_BUFFER_TOO_LARGE') throw bomb();
    throw damaged('một phần không giải nén được');
  }
}

const bomb = () =>
  tooLarge(`một phần giải nén ra lớn hơn ${LIMITS.inflatedBytes / 1024 / 1024} MB`, BOMB_HINT);

function asciiHex(data: Uint8Array): Uint8Array {
  const text = Buffer.from(data)
    .toString('latin1')
    .split('>')[0]!
    .replace(/[^0-9A-Fa-f]/g, '');
  return Buffer.from(text.length % 2 ? `${text}0` : text, 'hex');
}

function ascii85(data: Uint8Array): Uint8Array {
  if (data.length > LIMITS.inflatedBytes / 4) throw bomb();
  const out = new Uint8Array(data.length * 4);
  let size = 0;
  let group: number[] = [];
  const flush = (digits: number[]): void => {
    let value = 0;
    for (let i = 0; i < 5; i++) value = value * 85 + (digits[i] ?? 84);
    for (let i = 0; i < digits.length - 1; i++) out[size++] = Math.floor(value / 256 ** (3 - i)) % 256;
  };
  for (const c of data) {
    if (c === 0x7e) break;
    if (c === 0x7a && group.length === 0) size += 4;
    else if (c >= 0x21 && c <= 0x75) {
      group.push(c - 0x21);
      if (group.length === 5) {
        flush(group);
        group = [];
      }
    }
  }
  if (group.length > 1) flush(group);
  return out.subarray(0, size);
}

function runLength(data: Uint8Array): Uint8Array {
  const parts: Uint8Array[] = [];
  let size = 0;
  for (let i = 0; i < data.length; ) {
    const length = data[i++]!;
    if (length === 128) break;
    const part =
      length < 128 ? data.subarray(i, i + length + 1) : new Uint8Array(257 - length).fill(data[i] ?? 0);
    i += length < 128 ? length + 1 : 1;
    size += part.length;
    if (size > LIMITS.inflatedBytes) throw bomb();
    parts.push(part);
  }
  return Buffer.concat(parts);
}

function lzw(data: Uint8Array, early: number): Uint8Array {
  const out: Uint8Array[] = [];
  const table: Uint8Array[] = Array.from({ length: 256 }, (_, i) => Uint8Array.of(i));
  const reset = (): void => {
    table.length = 256;
    table.push(new Uint8Array(), new Uint8Array());
  };
  reset();
  let size = 0;
  let width = 9;
  let previous: Uint8Array | undefined;
  let bits = 0;
  let held = 0;
  for (const byte of data) {
    held = ((held << 8) | byte) & 0xffffff;
    bits += 8;
    if (bits < width) continue;
    bits -= width;
    const code = (held >> bits) & ((1 << width) - 1);
    if (code === 257) break;
    if (code === 256) {
      reset();
      width = 9;
      previous = undefined;
      continue;
    }
    const known = table[code];
    if (known === undefined && (previous === undefined || code > table.length))
      throw damaged('một phần không giải nén được');
    const entry = known ?? joined(previous!, previous![0]!);
    if (previous !== undefined && table.length < 4096) table.push(joined(previous, entry[0]!));
    previous = entry;
    size += entry.length;
    if (size > LIMITS.inflatedBytes) throw bomb();
    out.push(entry);
    const next = table.length + early;
    width = next >= 2048 ? 12 : next >= 1024 ? 11 : next >= 512 ? 10 : 9;
  }
  return Buffer.concat(out);
}

function joined(start: Uint8Array, last: number): Uint8Array {
  const whole = new Uint8Array(start.length + 1);
  whole.set(start);
  whole[start.length] = last;
  return whole;
}

/** PNG predictors (10 and above) row by row; TIFF's (2) for bytes, which is all that structure ever uses. */
function unpredict(data: Uint8Array, parameter: Parameter): Uint8Array {
  const predictor = parameter('Predictor');
  if (predictor <= 1) return data;
  const colors = Math.min(Math.max(1, parameter('Colors')), 32);
  const bits = parameter('BitsPerComponent') || 8;
  const pixel = Math.max(1, (colors * bits) >> 3);
  const rowBytes = Math.min(
    Math.max(1, Math.ceil(((parameter('Columns') || 1) * colors * bits) / 8)),
    1 << 24,
  );
  if (predictor === 2) {
    const out = Uint8Array.from(data);
    if (bits === 8)
      for (let i = 0; i < out.length; i++) if (i % rowBytes >= pixel) out[i] = out[i]! + out[i - pixel]!;
    return out;
  }
  const rows = Math.ceil(data.length / (rowBytes + 1));
  const out = new Uint8Array(rows * rowBytes);
  let previous: Uint8Array = new Uint8Array(rowBytes);
  for (let y = 0; y < rows; y++) {
    const from = y * (rowBytes + 1);
    const row = out.subarray(y * rowBytes, (y + 1) * rowBytes);
    row.set(data.subarray(from + 1, from + 1 + rowBytes));
    unfilterRow(data[from]!, row, previous, pixel);
    previous = row;
  }
  return out;
}

/** Undoes one row's PNG filter in place (PNG specification, clause 9). `pixel`: bytes of a whole pixel, at least 1. */
export function unfilterRow(filter: number, row: Uint8Array, above: Uint8Array, pixel: number): void {
  const { length } = row;
  // One loop a filter: rows of pictures pass here by the million.
  switch (filter) {
    case 1:
      for (let i = pixel; i < length; i++) row[i] = row[i]! + row[i - pixel]!;
      return;
    case 2:
      for (let i = 0; i < length; i++) row[i] = row[i]! + above[i]!;
      return;
    case 3:
      for (let i = 0; i < length; i++)
        row[i] = row[i]! + (((i >= pixel ? row[i - pixel]! : 0) + above[i]!) >> 1);
      return;
    case 4:
      for (let i = 0; i < Math.min(pixel, length); i++) row[i] = row[i]! + above[i]!;
      for (let i = pixel; i < length; i++)
        row[i] = row[i]! + nearest(row[i - pixel]!, above[i]!, above[i - pixel]!);
  }
}

/** Paeth's choice: the neighbour nearest to left + up - corner. */
function nearest(left: number, up: number, corner: number): number {
  const byLeft = Math.abs(up - corner);
  const byUp = Math.abs(left - corner);
  const byCorner = Math.abs(left + up - 2 * corner);
  return byLeft <= byUp && byLeft <= byCorner ? left : byUp <= byCorner ? up : corner;
}

/** Reads a whole number from parameters already resolved; EarlyChange and Colors are 1 where they are absent. */
export const parameterOf =
  (dict: Dict | undefined): Parameter =>
  (key) => {
    const value = dict?.get(key);
    if (typeof value === 'number') return Math.max(0, Math.trunc(value));
    return key === 'EarlyChange' || key === 'Colors' ? 1 : 0;
  };
