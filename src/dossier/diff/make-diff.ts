/** `hoso diff`: two states compared, and the comparison as files where they are wanted. */
import { hasRows } from '../../comparing/compared-cases.ts';
import { type Diagnostic, DiagnosticError, Diagnostics } from '../../model/diagnostics.ts';
import type { Edition } from '../../model/pack-schema.ts';
import { type Disk, realDisk } from '../disk.ts';
import { type BuiltDocument, buildDocumentTree, checkTemplates, plannedDocuments } from '../documents.ts';
import type { LoadedDossier } from '../load.ts';
import { OutputFolder } from '../output-folder.ts';
import { type DocumentFile, writeDocuments } from '../write-documents.ts';
import { type DossierDifference, diffDossiers, type Side } from './diff-dossiers.ts';
import { documentFiles } from './document-files.ts';
import { makePapers } from './make-papers.ts';
import type { PaperRequest } from './paper-requests.ts';
import { redlineFiles } from './redline-files.ts';
import { mustKnow } from './sides.ts';
import { issuedOf, type WayOn, waysOn } from './ways-on.ts';

export interface DiffOptions {
  readonly edition?: Edition;
  /** Ids of documents to compare; empty = all. */
  readonly only?: readonly string[];
  /** Folder for the table; without it nothing is written. */
  readonly outFolder?: string;
  /** Changed documents with tracked changes too. */
  readonly redline?: boolean;
  /** Papers that follow an issued one; they are written, so `outFolder` is needed for their files. */
  readonly papers?: readonly PaperRequest[];
  readonly disk?: Disk;
}

export interface DiffResult extends DossierDifference {
  readonly waysOn: readonly WayOn[];
  /** Those asked for, in that order. */
  readonly papers: readonly BuiltDocument[];
  /** Null when nothing was asked for or nothing differs. */
  readonly folder: string | null;
  /** Relative to the folder. */
  readonly files: readonly string[];
  readonly diagnostics: readonly Diagnostic[];
}

const TEMPLATE = 'comparison.hbs';

/** @throws DiagnosticError when the two are not states of one case, or templates or options are wrong. */
export async function makeDiff(before: Side, after: Side, options: DiffOptions = {}): Promise<DiffResult> {
  const { edition = 'working', only = [], papers: requests = [], outFolder } = options;
  const diagnostics = new Diagnostics();
  for (const { dossier } of [before, after]) checkTemplates(dossier, diagnostics);
  const corrected = requests.flatMap((r) => (r.kind === 'correct' ? [r.document] : []));
  mustKnow([...only, ...corrected], [before.dossier, after.dossier], diagnostics);
  if (diagnostics.hasErrors) throw new DiagnosticError(diagnostics.items);
  // The table tells of all documents, whichever were asked for.
  const whole = diffDossiers(before, after, edition);
  const difference = onlyThese(whole, only);
  for (const { id, reason } of difference.touched.failed)
    diagnostics.warn(
      'diff-document',
      `không so sánh được văn bản ${id}: ${reason}`,
      [],
      'chạy hoso check để xem chỗ sai',
    );
  const found = { ...difference, waysOn: waysOn(after.dossier, difference.comparison) };
  const { comparison } = difference;
  const differs = hasRows(comparison);
  const papers = makePapers(requests, {
    before: before.dossier,
    after: after.dossier,
    difference: whole,
    edition,
  });
  const none = { ...found, papers, folder: null, files: [] };
  if (outFolder === undefined) return { ...none, diagnostics: diagnostics.items };
  const files = [
    ...(differs ? await documentFiles(buildTable(after.dossier, whole, edition), diagnostics) : []),
    ...(await paperFiles(papers, after.dossier, diagnostics)),
    ...(options.redline ? await redlineFiles(after.dossier, difference, edition, diagnostics) : []),
  ];
  const { data, pack } = after.dossier.appraised;
  const disk = options.disk ?? realDisk;
  // Tables of an earlier comparison would pass for this one's, also where nothing differs any more.
  if (files.length === 0 && new OutputFolder(outFolder, disk).previous === null)
    return { ...none, diagnostics: diagnostics.items };
  const written = await writeDocuments(files, {
    folder: outFolder,
    caseId: data.id,
    pack: pack.info.id,
    edition,
    disk,
  });
  if (files.length === 0) return { ...none, diagnostics: [...diagnostics.items, ...written.diagnostics] };
  return {
    ...found,
    papers,
    folder: written.folder,
    files: written.written,
    diagnostics: [...diagnostics.items, ...written.diagnostics],
  };
}

function onlyThese(difference: DossierDifference, only: readonly string[]): DossierDifference {
  if (only.length === 0) return difference;
  const wanted = <T extends { readonly id: string }>(items: readonly T[]): T[] =>
    items.filter(({ id }) => only.includes(id));
  const { comparison, touched } = difference;
  return {
    comparison: { ...comparison, documents: wanted(comparison.documents) },
    touched: { documents: wanted(touched.documents), failed: wanted(touched.failed) },
  };
}

/** A paper that the case has a number and a day for is never written over. */
async function paperFiles(
  papers: readonly BuiltDocument[],
  dossier: LoadedDossier,
  diagnostics: Diagnostics,
): Promise<DocumentFile[]> {
  const files: DocumentFile[] = [];
  for (const paper of papers) {
    const issued = issuedOf(dossier, paper.id);
    const told = issued && `${issued.number}, ${issued.date}`;
    files.push(...(await documentFiles(paper, diagnostics, told)));
  }
  return files;
}

/** @throws DiagnosticError when the pack has no such table or nobody issues it. */
export function buildTable(
  dossier: LoadedDossier,
  { comparison }: Pick<DossierDifference, 'comparison'>,
  edition: Edition,
): BuiltDocument {
  const diagnostics = new Diagnostics();
  const planned = plannedDocuments(dossier, 'diff').find((d) => d.entry.template === TEMPLATE);
  if (!planned)
    diagnostics.error(
      'document-unknown',
      `bộ mẫu "${dossier.pack.info.id}" không có biểu so sánh số liệu`,
      [{ file: 'catalogue.yaml' }],
      `thêm tài liệu có template: ${TEMPLATE}, on: diff`,
    );
  const built = planned && buildDocumentTree(planned, dossier, edition, diagnostics, { comparison });
  if (!built || diagnostics.hasErrors) throw new DiagnosticError(diagnostics.items);
  return built;
}
