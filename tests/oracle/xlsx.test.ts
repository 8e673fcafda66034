/** Workbooks before outside programs: the writer's samples, and the real dossier's workbook recalculated. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { renderDocument as renderFile } from '../../src/dossier/generate/render.ts';
import { buildProvinceSummary } from '../../src/dossier/province-summary.ts';
import { loadCase, renderDocument } from '../../src/index.ts';
import { sampleProvince } from '../support/communes.ts';
import { ooxmlFailures, validateOoxml } from '../support/oracle/ooxml.ts';
import { recalculate } from '../support/recalc.ts';
import { ROOT } from '../support/source-files.ts';
import '../writers/xlsx/oracle.ts';

const folder = mkdtempSync(join(tmpdir(), 'oracle-xlsx-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the real workbook', () => {
  it.each(['working', 'submission'] as const)(
    'keeps every cached value when recalculated (%s)',
    async (edition) => {
      const file = join(folder, `${edition}.xlsx`);
      writeFileSync(
        file,
        await renderDocument(
          loadCase(join(ROOT, 'fixtures/nhan-ly-2024')),
          'summary-tables',
          'xlsx',
          edition,
        ),
      );
      const { formulas, differences } = await recalculate([file]);
      expect(differences).toEqual([]);
      expect(formulas).toBeGreaterThan(80);
    },
  );
});

it('the province’s table keeps every cached value when recalculated', async () => {
  const { pack } = loadCase(join(ROOT, 'fixtures/xa-mau'));
  const file = join(folder, 'province.xlsx');
  const document = buildProvinceSummary(pack, sampleProvince(), 'working');
  writeFileSync(file, (await renderFile(document, 'xlsx')).data);
  const { formulas, differences } = await recalculate([file]);
  expect(differences).toEqual([]);
  // A count for each commune, five rows of totals, a share for each criterion.
  expect(formulas).toBeGreaterThanOrEqual(50 + 5 * 19 + 19);
  expect(ooxmlFailures(await validateOoxml([file]))).toEqual([]);
});
