/** Which names count: what the case is read from, never what programs or we leave beside it. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { memoryFiles } from '../../src/readers/world.ts';
import { stampsOf, watchedFiles, watchedFolders } from '../../src/watching/watched-files.ts';

const files = memoryFiles(
  Object.fromEntries(
    [
      'ho-so/case.yaml',
      'ho-so/so-lieu.yaml',
      'ho-so/to-chuc.yaml.txt',
      'ho-so/~$so-lieu.xlsx',
      'ho-so/.~lock.so-lieu.xlsx#',
      'ho-so/lu8821.tmp',
      'ho-so/7A31C200',
      'ho-so/KET-QUA.html',
      'ho-so/so-lieu.danh-dau.xlsx',
      'ho-so/so-lieu.danh-dau-2.xlsx',
      'ho-so/so-lieu.yaml.truoc-thu-thap',
      'ho-so/so-lieu.yaml~',
      'ho-so/.so-lieu.yaml.swp',
      'mau/plan.hbs',
      'mau/wording.yaml',
      'mau/ghi-chu.docx',
      'bang/so-lieu.xlsx',
      'bang/khac.xlsx',
    ].map((f) => [f, 'x']),
  ),
);
const inputs = { templateFolders: ['mau'], evidence: ['ho-so/minh-chung/01/anh.jpg'] };

describe('what is watched', () => {
  it('of a folder: its data, the templates, the evidence that is named, there or not', () => {
    expect(watchedFiles({ ...inputs, casePath: 'ho-so' }, files)).toEqual([
      'ho-so/case.yaml',
      'ho-so/so-lieu.yaml',
      'ho-so/to-chuc.yaml.txt',
      'mau/plan.hbs',
      'mau/wording.yaml',
      'ho-so/minh-chung/01/anh.jpg',
    ]);
    expect(watchedFolders({ ...inputs, casePath: 'ho-so' }, files)).toEqual([
      'ho-so',
      'mau',
      'ho-so/minh-chung/01',
    ]);
  });

  it('of a workbook: itself, though its folder is watched', () => {
    const alone = { casePath: 'bang/so-lieu.xlsx', templateFolders: [], evidence: [] };
    expect(watchedFiles(alone, files)).toEqual(['bang/so-lieu.xlsx']);
    expect(watchedFolders(alone, files)).toEqual(['bang']);
  });
});

describe('stamps', () => {
  const folder = mkdtempSync(join(tmpdir(), 'stamps-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('differ when the content does, and have no entry for what is missing, empty or a folder', () => {
    const file = join(folder, 'a.yaml');
    writeFileSync(file, 'một');
    writeFileSync(join(folder, 'rong.yaml'), '');
    const paths = [file, join(folder, 'rong.yaml'), join(folder, 'thieu.yaml'), folder];
    const before = stampsOf(paths);
    expect([...before.keys()]).toEqual([file]);
    writeFileSync(file, 'một hai');
    expect(stampsOf(paths)).not.toEqual(before);
  });
});
