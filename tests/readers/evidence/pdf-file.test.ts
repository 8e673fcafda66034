/** PDFs as programs and scanners write them: every way to say where objects lie, saved once or repeatedly. */
import { expect, it } from 'vitest';
import { isDict, type Name, type PdfString, stringBytes } from '../../../src/readers/evidence/pdf/objects.ts';
import { listPages } from '../../../src/readers/evidence/pdf/pages.ts';
import { PdfFile } from '../../../src/readers/evidence/pdf/pdf-file.ts';
import { packedPdf, pageObjects, pdfFile, plainPdf } from './make-pdf.ts';

const titles = (bytes: Uint8Array): (string | undefined)[] => {
  const file = new PdfFile(bytes);
  return listPages(file).pages.map(({ page }) => file.name(file.dict(page)?.get('T')));
};
const pages = (...names: string[]) => pageObjects(names.map((name) => ({ entries: `/T/${name}` })));

/** Appends a newer version of objects with a table of their own, as saving again does. */
function savedAgain(
  whole: Buffer,
  objects: Readonly<Record<number, string>>,
  size: number,
  tail = '',
): Buffer {
  const start = Number(/startxref\s+(\d+)\s+%%EOF\s*$/.exec(whole.toString('latin1'))![1]);
  let text = '';
  let rows = '';
  for (const [num, body] of Object.entries(objects)) {
    rows += `${num} 1\n${String(whole.length + text.length).padStart(10, '0')} 00000 n \n`;
    text += `${num} 0 obj\n${body}\nendobj\n`;
  }
  const table = `xref\n0 1\n0000000000 65535 f \n${rows}trailer\n<</Size ${size}/Root 1 0 R/Prev ${start}${tail}>>\nstartxref\n${whole.length + text.length}\n%%EOF\n`;
  return Buffer.concat([whole, Buffer.from(text + table, 'latin1')]);
}

it('tables, and streams with object streams', () => {
  expect(titles(pdfFile(pages('A', 'B')))).toEqual(['A', 'B']);
  expect(titles(packedPdf(pages('A', 'B')))).toEqual(['A', 'B']);
});

it('saved again: the newest version counts, with tables and when they are lost', () => {
  const again = savedAgain(pdfFile(pages('A', 'B')), { 5: '<</Type/Page/Parent 2 0 R/T/C>>' }, 7);
  const thrice = savedAgain(again, { 3: '<</Type/Page/Parent 2 0 R/T/D>>' }, 7);
  expect(titles(thrice)).toEqual(['D', 'C']);
  const lost = Buffer.from(thrice.toString('latin1').replace(/startxref\s+\d+/g, 'startxref 9'), 'latin1');
  expect([titles(lost), new PdfFile(lost).repaired]).toEqual([['D', 'C'], true]);
});

it('a packed file saved again by an older program', () => {
  const again = savedAgain(packedPdf(pages('A', 'B')), { 3: '<</Type/Page/Parent 2 0 R/T/C>>' }, 9);
  expect(titles(again)).toEqual(['C', 'B']);
});

it('tables that go in circles end', () => {
  const whole = pdfFile(pages('A'));
  const start = /startxref\s+(\d+)/.exec(whole.toString('latin1'))![1]!;
  const circle = Buffer.from(
    whole.toString('latin1').replace('/Root 1 0 R', `/Root 1 0 R/Prev ${start}`),
    'latin1',
  );
  expect(titles(circle)).toEqual(['A']);
});

it('objects that stand elsewhere than the table says are looked for', () => {
  const whole = pdfFile(pages('A', 'B')).toString('latin1');
  const moved = Buffer.from(whole.replace('5 0 obj', '  5 0 obj'), 'latin1');
  const numbered = Buffer.from(
    whole.replace(/xref\n0 (\d+)/, (_, n: string) => `xref\n1 ${n}`),
    'latin1',
  );
  expect([titles(moved), titles(numbered)]).toEqual([
    ['A', 'B'],
    ['A', 'B'],
  ]);
});

it('line ends of old machines, comments, no spaces', () => {
  const text =
    '%PDF-1.2\r1 0 obj<</Type/Catalog%x\r/Pages 2 0 R>>endobj 2 0 obj<</Kids[3 0 R]/Count 1>>endobj 3 0 obj<</T/A/Type/Page>>endobj\rtrailer<</Root 1 0 R>>';
  expect(titles(Buffer.from(text, 'latin1'))).toEqual(['A']);
});

it('names, strings and numbers in every spelling', () => {
  const odd = '/N/A#20B/S(a\\)\\(b\\101\\\n(c))/H<4 1 4>/R[+1 -.5 4. --3 1e5]/D<</X null/Y true>>';
  const file = new PdfFile(pdfFile(pageObjects([{ entries: odd }])));
  const page = file.dict(listPages(file).pages[0]!.page)!;
  expect((page.get('N') as Name).value).toBe('A B');
  const text = (key: string): string =>
    Buffer.from(stringBytes(page.get(key) as PdfString)).toString('latin1');
  expect([text('S'), text('H')]).toEqual(['a)(bA(c)', 'A@']);
  expect((page.get('R') as number[]).slice(0, 4)).toEqual([1, -0.5, 4, -3]);
  expect(isDict(page.get('D'))).toBe(true);
});

it('a PDF within a PDF does not mix with it when the tables are lost', () => {
  const inner = plainPdf(3).toString('latin1');
  const whole = pdfFile([
    ...pages('A'),
    { body: `<</Type/EmbeddedFile/Length ${inner.length}>>`, data: Buffer.from(inner, 'latin1') },
  ]);
  const lost = Buffer.from(whole.toString('latin1').replace(/startxref\s+\d+\s+%%EOF\s*$/, ''), 'latin1');
  expect(titles(lost)).toEqual(['A']);
});
