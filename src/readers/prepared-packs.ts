/**
 * Packs as the build read them: a short command spends more on parsing and checking files that are the same on every
 * computer than on the office's own. Each is known by the hash of its text, so one that was edited is read as it stands.
 * Written in the format of V8's structured clone, which keeps maps and whole numbers of any size.
 */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { deserialize } from 'node:v8';
import { frozen } from './frozen.ts';
import type { DataFile, PreparedPacks } from './pack-folder.ts';

/** In the built program's folder. */
export const VALUES = 'prepared-values.bin';
export const TEMPLATES = 'prepared-templates.bin';

export const valueKey = (name: DataFile, content: string): string => hash(`${name}\n${content}`);
export const templateKey = (text: string): string => hash(text);

const hash = (text: string): string => createHash('sha256').update(text).digest('base64');

/** @param folder of the built program. What is missing or unreadable there was not prepared. */
export function preparedPacks(folder: string): PreparedPacks {
  const values = lazily(() => read<unknown>(path.join(folder, VALUES)));
  const templates = lazily(() => read<Uint8Array>(path.join(folder, TEMPLATES)));
  return {
    value: (name, content) => frozen(values()?.get(valueKey(name, content))),
    template(text) {
      const nodes = templates()?.get(templateKey(text));
      return nodes && (() => deserialize(nodes) as readonly unknown[]);
    },
  };
}

function lazily<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

/** Null as well for the format of a later V8. */
function read<T>(file: string): ReadonlyMap<string, T> | null {
  try {
    const found: unknown = deserialize(readFileSync(file));
    return found instanceof Map ? found : null;
  } catch {
    return null;
  }
}
