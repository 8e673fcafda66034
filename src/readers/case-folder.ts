/**
 * A case folder (or one file) -> validated case data with the place of every value. The top-level groups may stand in
 * several YAML or JSON files; a group stands in one file only. A workbook is a case too: given as such, or alone in the
 * folder.
 */
import path from 'node:path';
import { type CaseData, caseFile } from '../model/case-schema.ts';
import type { Diagnostics, Place } from '../model/diagnostics.ts';
import { VERSION_FILE } from '../model/version.ts';
import { keptSourceTree } from './kept-trees.ts';
import type { SourceTree } from './source-tree.ts';
import { validate } from './validate.ts';
import { type PackOf, readCaseWorkbook } from './workbook/case-workbook.ts';
import type { FileSource } from './world.ts';

/** Where a value of the case stands, for messages. */
export interface CasePlaces {
  of(path: readonly PropertyKey[]): Place;
  inText(path: readonly PropertyKey[], offset: number): Place;
}

export interface LoadedCase {
  readonly data: CaseData;
  readonly places: CasePlaces;
}

/** What a kept version says of itself is no data of the case. */
const isDataFile = (name: string): boolean => /\.(ya?ml|json)$/i.test(name) && name !== VERSION_FILE;
/** `~$…` is what Excel leaves beside a workbook that is open. */
const WORKBOOK_FILE = /^(?!~\$).*\.xls[xm]$/i;
const ZIP_START = 'PK';

/** The workbook that holds the case: the file itself, or the only one of a folder without YAML; null for YAML cases. */
export function caseWorkbook(folder: string, files: FileSource): string | null {
  const names = files.list(folder);
  if (names) {
    const books = names.filter((name) => WORKBOOK_FILE.test(name));
    return books.length === 1 && !names.some(isDataFile) ? path.posix.join(folder, books[0]!) : null;
  }
  if (WORKBOOK_FILE.test(path.posix.basename(folder))) return folder;
  const start = files.readBytes(folder)?.subarray(0, ZIP_START.length);
  return start !== undefined && Buffer.from(start).toString('latin1') === ZIP_START ? folder : null;
}

/** Files that hold the case, whether they can be read or not; subfolders are not looked into. */
export function caseFiles(folder: string, files: FileSource): readonly string[] {
  const workbook = caseWorkbook(folder, files);
  return workbook === null ? textFiles(folder, files) : [workbook];
}

function textFiles(folder: string, files: FileSource): readonly string[] {
  const names = files.list(folder);
  if (names) return names.filter(isDataFile).map((n) => path.posix.join(folder, n));
  return isDataFile(path.posix.basename(folder)) ? [folder] : [];
}

/** `packOf`: the pack that the data name; a workbook needs it for the names of roles, regions and levels in its cells. */
export function readCaseFolder(
  folder: string,
  files: FileSource,
  diagnostics: Diagnostics,
  packOf: PackOf,
): LoadedCase | null {
  const workbook = caseWorkbook(folder, files);
  const bytes = workbook === null ? null : files.readBytes(workbook);
  if (workbook !== null && bytes !== null) return readCaseWorkbook(workbook, bytes, packOf, diagnostics);
  const names = files.list(folder);
  const targets = textFiles(folder, files);
  for (const name of names ?? []) {
    if (!/\.(ya?ml|json)\.txt$/i.test(name)) continue;
    diagnostics.error(
      'hidden-txt',
      `tệp "${name}" không được đọc vì Windows đã thêm đuôi .txt`,
      [{ file: path.posix.join(folder, name) }],
      `đổi tên thành "${name.slice(0, -4)}"`,
    );
  }
  if (targets.length === 0) {
    diagnostics.error(
      'case-missing',
      `không thấy hồ sơ số liệu ở "${folder}"`,
      [{ file: folder }],
      'kiểm tra lại đường dẫn; thư mục hồ sơ phải có tệp case.yaml',
    );
    return null;
  }
  const merged: Record<string, unknown> = Object.create(null);
  const owner = new Map<string, SourceTree>();
  let broken = false;
  for (const file of targets) {
    const content = files.read(file);
    if (content === null) {
      diagnostics.error('case-unreadable', `không mở được tệp ${file}`, [{ file }]);
      broken = true;
      continue;
    }
    const tree = keptSourceTree(file, content, diagnostics);
    if (!tree) {
      broken = true;
      continue;
    }
    if (tree.value === null || typeof tree.value !== 'object' || Array.isArray(tree.value)) {
      diagnostics.error('case-shape', `tệp ${file} phải gồm các nhóm có tên (case, figures, …)`, [
        { file, line: 1 },
      ]);
      broken = true;
      continue;
    }
    for (const [key, value] of Object.entries(tree.value)) {
      const before = owner.get(key);
      if (before) {
        diagnostics.error(
          'duplicate-group',
          `nhóm "${key}" có ở hai tệp`,
          [before.placeOf([key]), tree.placeOf([key])],
          'gộp về một tệp',
        );
        broken = true;
        continue;
      }
      owner.set(key, tree);
      merged[key] = value;
    }
  }
  if (broken) return null;
  const first: Place = { file: targets[0]! };
  const places: CasePlaces = {
    of: (at) => owner.get(String(at[0]))?.placeOf(at) ?? first,
    inText: (at, offset) => owner.get(String(at[0]))?.placeInText(at, offset) ?? first,
  };
  const data = validate(caseFile, { ...merged }, places.of, diagnostics);
  return data ? { data, places } : null;
}
