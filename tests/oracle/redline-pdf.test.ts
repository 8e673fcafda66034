/**
 * Redlines in PDF before the outside validators: PDF/A-2a, PDF/UA-1, qpdf; and what poppler reads from them is the old
 * and the new text. Two communes against each other, so that every kind of change is there. Runs on `src`.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { compareLowered } from '../../src/document/comparison/compare.ts';
import { lower } from '../../src/document/lowering/lower.ts';
import { plannedDocuments } from '../../src/dossier/documents.ts';
import { redlineSummaryTree } from '../../src/dossier/recipes/redline-summary.ts';
import { loadCase } from '../../src/index.ts';
import { Diagnostics } from '../../src/model/diagnostics.ts';
import { renderRedlinePdf } from '../../src/writers/pdf/render-redline.ts';
import { mustBuild } from '../support/load.ts';
import { pdfText, qpdfCheck } from '../support/oracle/pdf.ts';
import { requireTools } from '../support/oracle/tools.ts';
import { veraFailures, verapdf } from '../support/oracle/verapdf.ts';

const folder = mkdtempSync(join(tmpdir(), 'oracle-redline-pdf-'));
const ids = ['plan', 'summary-tables', 'criterion-02'];
const MARK = 'BẢN SO SÁNH - không ký, không phát hành';
const pages = new Map<string, number>();
const file = (id: string): string => join(folder, `${id}.pdf`);

beforeAll(async () => {
  await requireTools();
  const [sample, real] = [loadCase('fixtures/xa-mau'), loadCase('fixtures/nhan-ly-2024')];
  for (const id of ids) {
    const after = mustBuild(real, id);
    const compared = compareLowered(lower(mustBuild(sample, id).tree), lower(after.tree));
    const planned = plannedDocuments(real).find((d) => d.id === id)!;
    const sides = { before: 'xã mẫu', after: 'xã thật', changes: compared.changes };
    const summary = redlineSummaryTree(real, planned, 'working', sides, new Diagnostics())!;
    const made = await renderRedlinePdf(after.tree, compared, summary, MARK);
    writeFileSync(file(id), made.buffer);
    pages.set(id, made.pages);
  }
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('redlines', () => {
  it('are PDF/A-2a and PDF/UA-1, clean for qpdf', async () => {
    const files = ids.map(file);
    expect(veraFailures(await verapdf(files, ['2a', 'ua1']))).toEqual([]);
    expect(await qpdfCheck(files)).toEqual([]);
  });

  it('carry the mark on every page, of the summary too', async () => {
    for (const id of ids) {
      const text = (await pdfText(file(id), 'raw')).replaceAll('\u00a0', ' ');
      expect(pages.get(id)).toBeGreaterThan(2);
      expect(text.split(MARK).length - 1, id).toBe(pages.get(id));
    }
  });

  it('give both texts to who copies them', async () => {
    const text = (await pdfText(file('plan'), 'raw')).replace(/\s+/g, ' ');
    expect(text).toContain('BẢN SO SÁNH THAY ĐỔI');
    for (const commune of ['Hòa Mẫu', 'Nhân Lý']) expect(text).toContain(commune);
  });
});
