/**
 * A run whose outcome is known: nothing has changed since the last run of the same request, neither what it was told
 * (every file that it read, DESIGN: files are the only door), nor the program, nor what it left. Then there is nothing to
 * make, and what it would say was kept. Records stand in `.hoso` beside the folders of the cases, one for each request;
 * without them, or where anything differs, a run goes its usual way. Never kept: a run with faults, or one that found
 * handwork, because what it says depends on more than it left.
 */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { answersStand, type FileRecord } from '../readers/recorded-files.ts';
import { diskFiles } from '../readers/world.ts';
import { madeBy } from './generate/identity.ts';
import type { GenerateResult } from './generate/options.ts';
import { fileSha256, sha256 } from './hashes.ts';
import { packNames, packsFolder } from './packs.ts';

const FOLDER = '.hoso';

/** All that a run is told by whoever calls it. */
export interface RunRequest {
  /** Folder of the results of all cases. */
  readonly out: string;
  /** Everything else that decides what the run does and says; values that JSON can hold. */
  readonly choices: Readonly<Record<string, unknown>>;
}

/** `T`: what the caller tells beside the result, as JSON holds it. */
export interface KnownRun<T> {
  readonly result: GenerateResult;
  readonly told: T;
}

/** As it lies in the file. */
export interface RunRecord<T> {
  /** Identity of program and fonts. */
  readonly made: string;
  readonly reads: readonly FileRecord[];
  readonly output: OutputState;
  readonly run: KnownRun<T>;
}

/** What stands in an output folder: names, and hashes of the files that a run looks at (null: not there). */
export interface OutputState {
  readonly folder: string;
  readonly names: readonly string[];
  readonly hashes: readonly (readonly [name: string, hash: string | null])[];
}

/** What a run of this request would say, when it would change nothing; null when it must be made. */
export function knownRun<T>(request: RunRequest): KnownRun<T> | null {
  const record = read<T>(recordFile(request));
  if (record === null || record.made !== madeBy()) return null;
  return answersStand(record.reads, diskFiles) && stands(record.output) ? record.run : null;
}

/** One for each request, working folder and set of packs: messages name places as they were typed. */
export function recordFile({ out, choices }: RunRequest): string {
  const packs = packsFolder();
  const told = JSON.stringify([out, choices, process.cwd(), packs, packNames(packs)]);
  return path.join(out, FOLDER, `${sha256(told).slice(0, 16)}.json`);
}

/** The hash before it tells a record that was cut off or changed. */
export const recordText = <T>(record: RunRecord<T>): string => {
  const content = JSON.stringify(record);
  return `${sha256(content)}\n${content}`;
};

function read<T>(file: string): RunRecord<T> | null {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    return null;
  }
  const end = text.indexOf('\n');
  const content = text.slice(end + 1);
  return text.slice(0, end) === sha256(content) ? (JSON.parse(content) as RunRecord<T>) : null;
}

function stands({ folder, names, hashes }: OutputState): boolean {
  const now = namesIn(folder);
  return (
    now?.length === names.length &&
    now.every((name, i) => name === names[i]) &&
    hashes.every(([name, hash]) => fileSha256(path.join(folder, name)) === hash)
  );
}

/** Null when there is no such folder. */
export function namesIn(folder: string): readonly string[] | null {
  try {
    return readdirSync(folder).sort();
  } catch {
    return null;
  }
}
