/** Every broken workbook: the code, the very cell, a message that tells the repair, exit code 1, nothing written. */
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { EXIT } from '../../src/cli/exit-codes.ts';
import { generateCommand } from '../../src/cli/generate-command.ts';
import { loadDossier } from '../../src/dossier/load.ts';
import { type Diagnostic, Diagnostics, placeText } from '../../src/model/diagnostics.ts';
import { diskFiles } from '../../src/readers/world.ts';
import { writeCaseWorkbook } from '../../src/workbook/entry/write-workbook.ts';
import { patchWorkbook } from '../../src/workbook/patch/patch-workbook.ts';
import { silently } from '../support/captured.ts';
import { mustLoad, REAL } from '../support/load.ts';
import { brokenCells } from './workbook-cases.ts';

const folder = mkdtempSync(join(tmpdir(), 'corpus-xlsx-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

let whole: Buffer;
let placeOf: (path: readonly PropertyKey[]) => string;

function load(file: string, diagnostics = new Diagnostics()): readonly Diagnostic[] {
  loadDossier(
    file,
    { files: diskFiles, packsFolder: REAL.packsFolder, packNames: REAL.packNames },
    diagnostics,
  );
  return diagnostics.items;
}

beforeAll(async () => {
  const { pack, appraised } = mustLoad(REAL);
  whole = await writeCaseWorkbook(pack, appraised.data);
  const file = join(folder, 'so-lieu.xlsx');
  writeFileSync(file, whole);
  const diagnostics = new Diagnostics();
  const loaded = loadDossier(
    file,
    { files: diskFiles, packsFolder: REAL.packsFolder, packNames: REAL.packNames },
    diagnostics,
  );
  expect(diagnostics.items.filter((d) => d.severity === 'error')).toEqual([]);
  placeOf = (path) => {
    const { sheet, cell } = loaded!.places.of(path);
    return `${sheet}!${cell}`;
  };
});

/** Made once for both questions. */
const brokenFile = (i: number): string => {
  const made = join(folder, `hong-${i}.xlsx`);
  if (existsSync(made)) return made;
  const { path, typed } = brokenCells[i]!;
  const [sheet = '', cell = ''] = placeOf(path).split('!');
  writeFileSync(made, patchWorkbook(whole, [{ sheet, cell, value: typed }]));
  return made;
};

describe('broken workbooks', () => {
  it.each(brokenCells.map((c, i) => ({ ...c, i })))('$fault', ({ code, path, at, i }) => {
    const errors = load(brokenFile(i)).filter((d) => d.severity === 'error');
    const found = errors.filter((d) => d.code === code);
    const cells = found.flatMap((d) => d.where.map((p) => `${p.sheet}!${p.cell}`));
    expect([errors.map((d) => d.code), cells]).toEqual([
      expect.arrayContaining([code]),
      expect.arrayContaining([placeOf(at ?? path)]),
    ]);
    for (const error of errors) {
      expect(error.message + (error.hint ?? '')).toMatch(/[ạ-ỹđ]/i);
      expect(error.where.map(placeText).join()).toContain(`hong-${i}.xlsx › `);
    }
  });

  it('end the command with the documented code and no file', async () => {
    for (const [i, { fault }] of brokenCells.entries()) {
      const out = join(folder, `out-${i}`);
      const { code, text } = await silently(() =>
        generateCommand(brokenFile(i), { out, edition: 'working' }),
      );
      expect([fault, code]).toEqual([fault, EXIT.data]);
      expect(text).toContain('LỖI: ');
      expect(text).not.toMatch(/\bat .+:\d+:\d+\)|node_modules|undefined|\[object/);
      expect([fault, existsSync(out)]).toEqual([fault, false]);
    }
  });
});
