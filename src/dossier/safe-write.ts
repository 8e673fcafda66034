/** Files of an office end up whole or not at all: written beside, then renamed; what a program holds open is said so. */
import { copyFileSync, existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { DiagnosticError } from '../model/diagnostics.ts';

const FAULTS: Readonly<Record<string, string>> = {
  EPERM: 'tệp đang mở trong chương trình khác hoặc không có quyền ghi',
  EACCES: 'không có quyền ghi vào thư mục này',
  EBUSY: 'tệp đang mở trong chương trình khác',
  ENOSPC: 'ổ đĩa đầy',
  EROFS: 'thư mục chỉ cho đọc',
  EISDIR: 'có thư mục trùng tên với tệp này',
  ENOTDIR: 'một phần của đường dẫn là tệp, không phải thư mục',
  EEXIST: 'một phần của đường dẫn là tệp, không phải thư mục',
  ENOENT: 'không có thư mục này',
};

/** @throws DiagnosticError naming the file, with all faults of the disk that a person can repair. */
export function diskFault(file: string, error: unknown): never {
  const code = (error as { code?: string }).code ?? '';
  const reason = FAULTS[code];
  if (reason === undefined) throw error;
  throw new DiagnosticError([
    {
      code: 'file-locked',
      severity: 'error',
      message: `không ghi được ${file}: ${reason}`,
      hint: 'đóng tệp trong Excel, Word, kiểm tra đường dẫn rồi chạy lại',
      where: [{ file }],
    },
  ]);
}

export function writeWhole(file: string, data: string | Uint8Array): void {
  const temporary = path.join(path.dirname(file), `.${path.basename(file)}.${process.pid}.tmp`);
  try {
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(temporary, data);
    renameSync(temporary, file);
  } catch (e) {
    rmSync(temporary, { force: true });
    diskFault(file, e);
  }
}

/**
 * Replaces several files of a case together, each after a copy (`so-lieu.yaml.truoc-thu-thap`, numbered when there is
 * one already). When one cannot be replaced, those before it get their old content back.
 * @returns names of the copies.
 */
export function replaceTogether(files: ReadonlyMap<string, string | Uint8Array>, suffix: string): string[] {
  const copies = new Map<string, string>();
  const done: string[] = [];
  try {
    for (const file of files.keys()) {
      if (!existsSync(file)) continue;
      let copy = `${file}.${suffix}`;
      for (let n = 2; existsSync(copy); n++) copy = `${file}.${suffix}-${n}`;
      try {
        copyFileSync(file, copy);
      } catch (e) {
        diskFault(copy, e);
      }
      copies.set(file, copy);
    }
    for (const [file, data] of files) {
      writeWhole(file, data);
      done.push(file);
    }
  } catch (e) {
    for (const file of done) {
      const copy = copies.get(file);
      if (copy) copyFileSync(copy, file);
      else rmSync(file, { force: true });
    }
    for (const copy of copies.values()) rmSync(copy, { force: true });
    throw e;
  }
  return [...copies.values()];
}
