/**
 * A bundle is made whole in a folder beside its place and then takes that place; an interrupted run leaves the bundle
 * of before. A bundle that a person changed is never lost: it is kept beside the new one as `<name>.cu` (OFFICE §10).
 */
import { createHash } from 'node:crypto';
import {
  closeSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import type { BundleFile } from '../../tables/contents.ts';
import { diskFault } from '../safe-write.ts';

/** Checksums of every file of the bundle but itself; also tells whether a person changed something. */
export const CHECKSUMS = 'ma-kiem-tra.sha256';

const PIECE = 1 << 20;

/** SHA-256 in hex, read in pieces. */
export function fileSha256(file: string): string {
  const hash = createHash('sha256');
  const piece = Buffer.allocUnsafe(PIECE);
  const fd = openSync(file, 'r');
  try {
    for (let n = readSync(fd, piece); n > 0; n = readSync(fd, piece)) hash.update(piece.subarray(0, n));
  } finally {
    closeSync(fd);
  }
  return hash.digest('hex');
}

export class StagedFolder {
  readonly #target: string;
  /** Where the bundle is being made. */
  readonly folder: string;
  /** Where its ZIP is being made. */
  readonly zip: string;
  readonly #files = new Map<string, BundleFile>();

  /**
   * @param parent folder of all bundles of the case; made where there is none.
   * @throws DiagnosticError when nothing can be written there.
   */
  constructor(parent: string, name: string) {
    this.#target = path.join(parent, name);
    this.folder = path.join(parent, `.${name}.${process.pid}.tmp`);
    this.zip = `${this.folder}.zip`;
    try {
      mkdirSync(parent, { recursive: true });
      recover(this.#target);
      this.discard();
      sweep(parent, name);
      mkdirSync(this.folder);
    } catch (e) {
      diskFault(parent, e);
    }
  }

  /** In the order of their names, which is the order of the list. */
  get files(): readonly BundleFile[] {
    return [...this.#files.values()].sort((a, b) => (a.path < b.path ? -1 : 1));
  }

  /** @throws DiagnosticError when the disk refuses. */
  write(name: string, data: string | Uint8Array, pages?: number): BundleFile {
    const file = path.join(this.folder, name);
    try {
      mkdirSync(path.dirname(file), { recursive: true });
      writeFileSync(file, data);
    } catch (e) {
      diskFault(this.#shown(name), e);
    }
    return this.record(name, pages);
  }

  /** A file of the case as it is, byte for byte. */
  copy(name: string, source: string): BundleFile {
    const file = path.join(this.folder, name);
    try {
      mkdirSync(path.dirname(file), { recursive: true });
      copyFileSync(source, file);
    } catch (e) {
      diskFault(this.#shown(name), e);
    }
    return this.record(name);
  }

  /** Takes note of a file that stands in the folder already. */
  record(name: string, pages?: number): BundleFile {
    const file = path.join(this.folder, name);
    const noted: BundleFile = {
      path: name,
      bytes: statSync(file).size,
      sha256: fileSha256(file),
      ...(pages === undefined ? {} : { pages }),
    };
    this.#files.set(name, noted);
    return noted;
  }

  /** Path under which people will find it. */
  #shown(name: string): string {
    return path.join(this.#target, name);
  }

  /**
   * Folder and ZIP take their places together, or neither does.
   * @returns names beside them under which a bundle that a person had changed was kept; empty when none was.
   * @throws DiagnosticError when the old ones are open in another program.
   */
  publish(): readonly string[] {
    const target = this.#target;
    const zip = `${target}.zip`;
    const edited = existsSync(target) && changedByPerson(target);
    const kept = edited ? freeName(target) : backupOf(target);
    const keptZip = `${kept}.zip`;
    const hadFolder = existsSync(target);
    const hadZip = existsSync(zip);
    try {
      if (!edited) {
        rmSync(kept, { recursive: true, force: true });
        rmSync(keptZip, { force: true });
      }
      if (hadFolder) renameSync(target, kept);
      if (hadZip) renameSync(zip, keptZip);
      renameSync(this.folder, target);
      renameSync(this.zip, zip);
    } catch (e) {
      // Whatever moved goes back, so that folder and ZIP belong together.
      if (existsSync(kept) || !hadFolder) {
        if (existsSync(target) && !existsSync(this.folder)) renameSync(target, this.folder);
        if (hadFolder) renameSync(kept, target);
      }
      if (hadZip && existsSync(keptZip)) renameSync(keptZip, zip);
      this.discard();
      diskFault(target, e);
    }
    if (edited) return [path.basename(kept), ...(hadZip ? [path.basename(keptZip)] : [])];
    rmSync(kept, { recursive: true, force: true });
    rmSync(keptZip, { force: true });
    return [];
  }

  /** Leaves nothing behind. */
  discard(): void {
    rmSync(this.folder, { recursive: true, force: true });
    rmSync(this.zip, { force: true });
  }
}

/** Where the old bundle waits while the new one takes its place. */
const backupOf = (target: string): string =>
  path.join(path.dirname(target), `.${path.basename(target)}.truoc`);

/** A run that was cut off between two renames left the old bundle aside: it comes back. */
function recover(target: string): void {
  const backup = backupOf(target);
  if (!existsSync(target) && existsSync(backup)) renameSync(backup, target);
  if (!existsSync(`${target}.zip`) && existsSync(`${backup}.zip`))
    renameSync(`${backup}.zip`, `${target}.zip`);
}

/** What runs that were killed left behind; a run that is still going keeps its folder. */
function sweep(parent: string, name: string): void {
  for (const entry of readdirSync(parent)) {
    const pid = entry.startsWith(`.${name}.`)
      ? /^\.(\d+)\.tmp(?:\.zip)?$/.exec(entry.slice(name.length + 1))?.[1]
      : null;
    if (pid && !isRunning(Number(pid))) rmSync(path.join(parent, entry), { recursive: true, force: true });
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (e) {
    // There, but somebody else's.
    return (e as { code?: string }).code === 'EPERM';
  }
}

/** `ho-so-trinh-huyen.cu`, `ho-so-trinh-huyen.cu-2`, … */
function freeName(target: string): string {
  for (let n = 1; ; n++) {
    const name = `${target}.cu${n === 1 ? '' : `-${n}`}`;
    if (!existsSync(name) && !existsSync(`${name}.zip`)) return name;
  }
}

/** A file that the checksums do not name, or that is not what they say. What was deleted is no work to lose. */
function changedByPerson(folder: string): boolean {
  const ours = new Map<string, string>();
  try {
    for (const line of readFileSync(path.join(folder, CHECKSUMS), 'utf8').split('\n')) {
      const found = /^([0-9a-f]{64}) {2}(.+)$/.exec(line);
      if (found) ours.set(found[2]!, found[1]!);
    }
  } catch {
    // Without checksums nothing here is known to be ours.
  }
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((e) => !e.isDirectory())
    .map((e) => path.relative(folder, path.join(e.parentPath, e.name)).replaceAll('\\', '/'))
    .some((name) => name !== CHECKSUMS && !isOurs(folder, name, ours.get(name)));
}

const isOurs = (folder: string, name: string, sha256: string | undefined): boolean =>
  sha256 !== undefined && fileSha256(path.join(folder, name)) === sha256;
