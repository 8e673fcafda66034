/** Every bad file is survived with clear lines, and what can be bound of it is bound under the numbers it was given. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { probeEvidence } from '../../../src/readers/evidence/probe.ts';
import { memoryFiles } from '../../../src/readers/world.ts';
import { numberItems } from '../../../src/volumes/numbering.ts';
import { writeVolume } from '../../../src/volumes/write.ts';
import { readVolume } from '../../volumes/read-volume.ts';
import { badFiles } from './bad-files.ts';

const folder = mkdtempSync(join(tmpdir(), 'bad-evidence-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const source = memoryFiles(Object.fromEntries(badFiles.map(({ name, bytes }) => [`case/${name}`, bytes])));

describe('each file alone', () => {
  it.each(badFiles)('$name: $state', async ({ name, state, pages, codes }) => {
    const probe = await probeEvidence(name, 'case', source);
    expect({ state: probe.state, codes: probe.findings.map((f) => f.code) }).toEqual({ state, codes });
    expect(probe.pages).toHaveLength(pages ?? 0);
    for (const { message, hint } of probe.findings) {
      expect(message).toMatch(/\p{L}/u);
      expect(message).not.toMatch(/\n|Error|undefined|NaN|\bat\b /);
      expect(message.charAt(0)).not.toMatch(/[a-z]+[A-Z]/);
      expect(hint ?? '').not.toBe('');
    }
  });
});

describe('all of them in one volume', () => {
  it('keeps every number, whatever could not be copied', async () => {
    const probes = await Promise.all(badFiles.map(({ name }) => probeEvidence(name, 'case', source)));
    const bound = probes.filter((probe) => probe.state === 'bindable');
    const items = numberItems(
      bound.map((probe) => ({ id: probe.file, pages: probe.pages.length })),
      { numbering: 'page', duplex: false },
    );
    const out = join(folder, 'all.pdf');
    const result = await writeVolume(
      {
        title: 'Tập xấu',
        subject: '',
        author: '',
        created: '2024-11-20',
        sheets: bound.map((probe, i) => ({ kind: 'source', probe, stamps: items[i]!.stamps })),
      },
      out,
      source,
    );
    const volume = readVolume(out);
    expect(volume.stamps).toEqual(items.flatMap((item) => item.stamps));
    expect(result.pages).toBe(items.at(-1)!.last);
    expect(result.problems.map((p) => [p.code, p.where[0]?.file])).toEqual([
      ['volume-page-lost', 'damaged-second-page.pdf'],
      ['volume-part-lost', 'short-data.png'],
    ]);
    expect(result.notPdfa).toContain('không phải PDF/A vì ảnh dùng hệ màu in (CMYK) (cmyk.jpg)');
  });

  it('a source that vanished or changed since it was probed leaves numbered blank pages', async () => {
    const probe = await probeEvidence('packed.pdf', 'case', source);
    const sheets = [{ kind: 'source', probe, stamps: [1, 2] }] as const;
    const recipe = { title: 't', subject: '', author: '', created: '2024-11-20', sheets };
    const fewer = badFiles.find((f) => f.name === 'paper.jpg')!.bytes;
    for (const changed of [{}, { 'case/packed.pdf': fewer }, { 'case/packed.pdf': 'x' }]) {
      const out = join(folder, 'vanished.pdf');
      const result = await writeVolume(recipe, out, memoryFiles(changed));
      expect(readVolume(out).stamps).toEqual([1, 2]);
      expect(result.problems.map((p) => p.code)).toEqual(['volume-page-lost']);
    }
  });
});

describe('names', () => {
  const decomposed = 'Biên bản.pdf'.normalize('NFD');
  const bytes = badFiles.find((f) => f.name === 'packed.pdf')!.bytes;
  const files = memoryFiles({ [`hồ sơ/thư mục/${decomposed}`]: bytes });

  it.each([
    ['Biên bản.pdf'.normalize('NFC'), 'thư mục'],
    [decomposed, 'thư mục'],
    ['Biên bản.pdf', 'thư mục'],
  ])('%s is found whatever way its letters are composed', async (name, sub) => {
    const probe = await probeEvidence(`${sub}/${name}`, 'hồ sơ', files);
    expect([probe.state, probe.pages.length]).toEqual(['bindable', 2]);
  });

  it('the other slash is understood', async () => {
    expect((await probeEvidence('thư mục\\Biên bản.pdf', 'hồ sơ', files)).state).toBe('bindable');
  });

  it.each([
    ['thư mục/thiếu.pdf', 'evidence-absent'],
    ['thư mục', 'evidence-folder'],
    ['../../etc/passwd', 'evidence-outside'],
    ['/etc/passwd', 'evidence-outside'],
    ['C:\\Windows\\win.ini', 'evidence-outside'],
    ['a/../../b.pdf', 'evidence-outside'],
  ])('%s: %s', async (name, code) => {
    const probe = await probeEvidence(name, 'hồ sơ', files);
    expect([probe.state, probe.findings.map((f) => f.code)]).toEqual(['absent', [code]]);
  });
});
