/**
 * What makes the files, besides their content: the program and the fonts. A changed program must be noticed without
 * anybody raising a number, so its identity is a hash of its sources: reckoned by the build for `dist`, and read off the
 * sources themselves when it runs from `src`.
 */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { type FaceId, faceFile, fontGeneration } from '../../text/faces.ts';
import { sha256 } from '../hashes.ts';
import { builtFolder, packsFolder } from '../packs.ts';

/** In `dist`, written by `npm run build`. */
export const BUILD_FILE = 'build-id';

/** Of all that decides what the program does: its sources, the exact versions of what it uses, how it is built. */
export function sourceId(root: string): string {
  return hashOfFiles(root, [
    ...filesBelow(path.join(root, 'src'), /\.ts$/).map((file) => `src/${file}`),
    'package-lock.json',
    'scripts/build.mjs',
  ]);
}

let known: string | undefined;

export function buildId(): string {
  known ??= ownId();
  return known;
}

function ownId(): string {
  const root = path.dirname(packsFolder());
  const folder = path.dirname(fileURLToPath(import.meta.url));
  if (path.relative(root, folder).split(path.sep)[0] === 'src') return sourceId(root);
  const dist = builtFolder();
  const built = dist === null ? null : read(path.join(dist, BUILD_FILE));
  // Somebody else's bundle, or a build that was not ours: what runs is this file and what lies beside it.
  return built?.toString('utf8').trim() ?? hashOfFiles(folder, filesBelow(folder, /\.m?js$/));
}

let fonts: { readonly generation: number; readonly id: string } | undefined;
const FACES: readonly FaceId[] = ['regular', 'bold', 'italic', 'boldItalic'];

/** Of the files of all faces: they decide widths in every format and are embedded in PDF. */
export function fontId(): string {
  const generation = fontGeneration();
  if (fonts?.generation !== generation)
    fonts = { generation, id: sha256(FACES.map((face) => sha256(faceFile(face))).join(' ')) };
  return fonts.id;
}

/** Of all that makes files besides their content. */
export const madeBy = (build: string = buildId()): string => `${build} ${fontId()}`;

function hashOfFiles(root: string, names: readonly string[]): string {
  const lines = names.map((name) => `${name} ${sha256(read(path.join(root, name)) ?? '')}`);
  return sha256(lines.join('\n'));
}

const filesBelow = (folder: string, pattern: RegExp): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => name.replaceAll('\\', '/'))
    .filter((name) => pattern.test(name))
    .sort();

function read(file: string): Buffer | null {
  try {
    return readFileSync(file);
  } catch {
    return null;
  }
}
