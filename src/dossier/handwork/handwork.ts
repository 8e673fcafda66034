/**
 * What a person changed by hand in a DOCX that the case made, and where each change belongs so that the next run keeps
 * it (OFFICE §10). Compared is the file with the document as the case would make it now.
 */
import type { Diagnostics } from '../../model/diagnostics.ts';
import { readDocx } from '../../readers/docx/read-docx.ts';
import { buildDocumentTree } from '../documents.ts';
import { renderDocument } from '../generate.ts';
import { sha256 } from '../hashes.ts';
import type { LoadedDossier } from '../load.ts';
import { hasEvidenceFiles, planVolumes } from '../volumes/plan.ts';
import { baseBlocks } from './base-text.ts';
import { compareTexts, type TextChange } from './compare-texts.ts';
import { type Origin, Origins } from './origins.ts';
import { whichDocument } from './which-document.ts';

export interface HandworkChange extends Omit<TextChange, 'made'> {
  /** Of the first paragraph concerned; '' for what was added at the very top. */
  readonly key: string;
  /** Figures first, then the data or the template. */
  readonly origins: readonly Origin[];
}

export interface Handwork {
  readonly document: string;
  readonly title: string;
  /** The data, the wording or the program changed since the file was made; then some changes are theirs. Null: unknown. */
  readonly dataChanged: boolean | null;
  readonly changes: readonly HandworkChange[];
}

export interface HandworkOptions {
  /** Id of the document, where the file does not tell. */
  readonly as?: string | undefined;
}

/** Null when the file or its document cannot be used; the reason is in the diagnostics. */
export async function findHandwork(
  file: string,
  bytes: Uint8Array,
  dossier: LoadedDossier,
  diagnostics: Diagnostics,
  { as }: HandworkOptions = {},
): Promise<Handwork | null> {
  const read = readDocx(file, bytes, diagnostics);
  if (!read) return null;
  const known = whichDocument(file, read.title, as, dossier, diagnostics);
  if (!known) return null;
  const { planned, edition, listed } = known;
  const sheets = hasEvidenceFiles(dossier) ? (await planVolumes(dossier, edition)).sheets : undefined;
  const built = buildDocumentTree(planned, dossier, edition, diagnostics, sheets ? { sheets } : {});
  if (!built || diagnostics.hasErrors) return null;
  const dataChanged =
    listed === null ? null : sha256((await renderDocument(built, 'docx')).data) !== listed.sha256;
  if (dataChanged)
    diagnostics.note(
      'handwork-data-changed',
      'số liệu, mẫu hoặc chương trình đã đổi từ khi lập tệp này; có chỗ khác nhau không do người sửa',
      [{ file }],
    );
  const origins = new Origins(dossier);
  const changes = compareTexts(baseBlocks(built.tree), read.blocks).map(({ made, ...change }) => ({
    ...change,
    key: made[0]?.key ?? '',
    origins: origins.of({ ...change, made }),
  }));
  return { document: planned.id, title: built.tree.title, dataChanged, changes };
}
