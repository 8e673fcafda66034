/** `hoso check`: files of evidence are looked up and papers built here, so that the rules themselves read nothing. */
import { type CheckInput, checkCase } from '../checks/check.ts';
import { leavesFolder, normalPath } from '../checks/evidence.ts';
import type { Diagnostic } from '../model/diagnostics.ts';
import { linksOut } from '../readers/evidence/find-file.ts';
import type { FileSource } from '../readers/world.ts';
import type { LoadedDossier } from './load.ts';
import { paperBlanksOf } from './paper-blanks.ts';
import { frozenRoundOf } from './versions/frozen-round.ts';

/** Folder beside the data that holds scans and photos; every file in it should be named by a line of evidence. */
const EVIDENCE_FOLDER = 'minh-chung';

export const checkDossier = (dossier: LoadedDossier, files: FileSource): readonly Diagnostic[] =>
  checkCase({ ...checkInput(dossier, files), paperBlanks: paperBlanksOf(dossier) });

/** Without the blanks of papers: to know them, every paper has to be built. */
export function checkInput(dossier: LoadedDossier, files: FileSource): CheckInput {
  const { appraised, places, folder } = dossier;
  const found = new Map<string, number>();
  const outside = new Set<string>();
  const look = (relative: string): void => {
    const path = `${folder}/${relative}`;
    const bytes = files.size(path);
    if (bytes === null) return;
    if (linksOut(path, folder, files)) outside.add(normalPath(relative));
    else found.set(normalPath(relative), bytes);
  };
  for (const name of files.listAll(`${folder}/${EVIDENCE_FOLDER}`) ?? []) {
    // Marks that systems leave behind: .DS_Store, Thumbs.db, Word's lock files.
    if (!/(^|\/)(\.|~\$|Thumbs\.db$)/.test(name)) look(`${EVIDENCE_FOLDER}/${name}`);
  }
  for (const { file } of appraised.data.evidence)
    if (file !== undefined && !leavesFolder(file) && !found.has(normalPath(file)))
      look(file.replaceAll('\\', '/'));
  return {
    appraised,
    places,
    evidenceFiles: found,
    evidenceOutside: outside,
    frozenRound: frozenRoundOf(dossier),
  };
}
