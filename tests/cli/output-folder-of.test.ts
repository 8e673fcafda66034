/** Results never stand among data or versions, by whatever name the folder is given. */
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { outputFolderOf } from '../../src/cli/output-folder-of.ts';
import { type Case, DiagnosticError, loadCase } from '../../src/index.ts';
import { REAL } from '../support/load.ts';

const root = mkdtempSync(path.join(tmpdir(), 'noi-ghi-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));
const ID = 'nhan-ly-2024';
const home = path.join(root, ID);
cpSync(REAL.folder, home, { recursive: true });
const loaded = loadCase(home);
const of = (source: string, out: string, dossier: Case = loaded): string => {
  try {
    return outputFolderOf(source, dossier, { out, edition: 'working' });
  } catch (e) {
    return e instanceof DiagnosticError ? e.diagnostics.map((d) => d.code).join() : String(e);
  }
};

describe('the folder of the documents', () => {
  it('is not that of the data: by its name, through a link, as the folder of a workbook', () => {
    expect(of(home, root)).toBe('output-is-case');
    const link = path.join(root, 'lien-ket');
    symlinkSync(home, link);
    expect(of(link, root)).toBe('output-is-case');
    const beside = path.join(root, 'bang', ID);
    mkdirSync(beside, { recursive: true });
    writeFileSync(path.join(beside, 'so-lieu.xlsx'), '');
    expect(of(path.join(beside, 'so-lieu.xlsx'), path.dirname(beside))).toBe('output-is-case');
  });

  it('is not below the versions', () => {
    expect(of(home, path.join(home, 'phien-ban'))).toBe('output-in-versions');
    expect(of(home, path.join(home, 'phien-ban/001-2024-11-20/ket-qua'))).toBe('output-in-versions');
  });

  it('may be in the folder of the case, or beside it', () => {
    expect(of(home, home)).toBe(path.join(home, ID));
    expect(of(home, path.join(root, 'chua-co/output'))).toBe(path.join(root, 'chua-co/output', ID));
  });
});
