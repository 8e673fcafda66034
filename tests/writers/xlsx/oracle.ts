/**
 * Checks by outside programs (Open XML SDK, LibreOffice). Not collected by the unit project: the oracle suite runs
 * them by importing this file.
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { renderXlsx } from '../../../src/writers/xlsx/render.ts';
import { deflatePart, zip } from '../../../src/writers/zip.ts';
import { ooxmlFailures, validateOoxml } from '../../support/oracle/ooxml.ts';
import { recalculate, sufficientHeights } from '../../support/recalc.ts';
import { unzip } from '../../support/unzip.ts';
import { expressionTable } from './expression-table.ts';
import { assignmentTable, overviewTable, proseTable, resultsTable, sampleInput } from './sample-tables.ts';

describe('XLSX by outside programs', () => {
  let folder: string;
  let file: string;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'xlsx-oracle-'));
    file = join(folder, 'sample.xlsx');
    const tables = [resultsTable(), assignmentTable(), overviewTable(), expressionTable(), proseTable()];
    writeFileSync(file, (await renderXlsx({ ...sampleInput, tables })).buffer);
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test('the Open XML SDK finds nothing', async () => {
    expect(ooxmlFailures(await validateOoxml([file]))).toEqual([]);
  });

  test('recalculation changes no cached value, and finds a planted one', async () => {
    const planted = join(folder, 'planted.xlsx');
    const parts = unzip(readFileSync(file)).map(({ name, content }) => {
      const xml = content.toString('utf8');
      return [
        name,
        deflatePart(name.endsWith('sheet1.xml') ? xml.replace('<v>Chưa đạt</v>', '<v>Đạt</v>') : xml),
      ] as const;
    });
    writeFileSync(planted, zip(parts));
    const { formulas, differences } = await recalculate([file, planted]);
    expect(formulas).toBeGreaterThan(1000);
    expect(differences).toHaveLength(1);
    expect(differences[0]).toContain('planted.xlsx!B1 Kết quả!G9: cached "Đạt", calculated "Chưa đạt"');
  });

  test('every row is high enough for LibreOffice', async () => {
    const sufficient = await sufficientHeights(file);
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.readFile(file);
    let compared = 0;
    for (const sheet of workbook.worksheets) {
      for (const [row, height] of sufficient.get(sheet.name)!) {
        const ours = sheet.getRow(row).height;
        if (ours === undefined) continue;
        compared++;
        expect(ours, `${sheet.name}!${row}`).toBeGreaterThanOrEqual(height);
      }
    }
    expect(compared).toBeGreaterThan(200);
    // LibreOffice really measured: some rows need many lines.
    expect(Math.max(...sufficient.get('Văn xuôi')!.values())).toBeGreaterThan(100);
  });
});
