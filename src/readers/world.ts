/** Effects are passed in: readers see files only through this, so a run can be pure in tests and overlays are simple. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';

export interface FileSource {
  /** Names of the files (not folders) of a folder, sorted by code point; null when there is no such folder. */
  list(folder: string): readonly string[] | null;
  /** UTF-8 text, or null when there is no such file. */
  read(file: string): string | null;
}

export const diskFiles: FileSource = {
  list(folder) {
    try {
      if (!statSync(folder).isDirectory()) return null;
      return readdirSync(folder, { withFileTypes: true })
        .filter((e) => e.isFile())
        .map((e) => e.name)
        .sort();
    } catch {
      return null;
    }
  },
  read(file) {
    try {
      return readFileSync(file, 'utf8');
    } catch {
      return null;
    }
  },
};

/** Files held in memory, for tests: paths with forward slashes. */
export function memoryFiles(files: Readonly<Record<string, string>>): FileSource {
  return {
    list(folder) {
      const names = Object.keys(files)
        .filter((f) => path.posix.dirname(f) === folder)
        .map((f) => path.posix.basename(f));
      return names.length > 0 ? names.sort() : null;
    },
    read: (file) => files[file] ?? null,
  };
}
