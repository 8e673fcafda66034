/** Effects are passed in: readers see files only through this, so a run can be pure in tests and overlays are simple. */
import { readdirSync, readFileSync, realpathSync, statSync } from 'node:fs';
import path from 'node:path';

export interface FileSource {
  /** Names of the files (not folders) of a folder, sorted by code point; null when there is no such folder. */
  list(folder: string): readonly string[] | null;
  /** Paths of all files below a folder, relative to it, with forward slashes, sorted; null when there is no such folder. */
  listAll(folder: string): readonly string[] | null;
  /** UTF-8 text, or null when there is no such file. */
  read(file: string): string | null;
  readBytes(file: string): Uint8Array | null;
  /** Bytes of a file without reading it (scans are large); null when there is no such file. */
  size(file: string): number | null;
  /** Where a path leads when all links in it are followed; the path itself where nothing is there. */
  realPath(path: string): string;
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
  listAll(folder) {
    try {
      if (!statSync(folder).isDirectory()) return null;
      return readdirSync(folder, { withFileTypes: true, recursive: true })
        .filter((e) => e.isFile())
        .map((e) => path.relative(folder, path.join(e.parentPath, e.name)).replaceAll('\\', '/'))
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
  readBytes(file) {
    try {
      return readFileSync(file);
    } catch {
      return null;
    }
  },
  size(file) {
    try {
      const found = statSync(file);
      return found.isFile() ? found.size : null;
    } catch {
      return null;
    }
  },
  realPath(file) {
    try {
      return realpathSync(file);
    } catch {
      return file;
    }
  },
};

/** Files held in memory, for tests: paths with forward slashes. */
export function memoryFiles(files: Readonly<Record<string, string | Uint8Array>>): FileSource {
  const bytes = (file: string): Uint8Array | null => {
    const content = files[file];
    return content === undefined ? null : typeof content === 'string' ? Buffer.from(content) : content;
  };
  return {
    list(folder) {
      const names = Object.keys(files)
        .filter((f) => path.posix.dirname(f) === folder)
        .map((f) => path.posix.basename(f));
      return names.length > 0 ? names.sort() : null;
    },
    listAll(folder) {
      const names = Object.keys(files).filter((f) => f.startsWith(`${folder}/`));
      return names.length > 0 ? names.map((f) => f.slice(folder.length + 1)).sort() : null;
    },
    read(file) {
      const content = bytes(file);
      return content === null ? null : Buffer.from(content).toString('utf8');
    },
    readBytes: bytes,
    size: (file) => bytes(file)?.length ?? null,
    realPath: (file) => file,
  };
}
