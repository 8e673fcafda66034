/**
 * Filled forms before outside programs: LibreOffice calculates the form's own counts anew and they are those of the
 * appraisal; the Open XML SDK finds as little in the copies as in the forms.
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { LoadedDossier } from '../../src/dossier/load.ts';
import { fillForm } from '../../src/index.ts';
import { addChart, bookOf, decreeSheet, mergedSheet, namesSheet, tickSheet } from '../filling/forms.ts';
import { mustLoadFolder, REAL, SAMPLE } from '../support/load.ts';
import { ooxmlFailures, validateOoxml } from '../support/oracle/ooxml.ts';
import { soffice } from '../support/oracle/soffice.ts';
import { fillByHand } from '../support/recalc.ts';

const folder = mkdtempSync(join(tmpdir(), 'oracle-filled-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const file = (name: string): string => join(folder, `${name}.xlsx`);

const CASES = [
  ['nhan-ly', mustLoadFolder(REAL)],
  ['xa-mau', mustLoadFolder(SAMPLE)],
] as const;

beforeAll(async () => {
  for (const [name, loaded] of CASES) {
    const layouts = {
      decree: addChart(await bookOf(['Biểu', decreeSheet(loaded.pack)])),
      tick: await bookOf(['Biểu', tickSheet(loaded.pack)]),
      names: await bookOf(['Biểu', namesSheet(loaded.pack)]),
      merged: await bookOf(['Biểu', mergedSheet(loaded.pack)]),
    };
    for (const [layout, form] of Object.entries(layouts)) {
      writeFileSync(file(`${name}-${layout}-goc`), form);
      writeFileSync(file(`${name}-${layout}`), (await fillForm(loaded, form)).bytes);
    }
    // Opened in LibreOffice with Vietnamese settings and saved there.
    await fillByHand(file(`${name}-decree`), file(`${name}-da-tinh`), []);
  }
});

/** Rows of the form whose stated verdict of a level is this: criteria and indicators, as the form's formulas count. */
function stated(loaded: LoadedDossier, level: 'commune' | 'district', verdict: 'met' | 'unmet'): number {
  const last = (rounds: readonly { level: string; verdict?: string | undefined }[]): string | undefined =>
    rounds.filter((r) => r.level === level).at(-1)?.verdict;
  const { criteria } = loaded.appraised;
  const own = criteria.filter((c) => last(c.rounds) === verdict).length;
  const indicators = criteria.flatMap((c) => c.indicators.filter((i) => last(i.rounds) === verdict));
  return own + indicators.length;
}

describe('a filled form', () => {
  it.each(CASES)(
    '%s: the counts that LibreOffice calculates are those of the appraisal',
    async (name, loaded) => {
      const book = new ExcelJS.Workbook();
      await book.xlsx.readFile(file(`${name}-da-tinh`));
      const sheet = book.worksheets[0]!;
      const results = new Map<string, unknown>();
      sheet.eachRow((row) =>
        row.eachCell((cell) => {
          if (cell.formula)
            results.set(`${cell.address.replace(/\d+/, '')} ${/"(.*)"/.exec(cell.formula)![1]}`, cell.result);
        }),
      );
      expect(Object.fromEntries(results)).toEqual({
        'F Đạt': stated(loaded, 'commune', 'met'),
        'H Đạt': stated(loaded, 'district', 'met'),
        'H Chưa đạt': stated(loaded, 'district', 'unmet'),
      });
      expect(stated(loaded, 'district', 'unmet')).toBeGreaterThan(0);
    },
  );

  it('saved by LibreOffice before it is filled, takes the same values in the same cells', async () => {
    const [name, loaded] = CASES[1];
    for (const layout of ['decree', 'merged']) {
      const form = file(`${name}-${layout}-goc`);
      await fillByHand(form, file('qua-libreoffice'), []);
      const own = await fillForm(loaded, readFileSync(form));
      const other = await fillForm(loaded, readFileSync(file('qua-libreoffice')));
      expect(other.cells, layout).toEqual(own.cells);
    }
  });

  it('is as valid as the form was', async () => {
    const names = CASES.flatMap(([name]) =>
      ['decree', 'tick', 'names', 'merged'].map((layout) => `${name}-${layout}`),
    );
    const before = ooxmlFailures(await validateOoxml(names.map((n) => file(`${n}-goc`))));
    const after = ooxmlFailures(await validateOoxml(names.map(file)));
    expect(after.map((f) => f.replaceAll('.xlsx', ''))).toEqual(
      before.map((f) => f.replaceAll('-goc.xlsx', '')),
    );
    // What the library that made the forms does wrong stands in their styles, which filling leaves alone.
    expect(before.filter((f) => !f.includes('/xl/styles.xml'))).toEqual([]);
  });

  it('prints from LibreOffice with what was filled in', async () => {
    const [pdf] = await soffice([file('nhan-ly-tick')], folder, 'pdf');
    expect(readFileSync(pdf!).subarray(0, 5).toString()).toBe('%PDF-');
  });
});
