/**
 * Where a file named in the case lies on the disk: as written, or with Vietnamese letters composed otherwise (NFC,
 * NFD), or with the other slash. Nothing outside the folder of the case is ever opened, also where a link in it leads
 * there.
 */
import { posix } from 'node:path';
import type { FileSource } from '../world.ts';

export type FoundFile =
  | { readonly path: string; readonly bytes: number }
  | { readonly why: 'outside' | 'folder' | 'missing'; readonly path: string };

export function findFile(file: string, folder: string, source: FileSource): FoundFile {
  const name = file.replaceAll('\\', '/');
  if (/^(?:\/|[A-Za-z]:)/.test(name) || posix.normalize(name).split('/')[0] === '..' || name.includes('\0'))
    return { why: 'outside', path: file };
  const inside = (path: string, bytes: number): FoundFile =>
    linksOut(path, folder, source) ? { why: 'outside', path: file } : { path, bytes };
  const spellings = [...new Set([file, name, name.normalize('NFC'), name.normalize('NFD')])];
  for (const spelling of spellings) {
    const path = join(folder, spelling);
    const bytes = source.size(path);
    if (bytes !== null) return inside(path, bytes);
  }
  // Folder and file may be composed differently, or only one of them: look for the same letters in the list.
  const wanted = posix.normalize(name).normalize('NFC');
  const same = source.listAll(folder)?.find((entry) => entry.normalize('NFC') === wanted);
  const path = join(folder, same ?? name);
  const bytes = same === undefined ? null : source.size(path);
  if (bytes !== null) return inside(path, bytes);
  return { why: source.list(path) === null ? 'missing' : 'folder', path };
}

/** Whether a path in the folder leads out of it by a link. */
export function linksOut(path: string, folder: string, source: FileSource): boolean {
  const slashes = (p: string): string => source.realPath(p).replaceAll('\\', '/');
  const [real, home] = [slashes(path), slashes(folder === '' ? '.' : folder)];
  if (home === '.') return false;
  return real !== path && !real.startsWith(home.endsWith('/') ? home : `${home}/`);
}

const join = (folder: string, file: string): string => (folder === '' ? file : `${folder}/${file}`);
