/**
 * The cases of a province in a folder: folders with data, entry workbooks, and both inside folders of districts. What is
 * no case is named, so that nobody believes a commune was done that was not; hidden and temporary files are not even
 * named.
 */
import { readdirSync, realpathSync } from 'node:fs';
import path from 'node:path';
import { DiagnosticError } from '../model/diagnostics.ts';
import { VERSION_FILE, VERSIONS_FOLDER } from '../model/version.ts';
import { caseFiles, isResultCopy } from '../readers/case-folder.ts';
import { diskFiles } from '../readers/world.ts';
import { inVietnameseOrder } from '../wording/name-order.ts';

export interface CommuneSource {
  /** As the file system has it: names may be in either form of Unicode. */
  readonly path: string;
  /** Inside the folder, for people: `huyen-minh-hoa/xa-hoa-mau`, NFC. */
  readonly name: string;
}

export interface SkippedEntry {
  readonly name: string;
  readonly reason: string;
}

export interface FoundCases {
  readonly cases: readonly CommuneSource[];
  readonly skipped: readonly SkippedEntry[];
}

const NOTHING: FoundCases = { cases: [], skipped: [] };
/** Province, district, commune; deeper lie scans and pictures. */
const DEPTH = 3;
const WORKBOOK = /\.xls[xm]$/i;
const HIDDEN =
  /^(?:\.|~\$|\$)|^(?:thumbs\.db|desktop\.ini|__macosx|node_modules)$|\.(?:tmp|temp|bak|swp)$|~$/i;
/** A data file that Windows renamed: reading it says so. */
const DATA_TXT = /\.(?:ya?ml|json)\.txt$/i;

/** @throws DiagnosticError when the folder cannot be read, or is itself a case. `apart`: output, own templates. */
export function findCases(folder: string, apart: readonly string[]): FoundCases {
  if (diskFiles.list(folder) === null)
    refuse('batch-folder', `không mở được thư mục ${folder}`, 'kiểm tra lại đường dẫn');
  const found = inFolder(folder, '', new Set(apart.map(real)), DEPTH);
  // A stray file beside the cases is named as skipped; without any case it is one itself.
  if (found.cases.length === 0 && caseFiles(folder, diskFiles).length > 0)
    refuse(
      'batch-is-case',
      `thư mục ${folder} là hồ sơ của một xã, không phải thư mục chứa hồ sơ nhiều xã`,
      'chạy hoso generate với thư mục này, hoặc chỉ đến thư mục bên ngoài',
    );
  return found;
}

function inFolder(folder: string, prefix: string, apart: ReadonlySet<string>, depth: number): FoundCases {
  const cases: CommuneSource[] = [];
  const skipped: SkippedEntry[] = [];
  const entries = readdirSync(folder, { withFileTypes: true }).filter((e) => !HIDDEN.test(e.name));
  const named = entries
    .map((entry) => ({ entry, name: entry.name.normalize('NFC') }))
    .toSorted((a, b) => inVietnameseOrder(a.name, b.name) || (a.entry.name < b.entry.name ? -1 : 1));
  for (const { entry, name: own } of named) {
    const at = path.join(folder, entry.name);
    const name = `${prefix}${own}`;
    const skip = (reason: string): void => void skipped.push({ name, reason });
    if (apart.has(real(at))) continue;
    if (entry.isSymbolicLink()) skip('là đường dẫn tắt, không đi theo');
    else if (entry.isFile()) {
      if (isResultCopy(own)) skip('bản sao do chương trình lập');
      else if (WORKBOOK.test(own)) cases.push({ path: at, name });
      else skip('không phải hồ sơ số liệu');
    } else if (entry.isDirectory()) {
      const kind = folderKind(at, own);
      const look = kind === 'workbook' || kind === 'other';
      const inside = look && depth > 1 ? inFolder(at, `${name}/`, apart, depth - 1) : NOTHING;
      // One workbook alone makes its folder a case; with cases beside it, it is one of them.
      if (kind === 'case' || (kind === 'workbook' && inside.cases.length <= 1))
        cases.push({ path: at, name });
      else if (!look) skip(kind);
      else if (inside.cases.length === 0) skip('không có hồ sơ số liệu bên trong');
      else {
        cases.push(...inside.cases);
        skipped.push(...inside.skipped);
      }
    }
  }
  return { cases, skipped };
}

/** `case`, `workbook` (the only one of its folder), `other`, or why it is none of them. */
function folderKind(folder: string, name: string): string {
  const names = diskFiles.list(folder) ?? [];
  if (name === VERSIONS_FOLDER) return 'nơi lưu các phiên bản';
  if (names.includes('manifest.json') && !names.includes(VERSION_FILE)) return 'kết quả của lần lập trước';
  if (names.includes('pack.yaml') || names.some((n) => n.endsWith('.hbs'))) return 'thư mục mẫu văn bản';
  if (names.some((n) => DATA_TXT.test(n))) return 'case';
  const files = caseFiles(folder, diskFiles);
  if (files.length === 0) return 'other';
  return files.every((file) => WORKBOOK.test(file)) ? 'workbook' : 'case';
}

function real(target: string): string {
  try {
    return realpathSync.native(path.resolve(target));
  } catch {
    return path.resolve(target);
  }
}

function refuse(code: string, message: string, hint: string): never {
  throw new DiagnosticError([{ code, severity: 'error', message, hint, where: [] }]);
}
