/** Edits → the case's own files as they will be, whether they are YAML, JSON or a workbook. */
import type { AppraisedCase } from '../../appraisal/appraise.ts';
import type { Diagnostics } from '../../model/diagnostics.ts';
import type { CasePlaces } from '../../readers/case-folder.ts';
import type { FileSource } from '../../readers/world.ts';
import type { CaseEdit } from './case-edits.ts';
import { editWorkbookCase } from './workbook-case.ts';
import { editYamlCase } from './yaml-case.ts';

/** New bytes by file; null when the edits have no place, with the reason in the diagnostics. */
export function editCase(
  caseFolder: string,
  files: FileSource,
  places: CasePlaces,
  appraised: AppraisedCase,
  edits: readonly CaseEdit[],
  diagnostics: Diagnostics,
): ReadonlyMap<string, Uint8Array> | null {
  if (edits.length === 0) return new Map();
  const { file, sheet } = places.of(['id']);
  if (sheet !== undefined) return editWorkbookCase(file, files, places, appraised, edits, diagnostics);
  return new Map(
    [...editYamlCase(caseFolder, files, edits)].map(([name, text]) => [name, Buffer.from(text)] as const),
  );
}
