/** A kept version is what it was when it was kept, or it is not loaded: a closed round that changed in silence proves nothing. */
import path from 'node:path';
import type { Diagnostics } from '../../model/diagnostics.ts';
import {
  type CaseVersion,
  numberOfName,
  parseVersion,
  VERSION_FILE,
  VERSIONS_FOLDER,
  versionNumber,
} from '../../model/version.ts';
import { caseFiles } from '../../readers/case-folder.ts';
import type { FileSource } from '../../readers/world.ts';
import { folderSha256, sha256 } from '../hashes.ts';

/** The folder of the version that the path names, by itself or by its workbook; null for a live case. */
export function versionFolder(caseFolder: string, files: FileSource): string | null {
  const folder = files.list(caseFolder) ? caseFolder : path.posix.dirname(caseFolder);
  if (files.size(path.posix.join(folder, VERSION_FILE)) !== null) return folder;
  return standsAmongVersions(folder, files) ? folder : null;
}

/**
 * A folder of a series without `phien-ban.json`: taken for a live case, its old figures would replace the documents of
 * today. People call folders of their own "phien-ban" too, so its name or its neighbours must be those of versions.
 */
function standsAmongVersions(folder: string, files: FileSource): boolean {
  const at = path.resolve(folder).replaceAll('\\', '/').split('/');
  if (at.at(-2) !== VERSIONS_FOLDER && at.at(-3) !== VERSIONS_FOLDER) return false;
  if (numberOfName(at.at(-1)!) !== null) return true;
  const beside = files.listAll(path.posix.join(folder, '..')) ?? [];
  return beside.some((name) => name.endsWith(`/${VERSION_FILE}`) && name.split('/').length === 2);
}

/** Null when it cannot be read or was changed; every reason is in the diagnostics. */
export function readVersion(folder: string, files: FileSource, diagnostics: Diagnostics): CaseVersion | null {
  const file = path.posix.join(folder, VERSION_FILE);
  const text = files.read(file);
  const version = parseVersion(text ?? '');
  if (!version) {
    diagnostics.error(
      'version-unreadable',
      text === null
        ? `thư mục này nằm trong ${VERSIONS_FOLDER} nhưng thiếu tệp ${VERSION_FILE}, không biết là phiên bản nào`
        : `không hiểu tệp ${VERSION_FILE} của phiên bản`,
      [{ file }],
      text === null
        ? 'lấy lại thư mục phiên bản từ bản sao lưu; muốn dùng như hồ sơ đang làm thì chép ra ngoài thư mục đó'
        : 'lấy lại thư mục phiên bản từ bản sao lưu',
    );
    return null;
  }
  const problems = versionProblems(folder, version, files);
  if (problems.length === 0) return version;
  diagnostics.error(
    'version-changed',
    `phiên bản ${versionNumber(version.number)} đã bị sửa sau khi lưu: ${problems.join('; ')}`,
    [{ file: folder }],
    'lấy lại thư mục phiên bản từ bản sao lưu; số liệu mới ghi vào hồ sơ đang làm, rồi lưu phiên bản khác',
  );
  return null;
}

/**
 * What of the version is read as the case: its own workbook, never a copy that was left beside it (`x.danh-dau.xlsx`).
 * `named`: the path that was asked for. Null when that is a file which the version does not hold.
 */
export function versionSource(
  version: CaseVersion,
  folder: string,
  named: string,
  files: FileSource,
  diagnostics: Diagnostics,
): string | null {
  const kept = new Set(version.files.flatMap((f) => (f.data ? [f.path.normalize('NFC')] : [])));
  const isKept = (name: string): boolean => kept.has(name.normalize('NFC'));
  if (named === folder) {
    const own = (files.list(folder) ?? []).filter(isKept);
    return own.length === 1 ? path.posix.join(folder, own[0]!) : folder;
  }
  if (isKept(path.posix.basename(named))) return named;
  diagnostics.error(
    'version-other-file',
    `tệp ${path.posix.basename(named)} không thuộc phiên bản ${versionNumber(version.number)} đã lưu`,
    [{ file: named }],
    `chạy lệnh với thư mục ${folder}; số liệu mới ghi vào hồ sơ đang làm`,
  );
  return null;
}

/** In words: which files are gone, changed or came after. */
export function versionProblems(folder: string, version: CaseVersion, files: FileSource): readonly string[] {
  const names = files.listAll(folder) ?? [];
  // Copying between systems can write the same name with other code points.
  const found = new Map(names.map((name) => [name.normalize('NFC'), name]));
  const expected = new Map(version.files.map((f) => [f.path.normalize('NFC'), f]));
  const problems = [...expected].flatMap(([name, { sha256: hash }]) => {
    const there = found.get(name);
    const bytes = there === undefined ? null : files.readBytes(path.posix.join(folder, there));
    return bytes === null ? [`thiếu tệp ${name}`] : sha256(bytes) === hash ? [] : [`tệp ${name} đã thay đổi`];
  });
  const added = caseFiles(folder, files)
    .map((file) => path.posix.basename(file).normalize('NFC'))
    .filter((name) => !expected.has(name));
  return [...problems, ...added.map((name) => `có thêm tệp ${name}`)];
}

/**
 * Folder against which files of evidence are read: that of the live case while the version stands where it was kept, else
 * the version's own.
 */
export function homeOf(version: CaseVersion, folder: string, files: FileSource): string {
  const home = path.posix.join(folder, version.home);
  const series =
    version.home === '../..' ? VERSIONS_FOLDER : path.posix.join(VERSIONS_FOLDER, version.caseId);
  // A person may have renamed it; it still stands there.
  const self = path.posix.join(home, series, path.basename(path.resolve(folder)), VERSION_FILE);
  return files.size(self) === null ? folder : home;
}

/** Documents made now from an old version are not those that were made then when the templates are others. */
export function warnOfPack(
  version: CaseVersion,
  folder: string,
  { packsFolder, files }: { readonly packsFolder: string; readonly files: FileSource },
  diagnostics: Diagnostics,
): void {
  if (folderSha256(path.posix.join(packsFolder, version.pack), files) !== version.packSha256)
    diagnostics.note(
      'version-pack',
      `bộ mẫu "${version.pack}" đã khác so với khi lưu phiên bản ${versionNumber(version.number)}; văn bản lập lại có thể khác văn bản đã lập`,
      [{ file: path.posix.join(folder, VERSION_FILE) }],
    );
}
