/** A bundle takes its place whole; what stood there before is never lost. */
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { CHECKSUMS, fileSha256, StagedFolder } from '../../../src/dossier/bundle/staged-folder.ts';
import { DiagnosticError } from '../../../src/model/diagnostics.ts';

const root = mkdtempSync(join(tmpdir(), 'staged-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));
let n = 0;
const parent = () => join(root, String(n++));

/** A bundle of one file, put into its place. */
function put(folder: string, text: string): readonly string[] {
  const staged = new StagedFolder(folder, 'goi');
  staged.write('a/b.txt', text);
  staged.write(CHECKSUMS, staged.files.map((f) => `${f.sha256}  ${f.path}\n`).join(''));
  writeFileSync(staged.zip, `zip of ${text}`);
  return staged.publish();
}
const read = (folder: string, name: string) => readFileSync(join(folder, name), 'utf8');

describe('StagedFolder', () => {
  it('puts folder and ZIP into their places and leaves nothing else', () => {
    const folder = parent();
    expect(put(folder, 'một')).toEqual([]);
    expect(put(folder, 'hai')).toEqual([]);
    expect(read(folder, 'goi/a/b.txt')).toBe('hai');
    expect(read(folder, 'goi.zip')).toBe('zip of hai');
    expect(readdirSync(folder).toSorted()).toEqual(['goi', 'goi.zip']);
  });

  it('a file of before that is no longer made goes', () => {
    const folder = parent();
    put(folder, 'một');
    const staged = new StagedFolder(folder, 'goi');
    staged.write(CHECKSUMS, '');
    writeFileSync(staged.zip, 'z');
    expect(staged.publish()).toEqual([]);
    expect(existsSync(join(folder, 'goi/a'))).toBe(false);
  });

  it.each([
    [
      'a changed file',
      (f: string) => writeFileSync(join(f, 'goi/a/b.txt'), 'sửa tay'),
      'goi.cu/a/b.txt',
      'sửa tay',
    ],
    [
      'a file put in',
      (f: string) => writeFileSync(join(f, 'goi/ghi-chu.txt'), 'nhớ nộp'),
      'goi.cu/ghi-chu.txt',
      'nhớ nộp',
    ],
    ['no checksums', (f: string) => rmSync(join(f, 'goi', CHECKSUMS)), 'goi.cu/a/b.txt', 'một'],
  ])('%s by a person: the whole bundle of before is kept', (_, change, name, text) => {
    const folder = parent();
    put(folder, 'một');
    change(folder);
    expect(put(folder, 'hai')).toEqual(['goi.cu', 'goi.cu.zip']);
    expect(read(folder, name)).toBe(text);
    expect(read(folder, 'goi.cu.zip')).toBe('zip of một');
    expect(read(folder, 'goi/a/b.txt')).toBe('hai');
    // And again: the kept one is not written over.
    writeFileSync(join(folder, 'goi/a/b.txt'), 'sửa nữa');
    expect(put(folder, 'ba')).toEqual(['goi.cu-2', 'goi.cu-2.zip']);
    expect(read(folder, name)).toBe(text);
    expect(read(folder, 'goi.cu-2/a/b.txt')).toBe('sửa nữa');
  });

  it('a deleted file is no work to lose', () => {
    const folder = parent();
    put(folder, 'một');
    rmSync(join(folder, 'goi/a/b.txt'));
    expect(put(folder, 'hai')).toEqual([]);
  });

  it('an interrupted run leaves the bundle of before; the next run cleans up', () => {
    const folder = parent();
    put(folder, 'một');
    const staged = new StagedFolder(folder, 'goi');
    staged.write('a/b.txt', 'dở dang');
    expect(read(folder, 'goi/a/b.txt')).toBe('một');
    expect(put(folder, 'hai')).toEqual([]);
    expect(readdirSync(folder).toSorted()).toEqual(['goi', 'goi.zip']);
  });

  it('sweeps what killed runs left, not what a running one is making', () => {
    const folder = parent();
    put(folder, 'một');
    // No process has this number: they end at 2^22 here, and at less elsewhere.
    for (const name of ['.goi.99999999.tmp', '.goi.99999999.tmp.zip', '.goi.1.tmp', '.goi-khac.99999999.tmp'])
      mkdirSync(join(folder, name));
    put(folder, 'hai');
    expect(readdirSync(folder).toSorted()).toEqual([
      '.goi-khac.99999999.tmp',
      '.goi.1.tmp',
      'goi',
      'goi.zip',
    ]);
  });

  it('cut off between two renames: the bundle of before comes back', () => {
    const folder = parent();
    put(folder, 'một');
    renameSync(join(folder, 'goi'), join(folder, '.goi.truoc'));
    renameSync(join(folder, 'goi.zip'), join(folder, '.goi.truoc.zip'));
    new StagedFolder(folder, 'goi').discard();
    expect(read(folder, 'goi/a/b.txt')).toBe('một');
    expect(read(folder, 'goi.zip')).toBe('zip of một');
  });

  it('what cannot take its place is said, and folder and ZIP of before stay together', () => {
    const folder = parent();
    put(folder, 'một');
    const staged = new StagedFolder(folder, 'goi');
    staged.write('a/b.txt', 'hai');
    // No ZIP was made: the last rename fails.
    expect(() => staged.publish()).toThrow(DiagnosticError);
    expect(read(folder, 'goi/a/b.txt')).toBe('một');
    expect(read(folder, 'goi.zip')).toBe('zip of một');
    expect(readdirSync(folder).toSorted()).toEqual(['goi', 'goi.zip']);
  });

  it('a place that is no folder, or may not be written, is said', () => {
    const folder = parent();
    mkdirSync(root, { recursive: true });
    writeFileSync(folder, 'một tệp');
    expect(() => new StagedFolder(folder, 'goi')).toThrow(/không phải là thư mục/);
    if (process.getuid?.() === 0) return;
    const locked = parent();
    mkdirSync(locked);
    chmodSync(locked, 0o500);
    expect(() => new StagedFolder(locked, 'goi')).toThrow(/không có quyền ghi/);
  });

  it('knows bytes, checksum and pages of what it holds, in the order of names', () => {
    const staged = new StagedFolder(parent(), 'goi');
    staged.write('02.pdf', 'hai', 3);
    staged.write('01/x.pdf', 'một');
    expect(staged.files.map((f) => [f.path, f.bytes, f.pages])).toEqual([
      ['01/x.pdf', 5, undefined],
      ['02.pdf', 3, 3],
    ]);
    expect(staged.files[1]!.sha256).toBe(fileSha256(join(staged.folder, '02.pdf')));
    staged.discard();
    expect(existsSync(staged.folder)).toBe(false);
  });
});
