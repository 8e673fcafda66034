/**
 * Forms before outside programs: the Open XML SDK accepts them and the report; filled in and saved by LibreOffice they
 * come back as they were meant, whatever it makes of "14,5" or a day.
 */
import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { EXIT } from '../../src/cli/exit-codes.ts';
import { mustLoad, SAMPLE } from '../support/load.ts';
import { ooxmlFailures, validateOoxml } from '../support/oracle/ooxml.ts';
import { run } from '../support/oracle/run.ts';
import { fillByHand } from '../support/recalc.ts';
import { formOf, placeOfItem, rawOf } from '../support/returned-forms.ts';
import { ROOT } from '../support/source-files.ts';

const folder = mkdtempSync(join(tmpdir(), 'oracle-phieu-'));
const at = (name: string): string => join(folder, name);
const hoso = (...args: string[]) => run(process.execPath, [join(ROOT, 'dist/cli.mjs'), ...args]);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it('forms filled in by LibreOffice are collected as they were typed', async () => {
  cpSync(join(ROOT, 'fixtures/xa-mau'), at('ho-so'), { recursive: true });
  const forms = await hoso('forms', at('ho-so'), '--out', at('phieu'), '--json');
  expect(forms.code).toBe(EXIT.ok);
  const names = (JSON.parse(forms.stdout) as { forms: { id: string; file: string }[] }).forms;
  const { appraised } = mustLoad(SAMPLE);
  const fill = async (id: string, fills: Readonly<Record<string, string>>): Promise<void> => {
    const { file } = names.find((f) => f.id === id)!;
    const raw = rawOf(readFileSync(at(`phieu/${file}`)));
    const form = formOf(appraised, id);
    await fillByHand(
      at(`phieu/${file}`),
      at(`nhan ${file}`),
      Object.entries(fills).map(([item, typed]) => ({ ...placeOfItem(form, raw, item), typed })),
    );
  };
  await fill('bang-ke-moi-truong-ho', {
    'detail/moi-truong-ho/Mẫu Một/nuoc-thai': '120',
    'detail/moi-truong-ho/Mẫu Hai/nuoc-thai': '106',
  });
  await fill('xa', { 'round/1.1/commune/verdict': 'Đạt', 'round/1.1/commune/on': '20/10/2024' });
  const collected = await hoso(
    'collect',
    at('ho-so'),
    at('nhan phieu-bang-ke-moi-truong-ho.xlsx'),
    at('nhan phieu-xa.xlsx'),
    '--on',
    '2024-11-20',
    '--report',
    at('bao-cao.xlsx'),
    '--json',
  );
  const { cells } = JSON.parse(collected.stdout) as {
    cells: { item: string; status: string; value: string }[];
  };
  expect(cells.map((c) => [c.item, c.value])).toEqual([
    ['detail/moi-truong-ho/Mẫu Một/nuoc-thai', '120'],
    ['detail/moi-truong-ho/Mẫu Hai/nuoc-thai', '106'],
    ['round/1.1/commune/verdict', 'met'],
    ['round/1.1/commune/on', '2024-10-20'],
  ]);
  expect(cells.every((c) => ['new', 'changed', 'unchanged'].includes(c.status))).toBe(true);
  expect(collected.code).toBe(EXIT.ok);
  const files = [...names.map((f) => at(`phieu/${f.file}`)), at('bao-cao.xlsx')];
  expect(ooxmlFailures(await validateOoxml(files))).toEqual([]);
});
