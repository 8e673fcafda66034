/**
 * Writing into an office's folder. Files end up whole or not at all (temporary name, then rename); a file whose bytes
 * are not what the manifest says was edited by a person and is never overwritten: the new one is written beside it
 * (`ke-hoach.moi.docx`, OFFICE §10).
 */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { type Manifest, parseManifest } from './manifest.ts';
import { replaceFile } from './safe-write.ts';

export const sha256 = (data: string | Uint8Array): string => createHash('sha256').update(data).digest('hex');

const MANIFEST = 'manifest.json';

export class OutputFolder {
  readonly folder: string;
  readonly previous: Manifest | null;
  readonly #ours: ReadonlyMap<string, string>;
  /** Files of documents that had a number and a day when they were written (OFFICE §10). */
  readonly #issued: ReadonlySet<string>;

  constructor(folder: string) {
    this.folder = folder;
    this.previous = parseManifest(readOrNull(path.join(folder, MANIFEST))?.toString('utf8') ?? null);
    this.#ours = new Map(
      (this.previous?.documents ?? []).flatMap((d) => d.files.map((f) => [f.path, f.sha256] as const)),
    );
    this.#issued = new Set(
      (this.previous?.documents ?? []).flatMap((d) =>
        d.issued === undefined ? [] : d.files.map((f) => f.path),
      ),
    );
  }

  /** True when a file of this name exists that we did not write as it is now. */
  #edited(name: string): boolean {
    const data = readOrNull(path.join(this.folder, name));
    return data !== null && this.#ours.get(name) !== sha256(data);
  }

  /** Name that may be written: the wanted one, or one beside it when a person edited that or it was issued. */
  place(
    name: string,
    data: Uint8Array,
  ): { readonly name: string; readonly kept: 'edited' | 'issued' | null } {
    // What is already there, byte for byte, needs no protection: an interrupted run wrote it.
    if (sha256OrNull(path.join(this.folder, name)) === sha256(data)) return { name, kept: null };
    const kept = this.#edited(name)
      ? 'edited'
      : this.#issued.has(name) && this.#ours.get(name) !== sha256(data)
        ? 'issued'
        : null;
    if (kept === null) return { name, kept };
    const { name: stem, ext } = path.parse(name);
    for (let n = 1; ; n++) {
      const beside = `${stem}.moi${n === 1 ? '' : `-${n}`}${ext}`;
      if (!this.#edited(beside)) return { name: beside, kept };
    }
  }

  write(name: string, data: string | Uint8Array): void {
    replaceFile(path.join(this.folder, name), data);
  }

  writeManifest(manifest: Manifest): void {
    this.write(MANIFEST, `${JSON.stringify(manifest, null, 2)}\n`);
  }
}

const sha256OrNull = (file: string): string | null => {
  const data = readOrNull(file);
  return data === null ? null : sha256(data);
};

function readOrNull(file: string): Buffer | null {
  try {
    return readFileSync(file);
  } catch {
    return null;
  }
}
