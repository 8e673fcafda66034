/** The appended ZIP: read back by a reader of its own, equal bytes, refused before it would count wrong. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { ZipStream, ZipTooLarge } from '../../src/writers/zip-stream.ts';
import { unzip } from '../support/unzip.ts';

const folder = mkdtempSync(join(tmpdir(), 'zip-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const file = (name: string, content: string | Uint8Array): string => {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
};
const big = new Uint8Array(3 * (1 << 20) + 17).map((_, i) => (i * 31 + (i >> 9)) % 251);
const parts = [
  ['goi/01-to-trinh.pdf', file('a.pdf', big)],
  ['goi/02-rong.docx', file('b.docx', '')],
  ['goi/thong-tin.xml', file('c.xml', '<a>Hòa Mẫu</a>\n'.repeat(400))],
] as const;

function made(name: string, limits?: ConstructorParameters<typeof ZipStream>[1]): string {
  const target = join(folder, name);
  const zip = new ZipStream(target, limits);
  for (const [inside, source] of parts) zip.add(inside, source);
  expect(zip.close()).toBe(readFileSync(target).length);
  return target;
}

describe('ZipStream', () => {
  it('holds what the files hold, in the order given, over many pieces', () => {
    const entries = unzip(readFileSync(made('whole.zip')));
    expect(entries.map((e) => e.name)).toEqual(parts.map(([name]) => name));
    for (const [i, [, source]] of parts.entries())
      expect(entries[i]!.content.equals(readFileSync(source))).toBe(true);
  });

  it('stores what is packed already and deflates text', () => {
    const bytes = readFileSync(made('methods.zip'));
    const at = bytes.indexOf('PK\u0001\u0002', 0, 'latin1');
    expect(bytes.readUInt16LE(at + 10)).toBe(0);
    expect(bytes.length).toBeLessThan(big.length + 1200);
  });

  it('marks names as UTF-8, and no clock is in it', () => {
    const bytes = readFileSync(made('flags.zip'));
    expect(bytes.readUInt16LE(6) & 0x0800).toBe(0x0800);
    expect(bytes.readUInt32LE(10)).toBe(0x00210000);
    expect(bytes.equals(readFileSync(made('flags-2.zip')))).toBe(true);
  });

  it.each([
    ['bytes', { bytes: big.length, entries: 10 }],
    ['entries', { bytes: 0xffffffff, entries: 2 }],
  ])('is refused when the format could not count its %s', (_, limits) => {
    const zip = new ZipStream(join(folder, 'large.zip'), limits);
    expect(() => {
      for (const [inside, source] of parts) zip.add(inside, source);
    }).toThrow(ZipTooLarge);
    zip.abandon();
    zip.abandon();
  });
});
