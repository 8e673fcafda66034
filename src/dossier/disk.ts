/** What changes an output folder, passed in as every effect is: tests refuse or stop any single operation. */
import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';

/** Each throws what the disk throws. Reading is not part of it: it cannot harm. */
export interface Disk {
  /** With the folders above it; nothing when it is there. */
  makeFolder(folder: string): void;
  /** `lasting`: on the disk itself when it returns (about 3 ms on a solid-state drive, 20 ms on another). */
  write(file: string, data: string | Uint8Array, lasting?: boolean): void;
  /** @throws EEXIST when there is such a file. */
  create(file: string, data: string): void;
  /** Replaces what stands there, whole or not at all. */
  rename(from: string, to: string): void;
  /** A file, or a folder with all in it; nothing when it is not there. */
  remove(path: string): void;
}

export const realDisk: Disk = {
  makeFolder: (folder) => void mkdirSync(folder, { recursive: true }),
  write: (file, data, lasting = false) => writeFileSync(file, data, { flush: lasting }),
  create: (file, data) => writeFileSync(file, data, { flag: 'wx' }),
  rename: (from, to) => renameSync(from, to),
  remove: (path) => rmSync(path, { recursive: true, force: true }),
};
