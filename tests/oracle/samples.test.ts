/**
 * Sample and random trees before the outside validators: PDF/A-2a, PDF/UA-1, the Open XML SDK, qpdf; and for the
 * samples, the same words on the same pages as LibreOffice lays the DOCX out. Runs on `src`.
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DocumentTree } from '../../src/document/tree.ts';
import { buildProvinceSummary } from '../../src/dossier/province-summary.ts';
import { renderDocx } from '../../src/writers/docx/render.ts';
import { renderPdf } from '../../src/writers/pdf/render.ts';
import { sampleProvince } from '../support/communes.ts';
import { mustLoadFolder, SAMPLE } from '../support/load.ts';
import { ooxmlFailures, validateOoxml } from '../support/oracle/ooxml.ts';
import { pageDifferences } from '../support/oracle/parity.ts';
import { pdfPages, qpdfCheck } from '../support/oracle/pdf.ts';
import { colourDifference, colouredShare, pdfPixels } from '../support/oracle/pixels.ts';
import { soffice } from '../support/oracle/soffice.ts';
import { requireTools } from '../support/oracle/tools.ts';
import { veraFailures, verapdf } from '../support/oracle/verapdf.ts';
import { randomTree } from '../support/random-trees.ts';
import { samples as plain } from '../support/sample-trees.ts';

/** A table of many communes over several pages, with its chart. */
const province = (): DocumentTree =>
  buildProvinceSummary(mustLoadFolder(SAMPLE).pack, sampleProvince(), 'working').tree;
const samples: Readonly<Record<string, () => DocumentTree>> = { ...plain, province };

const folder = mkdtempSync(join(tmpdir(), 'oracle-samples-'));
const sampleIds = Object.keys(samples);
const randomIds = Array.from({ length: 20 }, (_, i) => `random-${i}`);
const all = [...sampleIds, ...randomIds];
const docx = (id: string) => join(folder, `${id}.docx`);
const pdf = (id: string) => join(folder, `${id}.pdf`);
/** Samples with signature fields, which are made only on request. */
const signedIds = ['minutes', 'letters', 'dossier'].map((id) => `${id}-signed`);
let laidOut: string[] = [];

beforeAll(async () => {
  await requireTools();
  const random = fc.sample(randomTree, { numRuns: randomIds.length, seed: 5 });
  const trees = new Map<string, DocumentTree>(sampleIds.map((id) => [id, samples[id]!()]));
  randomIds.forEach((id, i) => {
    trees.set(id, random[i]!);
  });
  for (const [id, tree] of trees) {
    writeFileSync(docx(id), renderDocx(tree).buffer);
    writeFileSync(pdf(id), (await renderPdf(tree)).buffer);
  }
  for (const id of signedIds) {
    const tree = samples[id.replace('-signed', '')]!();
    writeFileSync(pdf(id), (await renderPdf(tree, { signatureFields: true })).buffer);
  }
  const layouts = join(folder, 'libreoffice');
  mkdirSync(layouts);
  laidOut = await soffice(sampleIds.map(docx), layouts);
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('samples and random trees', () => {
  it('are valid DOCX', async () => {
    expect(ooxmlFailures(await validateOoxml(all.map(docx)))).toEqual([]);
  });

  it('are PDF/A-2a and PDF/UA-1, clean for qpdf', async () => {
    const files = [...all, ...signedIds].map(pdf);
    expect(veraFailures(await verapdf(files, ['2a', 'ua1']))).toEqual([]);
    expect(await qpdfCheck(files)).toEqual([]);
  });
});

describe('page parity with LibreOffice', () => {
  it.each(sampleIds)('%s', async (id) => {
    const theirs = await pdfPages(laidOut[sampleIds.indexOf(id)]!);
    expect(pageDifferences(id, await pdfPages(pdf(id)), theirs)).toEqual([]);
  });
});

describe('pictures', () => {
  it('stand upright, in the same place and size as LibreOffice shows them, in all eight turnings', async () => {
    const ours = await pdfPixels(pdf('photos'), 12);
    const theirs = await pdfPixels(laidOut[sampleIds.indexOf('photos')]!, 12);
    expect(theirs).toHaveLength(ours.length);
    const differences = ours.map((page, i) => colourDifference(page, theirs[i]!));
    expect(differences.filter((share) => share > 0.06)).toEqual([]);
    // Five pages with two large pictures in colour each: the comparison has something to compare.
    expect(ours.filter((page) => colouredShare(page) > 0.2).length).toBeGreaterThanOrEqual(4);
  });
});
