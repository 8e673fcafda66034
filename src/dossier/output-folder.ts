/**
 * Writing into an office's folder. Files end up whole or not at all (temporary name, then rename); a file whose bytes
 * are not what the manifest says was edited by a person and is never overwritten: the new one is written beside it
 * (`ke-hoach.moi.docx`, OFFICE §10).
 */
import { createHash } from 'node:crypto';
import { closeSync, openSync, readFileSync, readSync } from 'node:fs';
import path from 'node:path';
import { type Manifest, parseManifest } from './manifest.ts';
import { replaceFile } from './safe-write.ts';

export const sha256 = (data: string | Uint8Array): string => createHash('sha256').update(data).digest('hex');

const MANIFEST = 'manifest.json';

/** Name that may be written, and why it is not the wanted one. */
export interface Placement {
  readonly name: string;
  readonly kept: 'edited' | 'issued' | null;
}

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
      [...(this.previous?.documents ?? []), ...(this.previous?.volumes ?? [])].flatMap((d) =>
        d.files.map((f) => [f.path, f.sha256] as const),
      ),
    );
    this.#issued = new Set(
      (this.previous?.documents ?? []).flatMap((d) =>
        d.issued === undefined ? [] : d.files.map((f) => f.path),
      ),
    );
  }

  /** True when a file of this name exists that we did not write as it is now. */
  #edited(name: string): boolean {
    const found = fileSha256(path.join(this.folder, name));
    return found !== null && this.#ours.get(name) !== found;
  }

  /** True when the file stands there as we wrote it. */
  isOurs(name: string): boolean {
    const ours = this.#ours.get(name);
    return ours !== undefined && fileSha256(path.join(this.folder, name)) === ours;
  }

  /** True when exactly these bytes stand there. */
  holds(name: string, hash: string): boolean {
    return fileSha256(path.join(this.folder, name)) === hash;
  }

  /** Name that may be written: the wanted one, or one beside it when a person edited that or it was issued. */
  place(name: string, data: Uint8Array): Placement {
    return this.placeHashed(name, sha256(data));
  }

  /** As `place`, for files too large to be held: `hash` is their SHA-256. */
  placeHashed(name: string, hash: string): Placement {
    // What is already there, byte for byte, needs no protection: an interrupted run wrote it.
    if (fileSha256(path.join(this.folder, name)) === hash) return { name, kept: null };
    const kept = this.#edited(name)
      ? 'edited'
      : this.#issued.has(name) && this.#ours.get(name) !== hash
        ? 'issued'
        : null;
    if (kept === null) return { name, kept };
    const { dir, name: stem, ext } = path.posix.parse(name);
    for (let n = 1; ; n++) {
      const beside = path.posix.join(dir, `${stem}.moi${n === 1 ? '' : `-${n}`}${ext}`);
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

const CHUNK_BYTES = 1024 * 1024;

/** Of a file of any size, read piece by piece; null when there is none. */
export function fileSha256(file: string): string | null {
  let handle: number;
  try {
    handle = openSync(file, 'r');
  } catch {
    return null;
  }
  try {
    const hash = createHash('sha256');
    const chunk = Buffer.allocUnsafe(CHUNK_BYTES);
    for (let n = readSync(handle, chunk); n > 0; n = readSync(handle, chunk))
      hash.update(chunk.subarray(0, n));
    return hash.digest('hex');
  } catch {
    return null;
  } finally {
    closeSync(handle);
  }
}

function readOrNull(file: string): Buffer | null {
  try {
    return readFileSync(file);
  } catch {
    return null;
  }
}
