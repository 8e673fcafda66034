/** Hashes by which files are known. */
import { createHash } from 'node:crypto';
import { closeSync, openSync, readSync } from 'node:fs';
import type { FileSource } from '../readers/world.ts';

export const sha256 = (data: string | Uint8Array): string => createHash('sha256').update(data).digest('hex');

/** One for all: nothing else runs while a file is read. */
const chunk = Buffer.allocUnsafe(256 * 1024);

/** Stands for a file that is there and cannot be read: it is nobody's that we know, so it is kept. */
const UNREADABLE = 'unreadable';

/** Of a file of any size, read piece by piece; null when there is none (a folder is none). */
export function fileSha256(file: string): string | null {
  let handle: number;
  try {
    handle = openSync(file, 'r');
  } catch (e) {
    return absent(e) ? null : UNREADABLE;
  }
  try {
    const hash = createHash('sha256');
    for (let n = readSync(handle, chunk); n > 0; n = readSync(handle, chunk))
      hash.update(chunk.subarray(0, n));
    return hash.digest('hex');
  } catch (e) {
    return absent(e) ? null : UNREADABLE;
  } finally {
    closeSync(handle);
  }
}

const absent = (error: unknown): boolean =>
  ['ENOENT', 'ENOTDIR', 'EISDIR'].includes((error as { code?: string }).code ?? '');

/** Of all files of a folder with their names; what systems and editors leave behind (`.DS_Store`, `~$…`) does not count. */
export function folderSha256(folder: string, files: FileSource): string {
  const lines = (files.listAll(folder) ?? [])
    .filter((name) => !/(^|\/)(\.|~\$|Thumbs\.db$)/.test(name))
    .map((name) => `${name.normalize('NFC')}\t${sha256(files.readBytes(`${folder}/${name}`) ?? '')}`);
  return sha256(lines.sort().join('\n'));
}
