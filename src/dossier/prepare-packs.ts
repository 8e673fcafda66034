/** What the build writes beside the program: every pack of this installation, read (`readers/prepared-packs.ts`). */
import { isDeepStrictEqual } from 'node:util';
import { deserialize, serialize } from 'node:v8';
import { Diagnostics } from '../model/diagnostics.ts';
import { DATA_FILES, type DataFile, readDataFile, templateText } from '../readers/pack-folder.ts';
import { templateKey, valueKey } from '../readers/prepared-packs.ts';
import type { FileSource } from '../readers/world.ts';
import { nodesToPrepare } from '../templating/prepared-template.ts';

export interface PreparedFiles {
  readonly values: Uint8Array;
  readonly templates: Uint8Array;
}

/**
 * A file of which reading has something to say is left out: it is read, and says it, every time.
 * @param folders of the packs. @throws TypeError when a value would come back as another one.
 */
export function preparePacks(folders: readonly string[], files: FileSource): PreparedFiles {
  const values = new Map<string, unknown>();
  const templates = new Map<string, Uint8Array>();
  for (const folder of folders) {
    for (const name of files.list(folder) ?? []) {
      const file = `${folder}/${name}`;
      const content = files.read(file) ?? '';
      if (name in DATA_FILES) {
        const diagnostics = new Diagnostics();
        const value = readDataFile(name as DataFile, file, content, diagnostics);
        if (value !== null && diagnostics.items.length === 0)
          values.set(valueKey(name as DataFile, content), same(value, file));
      } else if (name.endsWith('.hbs')) {
        const text = templateText(content);
        const nodes = nodesToPrepare(text);
        if (nodes) templates.set(templateKey(text), serialize(same(nodes, file)));
      }
    }
  }
  return { values: serialize(values), templates: serialize(templates) };
}

function same<T>(value: T, file: string): T {
  if (!isDeepStrictEqual(deserialize(serialize(value)), value))
    throw new TypeError(`${file} cannot be kept as it was read`);
  return value;
}
