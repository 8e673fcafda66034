/** The versions of a case, oldest first. */
import path from 'node:path';
import {
  type CaseVersion,
  numberOfName,
  parseVersion,
  VERSION_FILE,
  VERSIONS_FOLDER,
  versionName,
} from '../../model/version.ts';
import { caseWorkbook } from '../../readers/case-folder.ts';
import type { FileSource } from '../../readers/world.ts';
import { versionProblems } from './read-version.ts';

export interface KeptVersion {
  readonly folder: string;
  /** 0 when neither its file nor its name says it. */
  readonly number: number;
  /** Null when `phien-ban.json` is gone or cannot be read. */
  readonly version: CaseVersion | null;
}

export interface VersionSeries {
  readonly caseId: string;
  /** Folder in which the versions stand; it need not exist. */
  readonly folder: string;
  /** Way from a version to the folder of the live case. */
  readonly home: '../..' | '../../..';
}

/**
 * `<case>/phien-ban`; several workbooks can stand in one folder, so theirs is `<folder>/phien-ban/<case id>`, whether the
 * workbook is named or the folder that holds nothing else.
 */
export function seriesOf(caseFolder: string, caseId: string, files: FileSource): VersionSeries {
  const workbook = caseWorkbook(caseFolder, files);
  if (workbook === null && files.list(caseFolder))
    return { caseId, folder: path.posix.join(caseFolder, VERSIONS_FOLDER), home: '../..' };
  const beside = path.posix.dirname(workbook ?? caseFolder);
  return { caseId, folder: path.posix.join(beside, VERSIONS_FOLDER, caseId), home: '../../..' };
}

/**
 * By what they say of themselves, whatever a person called their folders: a closed round that was renamed is closed all
 * the same. One that lost its `phien-ban.json` keeps its number by its name.
 */
export function versionsOf(series: VersionSeries, files: FileSource): readonly KeptVersion[] {
  const all = files.listAll(series.folder) ?? [];
  const names = new Set(
    all.flatMap((file) => (file.includes('/') ? [file.slice(0, file.indexOf('/'))] : [])),
  );
  return [...names]
    .flatMap((name): KeptVersion[] => {
      // Being made now, or left by a killed run.
      if (name.startsWith('.')) return [];
      const folder = path.posix.join(series.folder, name);
      const text = files.read(path.posix.join(folder, VERSION_FILE));
      const version = text === null ? null : parseVersion(text);
      const number = version?.number ?? numberOfName(name);
      if (number === null) return text === null ? [] : [{ folder, number: 0, version }];
      return [{ folder, number, version }];
    })
    .toSorted((a, b) => a.number - b.number || (a.folder < b.folder ? -1 : 1));
}

/** In words, what is wrong with a kept version; empty when it is what it was. */
export function keptProblems(
  { folder, version }: KeptVersion,
  { caseId }: VersionSeries,
  files: FileSource,
): readonly string[] {
  if (!version)
    return [
      files.size(path.posix.join(folder, VERSION_FILE)) === null
        ? `thiếu tệp ${VERSION_FILE}`
        : `không hiểu tệp ${VERSION_FILE}`,
    ];
  const name = path.posix.basename(folder);
  return [
    ...versionProblems(folder, version, files),
    ...(version.caseId === caseId ? [] : [`là phiên bản của hồ sơ "${version.caseId}"`]),
    ...(name === versionName(version)
      ? []
      : [`thư mục "${name}" là bản chép hoặc đã đổi tên, tên đúng là ${versionName(version)}`]),
  ];
}

/** The closed round of the latest day; null when no round was closed. */
export function lastFrozen(
  series: VersionSeries,
  files: FileSource,
): (KeptVersion & { readonly version: CaseVersion }) | null {
  const frozen = versionsOf(series, files).flatMap((kept) =>
    kept.version?.frozen && kept.version.caseId === series.caseId
      ? [{ ...kept, version: kept.version, asOf: kept.version.frozen.asOf }]
      : [],
  );
  return frozen.reduce<(typeof frozen)[number] | null>(
    (last, kept) => (last === null || kept.asOf >= last.asOf ? kept : last),
    null,
  );
}

export const isWhole = ({ folder, version }: KeptVersion, files: FileSource): boolean =>
  version !== null && versionProblems(folder, version, files).length === 0;
