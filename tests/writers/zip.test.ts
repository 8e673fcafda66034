import { describe, expect, it } from 'vitest';
import { openZip } from '../../src/readers/workbook/zip-archive.ts';
import { deflatePart, storePart, TextPart, textPart, zip } from '../../src/writers/zip.ts';

const methodOf = (file: Buffer): number => file.readUInt16LE(8);

describe('parts of a ZIP', () => {
  it('come back as they were, however they are packed', () => {
    const written = new TextPart();
    const long = 'Nông thôn mới nâng cao. '.repeat(20_000);
    for (const piece of long.match(/.{1,999}/gs)!) written.write(piece);
    const file = zip([
      ['deflated', deflatePart('số liệu')],
      ['stored', storePart(Buffer.from([0, 255, 7]))],
      ['few', textPart('vài chữ')],
      ['many', textPart('nhiều chữ '.repeat(1000))],
      ['written', written.deflated()],
    ]);
    const archive = openZip(file);
    const text = (name: string) => archive.read(name)!.toString('utf8');
    expect(text('deflated')).toBe('số liệu');
    expect([...archive.read('stored')!]).toEqual([0, 255, 7]);
    expect(text('few')).toBe('vài chữ');
    expect(text('many')).toBe('nhiều chữ '.repeat(1000));
    expect(text('written')).toBe(long);
  });

  it('are compressed only where that is worth its time', () => {
    expect(methodOf(zip([['few', textPart('a'.repeat(1023))]]))).toBe(0);
    expect(methodOf(zip([['many', textPart('a'.repeat(1024))]]))).toBe(8);
  });
});
