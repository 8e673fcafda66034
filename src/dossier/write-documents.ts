/**
 * Documents that are made at once, with all that belongs to them, into a folder of their own with its own manifest
 * (`output/<case>/so-sanh`, the province's table): one that somebody went on working in is not written over (OFFICE §10),
 * and those of an earlier run do not stay beside those of this one.
 */
import { type Diagnostic, DiagnosticError, Diagnostics } from '../model/diagnostics.ts';
import type { Edition } from '../model/pack-schema.ts';
import { type Disk, realDisk } from './disk.ts';
import type { PlannedDocument } from './documents.ts';
import { attempt, tellFault } from './generate/attempt.ts';
import type { Format } from './generate/options.ts';
import { sha256 } from './hashes.ts';
import type { KeptFile, Manifest, ManifestDocument } from './manifest.ts';
import { OutputFolder } from './output-folder.ts';
import { takeLock } from './output-lock.ts';

export interface DocumentFile {
  /** Of which document; a redline has the document's own id. */
  readonly of: Pick<PlannedDocument, 'id' | 'title' | 'entry' | 'criterion'>;
  /** `ke-hoach.so-sanh.docx` */
  readonly name: string;
  readonly format: Format;
  readonly data: Uint8Array;
  readonly pages?: number;
  /** Number and day of an issued paper: its file is never written over. */
  readonly issued?: string;
}

export interface DocumentsFolder {
  readonly folder: string;
  readonly caseId: string;
  readonly pack: string;
  readonly edition: Edition;
  readonly disk?: Disk;
}

export interface WrittenDocuments {
  readonly folder: string;
  /** Relative to the folder, in the order of the files. */
  readonly written: readonly string[];
  readonly diagnostics: readonly Diagnostic[];
}

/** @throws DiagnosticError when the folder cannot be written to at all. */
export async function writeDocuments(
  files: readonly DocumentFile[],
  into: DocumentsFolder,
): Promise<WrittenDocuments> {
  const disk = into.disk ?? realDisk;
  const diagnostics = new Diagnostics();
  const lock = await attempt(diagnostics, into.folder, () => {
    disk.makeFolder(into.folder);
    return takeLock(into.folder, disk);
  });
  if (typeof lock === 'string')
    diagnostics.error(
      'output-busy',
      `thư mục ${into.folder} đang được ghi bởi ${lock}`,
      [],
      'chờ lần chạy kia xong rồi chạy lại',
    );
  if (lock === null || typeof lock === 'string') throw new DiagnosticError(diagnostics.items);
  try {
    return settle(files, into, new OutputFolder(into.folder, disk), diagnostics);
  } finally {
    lock.release();
  }
}

function settle(
  files: readonly DocumentFile[],
  { folder, caseId, pack, edition }: DocumentsFolder,
  output: OutputFolder,
  diagnostics: Diagnostics,
): WrittenDocuments {
  const written: string[] = [];
  const kept: KeptFile[] = [];
  const placed: { file: DocumentFile; path: string }[] = [];
  try {
    output.tidy();
    for (const file of files) {
      const place = output.place(file.name, file.data);
      placed.push({ file, path: place.name });
      if (place.kept === 'edited') kept.push(keptFile(file, place.kept, output));
      if (place.kept !== null) tellKept(file.name, place.name, place.kept, diagnostics);
      output.stage(place.name, file.data);
    }
    kept.push(...issuedBefore(placed, output));
    const manifest: Manifest = {
      schema: 1,
      caseId,
      pack,
      edition,
      font: 'Tinos',
      documents: documentsOf(placed),
      ...(kept.length > 0 ? { kept } : {}),
      warnings: diagnostics.items.map((d) => d.message),
    };
    const former = (output.previous?.documents ?? [])
      .flatMap((d) => d.files.map((f) => f.path))
      .filter(
        (path) => !placed.some((p) => p.path === path) && output.isOurs(path) && !output.isIssued(path),
      );
    output.announce(manifest);
    for (const { path } of placed) {
      try {
        output.settle(path, path);
        written.push(path);
      } catch (e) {
        tellFault(diagnostics, path, e);
      }
    }
    for (const path of former) output.remove(path);
    output.conclude({
      ...manifest,
      documents: documentsOf(placed.filter(({ path }) => written.includes(path))),
    });
  } catch (e) {
    tellFault(diagnostics, folder, e);
  }
  return { folder, written, diagnostics: diagnostics.items };
}

function documentsOf(placed: readonly { file: DocumentFile; path: string }[]): ManifestDocument[] {
  const out = new Map<string, ManifestDocument>();
  for (const { file, path } of placed) {
    const { id, title, entry, criterion } = file.of;
    const known = out.get(id);
    const hash = sha256(file.data);
    const own = {
      format: file.format,
      path,
      bytes: file.data.length,
      sha256: hash,
      key: hash,
      ...(file.pages === undefined ? {} : { pages: file.pages }),
    };
    out.set(id, {
      id,
      kind: entry.kind,
      title,
      ...(criterion ? { criterion: criterion.id } : {}),
      audience: [...entry.audience],
      ...(file.issued === undefined ? {} : { issued: file.issued }),
      files: [...(known?.files ?? []), own],
    });
  }
  return [...out.values()];
}

function keptFile({ of, name }: DocumentFile, reason: KeptFile['reason'], output: OutputFolder): KeptFile {
  const ours = output.writtenAs(name);
  return { document: of.id, path: name, reason, ...(ours === undefined ? {} : { sha256: ours }) };
}

/** Issued papers of earlier runs stay, and are known as such to later ones. */
function issuedBefore(placed: readonly { readonly path: string }[], output: OutputFolder): KeptFile[] {
  const { documents = [], kept = [] } = output.previous ?? {};
  const known = new Map([
    ...documents.flatMap((d) => d.files.map(({ path }) => [path, d.id] as const)),
    ...kept.map(({ document, path }) => [path, document] as const),
  ]);
  return [...known]
    .filter(([path]) => output.isIssued(path) && !placed.some((p) => p.path === path))
    .filter(([path]) => output.hashOf(path) !== null)
    .map(([path, document]) => {
      const ours = output.writtenAs(path);
      return { document, path, reason: 'issued', ...(ours === undefined ? {} : { sha256: ours }) };
    });
}

function tellKept(wanted: string, name: string, reason: KeptFile['reason'], diagnostics: Diagnostics): void {
  if (reason === 'issued')
    diagnostics.warn(
      'issued-file',
      `tệp ${wanted} là văn bản đã ban hành nên giữ nguyên; bản mới ghi ở ${name}`,
      [],
      'lần điều chỉnh, báo cáo sau là văn bản khác: bỏ số, ngày cũ của văn bản này trong số liệu',
    );
  else
    diagnostics.warn(
      'edited-file',
      `tệp ${wanted} đã có người sửa nên giữ nguyên; bản mới ghi ở ${name}`,
      [],
      'chép chỗ sửa sang bản mới, rồi xóa tệp cũ',
    );
}
