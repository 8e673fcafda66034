/** The versions of a case, oldest first. */
import path from 'node:path';
import {
  type CaseVersion,
  numberOfName,
  parseVersion,
  VERSION_FILE,
  VERSIONS_FOLDER,
} from '../../model/version.ts';
import { caseWorkbook } from '../../readers/case-folder.ts';
import type { FileSource } from '../../readers/world.ts';
import { versionProblems } from './read-version.ts';

export interface KeptVersion {
  readonly folder: string;
  readonly number: number;
  /** Null when `phien-ban.json` cannot be read. */
  readonly version: CaseVersion | null;
}

export interface VersionSeries {
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
    return { folder: path.posix.join(caseFolder, VERSIONS_FOLDER), home: '../..' };
  const beside = path.posix.dirname(workbook ?? caseFolder);
  return { folder: path.posix.join(beside, VERSIONS_FOLDER, caseId), home: '../../..' };
}

export function versionsOf(series: VersionSeries, files: FileSource): readonly KeptVersion[] {
  return (files.listAll(series.folder) ?? [])
    .flatMap((file): KeptVersion[] => {
      const [name = '', ...rest] = file.split('/');
      const number = numberOfName(name);
      if (number === null || rest.join('/') !== VERSION_FILE) return [];
      const text = files.read(path.posix.join(series.folder, file));
      return [
        {
          folder: path.posix.join(series.folder, name),
          number,
          version: text === null ? null : parseVersion(text),
        },
      ];
    })
    .toSorted((a, b) => a.number - b.number || (a.folder < b.folder ? -1 : 1));
}

/** The closed round of the latest day; null when no round was closed. */
export function lastFrozen(
  series: VersionSeries,
  files: FileSource,
): (KeptVersion & { readonly version: CaseVersion }) | null {
  const frozen = versionsOf(series, files).flatMap((kept) =>
    kept.version?.frozen ? [{ ...kept, version: kept.version, asOf: kept.version.frozen.asOf }] : [],
  );
  return frozen.reduce<(typeof frozen)[number] | null>(
    (last, kept) => (last === null || kept.asOf >= last.asOf ? kept : last),
    null,
  );
}

export const isWhole = ({ folder, version }: KeptVersion, files: FileSource): boolean =>
  version !== null && versionProblems(folder, version, files).length === 0;
