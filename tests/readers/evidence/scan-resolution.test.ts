/** Which pages of a PDF are scans, and how fine. */
import { expect, it } from 'vitest';
import { probeEvidence } from '../../../src/readers/evidence/probe.ts';
import { memoryFiles } from '../../../src/readers/world.ts';
import { afterPages, pageObjects, pdfFile, stream } from './make-pdf.ts';

const n = afterPages(1);
const image = (width: number, height: number) =>
  stream(
    `/Type/XObject/Subtype/Image/Width ${width}/Height ${height}/BitsPerComponent 8/ColorSpace/DeviceGray/Filter/DCTDecode`,
    'x',
  );
const words = 'BT /F 9 Tf (chu) Tj ET '.repeat(100);
const FULL = 'q 595.28 0 0 841.89 0 0 cm /I Do Q';

async function dpi(content: string, width = 1240, height = 1754, entries = ''): Promise<(number | null)[]> {
  const pdf = pdfFile(
    pageObjects(
      [{ content, entries: `/Resources<</XObject<</I ${n} 0 R/G ${n + 1} 0 R>>>>${entries}` }],
      [
        image(width, height),
        stream(
          `/Type/XObject/Subtype/Form/BBox[0 0 2000 2000]/Matrix[2 0 0 2 0 0]/Resources<</XObject<</I ${n} 0 R>>>>`,
          'q 300 0 0 421 0 0 cm /I Do Q',
        ),
      ],
    ),
  );
  const probe = await probeEvidence('a.pdf', 'c', memoryFiles({ 'c/a.pdf': pdf }));
  return probe.pages.map((page) => page.dpi);
}

it.each([
  ['a picture over the page', FULL, [150]],
  ['with recognised text that is not seen', `BT 3 Tr ET ${words}${FULL}`, [150]],
  ['with text under the picture', `${words}${FULL}`, [150]],
  ['with a stamp on it', `${FULL} BT /F 9 Tf (Den: so 12) Tj ET`, [150]],
  ['text over a letterhead that fills the page', `${FULL}${words}`, [null]],
  ['text with a logo', `q 90 0 0 90 0 700 cm /I Do Q ${words}`, [null]],
  ['only text', words, [null]],
  ['a picture in a form', '/G Do', [149]],
  ['in strips', [0, 1, 2, 3].map((i) => `q 595.28 0 0 210.5 0 ${210.5 * i} cm /I Do Q`).join(' '), [150]],
  ['turned by its matrix', 'q 0 841.89 -595.28 0 595.28 0 cm /I Do Q', [106]],
  ['inline', 'q 595 0 0 842 0 0 cm BI /W 2480 /H 3508 /BPC 8 /CS /G ID \x00EI\x01 EI Q', [300]],
])('%s', async (_, content, wanted) => {
  expect(await dpi(content)).toEqual(wanted);
});

it('a page that is made smaller is finer on paper, one with larger units coarser', async () => {
  expect(await dpi('q 1190 0 0 1684 0 0 cm /I Do Q', 2480, 3508, '/MediaBox[0 0 1190 1684]')).toEqual([150]);
  expect(await dpi('q 612 0 0 792 0 0 cm /I Do Q', 1700, 2200, '/MediaBox[0 0 612 792]')).toEqual([206]);
  expect(await dpi('q 297 0 0 421 0 0 cm /I Do Q', 1240, 1754, '/MediaBox[0 0 297 421]/UserUnit 2')).toEqual([
    150,
  ]);
});

it('two hundred dots are two hundred, however the page was rounded', async () => {
  const box = '/MediaBox[0 0 595.08 841.68]';
  expect(await dpi('q 595.08 0 0 841.68 0 0 cm /I Do Q', 1653, 2338, box)).toEqual([200]);
});
