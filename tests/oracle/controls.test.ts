/** Controls: every oracle must accept a good file and reject a bad one, so that none of them can be silent. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Document, Packer, Paragraph } from 'docx';
import PDFDocument from 'pdfkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { deflatePart, zip } from '../../src/writers/zip.ts';
import { docxWords } from '../support/docx-text.ts';
import { validateOoxml } from '../support/oracle/ooxml.ts';
import { pdfFonts, pdfPages, pdfPagesFirstWords, pdfText, qpdfCheck } from '../support/oracle/pdf.ts';
import { soffice } from '../support/oracle/soffice.ts';
import { requireTools } from '../support/oracle/tools.ts';
import { verapdf } from '../support/oracle/verapdf.ts';
import { unzip } from '../support/unzip.ts';

const folder = mkdtempSync(join(tmpdir(), 'oracle-controls-'));
const at = (name: string): string => join(folder, name);
const SENTENCE = 'Ủy ban nhân dân xã Nhân Lý đề nghị thẩm tra';

/** A one-page PDF; `archival` makes it PDF/A-2b with an embedded font and one tagged paragraph. */
async function writePdf(name: string, archival: boolean): Promise<string> {
  const tinos = createRequire(import.meta.url).resolve(
    '@expo-google-fonts/tinos/400Regular/Tinos_400Regular.ttf',
  );
  const options = archival ? { subset: 'PDF/A-2b', pdfVersion: '1.7', tagged: true, lang: 'vi-VN' } : {};
  const document = new PDFDocument(options as PDFKit.PDFDocumentOptions);
  const chunks: Buffer[] = [];
  document.on('data', (chunk: Buffer) => chunks.push(chunk));
  const ended = new Promise((resolve) => document.on('end', resolve));
  if (archival) {
    document.font(tinos);
    const root = document.struct('Document');
    document.addStructure(root);
    root.add(document.struct('P', {}, () => document.text(SENTENCE)));
    root.end();
  } else {
    document.text('plain');
  }
  document.end();
  await ended;
  writeFileSync(at(name), Buffer.concat(chunks));
  return at(name);
}

let goodDocx = '';
let brokenDocx = '';
let archivalPdf = '';
let plainPdf = '';
let notPdf = '';

beforeAll(async () => {
  await requireTools();
  archivalPdf = await writePdf('lưu trữ.pdf', true);
  plainPdf = await writePdf('plain.pdf', false);
  notPdf = at('not.pdf');
  writeFileSync(notPdf, 'not a PDF at all');

  const bytes = await Packer.toBuffer(new Document({ sections: [{ children: [new Paragraph(SENTENCE)] }] }));
  goodDocx = at('good.docx');
  writeFileSync(goodDocx, bytes);
  brokenDocx = at('broken.docx');
  const broken = unzip(bytes).map(({ name, content }) => {
    const text = content.toString('utf8').replace('<w:body>', '<w:body><w:jc w:val="both"/>');
    return [name, deflatePart(name === 'word/document.xml' ? text : content)] as const;
  });
  writeFileSync(brokenDocx, zip(broken));
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('veraPDF', () => {
  it('accepts a PDF/A-2b file and rejects a plain one and one that is no PDF', async () => {
    const verdicts = await verapdf([archivalPdf, plainPdf, notPdf], ['2b']);
    expect(verdicts.map(({ file, passed }) => [file, passed])).toEqual([
      [archivalPdf, true],
      [plainPdf, false],
      [notPdf, false],
    ]);
    expect(verdicts[0]?.checks).toBeGreaterThan(100);
    expect(verdicts[1]?.broken.map((rule) => rule.rule)).toContain('6.2.11.4.1-1');
    expect(verdicts[2]?.broken).toHaveLength(1);
  });

  it('tells the flavours apart', async () => {
    const verdicts = await verapdf([archivalPdf], ['2b', 'ua1']);
    expect(verdicts.map(({ flavour, passed }) => [flavour, passed])).toEqual([
      ['2b', true],
      ['ua1', false],
    ]);
  });
});

describe('Open XML SDK', () => {
  it('accepts a valid document and names the fault of a broken one', async () => {
    const [good, broken, none] = await validateOoxml([goodDocx, brokenDocx, notPdf]);
    expect(good?.errors).toEqual([]);
    expect(broken?.errors.join()).toContain('/word/document.xml');
    expect(none?.errors).not.toEqual([]);
  });
});

describe('LibreOffice', () => {
  it('lays out several documents in one call and fails for a file it did not convert', async () => {
    const [pdf = ''] = await soffice([goodDocx], folder);
    expect(await pdfPagesFirstWords(pdf, 4)).toEqual(['Ủy ban nhân dân']);
    await expect(soffice([goodDocx, at('absent.docx')], folder)).rejects.toThrow('absent.pdf');
  });
});

describe('qpdf and poppler', () => {
  it('qpdf finds damage and nothing else', async () => {
    const whole = readFileSync(plainPdf);
    writeFileSync(at('cut.pdf'), whole.subarray(0, whole.length - 200));
    const faults = await qpdfCheck([archivalPdf, plainPdf, at('cut.pdf'), notPdf]);
    expect(faults.map((line) => line.slice(0, line.indexOf(':')))).toEqual([at('cut.pdf'), notPdf]);
  });

  it('pdffonts tells embedded subsets from fonts that are only named', async () => {
    expect(await pdfFonts(archivalPdf)).toMatchObject([{ embedded: true, subset: true, unicode: true }]);
    expect(await pdfFonts(plainPdf)).toMatchObject([{ name: 'Helvetica', embedded: false, subset: false }]);
  });

  it('text is read by stream, by structure and by place alike', async () => {
    for (const mode of ['raw', 'layout', 'structure'] as const) {
      expect((await pdfText(archivalPdf, mode)).replace(/\s+/g, ' ').trim()).toBe(SENTENCE);
    }
    expect(await pdfText(plainPdf, 'structure')).toBe('');
    const [page] = await pdfPages(archivalPdf);
    expect(page?.words.map((word) => word.text).join(' ')).toBe(SENTENCE);
  });
});

describe('our own DOCX reader', () => {
  it('gives the words of the body', () => {
    expect(docxWords(readFileSync(goodDocx)).join(' ')).toBe(SENTENCE);
  });
});
