/**
 * One run at a time in an output folder. The lock names the process that holds it; one whose process is gone was left
 * by a killed run and is taken over. A process on another computer (shared folders) cannot be looked up, so its lock
 * holds until a person removes it.
 */
import { readFileSync } from 'node:fs';
import { hostname } from 'node:os';
import path from 'node:path';
import type { Diagnostic } from '../model/diagnostics.ts';
import type { Disk } from './disk.ts';

export const LOCK = '.hoso-dang-chay';

/** Locks of this process: its own id in a file says nothing, a process of the same id may have died (containers). */
const held = new Set<string>();

export interface Lock {
  release(): void;
}

/** @returns the lock, or who holds it (`tiến trình 812 trên máy VP-02`). @throws what the disk throws. */
export function takeLock(folder: string, disk: Disk): Lock | string {
  const file = path.resolve(folder, LOCK);
  const ours = JSON.stringify({ pid: process.pid, host: hostname() });
  for (let tries = 0; tries < 3; tries++) {
    try {
      disk.create(file, ours);
      held.add(file);
      return {
        release: () => {
          held.delete(file);
          disk.remove(file);
        },
      };
    } catch (e) {
      if ((e as { code?: string }).code !== 'EEXIST') throw e;
    }
    const found = readOrNull(file);
    if (found === null) continue;
    const holder = livingHolder(file, found);
    if (holder !== null) return holder;
    takeAway(file, found, disk);
  }
  return 'một lần chạy khác';
}

/** What whoever finds the folder taken is told. */
export const outputBusy = (folder: string, holder: string): Diagnostic => ({
  code: 'output-busy',
  severity: 'error',
  message: `thư mục ${folder} đang được ghi bởi ${holder}`,
  hint: `chờ lần chạy kia xong rồi chạy lại; nếu chắc chắn không còn lần chạy nào thì xóa tệp ${LOCK} trong thư mục đó`,
  where: [],
});

/** Null when the lock is left over. */
function livingHolder(file: string, text: string): string | null {
  let lock: { pid?: unknown; host?: unknown };
  try {
    lock = JSON.parse(text) as typeof lock;
  } catch {
    return null;
  }
  const { pid, host } = lock;
  if (typeof pid !== 'number' || typeof host !== 'string') return null;
  const holder = `tiến trình ${pid} trên máy ${host}`;
  if (host !== hostname()) return holder;
  if (pid === process.pid) return held.has(file) ? holder : null;
  return isAlive(pid) ? holder : null;
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (e) {
    return (e as { code?: string }).code === 'EPERM';
  }
}

/** Two runs may find the same left-over lock: what was taken away must be that one, else it goes back. */
function takeAway(file: string, found: string, disk: Disk): void {
  // Swept with other left-overs when this run is killed here.
  const aside = `${file}.${process.pid}.tmp`;
  try {
    disk.rename(file, aside);
  } catch (e) {
    if ((e as { code?: string }).code === 'ENOENT') return;
    throw e;
  }
  if (readOrNull(aside) === found) disk.remove(aside);
  else disk.rename(aside, file);
}

function readOrNull(file: string): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return null;
  }
}
