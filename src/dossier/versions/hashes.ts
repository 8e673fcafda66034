/** Hashes by which a version knows what it was made of. */
import { createHash } from 'node:crypto';
import type { FileSource } from '../../readers/world.ts';

export const sha256 = (data: string | Uint8Array): string => createHash('sha256').update(data).digest('hex');

/** Of all files of a folder with their names; what systems and editors leave behind (`.DS_Store`, `~$…`) does not count. */
export function folderSha256(folder: string, files: FileSource): string {
  const lines = (files.listAll(folder) ?? [])
    .filter((name) => !/(^|\/)(\.|~\$|Thumbs\.db$)/.test(name))
    .map((name) => `${name.normalize('NFC')}\t${sha256(files.readBytes(`${folder}/${name}`) ?? '')}`);
  return sha256(lines.sort().join('\n'));
}
