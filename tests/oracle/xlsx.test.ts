/** Workbooks before outside programs: the writer's samples, and the real dossier's workbook recalculated. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { loadCase, renderDocument } from '../../src/index.ts';
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
