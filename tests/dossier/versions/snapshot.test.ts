/** Keeping a case: byte for byte, never read as part of the live case, numbered on, nothing twice, the evidence of home. */
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { check, freeze, loadCase, snapshot, versions } from '../../../src/index.ts';
import { diskFiles } from '../../../src/readers/world.ts';
import { writeCaseWorkbook } from '../../../src/workbook/entry/write-workbook.ts';
import { bytesBelow, faultsOf, INCOME, rewrite, sampleAt, scratch } from './on-disk.ts';

const { fresh } = scratch();
const ON = '2024-11-20';
const take = (folder: string, note = 'gửi huyện', more = {}) => snapshot(folder, { note, on: ON, ...more });
const problemsOf = (folder: string) => versions(folder).map((v) => v.problems);

describe('a kept version', () => {
  it('holds the data byte for byte, with hashes, and is a case itself', () => {
    const home = sampleAt(fresh());
    const before = bytesBelow(home);
    const { folder, version, made } = take(home, 'gửi huyện thẩm tra lần 1', { by: 'Trần Thị B' });
    expect([folder, made]).toEqual([`${home}/phien-ban/001-2024-11-20`, true]);
    expect(version).toMatchObject({
      number: 1,
      note: 'gửi huyện thẩm tra lần 1',
      by: 'Trần Thị B',
      frozen: null,
    });
    const { 'phien-ban.json': about, ...kept } = bytesBelow(folder);
    const yaml = Object.entries(before).filter(([name]) => /^[^/]+\.yaml$/.test(name));
    expect(yaml.length).toBeGreaterThan(5);
    expect(kept).toEqual(Object.fromEntries(yaml));
    expect(JSON.parse(Buffer.from(about!, 'base64').toString('utf8'))).toEqual(version);
    const { appraised, version: loadedAs } = loadCase(folder);
    expect(loadedAs).toEqual(version);
    expect(appraised.data).toEqual(loadCase(home).appraised.data);
  });

  it('is no part of the live case: figures, checks and evidence are what they were', () => {
    const home = sampleAt(fresh());
    const before = [loadCase(home).appraised.data, check(loadCase(home))];
    take(home);
    take(home, 'lần nữa', { force: true });
    expect([loadCase(home).appraised.data, check(loadCase(home))]).toEqual(before);
    expect(diskFiles.list(home)).not.toContain('phien-ban.json');
  });

  it('reads its evidence where the live case has it; away from there, beside itself', () => {
    const home = sampleAt(fresh());
    const { folder, version } = take(home);
    const missing = (at: string) =>
      check(loadCase(at)).filter((d) => d.code === 'evidence-file-missing').length;
    expect(path.resolve(loadCase(folder).folder)).toBe(path.resolve(home));
    expect(missing(folder)).toBe(missing(home));
    expect(version.evidence.length).toBeGreaterThan(10);
    expect(version.evidence.filter((e) => e.sha256 === null).length).toBe(missing(home));
    const away = fresh('001-2024-11-20');
    mkdirSync(path.dirname(away), { recursive: true });
    renameSync(folder, away);
    expect(loadCase(away).folder).toBe(away);
  });

  it('keeps the manifests of the documents, apart from the data', () => {
    const home = sampleAt(fresh());
    const out = fresh('output');
    mkdirSync(path.join(out, 'xa-mau/submission'), { recursive: true });
    writeFileSync(path.join(out, 'xa-mau/manifest.json'), '{"a":1}');
    writeFileSync(path.join(out, 'xa-mau/submission/manifest.json'), '{"b":2}');
    const { folder, version } = take(home, 'có văn bản', { out });
    expect(readFileSync(path.join(folder, 'ket-qua/manifest.json'), 'utf8')).toBe('{"a":1}');
    expect(version.files.filter((f) => !f.data).map((f) => f.path)).toEqual([
      'ket-qua/manifest.json',
      'ket-qua/submission/manifest.json',
    ]);
    expect(loadCase(folder).appraised.data.id).toBe('xa-mau');
  });
});

