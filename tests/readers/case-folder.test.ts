/** Which files of a folder are the case, and what a person is told who points at something else. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { loadDossier } from '../../src/dossier/load.ts';
import { packNames, packsFolder } from '../../src/dossier/packs.ts';
import { Diagnostics } from '../../src/model/diagnostics.ts';
import { diskFiles, type FileSource, memoryFiles } from '../../src/readers/world.ts';
import { writeCaseWorkbook } from '../../src/workbook/entry/write-workbook.ts';
import { mustLoad, REAL } from '../support/load.ts';

const yaml = Object.fromEntries(
  diskFiles
    .list(REAL.folder)!
    .filter((name) => name.endsWith('.yaml'))
    .map((name) => [`ho-so/${name}`, readFileSync(join(REAL.folder, name), 'utf8')]),
);
let book: Uint8Array;
beforeAll(async () => {
  const { pack, appraised } = mustLoad(REAL);
  book = await writeCaseWorkbook(pack, appraised.data);
});

function load(at: string, held: Readonly<Record<string, string | Uint8Array>>) {
  const memory = memoryFiles(held);
  const pick = (file: string): FileSource => (file.startsWith('ho-so') ? memory : diskFiles);
  const files: FileSource = {
    list: (f) => pick(f).list(f),
    listAll: (f) => pick(f).listAll(f),
    read: (f) => pick(f).read(f),
    readBytes: (f) => pick(f).readBytes(f),
    size: (f) => pick(f).size(f),
    realPath: (f) => pick(f).realPath(f),
  };
  const diagnostics = new Diagnostics();
  const packs = packsFolder();
  const dossier = loadDossier(at, { files, packsFolder: packs, packNames: packNames(packs) }, diagnostics);
  return { dossier, found: diagnostics.items };
}

describe('a folder with YAML and a workbook', () => {
  it('says that the workbook is not read, when it is one of ours', () => {
    const { dossier, found } = load('ho-so', { ...yaml, 'ho-so/so-lieu.xlsx': book });
    expect(dossier).not.toBeNull();
    expect(found).toMatchObject([
      {
        code: 'case-two-sources',
        severity: 'warning',
        message:
          'thư mục có cả tệp YAML và bảng số liệu "so-lieu.xlsx": đang đọc các tệp YAML, số trong bảng không được lấy',
      },
    ]);
  });

  it("says nothing of a marked copy, of another office's form, of a damaged file", () => {
    const others = {
      'ho-so/so-lieu.danh-dau.xlsx': book,
      'ho-so/bieu.xlsx': readFileSync(join(REAL.folder, '../bieu-dung-thu.xlsx')),
      'ho-so/hong.xlsx': book.slice(0, 5000),
      'ho-so/manifest.json': '{"schema": 1}',
    };
    const { dossier, found } = load('ho-so', { ...yaml, ...others });
    expect([dossier === null, found]).toEqual([false, []]);
  });
});

describe('a folder with workbooks', () => {
  it('is the one that no command left there', () => {
    const copies = {
      'ho-so/a.danh-dau.xlsx': 'x',
      'ho-so/a.danh-dau-2.xlsx': 'x',
      'ho-so/a.da-dien.xlsx': 'x',
    };
    const { dossier, found } = load('ho-so', { 'ho-so/a.xlsx': book, ...copies });
    expect([dossier?.appraised.data.id, found]).toEqual(['nhan-ly-2024', []]);
  });

  it('of two that could be it, both are named', () => {
    const { dossier, found } = load('ho-so', { 'ho-so/a.xlsx': book, 'ho-so/b.xlsx': book });
    expect(dossier).toBeNull();
    expect(found).toMatchObject([
      { code: 'case-many-workbooks', message: expect.stringContaining('"a.xlsx", "b.xlsx"') },
    ]);
  });
});

describe('files of other kinds', () => {
  const csv = 'Tên,Giá trị\nHộ,120\n';
  it.each([
    ['ho-so/a.xls', Buffer.from('d0cf11e0a1b11ae1', 'hex'), 'bảng tính Excel đời cũ (.xls)'],
    ['ho-so/a.csv', csv, 'tệp chữ ngăn cột (CSV)'],
    ['ho-so/a.ods', csv, 'tệp chữ ngăn cột (CSV)'],
    ['ho-so/a', '%PDF-1.7', 'tệp PDF'],
  ])('%s is named for what it is, with the way to a workbook', (file, content, what) => {
    const { dossier, found } = load(file, { [file]: content });
    expect(dossier).toBeNull();
    expect(found).toMatchObject([
      { code: 'workbook-kind', message: expect.stringContaining(what), hint: expect.stringMatching(/xlsx/) },
    ]);
  });

  it('alone in a folder they are named', () => {
    const { found } = load('ho-so', { 'ho-so/a.xls': 'x', 'ho-so/b.csv': csv, 'ho-so/~$a.xls': 'x' });
    expect(found).toMatchObject([
      {
        code: 'case-missing',
        message: 'không thấy hồ sơ số liệu ở "ho-so"; không đọc được kiểu tệp của "a.xls", "b.csv"',
        hint: expect.stringContaining('Save As'),
      },
    ]);
  });
});
