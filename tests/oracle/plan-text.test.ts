/** The plan's text as it is read out of the PDF and the DOCX that the built command writes, against the source. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { docxPlan, folded, pdfPlan } from '../dossier/plan-text.oracle.ts';
import { replay } from '../support/errata.ts';
import { runOk } from '../support/oracle/run.ts';
import { requireTools } from '../support/oracle/tools.ts';
import { ROOT } from '../support/source-files.ts';

const folder = mkdtempSync(join(tmpdir(), 'oracle-plan-'));
const file = (name: string): string => join(folder, 'nhan-ly-2024', name);
const source = replay().map(folded);

beforeAll(async () => {
  await requireTools();
  await runOk(process.execPath, [
    join(ROOT, 'dist/cli.mjs'),
    ...['generate', join(ROOT, 'fixtures/nhan-ly-2024'), '--only', 'plan', '--out', folder],
  ]);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the plan, paragraph by paragraph and in order', () => {
  it('in the DOCX', () => {
    expect(docxPlan(readFileSync(file('ke-hoach.docx')))).toEqual(source);
  });

  it('in the PDF', async () => {
    expect(await pdfPlan(file('ke-hoach.pdf'))).toEqual(source);
  });
});
