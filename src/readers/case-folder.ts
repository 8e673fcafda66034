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
import { isEntryWorkbook, type PackOf, readCaseWorkbook } from './workbook/case-workbook.ts';
import { SAVE_AS_XLSX } from './workbook/fault.ts';
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
const isDataFile = (name: string): boolean =>
  /\.(ya?ml|json)$/i.test(name) && name !== VERSION_FILE && name !== 'manifest.json';
const HIDDEN_TXT = /\.(ya?ml|json)\.txt$/i;
/** `~$…` is what Excel leaves beside a workbook that is open. */
const WORKBOOK_FILE = /^(?!~\$).*\.xls[xm]$/i;
/** Copies that commands leave beside: `so-lieu.danh-dau.xlsx` is a result, not a source. */
const RESULT_COPY = /\.(?:danh-dau|da-dien)(?:-\d+)?\.xls[xm]$/i;
/** Tables that people take for workbooks. */
const OTHER_TABLE = /^(?!~\$|\.).*\.(?:xls|xlsb|ods|csv|et)$/i;

export const isResultCopy = (name: string): boolean => RESULT_COPY.test(name);

function workbooksOf(names: readonly string[]): readonly string[] {
  const books = names.filter((name) => WORKBOOK_FILE.test(name));
  const own = books.filter((name) => !isResultCopy(name));
  return own.length > 0 ? own : books;
}

/**
 * The workbook that holds the case: the file itself, whatever it turns out to be, or the only one of a folder without
 * YAML; null for YAML cases.
 */
export function caseWorkbook(folder: string, files: FileSource): string | null {
  const names = files.list(folder);
  if (names) {
    const books = workbooksOf(names);
    return books.length === 1 && !names.some(isDataFile) ? path.posix.join(folder, books[0]!) : null;
  }
  const name = path.posix.basename(folder);
  if (WORKBOOK_FILE.test(name)) return folder;
  if (isDataFile(name) || HIDDEN_TXT.test(name)) return null;
  return files.size(folder) === null ? null : folder;
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
  const names = files.list(folder) ?? [];
  const targets = textFiles(folder, files);
  for (const name of names) {
    if (!HIDDEN_TXT.test(name)) continue;
    diagnostics.error(
      'hidden-txt',
      `tệp "${name}" không được đọc vì Windows đã thêm đuôi .txt`,
      [{ file: path.posix.join(folder, name) }],
      `đổi tên thành "${name.slice(0, -4)}"`,
    );
  }
  if (targets.length === 0) {
    tellMissing(folder, names, diagnostics);
    return null;
  }
  warnOfWorkbooks(folder, names, files, diagnostics);
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

function tellMissing(folder: string, names: readonly string[], diagnostics: Diagnostics): void {
  const books = workbooksOf(names);
  const others = names.filter((name) => OTHER_TABLE.test(name));
  const listed = (found: readonly string[]): string => found.map((name) => `"${name}"`).join(', ');
  if (books.length > 1)
    diagnostics.error(
      'case-many-workbooks',
      `thư mục "${folder}" có nhiều bảng tính, không biết tệp nào là bảng số liệu: ${listed(books)}`,
      [{ file: folder }],
      'chạy lệnh với đúng tệp bảng số liệu, hoặc chuyển các tệp khác đi chỗ khác',
    );
  else if (others.length > 0)
    diagnostics.error(
      'case-missing',
      `không thấy hồ sơ số liệu ở "${folder}"; không đọc được kiểu tệp của ${listed(others)}`,
      [{ file: folder }],
      SAVE_AS_XLSX,
    );
  else
    diagnostics.error(
      'case-missing',
      `không thấy hồ sơ số liệu ở "${folder}"`,
      [{ file: folder }],
      'kiểm tra lại đường dẫn; hồ sơ là một bảng số liệu (*.xlsx) hoặc thư mục có tệp case.yaml',
    );
}

/** Figures typed into a workbook that nobody reads would be missing without a word. */
function warnOfWorkbooks(
  folder: string,
  names: readonly string[],
  files: FileSource,
  diagnostics: Diagnostics,
): void {
  for (const name of names) {
    if (!WORKBOOK_FILE.test(name) || isResultCopy(name)) continue;
    const file = path.posix.join(folder, name);
    const bytes = files.readBytes(file);
    if (bytes && isEntryWorkbook(bytes))
      diagnostics.warn(
        'case-two-sources',
        `thư mục có cả tệp YAML và bảng số liệu "${name}": đang đọc các tệp YAML, số trong bảng không được lấy`,
        [{ file }],
        'chuyển bảng số liệu ra khỏi thư mục; muốn lấy số trong bảng thì chạy lệnh với tệp đó',
      );
  }
}
