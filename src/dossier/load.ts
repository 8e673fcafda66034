/** Reads a case with its pack: everything validated, references checked, appraised. One place for CLI and library. */
import path from 'node:path';
import { type AppraisedCase, appraise } from '../appraisal/appraise.ts';
import { caseAt } from '../model/case-at.ts';
import { type Diagnostics, didYouMean, type Place } from '../model/diagnostics.ts';
import { governmentOf, packUnder } from '../model/government.ts';
import type { Pack } from '../model/pack.ts';
import { withWording } from '../model/pack-wording.ts';
import { checkReferences } from '../model/references.ts';
import { checkValueKinds } from '../model/value-kinds.ts';
import type { CaseVersion } from '../model/version.ts';
import { type CasePlaces, readCaseFolder } from '../readers/case-folder.ts';
import { type PreparedPacks, readPackFolder } from '../readers/pack-folder.ts';
import type { FileSource } from '../readers/world.ts';
import { homeOf, readVersion, versionFolder, versionSource, warnOfPack } from './versions/read-version.ts';
import { seriesOf, type VersionSeries } from './versions/versions-of.ts';

export interface LoadedDossier {
  readonly appraised: AppraisedCase;
  readonly pack: Pack;
  /** The pack as it stands in its folder: what kept versions of the case are read with. */
  readonly basePack: Pack;
  readonly places: CasePlaces;
  /** Folder against which paths of evidence files are read: the case folder, or the folder of the workbook. */
  readonly folder: string;
  /** Where its files, those of evidence too, are read from. */
  readonly files: FileSource;
  /** What it is a kept version of; absent for the live case. */
  readonly version?: CaseVersion;
  /** Where versions of it are kept; absent for a version. */
  readonly series?: VersionSeries;
}

export interface LoadOptions {
  readonly files: FileSource;
  /** Folder that holds the packs. */
  readonly packsFolder: string;
  readonly packNames: readonly string[];
  /** The office's own copies of templates and wording. */
  readonly overlay?: string | undefined;
  /** Files of packs that need not be parsed any more. */
  readonly prepared?: PreparedPacks | undefined;
}

/** Null when the case cannot be used; every reason is in the diagnostics. */
export function loadDossier(
  caseFolder: string,
  options: LoadOptions,
  diagnostics: Diagnostics,
): LoadedDossier | null {
  const packs = new Map<string, Pack | null>();
  const packOf = (id: string, where: Place): Pack | null => {
    const known = packs.get(id);
    if (known !== undefined) return known;
    const pack = namedPack(id, where, options, diagnostics);
    packs.set(id, pack);
    return pack;
  };
  const kept = versionFolder(caseFolder, options.files);
  const version = kept === null ? null : readVersion(kept, options.files, diagnostics);
  if (kept !== null && version === null) return null;
  const source =
    kept === null || version === null
      ? caseFolder
      : versionSource(version, kept, caseFolder, options.files, diagnostics);
  const loaded = source === null ? null : readCaseFolder(source, options.files, diagnostics, packOf);
  if (!loaded) return null;
  const { places } = loaded;
  const frozenOn = version?.frozen?.asOf;
  const data = frozenOn === undefined ? loaded.data : caseAt(loaded.data, frozenOn).data;
  const basePack = packOf(data.pack, places.of(['pack']));
  if (!basePack) return null;
  const government = governmentOf(basePack, data);
  const pack = packUnder(withWording(basePack, data.wording), government);
  checkReferences(basePack, data, places, diagnostics);
  checkValueKinds(pack, data, (at) => places.of(at), diagnostics);
  const appraised: AppraisedCase = {
    ...appraise(pack, data, (at) => places.of(at), diagnostics),
    ...(frozenOn === undefined ? {} : { frozenOn }),
  };
  if (diagnostics.hasErrors) return null;
  if (kept === null || version === null) {
    const folder = options.files.list(caseFolder) ? caseFolder : path.posix.dirname(caseFolder);
    return {
      appraised,
      pack,
      basePack,
      places,
      folder,
      files: options.files,
      series: seriesOf(caseFolder, data.id, options.files),
    };
  }
  warnOfPack(version, kept, options, diagnostics);
  return {
    appraised,
    pack,
    basePack,
    places,
    folder: homeOf(version, kept, options.files),
    files: options.files,
    version,
  };
}

function namedPack(
  id: string,
  where: Place,
  { packNames, packsFolder, files, overlay, prepared }: LoadOptions,
  diagnostics: Diagnostics,
): Pack | null {
  if (packNames.includes(id))
    return readPackFolder(path.posix.join(packsFolder, id), files, diagnostics, overlay, prepared);
  diagnostics.error(
    'pack-unknown',
    `không có bộ mẫu "${id}"`,
    [where],
    didYouMean(id, packNames) ?? `các bộ mẫu: ${packNames.join(', ')}`,
  );
  return null;
}
