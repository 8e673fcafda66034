/**
 * Library face. Load a case, look at its appraisal, render one document to a buffer, or generate a whole dossier.
 * Faults of data and templates are thrown as one `DiagnosticError` that carries them all.
 */
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { type BatchResult, type BatchOptions as BatchRun, runBatch } from './batching/batch.ts';
import { inWorkbookWords } from './bindings/office-words.ts';
import type { DocumentTree } from './document/tree.ts';
import { type BundleOptions, type BundleResult, makeBundle } from './dossier/bundle/make-bundle.ts';
import { checkDossier } from './dossier/check.ts';
import { type DiffOptions, type DiffResult, makeDiff } from './dossier/diff/make-diff.ts';
import { buildDocumentTree, checkTemplates, plannedDocuments } from './dossier/documents.ts';
import {
  type Format,
  type GenerateOptions,
  type GenerateResult,
  generateDossier,
  type RenderOptions,
  renderDocument as renderBuilt,
} from './dossier/generate.ts';
import { type LoadedDossier, loadDossier } from './dossier/load.ts';
import { packNames, packsFolder } from './dossier/packs.ts';
import { preparedHere } from './dossier/prepared.ts';
import { type FreezeRequest, type FrozenRound, freezeCase } from './dossier/versions/freeze.ts';
import { type TakenVersion, takeVersion, type VersionRequest } from './dossier/versions/take-version.ts';
import { type KeptVersion, keptProblems, versionsOf } from './dossier/versions/versions-of.ts';
import { hasEvidenceFiles, planVolumes, type VolumePlan } from './dossier/volumes/plan.ts';
import type { VolumesOptions, VolumesResult } from './dossier/volumes/write-volumes.ts';
import type { FilledForm } from './filling/fill.ts';
import { type Diagnostic, DiagnosticError, Diagnostics } from './model/diagnostics.ts';
import type { Edition } from './model/pack-schema.ts';
import { readPackFolder } from './readers/pack-folder.ts';
import { diskFiles, type FileSource } from './readers/world.ts';

export type { AppraisedCase, AppraisedCriterion, AppraisedIndicator } from './appraisal/appraise.ts';
export { type CommuneFacts, communeFacts } from './appraisal/commune-facts.ts';
export type { BatchProgress, BatchResult, CommuneOutcome } from './batching/batch.ts';
export { processSlots } from './batching/process-slot.ts';
export type { OpenSlot, Slot } from './batching/slot.ts';
export type { CaseComparison } from './comparing/compared-cases.ts';
export type { DocumentTree } from './document/tree.ts';
export type { BundleOptions, BundleResult } from './dossier/bundle/make-bundle.ts';
export type { DiffOptions, DiffResult } from './dossier/diff/make-diff.ts';
export { KeptParts } from './dossier/generate/kept-parts.ts';
export type {
  Format,
  GenerateOptions,
  GenerateResult,
  ProgressEvent,
  RenderOptions,
} from './dossier/generate.ts';
export type { Manifest, ManifestDocument, ManifestFile } from './dossier/manifest.ts';
export type { FrozenRound } from './dossier/versions/freeze.ts';
export { outputParts } from './dossier/versions/output-name.ts';
export type { TakenVersion } from './dossier/versions/take-version.ts';
export type { KeptVersion } from './dossier/versions/versions-of.ts';
export type { VolumePlan } from './dossier/volumes/plan.ts';
export type { VolumesOptions, VolumesResult } from './dossier/volumes/write-volumes.ts';
export type { FilledForm } from './filling/fill.ts';
export { type Diagnostic, DiagnosticError } from './model/diagnostics.ts';
export type { Edition } from './model/pack-schema.ts';
export type { CaseVersion } from './model/version.ts';
export type { FileSource } from './readers/world.ts';

export interface LoadCaseOptions {
  /** The office's own copies of templates and wording, laid over the pack file by file. */
  readonly templates?: string;
  /** Folder that holds packs; default: the packs of this installation. */
  readonly packs?: string;
}

export interface ReadCaseOptions extends LoadCaseOptions {
  /** Where all files are read from; default: the disk. */
  readonly files?: FileSource;
}