describe('a series of versions', () => {
  it('keeps nothing twice unless told to; counts on; a change of data or evidence is a new one', () => {
    const home = sampleAt(fresh());
    expect(take(home).made).toBe(true);
    const again = take(home, 'y như cũ');
    expect([again.made, again.number, again.version.note]).toEqual([false, 1, 'gửi huyện']);
    expect(readdirSync(path.join(home, 'phien-ban'))).toEqual(['001-2024-11-20']);
    expect(take(home, 'vẫn lưu', { force: true }).number).toBe(2);
    rewrite(path.join(home, 'so-lieu.yaml'), INCOME.present, 'value: "56.9"');
    expect(take(home, 'số mới').number).toBe(3);
    writeFileSync(path.join(home, 'minh-chung/01/quy-hoach-chung.pdf'), 'quét lại');
    expect(take(home, 'minh chứng mới').number).toBe(4);
    expect(versions(home).map((v) => [v.number, v.version?.note, v.problems])).toEqual([
      [1, 'gửi huyện', []],
      [2, 'vẫn lưu', []],
      [3, 'số mới', []],
      [4, 'minh chứng mới', []],
    ]);
  });

  it('never gives the number of one that is there, though its file cannot be read', () => {
    const home = sampleAt(fresh());
    const { folder } = take(home);
    writeFileSync(path.join(folder, 'phien-ban.json'), '{');
    expect(problemsOf(home)).toEqual([['không hiểu tệp phien-ban.json']]);
    expect(take(home).number).toBe(2);
    expect(faultsOf(() => loadCase(folder))[0]).toMatchObject({
      code: 'version-unreadable',
      message: 'không hiểu tệp phien-ban.json của phiên bản',
    });
  });

  it('is of the live case only; what a killed run left behind is swept', () => {
    const home = sampleAt(fresh());
    const { folder } = take(home);
    const [fault] = faultsOf(() => take(folder));
    expect(fault).toMatchObject({
      code: 'version-of-version',
      message: 'đây là phiên bản 001-2024-11-20 đã lưu, không phải hồ sơ đang làm',
    });
    const left = path.join(home, 'phien-ban/.002-2024-11-20.99999999.tmp');
    mkdirSync(left);
    take(home, 'nữa', { force: true });
    expect(existsSync(left)).toBe(false);
    expect(versions(folder)).toEqual([]);
  });
});

describe('a version that was changed', () => {
  const changes: readonly [string, (folder: string) => void, string][] = [
    [
      'tệp so-lieu.yaml đã thay đổi',
      (f) => rewrite(path.join(f, 'so-lieu.yaml'), INCOME.present, 'value: "99"'),
      '',
    ],
    ['thiếu tệp bang-ke.yaml', (f) => rmSync(path.join(f, 'bang-ke.yaml')), ''],
    ['có thêm tệp them.yaml', (f) => writeFileSync(path.join(f, 'them.yaml'), 'plan: {}\n'), ''],
  ];
  it.each(changes)('%s: it is not loaded, and the list says so', (said, change) => {
    const home = sampleAt(fresh());
    const { folder } = take(home);
    change(folder);
    expect(faultsOf(() => loadCase(folder))).toEqual([
      {
        code: 'version-changed',
        severity: 'error',
        message: `phiên bản 001 đã bị sửa sau khi lưu: ${said}`,
        hint: 'lấy lại thư mục phiên bản từ bản sao lưu; số liệu mới ghi vào hồ sơ đang làm, rồi lưu phiên bản khác',
        where: [{ file: folder }],
      },
    ]);
    expect(problemsOf(home)).toEqual([[said]]);
  });

  it('is not one because systems left their own files in it', () => {
    const home = sampleAt(fresh());
    const { folder } = take(home);
    for (const name of ['.DS_Store', 'Thumbs.db', '~$so-lieu.xlsx', 'KET-QUA.html'])
      writeFileSync(path.join(folder, name), 'x');
    expect(problemsOf(home)).toEqual([[]]);
    expect(loadCase(folder).version?.number).toBe(1);
  });
});

