import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { findCases } from '../../src/batching/find-cases.ts';
import { DiagnosticError } from '../../src/model/diagnostics.ts';

const root = mkdtempSync(path.join(tmpdir(), 'batch-find-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

function put(...files: string[]): void {
  for (const file of files) {
    mkdirSync(path.join(root, path.dirname(file)), { recursive: true });
    writeFileSync(path.join(root, file), '');
  }
}

describe('cases of a folder', () => {
  put(
    'tinh/xã Hòa Mẫu'.normalize('NFD').concat('/case.yaml'),
    'tinh/xa-10/so-lieu.xlsx',
    'tinh/xa-2/case.yaml.txt',
    'tinh/huyện Ân/xa-3/case.yaml',
    'tinh/huyện Ân/xa-4.xlsx',
    'tinh/huyện Ân/ghi-chu.docx',
    'tinh/xa-5.danh-dau.xlsx',
    'tinh/~$xa-4.xlsx',
    'tinh/.an/case.yaml',
    'tinh/x.tmp',
    'tinh/Thumbs.db',
    'tinh/anh/1.jpg',
    'tinh/output/xa-3/manifest.json',
    'tinh/output/xa-3/bieu-tong-hop.xlsx',
    'tinh/cu/manifest.json',
    'tinh/cu/bieu-tong-hop.xlsx',
    'tinh/mau/wording.yaml',
    'tinh/mau/plan.hbs',
    'tinh/phien-ban/xa-3/001-2024-11-20/case.yaml',
    'tinh/ghi-chu.yaml',
  );
  symlinkSync(path.join(root, 'tinh/xa-10'), path.join(root, 'tinh/lien-ket'));
  const { cases, skipped } = findCases(path.join(root, 'tinh'), [path.join(root, 'tinh/output')]);

  it('folders, workbooks, both in folders of districts, in the order of their names, NFC', () => {
    expect(cases.map((c) => c.name)).toEqual([
      'huyện Ân/xa-3',
      'huyện Ân/xa-4.xlsx',
      'xa-2',
      'xa-10',
      'xã Hòa Mẫu',
    ]);
    expect(cases.at(-1)?.path).toBe(path.join(root, 'tinh', 'xã Hòa Mẫu'.normalize('NFD')));
  });

  it('what is no case is named with the reason; hidden and temporary files and the output are not', () => {
    expect(Object.fromEntries(skipped.map((s) => [s.name, s.reason]))).toEqual({
      anh: 'không có hồ sơ số liệu bên trong',
      cu: 'kết quả của lần lập trước',
      'ghi-chu.yaml': 'không phải hồ sơ số liệu',
      'huyện Ân/ghi-chu.docx': 'không phải hồ sơ số liệu',
      'lien-ket': 'là đường dẫn tắt, không đi theo',
      mau: 'thư mục mẫu văn bản',
      'phien-ban': 'nơi lưu các phiên bản',
      'xa-5.danh-dau.xlsx': 'bản sao do chương trình lập',
    });
  });

  it('a folder that is itself a case, or is not there, is refused', () => {
    const codeOf = (folder: string): string | undefined => {
      try {
        findCases(path.join(root, folder), []);
      } catch (e) {
        if (e instanceof DiagnosticError) return e.diagnostics[0]?.code;
      }
      return undefined;
    };
    expect(codeOf('tinh/huyện Ân/xa-3')).toBe('batch-is-case');
    expect(codeOf('khong-co')).toBe('batch-folder');
  });
});
