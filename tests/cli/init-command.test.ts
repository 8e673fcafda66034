/** `hoso init`: new, exported, never over a file unasked. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { initCommand } from '../../src/cli/init-command.ts';
import { DiagnosticError, loadCase } from '../../src/index.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'hoso-init-'));
  vi.spyOn(process.stdout, 'write').mockReturnValue(true);
});
afterAll(() => {
  vi.restoreAllMocks();
  rmSync(folder, { recursive: true, force: true });
});

const at = (name: string): string => path.join(folder, name);
const codeOf = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'none',
    (error: unknown) => (error instanceof DiagnosticError ? error.diagnostics[0]!.code : String(error)),
  );

describe('hoso init', () => {
  it('writes a workbook that is a case', async () => {
    expect(
      await initCommand(at('mới.xlsx'), { commune: 'xã Bình An', district: 'Yên Bình', year: '2026' }),
    ).toBe(0);
    const { data } = loadCase(at('mới.xlsx')).appraised;
    expect(data).toMatchObject({
      id: 'binh-an-2026',
      assessmentYear: 2026,
      commune: { kind: 'xã', name: 'Bình An' },
      district: { kind: 'huyện', name: 'Yên Bình' },
      organisations: [{ id: 'ubnd-xa', letterhead: { issuer: 'ỦY BAN NHÂN DÂN XÃ BÌNH AN' } }],
      roles: { 'commune-committee': 'ubnd-xa' },
      figures: [],
    });
    expect(data.created).toMatch(/^\d{4}-\d{2}-\d{2}$/);
  });

  it('exports a case, from its folder and from a workbook', async () => {
    await initCommand(at('nhan-ly'), { from: 'fixtures/nhan-ly-2024' });
    await initCommand(at('chep.xlsx'), { from: at('nhan-ly.xlsx') });
    const original = loadCase('fixtures/nhan-ly-2024').appraised.data;
    expect(loadCase(at('chep.xlsx')).appraised.data).toEqual(original);
    expect(readFileSync(at('chep.xlsx')).equals(readFileSync(at('nhan-ly.xlsx')))).toBe(true);
  });

  it('never writes over a file unless told to', async () => {
    writeFileSync(at('co-san.xlsx'), 'của người khác');
    expect(await codeOf(initCommand(at('co-san.xlsx'), { commune: 'xã A' }))).toBe('file-exists');
    expect(readFileSync(at('co-san.xlsx'), 'utf8')).toBe('của người khác');
    expect(await initCommand(at('co-san.xlsx'), { commune: 'xã A', force: true })).toBe(0);
  });

  it.each([
    ['init-commune', 'a.xlsx', {}],
    ['init-year', 'a.xlsx', { commune: 'xã A', year: 'nay' }],
    ['pack-unknown', 'a.xlsx', { commune: 'xã A', pack: 'khong-co' }],
    ['file-folder', 'khong-co/a.xlsx', { commune: 'xã A' }],
    ['case-missing', 'a.xlsx', { from: 'khong-co' }],
  ])('says %s', async (code, name, flags) => {
    expect(await codeOf(initCommand(at(name), flags))).toBe(code);
  });
});