describe('a version that a person moved about', () => {
  it('renamed or copied it is found by what it says of itself, with its evidence; the list says so', () => {
    const home = sampleAt(fresh());
    const { folder } = take(home);
    const renamed = path.join(home, 'phien-ban/gửi huyện');
    renameSync(folder, renamed);
    cpSync(renamed, path.join(home, 'phien-ban/001-2024-11-21'), { recursive: true });
    expect(versions(home).map((v) => [v.number, v.problems])).toEqual([
      [1, ['thư mục "001-2024-11-21" là bản chép hoặc đã đổi tên, tên đúng là 001-2024-11-20']],
      [1, ['thư mục "gửi huyện" là bản chép hoặc đã đổi tên, tên đúng là 001-2024-11-20']],
    ]);
    expect(path.resolve(loadCase(renamed).folder)).toBe(path.resolve(home));
    expect(take(home, 'nữa', { force: true }).number).toBe(2);
  });

  it.each(['001-2024-11-20', 'gửi huyện'])('without phien-ban.json "%s" is no live case', (name) => {
    const home = sampleAt(fresh());
    const { folder } = take(home);
    take(home, 'nữa', { force: true });
    const lost = path.join(home, 'phien-ban', name);
    renameSync(folder, lost);
    rmSync(path.join(lost, 'phien-ban.json'));
    expect(faultsOf(() => loadCase(lost))).toMatchObject([
      {
        code: 'version-unreadable',
        message:
          'thư mục này nằm trong phien-ban nhưng thiếu tệp phien-ban.json, không biết là phiên bản nào',
      },
    ]);
    expect(take(home, 'ba', { force: true }).number).toBe(3);
    expect(problemsOf(home)[0]).toEqual(name === '001-2024-11-20' ? ['thiếu tệp phien-ban.json'] : []);
  });

  it('a case of its own in a folder that an office calls "phien-ban" is one', () => {
    expect(loadCase(sampleAt(fresh('phien-ban/xa-a'))).version).toBeUndefined();
  });

  it("another commune's is named, and closes no round here", () => {
    const home = sampleAt(fresh());
    const { folder } = take(home);
    const other = path.join(home, 'phien-ban/002-2024-11-21');
    cpSync(folder, other, { recursive: true });
    const about = path.join(other, 'phien-ban.json');
    rewrite(about, '"caseId": "xa-mau"', '"caseId": "xa-khac"');
    rewrite(about, '"frozen": null', '"frozen": { "asOf": "2024-08-31", "open": [] }');
    expect(problemsOf(home)[1]).toContain('là phiên bản của hồ sơ "xa-khac"');
    expect(freeze(home, { note: 'đợt 1', on: ON, asOf: '2024-08-31' }).number).toBe(2);
  });
});

describe('keeping when the last version is damaged, or at the same moment as somebody else', () => {
  it('a damaged one does not stand for the state of the case', () => {
    const home = sampleAt(fresh());
    const { folder } = take(home);
    rmSync(path.join(folder, 'case.yaml'));
    const again = take(home);
    expect([again.made, again.number]).toEqual([true, 2]);
  });

  it('waits for nobody: another run is named, a lock that a dead one left is taken over', () => {
    const home = sampleAt(fresh());
    const series = path.join(home, 'phien-ban');
    mkdirSync(series);
    const lock = path.join(series, '.hoso-dang-chay');
    writeFileSync(lock, JSON.stringify({ pid: 1, host: 'VP-02' }));
    expect(faultsOf(() => take(home))).toMatchObject([
      {
        code: 'versions-busy',
        message: 'một phiên bản khác của hồ sơ này đang được lưu bởi tiến trình 1 trên máy VP-02',
      },
    ]);
    writeFileSync(lock, '');
    expect(take(home).number).toBe(1);
    expect(readdirSync(series)).toEqual(['001-2024-11-20']);
  });

  it('a folder of that name which is no version is named', () => {
    const home = sampleAt(fresh());
    mkdirSync(path.join(home, 'phien-ban/001-2024-11-20'), { recursive: true });
    expect(faultsOf(() => take(home))).toMatchObject([
      { code: 'version-exists', hint: 'đổi tên hoặc chuyển thư mục, tệp đó đi chỗ khác rồi chạy lại' },
    ]);
  });
});

