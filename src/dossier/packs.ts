/** Where the packs of this installation stand: `templates/` beside `package.json`, found from this module upwards. */
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export function packsFolder(from: string = import.meta.url): string {
  let folder = path.dirname(fileURLToPath(from));
  for (;;) {
    const candidate = path.join(folder, 'templates');
    if (existsSync(path.join(folder, 'package.json')) && existsSync(candidate)) return candidate;
    const up = path.dirname(folder);
    if (up === folder) throw new Error('templates folder not found beside package.json');
    folder = up;
  }
}

/** `dist` beside the packs when this module runs from there; null for sources and for other people's bundles. */
export function builtFolder(from: string = import.meta.url): string | null {
  const root = path.dirname(packsFolder(from));
  const [home] = path.relative(root, fileURLToPath(from)).split(path.sep);
  return home === 'dist' ? path.join(root, home) : null;
}

export const packNames = (folder: string): string[] =>
  readdirSync(folder, { withFileTypes: true })
    .filter((e) => e.isDirectory() && existsSync(path.join(folder, e.name, 'pack.yaml')))
    .map((e) => e.name)
    .sort();
