/**
 * Writing into an office's folder. What is made stands in a workshop beside the old files until all of it is there; then
 * a journal is laid down, the files get their names one by one, and the manifest comes last: a run that is killed at any
 * moment leaves a usable dossier, and the next one knows its files. A file whose bytes are neither the manifest's nor
 * the journal's was edited by a person and is never overwritten: the new one is written beside it (`ke-hoach.moi.docx`,
 * OFFICE §10).
 */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { type Disk, realDisk } from './disk.ts';
import { fileSha256, sha256 } from './hashes.ts';
import { type Manifest, parseManifest } from './manifest.ts';
import { JOURNAL, reconciled } from './output-journal.ts';
import { isAlive } from './output-lock.ts';
import { leftOver, replaceFile } from './safe-write.ts';

export const MANIFEST = 'manifest.json';
const WORKSHOP = '.hoso-tam';

/** Name that may be written, and why it is not the wanted one. */
export interface Placement {
  readonly name: string;
  readonly kept: 'edited' | 'issued' | null;
}

const manifestText = (manifest: Manifest): string => `${JSON.stringify(manifest, null, 2)}\n`;

export class OutputFolder {
  readonly folder: string;
  /** What stands here: the manifest, and what a killed run had renamed before it could write its own. */
  readonly previous: Manifest | null;
  readonly #disk: Disk;
  /** Last hash that we wrote under a name. */
  readonly #ours: ReadonlyMap<string, string>;
  /** Files of documents that had a number and a day when they were written (OFFICE §10). */
  readonly #issued: ReadonlySet<string>;
  readonly #interrupted: boolean;
  /** There is a manifest and it cannot be read: nothing here is known to be ours then. */
  readonly unknownManifest: boolean;

  constructor(folder: string, disk: Disk = realDisk) {
    this.folder = folder;
    this.#disk = disk;
    const journal = this.#read(JOURNAL);
    this.#interrupted = journal !== null;
    const text = this.#read(MANIFEST);
    const manifest = parseManifest(text);
    this.unknownManifest = text !== null && manifest === null;
    this.previous = reconciled(manifest, parseManifest(journal), (name) => this.hashOf(name));
    const { documents = [], volumes = [], kept = [] } = this.previous ?? {};
    this.#ours = new Map([
      ...kept.flatMap((k) => (k.sha256 === undefined ? [] : [[k.path, k.sha256] as const])),
      ...[...documents, ...volumes].flatMap((d) => d.files.map((f) => [f.path, f.sha256] as const)),
    ]);
    const issued = kept.filter((k) => k.reason === 'issued');
    // The draft beside an issued file is no issued file.
    const isBeside = (id: string, name: string): boolean =>
      issued.some((k) => k.document === id && path.extname(k.path) === path.extname(name));
    this.#issued = new Set([
      ...issued.map((k) => k.path),
      ...documents.flatMap((d) =>
        d.issued === undefined ? [] : d.files.map((f) => f.path).filter((name) => !isBeside(d.id, name)),
      ),
    ]);
  }

  /** SHA-256 of the file as it stands now; null when there is none. */
  hashOf(name: string): string | null {
    return fileSha256(path.join(this.folder, name));
  }

  /** Last hash that we wrote under this name. */
  writtenAs(name: string): string | undefined {
    return this.#ours.get(name);
  }

  isIssued(name: string): boolean {
    return this.#issued.has(name);
  }

  /** True when the file stands there as we wrote it. */
  isOurs(name: string): boolean {
    const ours = this.#ours.get(name);
    return ours !== undefined && this.hashOf(name) === ours;
  }

  /** True when exactly these bytes stand there. */
  holds(name: string, hash: string): boolean {
    return this.hashOf(name) === hash;
  }

  /** Name that may be written: the wanted one, or one beside it when a person edited that or it was issued. */
  place(name: string, data: Uint8Array): Placement {
    return this.placeHashed(name, sha256(data));
  }

  /** As `place`, for what is not at hand or too large to be held: `hash` is its SHA-256. */
  placeHashed(name: string, hash: string): Placement {
    const found = this.hashOf(name);
    // What is already there, byte for byte, needs no protection: an interrupted run wrote it.
    if (found === null || found === hash) return { name, kept: null };
    const kept = this.#issued.has(name) ? 'issued' : this.#ours.get(name) === found ? null : 'edited';
    if (kept === null) return { name, kept };
    const { dir, name: stem, ext } = path.posix.parse(name);
    for (let n = 1; ; n++) {
      const beside = path.posix.join(dir, `${stem}.moi${n === 1 ? '' : `-${n}`}${ext}`);
      const there = this.hashOf(beside);
      if (there === null || there === hash || (this.#ours.get(beside) === there && !this.#issued.has(beside)))
        return { name: beside, kept };
    }
  }

  /** Takes away what killed runs left, after the manifest says what they had finished. Only under the lock. */
  tidy(): void {
    if (this.#interrupted) {
      if (this.previous) this.writeManifest(this.previous);
      this.#disk.remove(path.join(this.folder, JOURNAL));
    }
    this.#disk.remove(path.join(this.folder, WORKSHOP));
    for (const name of readdirSync(this.folder)) {
      const pid = leftOver(name);
      // This process is not writing now: under its own id an earlier one was killed.
      if (pid !== null && (pid === process.pid || !isAlive(pid)))
        this.#disk.remove(path.join(this.folder, name));
    }
  }

  /** Into the workshop: whole there before it gets its name. */
  stage(name: string, data: Uint8Array): void {
    const target = path.join(this.folder, WORKSHOP, name);
    this.#disk.makeFolder(path.dirname(target));
    this.#disk.write(target, data);
  }

  /** Says what the next renames will bring; without it no staged file may get its name. */
  announce(manifest: Manifest): void {
    replaceFile(path.join(this.folder, JOURNAL), manifestText(manifest), this.#disk);
  }

  /** Gives a staged file its name. */
  settle(staged: string, name: string): void {
    this.#disk.rename(path.join(this.folder, WORKSHOP, staged), path.join(this.folder, name));
  }

  remove(name: string): void {
    this.#disk.remove(path.join(this.folder, name));
  }

  /** The last step: the manifest (not touched when it says the same already), then nothing of the run is left. */
  conclude(manifest: Manifest): void {
    if (this.#read(MANIFEST) !== manifestText(manifest)) this.writeManifest(manifest);
    this.#disk.remove(path.join(this.folder, JOURNAL));
    this.#disk.remove(path.join(this.folder, WORKSHOP));
  }

  /** Volumes as the manifest has them now: `hoso volumes` may have run meanwhile. */
  currentVolumes(): Manifest['volumes'] {
    return parseManifest(this.#read(MANIFEST))?.volumes;
  }

  writeManifest(manifest: Manifest): void {
    replaceFile(path.join(this.folder, MANIFEST), manifestText(manifest), this.#disk);
  }

  #read(name: string): string | null {
    try {
      return readFileSync(path.join(this.folder, name), 'utf8');
    } catch {
      return null;
    }
  }
}