export interface Case extends LoadedDossier {
  /** Warnings and notes found while loading. */
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Reads and appraises a case with its pack: a folder of YAML or JSON files, or a data-entry workbook (.xlsx).
 * @throws DiagnosticError with every fault of the data.
 */
export function loadCase(folder: string, options: ReadCaseOptions = {}): Case {
  const diagnostics = new Diagnostics();
  const packs = options.packs ?? packsFolder();
  const loaded = loadDossier(
    slashes(folder),
    {
      files: options.files ?? diskFiles,
      packsFolder: slashes(packs),
      packNames: packNames(packs),
      overlay: options.templates === undefined ? undefined : slashes(options.templates),
      prepared: preparedHere(),
    },
    diagnostics,
  );
  if (!loaded) {
    const workbook = diagnostics.items.some((d) => d.where.some((p) => p.sheet !== undefined));
    throw new DiagnosticError(workbook ? diagnostics.items.map(inWorkbookWords) : diagnostics.items);
  }
  return { ...loaded, diagnostics: spoken(loaded, diagnostics.items) };
}

/** In the words of the form that the data have. */
const spoken = ({ places }: LoadedDossier, items: readonly Diagnostic[]): readonly Diagnostic[] =>
  places.of(['id']).sheet === undefined ? items : items.map(inWorkbookWords);

/**
 * What people should look at before the papers are made: what loading found and what every rule finds, silenced findings
 * with their reasons. Files of evidence are looked up beside the data.
 */
export const check = (loaded: Case): readonly Diagnostic[] => [
  ...loaded.diagnostics,
  ...spoken(loaded, checkDossier(loaded, diskFiles)),
];

/** Ids and titles of the documents that the case's pack makes. */
export const listDocuments = (
  loaded: LoadedDossier,
): readonly { readonly id: string; readonly title: string; readonly formats: readonly Format[] }[] =>
  plannedDocuments(loaded).map((d) => ({ id: d.id, title: d.title, formats: d.entry.formats }));

/**
 * The tree of a document. Looking at files of evidence takes time, so numbers of the bound volumes are printed only when
 * they are given: `(await planEvidence(loaded, edition))?.sheets`.
 * @throws DiagnosticError when the document is unknown or cannot be made.
 */
export function buildDocument(
  loaded: LoadedDossier,
  id: string,
  edition: Edition = 'working',
  sheets?: VolumePlan['sheets'],
): DocumentTree {
  return built(loaded, id, edition, sheets).tree;
}

/** Where every paper stands in the bound volumes; null when no paper names a file. */
export const planEvidence = async (
  loaded: LoadedDossier,
  edition: Edition = 'working',
): Promise<VolumePlan | null> => (hasEvidenceFiles(loaded) ? planVolumes(loaded, edition) : null);

function built(loaded: LoadedDossier, id: string, edition: Edition, sheets?: VolumePlan['sheets']) {
  const diagnostics = new Diagnostics();
  const planned = plannedDocuments(loaded).find((d) => d.id === id);
  if (!planned) diagnostics.error('document-unknown', `không có tài liệu "${id}"`);
  else {
    const document = buildDocumentTree(planned, loaded, edition, diagnostics, sheets ? { sheets } : {});
    if (document && !diagnostics.hasErrors) return document;
  }
  throw new DiagnosticError(diagnostics.items);
}

/**
 * One document as bytes.
 * @param format `docx` and `pdf` for every document; `xlsx` only for those with tables (`summary-tables`).
 * @throws DiagnosticError when the document is unknown or cannot be made in this format.
 */
export async function renderDocument(
  loaded: LoadedDossier,
  id: string,
  format: Format,
  edition: Edition = 'working',
  options: RenderOptions = {},
): Promise<Buffer> {
  const document = built(loaded, id, edition, (await planEvidence(loaded, edition))?.sheets);
  if (!document.entry.formats.includes(format)) {
    throw new DiagnosticError([
      {
        code: 'format-unknown',
        severity: 'error',
        message: `tài liệu "${id}" không có dạng ${format}`,
        hint: `các dạng: ${document.entry.formats.join(', ')}`,
        where: [],
      },
    ]);
  }
  return (await renderBuilt(document, format, options)).data;
}

/**
 * The whole dossier into `options.outFolder` with its manifest. A document that fails is listed in the result.
 * @throws DiagnosticError when the templates or the options are wrong; nothing is written then.
 */
export async function generate(loaded: LoadedDossier, options: GenerateOptions): Promise<GenerateResult> {
  const diagnostics = new Diagnostics();
  const result = await generateDossier(loaded, options, diagnostics);
  if (!result) throw new DiagnosticError(diagnostics.items);
  return { ...result, warnings: spoken(loaded, result.warnings) };
}

export interface FillOptions {
  /** Name of the form in messages. */
  readonly file?: string;
  /** Text of a mapping file (`<form>.anh-xa.yaml`); without it the form's own heads and names decide. */
  readonly mapping?: string;
  /** Write over values that the form has; formulas stay. */
  readonly overwrite?: boolean;
}

/**
 * A form of the province (XLSX) filled from the case: the bytes of a copy in which only the found cells changed, the
 * mapping that was used, and what could not be placed.
 * @throws DiagnosticError when the form or the mapping cannot be used.
 */
export async function fillForm(
  loaded: LoadedDossier,
  form: Uint8Array,
  options: FillOptions = {},
): Promise<FilledForm> {
  const { fillForm: fillWorkbook } = await import('./filling/fill.ts');
  const { readMapping } = await import('./filling/mapping/mapping.ts');
  const diagnostics = new Diagnostics();
  const mapping =
    options.mapping === undefined
      ? null
      : readMapping('anh-xa.yaml', options.mapping, loaded.pack, diagnostics);
  const filled = diagnostics.hasErrors
    ? null
    : fillWorkbook(
        {
          appraised: loaded.appraised,
          places: loaded.places,
          diagnostics,
          edition: 'submission',
          issuerRole: '',
        },
        {
          file: options.file ?? 'bieu.xlsx',
          bytes: form,
          mapping,
          overwrite: options.overwrite ?? false,
        },
        diagnostics,
      );
  if (!filled) throw new DiagnosticError(diagnostics.items);
  return filled;
}

/**
 * What is handed over (`district`, `province`, `meeting`, `posting`, `unit:<id>`) as a folder and a ZIP. A part that is
 * not there has a line in the result and in the list of contents that says why.
 * @throws DiagnosticError when there is no such bundle, the templates or (with `strict`) the data have errors, or the
 * disk refuses; the bundle made before stays then.
 */
export async function bundle(loaded: LoadedDossier, options: BundleOptions): Promise<BundleResult> {
  const result = await makeBundle(loaded, options);
  return { ...result, warnings: spoken(loaded, result.warnings) };
}

/**
 * Binds the evidence of each criterion into a PDF in `options.outFolder`/minh-chung and lists it in the manifest. A
 * criterion that fails is listed in the result.
 * @throws DiagnosticError when no paper names a file or an id is unknown; nothing is written then.
 */
export async function volumes(loaded: LoadedDossier, options: VolumesOptions): Promise<VolumesResult> {
  const { writeVolumes } = await import('./dossier/volumes/write-volumes.ts');
  const result = await writeVolumes(loaded, options);
  return { ...result, diagnostics: spoken(loaded, result.diagnostics) };
}

export interface SnapshotOptions extends Omit<VersionRequest, 'packsFolder' | 'outFolder'>, LoadCaseOptions {
  /** Folder of all results; the manifests of the case's documents there are kept too. */
  readonly out?: string;
}

export interface FreezeOptions extends Omit<SnapshotOptions, 'force'> {
  /** Last day of the round, `YYYY-MM-DD`. */
  readonly asOf: string;
  /** Closes figures that nobody can tell as unknown. */
  readonly leaveOpen?: boolean;
}

/**
 * Keeps the case as it is: a folder `phien-ban/003-2024-11-20` that can be loaded as a case itself. When nothing changed
 * since the last version, that one is returned with `made: false`.
 * @throws DiagnosticError when the case cannot be loaded or the disk refuses; nothing is left behind then.
 */
export const snapshot = (folder: string, options: SnapshotOptions): TakenVersion => {
  const { loaded, request } = keeping(folder, options);
  return takeVersion(slashes(folder), loaded, request);
};

/**
 * Closes a round: a version whose figures are as they stood on `asOf`.
 * @throws DiagnosticError when a round of that day or a later one is closed, or figures of that day are not known.
 */
export const freeze = (folder: string, options: FreezeOptions): FrozenRound => {
  const { loaded, request } = keeping(folder, options);
  const { asOf, leaveOpen = false } = options;
  const wanted: FreezeRequest = { ...request, asOf, leaveOpen };
  try {
    return freezeCase(slashes(folder), loaded, wanted);
  } catch (e) {
    if (e instanceof DiagnosticError) throw new DiagnosticError(spoken(loaded, e.diagnostics));
    throw e;
  }
};

function keeping(folder: string, options: SnapshotOptions) {
  const { packs, templates, out, ...request } = options;
  const given = {
    ...(packs === undefined ? {} : { packs }),
    ...(templates === undefined ? {} : { templates }),
  };
  const loaded = loadCase(folder, given);
  const wanted: VersionRequest = {
    ...request,
    packsFolder: slashes(packs ?? packsFolder()),
    ...(templates === undefined ? {} : { templates: slashes(templates) }),
    ...(out === undefined ? {} : { outFolder: `${slashes(out)}/${loaded.appraised.data.id}` }),
  };
  return { loaded, request: wanted };
}

/** The kept versions of a case, oldest first; `problems` is not empty when one was changed since. */
export function versions(
  folder: string,
  options: LoadCaseOptions = {},
): readonly (KeptVersion & { readonly problems: readonly string[] })[] {
  const { series } = loadCase(folder, options);
  if (!series) return [];
  return versionsOf(series, diskFiles).map((kept) => ({
    ...kept,
    problems: keptProblems(kept, series, diskFiles),
  }));
}

/**
 * What differs between two states of one case (`before`, `after`: a live case, a workbook or a kept version): figures,
 * verdicts, documents; with `options.outFolder` also as the table "So sánh số liệu".
 * @throws DiagnosticError when they are states of two cases, or templates or options are wrong.
 */
export const diff = (
  before: { readonly dossier: LoadedDossier; readonly from: string },
  after: { readonly dossier: LoadedDossier; readonly from: string },
  options: DiffOptions = {},
): Promise<DiffResult> => makeDiff(before, after, options);

export type BatchOptions = Omit<BatchRun, 'packOf'> & Pick<LoadCaseOptions, 'packs'>;

/**
 * Every case of a folder (folders, entry workbooks, both inside folders of districts) into `options.out`/<case id>, and
 * the province's table. One case that fails is listed in the result and leaves the others alone.
 * @param options `openSlot`: `processSlots(['…/dist/cli.mjs', 'batch-slot'])`.
 * @throws DiagnosticError when the folder cannot be read or holds no case.
 */
export const batch = (folder: string, { packs, ...options }: BatchOptions): Promise<BatchResult> =>
  runBatch(folder, {
    ...options,
    packOf: (id) =>
      loadPack(id, {
        ...(packs === undefined ? {} : { packs }),
        ...(options.templates === undefined ? {} : { templates: options.templates }),
      }),
  });

/** Faults of a pack's templates (with an overlay laid over them); needs no data. */
export function checkPackTemplates(pack: LoadedDossier['pack']): readonly Diagnostic[] {
  const diagnostics = new Diagnostics();
  checkTemplates({ pack }, diagnostics);
  return diagnostics.items;
}

/** Packs of this installation: id and files. */
export function listPacks(
  folder: string = packsFolder(),
): readonly { readonly id: string; readonly folder: string; readonly files: readonly string[] }[] {
  return packNames(folder).map((id) => ({
    id,
    folder: path.join(folder, id),
    files: readdirSync(path.join(folder, id)).sort(),
  }));
}

/** @throws DiagnosticError when the pack or the overlay cannot be read. */
export function loadPack(id: string, options: LoadCaseOptions = {}): LoadedDossier['pack'] {
  const diagnostics = new Diagnostics();
  const folder = options.packs ?? packsFolder();
  const pack = readPackFolder(
    `${slashes(folder)}/${id}`,
    diskFiles,
    diagnostics,
    options.templates === undefined ? undefined : slashes(options.templates),
    preparedHere(),
  );
  if (!pack || diagnostics.hasErrors) throw new DiagnosticError(diagnostics.items);
  return pack;
}

const slashes = (p: string): string => p.replaceAll('\\', '/');
