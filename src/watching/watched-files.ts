/**
 * Which files a round depends on, and how they look. Files are named, not found by what changed: lock files, temporary
 * files and our own output are never looked at, whatever programs call them.
 */
import { statSync } from 'node:fs';
import path from 'node:path';
import { isResultCopy } from '../readers/case-folder.ts';
import type { FileSource } from '../readers/world.ts';
import type { Stamps } from './rounds.ts';

export interface WatchedInputs {
  /** Folder of the case, or its one file. */
  readonly casePath: string;
  /** Folders of templates: the pack's and the office's own. */
  readonly templateFolders: readonly string[];
  /** Files of evidence, whether they are there or not. */
  readonly evidence: readonly string[];
}

/** What a case folder is read from; `.txt` because a wrong ending is an error that a person then repairs. */
const CASE_FILE = /^(?!~\$).*\.(?:ya?ml|json|xls[xm]|(?:ya?ml|json)\.txt)$/i;
const TEMPLATE_FILE = /^(?!~|\.).*\.(?:hbs|ya?ml)$/i;

export function watchedFiles(inputs: WatchedInputs, files: FileSource): readonly string[] {
  const names = files.list(inputs.casePath);
  const own =
    names === null
      ? [inputs.casePath]
      : names
          .filter((name) => CASE_FILE.test(name) && !isResultCopy(name))
          .map((name) => path.join(inputs.casePath, name));
  const templates = inputs.templateFolders.flatMap((folder) =>
    (files.list(folder) ?? []).filter((name) => TEMPLATE_FILE.test(name)).map((n) => path.join(folder, n)),
  );
  return [...new Set([...own, ...templates, ...inputs.evidence])];
}

/** Folders whose events say that something may have changed. */
export const watchedFolders = (inputs: WatchedInputs, files: FileSource): readonly string[] => [
  ...new Set([
    files.list(inputs.casePath) === null ? path.dirname(inputs.casePath) : inputs.casePath,
    ...inputs.templateFolders,
    ...inputs.evidence.map((file) => path.dirname(file)),
  ]),
];

/** A file of no bytes is one that is being written: it counts as not there yet. */
export function stampsOf(paths: readonly string[]): Stamps {
  const stamps = new Map<string, string>();
  for (const file of paths) {
    const found = statSync(file, { bigint: true, throwIfNoEntry: false });
    if (found?.isFile() && found.size > 0n) stamps.set(file, `${found.size} ${found.mtimeNs} ${found.ino}`);
  }
  return stamps;
}
