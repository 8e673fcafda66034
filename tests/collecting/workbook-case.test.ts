/** A case kept in a workbook takes returned forms as a case in YAML does, and every other cell of it stays. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { entryId, isNew, rowsOf } from '../../src/collecting/forms/form.ts';
import { formsOf } from '../../src/collecting/forms/forms-of.ts';
import { collectForms, type ReturnedBytes } from '../../src/dossier/collect-forms.ts';
import { loadDossier } from '../../src/dossier/load.ts';
import { Diagnostics } from '../../src/model/diagnostics.ts';
import { diskFiles } from '../../src/readers/world.ts';
import { writeCaseWorkbook } from '../../src/workbook/entry/write-workbook.ts';
import { patchWorkbook } from '../../src/workbook/patch/patch-workbook.ts';
import { caseFiles, mustLoad, REAL, SAMPLE } from '../support/load.ts';
import { blankForm, edits, type Fills, rawOf } from '../support/returned-forms.ts';

const LOAD = { files: diskFiles, packsFolder: REAL.packsFolder, packNames: REAL.packNames };
const NUMBERS: Readonly<Record<string, string>> = { numerator: '14,50', denominator: '15,7', value: '12,30' };

/** Every kind of answer of every form; new rows of detail tables and evidence too. */
function fillsOf(form: ReturnType<typeof formsOf>[number]): Fills {
  return Object.fromEntries(
    rowsOf(form).flatMap((row, r): [string, string][] => {
      const either = 'numerator' in row.entries && 'value' in row.entries;
      if (isNew(row) && !/\+1$/.test(row.id)) return [];
      return Object.values(row.entries).flatMap((entry): [string, string][] => {
        if (entry.field === 'note' || (either && entry.field === 'value')) return [];
        const word = entry.choices[r % Math.max(entry.choices.length, 1)]?.word;
        const text =
          word ??
          (entry.kind === 'number'
            ? (NUMBERS[entry.field] ?? '3,5')
            : entry.kind === 'date'
              ? '20/10/2024'
              : entry.field === 'unit'
                ? 'hộ'
                : `Văn bản ${r}`);
        return [[entryId(row, entry), text]];
      });
    }),
  );
}

async function allReturned(source: typeof REAL): Promise<ReturnedBytes[]> {
  const { appraised } = mustLoad(source);
  return Promise.all(
    formsOf(appraised).map(async (form) => {
      const bytes = await blankForm(appraised, form);
      return { file: form.fileName, bytes: patchWorkbook(bytes, edits(form, bytes, fillsOf(form))) };
    }),
  );
}

async function collected(source: typeof REAL, target: string, returned: ReturnedBytes[]) {
  const diagnostics = new Diagnostics();
  const run = await collectForms(
    target,
    LOAD,
    { returned, choices: null, on: '2024-11-20', dryRun: false },
    diagnostics,
  );
  expect(diagnostics.items.filter((d) => d.severity === 'error')).toEqual([]);
  const { data } = loadDossier(target, LOAD, new Diagnostics())!.appraised;
  return { run: run!, data, source };
}

describe.each([
  ['the real case', REAL],
  ['the sample case', SAMPLE],
] as const)('%s', (_, source) => {
  it('gives the same case from YAML and from a workbook', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'thu-thap-bang-'));
    try {
      const returned = await allReturned(source);
      for (const [name, text] of Object.entries(caseFiles(source))) writeFileSync(join(folder, name), text);
      const yaml = await collected(source, folder, returned);
      const { pack, appraised } = mustLoad(source);
      const book = join(folder, 'so-lieu.xlsx');
      const before = await writeCaseWorkbook(pack, appraised.data);
      writeFileSync(book, before);
      const workbook = await collected(source, book, returned);
      expect(workbook.run.collected.counts).toEqual(yaml.run.collected.counts);
      expect(yaml.run.collected.counts.new).toBeGreaterThan(20);
      expect(inOrder(workbook.data)).toEqual(inOrder(yaml.data));
      expect(readFileSync(`${book}.truoc-thu-thap`).equals(before)).toBe(true);
      expect(rawOf(readFileSync(book)).sheets.map((s) => s.name)).toEqual(
        rawOf(before).sheets.map((s) => s.name),
      );
    } finally {
      rmSync(folder, { recursive: true });
    }
  }, 60_000);
});

/** Rows of sheets stand in the order of the pack; a list in YAML grows at its end. */
function inOrder(data: ReturnType<typeof mustLoad>['appraised']['data']) {
  const byId = <T extends { id: string }>(list: readonly T[]): T[] =>
    list.toSorted((a, b) => (a.id < b.id ? -1 : 1));
  const rounds = <T extends { rounds: { level: string; verdict?: string | undefined }[] }>(r: T): T => ({
    ...r,
    rounds: r.rounds.toSorted((a, b) => (a.level < b.level ? -1 : a.level > b.level ? 1 : 0)),
  });
  return {
    ...data,
    figures: byId(data.figures),
    conditions: byId(data.conditions),
    indicators: byId(data.indicators).map((i) => rounds({ ...i, parts: byId(i.parts).map(rounds) })),
  };
}
