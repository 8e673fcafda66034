/** What we rely on in pdfkit, beside its public functions. */
import { createHook } from 'node:async_hooks';
import { deflateSync, inflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { PdfFile } from '../../../src/writers/pdf/adapter.ts';
import { PdfText, pdfValue } from '../../../src/writers/pdf/values.ts';

const ID = Buffer.alloc(16, 0xab);
const newFile = () =>
  new PdfFile({
    title: 'Kế hoạch & hồ sơ',
    subject: '',
    author: 'UBND xã',
    keywords: '',
    created: '2024-03-05',
    xmp: '<rdf:Description rdf:about="" xmlns:x="urn:x"><x:said>đã nói</x:said></rdf:Description>',
  });
const CONTENT = deflateSync(Buffer.from('q Q'));

/** A file with one of everything. */
function whole(): Buffer {
  const file = newFile();
  const font = file.reserve();
  const page = file.addPage(200, 300, { Font: { F1: font } }, CONTENT);
  const element = file.reserve();
  const field = file.object({ Type: 'Annot', StructParent: file.parentKey() });
  file.addAnnotation(field);
  file.addPage(300, 200, {}, CONTENT);
  file.write(font, pdfValue({ Type: 'Font' }));
  file.write(element, `<<\n/S /P\n/P ${file.structureRoot}\n/K [0]\n/Pg ${page.ref}\n>>`);
  file.topElements = [element];
  file.setParent(page.key, [element]);
  file.form({ Fields: [field], SigFlags: 1 });
  file.bookmarks([
    { title: 'Một', page: 0, top: 290, items: [] },
    { title: 'Hai', page: 1, top: 150, items: [{ title: 'Ba', page: 1, top: 100, items: [] }] },
  ]);
  return file.end(ID);
}

const latin = (bytes: Buffer): string => bytes.toString('latin1');

/** The texts of the objects by their numbers, found as a reader finds them: by the table at the end. */
function objects(bytes: Buffer): Map<number, string> {
  const text = latin(bytes);
  const table = Number(/startxref\n(\d+)\n%%EOF\n$/.exec(text)![1]);
  const places = [...text.slice(table).matchAll(/^(\d{10}) 00000 n $/gm)].map(([, place]) => Number(place));
  return new Map(
    places.map((place, i) => {
      const end = text.indexOf('\nendobj\n', place);
      const head = `${i + 1} 0 obj\n`;
      expect(text.slice(place, place + head.length)).toBe(head);
      return [i + 1, text.slice(place + head.length, end)];
    }),
  );
}
const having = (bytes: Buffer, entry: string | RegExp): string => {
  const found = [...objects(bytes).values()].filter((object) =>
    typeof entry === 'string' ? object.includes(entry) : entry.test(object),
  );
  expect(found, String(entry)).toHaveLength(1);
  return found[0]!;
};
const at = (bytes: Buffer, from: string, entry: string): string =>
  objects(bytes).get(Number(new RegExp(`/${entry} (\\d+) 0 R`).exec(from)![1]))!;

describe('the document', () => {
  const bytes = whole();

  it('every number leads to its object, ours among pdfkit’s', () => {
    const text = latin(bytes);
    expect(text.startsWith('%PDF-1.7\n%\xff\xff\xff\xff\n')).toBe(true);
    expect(text).toContain(`/Size ${objects(bytes).size + 1}\n`);
    expect(text).toContain(`/ID [<${'ab'.repeat(16)}> <${'ab'.repeat(16)}>]`);
  });

  it('the catalogue is one of a tagged archive', () => {
    const root = having(bytes, '/Type /Catalog\n');
    expect(root).toContain('/Lang (vi-VN)');
    expect(root).toContain('/PageMode /UseOutlines');
    expect(at(bytes, root, 'MarkInfo')).toContain('/Marked true');
    expect(at(bytes, root, 'ViewerPreferences')).toContain('/DisplayDocTitle true');
    expect(at(bytes, root, 'AcroForm')).toMatch(/^<<\n\/Fields \[\d+ 0 R\]\n\/SigFlags 1\n>>$/);
    expect(at(bytes, root, 'Pages')).toContain('/Count 2\n');
  });

  it('metadata hold our descriptions alone, beside the mark of PDF/A', () => {
    const packet = Buffer.from(having(bytes, '/Type /Metadata\n'), 'latin1').toString('utf8');
    expect(packet).toContain('<x:said>đã nói</x:said>');
    expect(packet.match(/<rdf:Description/g)).toHaveLength(2);
    expect(packet).toContain('<pdfaid:part>2</pdfaid:part>');
    expect(packet).toContain('<pdfaid:conformance>A</pdfaid:conformance>');
  });

  it('no clock', () => {
    expect(latin(bytes).match(/D:\d{14}Z/g)).toEqual(['D:20240305000000Z']);
    expect(whole().equals(bytes)).toBe(true);
  });

  it('colours have their profile', () => {
    const intent = having(bytes, '/Type /OutputIntent\n');
    const stream = at(bytes, intent, 'DestOutputProfile');
    const [, coded = ''] = /\nstream\n(.*)\nendstream$/s.exec(stream)!;
    const profile = inflateSync(Buffer.from(coded, 'latin1'));
    expect(profile.readUInt32BE(0)).toBe(profile.length);
    expect(profile.toString('latin1', 12, 20)).toBe('mntrRGB ');
  });
});

describe('pages', () => {
  const bytes = whole();
  const page = having(bytes, '/MediaBox [0 0 200 300]');

  it('hold our content as it is: no operator of pdfkit’s before it, compressed once', () => {
    const content = at(bytes, page, 'Contents');
    expect(content).toContain(`stream\n${latin(CONTENT)}\nendstream`);
    expect(content).toContain(`/Length ${CONTENT.length}\n`);
    expect(content).toContain('/Filter /FlateDecode\n');
  });

  it('name our objects', () => {
    expect(at(bytes, page, 'Resources')).toMatch(/\/Font <<\n\/F1 \d+ 0 R\n>>/);
    expect(page).toMatch(/\/Annots \[\d+ 0 R\]/);
    expect(page).toContain('/Tabs /S\n');
    expect(having(bytes, '/MediaBox [0 0 300 200]')).not.toContain('/Annots');
  });

  it('stand in the parent tree under their keys', () => {
    const root = having(bytes, '/Type /StructTreeRoot\n');
    expect(root).toMatch(/\/K \[(\d+) 0 R\]/);
    const [, element] = /\/K \[(\d+) 0 R\]/.exec(root)!;
    const [, key] = /\/StructParents (\d+)/.exec(page)!;
    expect(root).toMatch(new RegExp(`^ *${key} \\[${element} 0 R\\]$`, 'm'));
    expect(root).toContain('/ParentTreeNextKey 3\n');
  });
});

it('bookmarks are open and point at their places from the lower left corner', () => {
  const bytes = whole();
  const first = having(bytes, /\/XYZ 0 290 0\]/);
  expect(at(bytes, first, 'Next')).toMatch(/\/XYZ 0 150 0\](?:.|\n)*\/Count 1\n/);
  expect(at(bytes, having(bytes, '/Type /Catalog\n'), 'Outlines')).toContain('/Count 2\n');
});

it('words in values are coded as ours', () => {
  expect(latin(whole())).toContain(`${pdfValue(new PdfText('Hai'))}`);
});

it('a number that was given and not used is a fault', () => {
  const file = newFile();
  const { num } = file.reserve();
  expect(() => file.end(ID)).toThrow(`object ${num} was`);
});

it('nothing waits for the next tick, where papers would gather', () => {
  const waiting: string[] = [];
  const hook = createHook({ init: (_, type) => void waiting.push(type) }).enable();
  whole();
  hook.disable();
  expect(waiting).not.toContain('TickObject');
});
