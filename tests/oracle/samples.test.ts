/** The sample trees, which hold every node type in awkward places, before the same validators as the real dossier. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { renderDocx } from '../../src/writers/docx/render.ts';
import { renderPdf } from '../../src/writers/pdf/render.ts';
import { docxWords, words } from '../support/docx-text.ts';
import { ooxmlFailures, validateOoxml } from '../support/oracle/ooxml.ts';
import { firstDifference, pageDifferences } from '../support/oracle/parity.ts';
import { pdfPages, pdfText, qpdfCheck } from '../support/oracle/pdf.ts';
import { soffice } from '../support/oracle/soffice.ts';
import { requireTools } from '../support/oracle/tools.ts';
import { veraFailures, verapdf } from '../support/oracle/verapdf.ts';
import { samples } from '../support/sample-trees.ts';

const folder = mkdtempSync(join(tmpdir(), 'oracle-samples-'));
const names = Object.keys(samples);
const docx = (name: string): string => join(folder, `${name}.docx`);
const pdf = (name: string): string => join(folder, `${name}.pdf`);
const layout = (name: string): string => join(folder, 'libreoffice', `${name}.pdf`);

beforeAll(async () => {
  await requireTools();
  for (const [name, tree] of Object.entries(samples)) {
    writeFileSync(docx(name), renderDocx(tree()).buffer);
    writeFileSync(pdf(name), (await renderPdf(tree())).buffer);
  }
  mkdirSync(join(folder, 'libreoffice'));
  await soffice(names.map(docx), join(folder, 'libreoffice'));
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('sample trees', () => {
  it('DOCX is valid for the Open XML SDK', async () => {
    expect(ooxmlFailures(await validateOoxml(names.map(docx)))).toEqual([]);
  });

  it('PDF is PDF/A-2a, PDF/UA-1 and clean for qpdf', async () => {
    expect(veraFailures(await verapdf(names.map(pdf), ['2a', 'ua1']))).toEqual([]);
    expect(await qpdfCheck(names.map(pdf))).toEqual([]);
  });

  it.each(names)('%s: PDF and DOCX have the same words in the same order', async (name) => {
    const fromPdf = words(await pdfText(pdf(name), 'structure'));
    expect(firstDifference(fromPdf, docxWords(readFileSync(docx(name))))).toBeUndefined();
  });

  it.each(names)('%s: pages break where LibreOffice breaks them', async (name) => {
    expect(pageDifferences(name, await pdfPages(pdf(name)), await pdfPages(layout(name)))).toEqual([]);
  });
});
