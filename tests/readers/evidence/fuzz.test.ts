/**
 * Files damaged at random: the probe always answers, and what it says can be bound is bound under its numbers. Seeded
 * and bounded; what it once found stands in bad-files.ts.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, expect, it } from 'vitest';
import { probeEvidence } from '../../../src/readers/evidence/probe.ts';
import { memoryFiles } from '../../../src/readers/world.ts';
import { writeVolume } from '../../../src/volumes/write.ts';
import { readVolume } from '../../volumes/read-volume.ts';
import { greyJpeg, greyPng } from './bad-files.ts';
import { afterPages, packedPdf, pageObjects, pdfFile, plainPdf, stream } from './make-pdf.ts';
import { makePng } from './make-pictures.ts';

const folder = mkdtempSync(join(tmpdir(), 'fuzzed-evidence-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const n = afterPages(2);
const rich = pageObjects(
  [
    {
      entries: `/Rotate 90/Annots[${n} 0 R]/Resources<</XObject<</I ${n + 2} 0 R>>>>`,
      content: 'q 500 0 0 700 0 0 cm /I Do Q',
    },
    {},
  ],
  [
    `<</Type/Annot/Subtype/Stamp/Rect[0 0 9 9]/AP<</N ${n + 1} 0 R>>>>`,
    stream('/Type/XObject/Subtype/Form/BBox[0 0 1 1]', '0 0 1 1 re f'),
    stream('/Type/XObject/Subtype/Image/Width 2/Height 2/BitsPerComponent 8/ColorSpace/DeviceGray', 'abcd'),
  ],
);
const wholes = [
  plainPdf(3),
  pdfFile(rich),
  packedPdf(rich),
  greyPng,
  makePng({
    width: 9,
    height: 9,
    colorType: 6,
    bits: 8,
    interlaced: true,
    pixel: (x, y) => [x, y, 9, x * y],
  }),
  greyJpeg,
];

const damage = fc.oneof(
  fc.record({ at: fc.double({ min: 0, max: 1, noNaN: true }), byte: fc.integer({ min: 0, max: 255 }) }),
  fc.record({ at: fc.double({ min: 0, max: 1, noNaN: true }), cut: fc.integer({ min: 1, max: 200 }) }),
  fc.record({
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    word: fc.constantFrom(
      'endobj',
      'stream',
      'obj',
      ' 2 0 R ',
      '<<',
      '>>',
      '[',
      ']',
      '(',
      '-1',
      '99999999999',
      'null',
      '/Kids',
      '\0',
    ),
  }),
);
type Damage = { at: number; byte?: number; cut?: number; word?: string };

function damaged(whole: Uint8Array, damages: readonly Damage[]): Buffer {
  let bytes = Buffer.from(whole);
  for (const { at, byte, cut = 0, word = '' } of damages) {
    const from = Math.floor(at * bytes.length);
    if (byte !== undefined && bytes.length > 0) bytes[Math.min(from, bytes.length - 1)] = byte;
    else
      bytes = Buffer.concat([
        bytes.subarray(0, from),
        Buffer.from(word, 'latin1'),
        bytes.subarray(from + cut),
      ]);
  }
  return bytes;
}

it('any damage', async () => {
  const seen = new Set<string>();
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...wholes),
      fc.array(damage as fc.Arbitrary<Damage>, { minLength: 1, maxLength: 6 }),
      async (whole, damages) => {
        const source = memoryFiles({ 'c/x': damaged(whole, damages) });
        const probe = await probeEvidence('x', 'c', source);
        seen.add(probe.state);
        expect(probe.findings.every((f) => f.message !== '')).toBe(true);
        expect(probe.state === 'bindable').toBe(probe.pages.length > 0);
        expect(probe.pages.every((p) => p.widthPt >= 1 && p.widthPt <= 14_400 && p.heightPt >= 1)).toBe(true);
        if (probe.state !== 'bindable') return;
        const stamps = probe.pages.map((_, i) => i + 1);
        const out = join(folder, 'x.pdf');
        const sheets = [{ kind: 'source', probe, stamps }] as const;
        await writeVolume({ title: '', subject: '', author: '', created: '2024-01-01', sheets }, out, source);
        expect(readVolume(out).stamps).toEqual(stamps);
      },
    ),
    { numRuns: 600, seed: 4 },
  );
  expect([...seen].sort()).toEqual(['beside', 'bindable', 'faulty']);
});
