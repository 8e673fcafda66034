/**
 * The disk's reports as one signal: something in these folders changed. Folders, not files: a file that is renamed over
 * is another file. Reports are hints; where the system gives none (network drives, too many watches) looking from time
 * to time does.
 */
import { type FSWatcher, watch } from 'node:fs';

export class FolderEvents {
  readonly #watchers = new Map<string, FSWatcher>();
  readonly #onEvent: () => void;

  constructor(onEvent: () => void) {
    this.#onEvent = onEvent;
  }

  /** Watches exactly these from now on. */
  follow(folders: readonly string[]): void {
    const wanted = new Set(folders);
    for (const folder of this.#watchers.keys()) if (!wanted.has(folder)) this.#drop(folder);
    for (const folder of wanted) if (!this.#watchers.has(folder)) this.#open(folder);
  }

  close(): void {
    for (const folder of [...this.#watchers.keys()]) this.#drop(folder);
  }

  #open(folder: string): void {
    try {
      const watcher = watch(folder, { persistent: true }, this.#onEvent);
      // A folder that is deleted or a drive that is pulled: opened again when it is back.
      watcher.on('error', () => this.#drop(folder));
      this.#watchers.set(folder, watcher);
    } catch {
      // Not there yet, or no watch left.
    }
  }

  #drop(folder: string): void {
    this.#watchers.get(folder)?.close();
    this.#watchers.delete(folder);
  }
}
