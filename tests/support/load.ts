/**
 * Cases for tests: the real one and the invented one, read from their folders, or from copies of their files with
 * single places of the text changed. Packs always come from disk.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { appraise } from '../../src/appraisal/appraise.ts';
import { project } from '../../src/document/projection.ts';
import type { DocumentTree } from '../../src/document/tree.ts';
import { type BuiltDocument, buildDocumentTree, plannedDocuments } from '../../src/dossier/documents.ts';
import { type LoadedDossier, loadDossier } from '../../src/dossier/load.ts';
import type { CaseData } from '../../src/model/case-schema.ts';
import { type Diagnostic, Diagnostics } from '../../src/model/diagnostics.ts';
import type { Edition } from '../../src/model/pack-schema.ts';
import { diskFiles, type FileSource, memoryFiles } from '../../src/readers/world.ts';
import { ROOT } from './source-files.ts';

/** Text of the files of a case, by name. */
export type CaseFiles = Readonly<Record<string, string>>;

export interface Loaded {
  /** Null when the data have errors. */
  readonly dossier: LoadedDossier | null;
  readonly diagnostics: readonly Diagnostic[];
}

interface Source {
  readonly folder: string;
  readonly packsFolder: string;
  readonly packNames: readonly string[];
}

export const REAL: Source = {
  folder: join(ROOT, 'fixtures/nhan-ly-2024'),
  packsFolder: join(ROOT, 'templates'),
  packNames: ['nang-cao-2021-2025'],
};

export const INVENTED: Source = {
  folder: join(ROOT, 'tests/packs/xa-thu'),
  packsFolder: join(ROOT, 'tests/packs'),
  packNames: ['muoi-tieu-chi'],
};

/** The invented commune that uses the whole model, with its files of evidence. */
export const SAMPLE: Source = { ...REAL, folder: join(ROOT, 'fixtures/xa-mau') };

/** Folder under which the files of a case in memory stand; places of diagnostics begin with it. */
export const IN_MEMORY = 'ho-so';

export const caseFiles = (source: Source): CaseFiles =>
  Object.fromEntries(
    readdirSync(source.folder)
      .filter((name) => /\.(yaml|json)$/.test(name))
      .map((name) => [name, readFileSync(join(source.folder, name), 'utf8')]),
  );

/** A copy with one place changed. The old text must stand there exactly once. */
export function edited(files: CaseFiles, name: string, old: string, replacement: string): CaseFiles {
  const count = (files[name] ?? '').split(old).length - 1;
  if (count !== 1) throw new Error(`${name}: "${old}" stands there ${count} times`);
  return { ...files, [name]: files[name]!.replace(old, () => replacement) };
}

/** Place (line and column, from 1) of a text that stands in a file exactly once. */
export function placeOf(files: CaseFiles, name: string, text: string): { line: number; column: number } {
  const parts = (files[name] ?? '').split(text);
  if (parts.length !== 2) throw new Error(`${name}: "${text}" stands there ${parts.length - 1} times`);
  const before = parts[0]!.split('\n');
  return { line: before.length, column: before.at(-1)!.length + 1 };
}

const together = (memory: FileSource): FileSource => ({
  list: (folder) => memory.list(folder) ?? diskFiles.list(folder),
  listAll: (folder) => memory.listAll(folder) ?? diskFiles.listAll(folder),
  read: (file) => memory.read(file) ?? diskFiles.read(file),
  readBytes: (file) => memory.readBytes(file) ?? diskFiles.readBytes(file),
  size: (file) => memory.size(file) ?? diskFiles.size(file),
  realPath: (file) => (memory.size(file) === null ? diskFiles.realPath(file) : file),
});

/** Files of a case in memory, with the pack from disk; `overlay` are files of an office's own templates. */
export function loadFiles(source: Source, files: CaseFiles, overlay?: CaseFiles): Loaded {
  const diagnostics = new Diagnostics();
  const inFolder = (folder: string, group: CaseFiles) =>
    Object.entries(group).map(([name, text]) => [`${folder}/${name}`, text] as const);
  const memory = memoryFiles(
    Object.fromEntries([...inFolder(IN_MEMORY, files), ...inFolder('mau-rieng', overlay ?? {})]),
  );
  const dossier = loadDossier(
    IN_MEMORY,
    {
      files: together(memory),
      packsFolder: source.packsFolder,
      packNames: source.packNames,
      overlay: overlay ? 'mau-rieng' : undefined,
    },
    diagnostics,
  );
  return { dossier, diagnostics: diagnostics.items };
}

/** Throws with every error when the data cannot be used. */
export function mustLoad(source: Source, files: CaseFiles = caseFiles(source)): LoadedDossier {
  const { dossier, diagnostics } = loadFiles(source, files);
  if (!dossier) throw new Error(diagnostics.map((d) => JSON.stringify(d)).join('\n'));
  return dossier;
}

/** From its folder on disk, with its files of evidence. Throws with every error when the data cannot be used. */
export function mustLoadFolder({ folder, packsFolder, packNames }: Source): LoadedDossier {
  const diagnostics = new Diagnostics();
  const dossier = loadDossier(folder, { files: diskFiles, packsFolder, packNames }, diagnostics);
  if (!dossier) throw new Error(diagnostics.items.map((d) => JSON.stringify(d)).join('\n'));
  return dossier;
}

/** The dossier with its data changed after reading: what an office would have entered instead. */
export function changed(dossier: LoadedDossier, change: (data: Mutable<CaseData>) => void): LoadedDossier {
  const data = structuredClone(dossier.appraised.data) as Mutable<CaseData>;
  change(data);
  const diagnostics = new Diagnostics();
  const appraised = appraise(dossier.pack, data as CaseData, dossier.places.of, diagnostics);
  if (diagnostics.hasErrors) throw new Error(diagnostics.items.map((d) => d.message).join('\n'));
  return { ...dossier, appraised };
}

type Mutable<T> = T extends readonly (infer U)[]
  ? Mutable<U>[]
  : T extends object
    ? { -readonly [K in keyof T]: Mutable<T[K]> }
    : T;

/** The document, or null with the diagnostics that say why not. */
export function build(
  dossier: LoadedDossier,
  id: string,
  edition: Edition = 'working',
): { readonly document: BuiltDocument | null; readonly diagnostics: readonly Diagnostic[] } {
  const planned = plannedDocuments(dossier).find((d) => d.id === id);
  if (!planned) throw new Error(`no document ${id}`);
  const diagnostics = new Diagnostics();
  const document = buildDocumentTree(planned, dossier, edition, diagnostics);
  return { document: diagnostics.hasErrors ? null : document, diagnostics: diagnostics.items };
}

export function mustBuild(dossier: LoadedDossier, id: string, edition: Edition = 'working'): BuiltDocument {
  const { document, diagnostics } = build(dossier, id, edition);
  if (!document) throw new Error(diagnostics.map((d) => JSON.stringify(d)).join('\n'));
  return document;
}

export function everyDocument(
  dossier: LoadedDossier,
  edition: Edition = 'working',
): ReadonlyMap<string, BuiltDocument> {
  return new Map(
    plannedDocuments(dossier)
      .filter((d) => d.entry.origin !== 'external' && d.entry.editions.includes(edition))
      .map((d) => [d.id, mustBuild(dossier, d.id, edition)]),
  );
}

/** Lines of the text projection; no-break spaces are shown as spaces. */
export const linesOf = (tree: DocumentTree): string[] =>
  project(tree)
    .replaceAll('\u00a0', ' ')
    .split('\n')
    .filter((line) => line !== '');
