/** Files of an office end up whole or not at all: written beside, then renamed; what a program holds open is said so. */
import { copyFileSync, existsSync, rmSync } from 'node:fs';
import path from 'node:path';
import { DiagnosticError } from '../model/diagnostics.ts';
import { type Disk, realDisk } from './disk.ts';

/** What a person can repair. */
const FAULTS: Readonly<Record<string, string>> = {
  EPERM: 'tệp đang mở trong chương trình khác hoặc không có quyền ghi',
  EACCES: 'không có quyền ghi vào thư mục này',
  EBUSY: 'tệp đang mở trong chương trình khác',
  ENOSPC: 'ổ đĩa đầy',
  EROFS: 'thư mục chỉ cho đọc',
  EISDIR: 'có thư mục trùng tên với tệp này',
  ENOTDIR: 'nơi ghi kết quả không phải là thư mục',
  EEXIST: 'nơi ghi kết quả không phải là thư mục',
  EDQUOT: 'hết hạn mức chỗ trên ổ đĩa',
  EIO: 'ổ đĩa hoặc mạng bị lỗi',
  ENOENT: 'không có thư mục này',
};

/** A name that a killed `replaceFile` left, and the process that it was in. */
export const leftOver = (name: string): number | null => {
  const found = /^\..+\.(\d+)\.tmp$/.exec(name);
  return found ? Number(found[1]) : null;
};

/** Why the disk refused, for people; null for a fault that is not the disk's. */
export const diskReason = (error: unknown): string | null =>
  FAULTS[(error as { code?: string }).code ?? ''] ?? null;

/** @throws DiagnosticError naming the file, with all faults of the disk that a person can repair. */
export function diskFault(file: string, error: unknown): never {
  const reason = diskReason(error);
  if (reason === null) throw error;
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

/**
 * The folder is made where there is none. What is replaced so (manifest, journal, data of the case) must outlast a power
 * cut: documents need not, one that was cut off is known by its hash and made again beside. Throws what the disk throws, and leaves nothing half-written
 * then.
 */
export function replaceFile(file: string, data: string | Uint8Array, disk: Disk = realDisk): void {
  const temporary = path.join(path.dirname(file), `.${path.basename(file)}.${process.pid}.tmp`);
  try {
    disk.makeFolder(path.dirname(file));
    disk.write(temporary, data, true);
    disk.rename(temporary, file);
  } catch (e) {
    try {
      disk.remove(temporary);
    } catch {
      // The first fault is the one to tell.
    }
    throw e;
  }
}

/** @throws DiagnosticError as `diskFault` does. */
export function writeWhole(file: string, data: string | Uint8Array): void {
  try {
    replaceFile(file, data);
  } catch (e) {
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