describe('the note of a version', () => {
  it('is one line without what cannot be seen; none or a letter is refused', () => {
    const home = sampleAt(fresh());
    const typed = 'dòng 1\r\n\tdòng 2 \u202eđảo\u202c \u001b[31m';
    const { version } = take(home, typed, { by: 'Trần\nThị B' });
    expect([version.note, version.by]).toEqual(['dòng 1 dòng 2 đảo [31m', 'Trần Thị B']);
    for (const note of ['', ' \n', 'x'.repeat(5000)])
      expect(faultsOf(() => take(home, note, { force: true })).map((d) => d.code)).toEqual(['version-note']);
    const file = path.join(home, 'phien-ban/001-2024-11-20/phien-ban.json');
    rewrite(file, 'dòng 1 dòng 2', 'dòng 1\\ndòng 2');
    expect(versions(home)[0]?.version?.note).toBe('dòng 1 dòng 2 đảo [31m');
  });
});

describe('names in decomposed letters', () => {
  it('of the folder and of files, as some systems copy them, are the same names', () => {
    const home = sampleAt(fresh('hồ sơ xã Mẫu'.normalize('NFD')));
    renameSync(path.join(home, 'so-lieu.yaml'), path.join(home, 'số liệu.yaml'.normalize('NFD')));
    const { folder } = take(home);
    expect(problemsOf(home)).toEqual([[]]);
    renameSync(
      path.join(folder, 'số liệu.yaml'.normalize('NFD')),
      path.join(folder, 'số liệu.yaml'.normalize('NFC')),
    );
    expect(problemsOf(home)).toEqual([[]]);
    expect(loadCase(folder).appraised.data).toEqual(loadCase(home).appraised.data);
    expect(path.resolve(loadCase(folder).folder)).toBe(path.resolve(home));
  });
});

describe('a workbook case', () => {
  const book = async (): Promise<string> => {
    const folder = path.dirname(sampleAt(fresh('kho/mau')));
    const { pack, appraised } = loadCase(path.join(folder, 'mau'));
    const file = path.join(folder, 'xa-mau.xlsx');
    writeFileSync(file, await writeCaseWorkbook(pack, appraised.data));
    return file;
  };

  it('is kept byte for byte beside the workbook, named by file or by folder', async () => {
    const file = await book();
    const home = path.dirname(file);
    const { folder } = take(file);
    expect(folder).toBe(`${home}/phien-ban/xa-mau/001-2024-11-20`);
    expect(readFileSync(path.join(folder, 'xa-mau.xlsx')).equals(readFileSync(file))).toBe(true);
    expect(take(home).made).toBe(false);
    for (const at of [folder, path.join(folder, 'xa-mau.xlsx')]) {
      const { appraised, version, folder: evidence } = loadCase(at);
      expect([appraised.data, version?.number, path.resolve(evidence)]).toEqual([
        loadCase(file).appraised.data,
        1,
        path.resolve(home),
      ]);
    }
  });

  it('is still whole when a marked copy was left beside the kept workbook', async () => {
    const file = await book();
    const { folder } = take(file);
    writeFileSync(path.join(folder, 'xa-mau.danh-dau.xlsx'), readFileSync(file));
    expect(loadCase(folder).version?.number).toBe(1);
    expect(loadCase(path.join(folder, 'xa-mau.xlsx')).version?.number).toBe(1);
    // Somebody may have gone on writing in the copy: it does not pass for the version.
    expect(faultsOf(() => loadCase(path.join(folder, 'xa-mau.danh-dau.xlsx')))[0]).toMatchObject({
      code: 'version-other-file',
      message: 'tệp xa-mau.danh-dau.xlsx không thuộc phiên bản 001 đã lưu',
    });
  });
});
