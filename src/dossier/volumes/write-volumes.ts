/**
 * All volumes of a case into its output folder, `minh-chung/tieu-chi-02-giao-thong.pdf`, and into the manifest. Each is
 * bound beside its place first: one whose bytes are the same is not touched, one that a person edited is kept and the new
 * one is written beside it, like every document.
 */
import { mkdirSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { type Diagnostic, DiagnosticError, Diagnostics, didYouMean } from '../../model/diagnostics.ts';
import type { Edition } from '../../model/pack-schema.ts';
import { realDisk } from '../disk.ts';
import { type PlannedDocument, plannedDocuments } from '../documents.ts';
import type { ProgressEvent } from '../generate.ts';
import type { LoadedDossier } from '../load.ts';
import type { ManifestVolume } from '../manifest.ts';
import { OutputFolder } from '../output-folder.ts';
import { type Lock, outputBusy, takeLock } from '../output-lock.ts';
import { refusals } from '../readiness.ts';
import { diskFault, diskReason } from '../safe-write.ts';
import { type BoundVolume, bindVolume } from './bind.ts';
import { hasEvidenceFiles, planVolumes, type VolumePlan } from './plan.ts';
import { volumeKey } from './volume-key.ts';

/** Folder of the volumes inside the output folder. */
export const VOLUMES_FOLDER = 'minh-chung';

export interface VolumesOptions {
  readonly outFolder: string;
  readonly edition: Edition;
  /** Ids of criterion dossiers (`criterion-02`); empty = all. */
  readonly only?: readonly string[];
  readonly maxBytes?: number;
  /** Submission: bind criteria that would be refused. */
  readonly includeUnready?: boolean;
  readonly onProgress?: (event: ProgressEvent) => void;
}

export interface VolumesResult {
  readonly folder: string;
  readonly word: VolumePlan['word'];
  readonly volumes: readonly ManifestVolume[];
  /** Paths of files that were there already, byte for byte. */
  readonly unchanged: readonly string[];
  readonly failed: readonly { readonly id: string; readonly diagnostics: readonly Diagnostic[] }[];
  readonly refused: readonly { readonly id: string; readonly reasons: readonly string[] }[];
  readonly beside: VolumePlan['beside'];
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * @throws DiagnosticError when nothing can be bound, an id is unknown, the disk refuses or another run is writing there;
 * nothing is written then.
 */
export async function writeVolumes(dossier: LoadedDossier, options: VolumesOptions): Promise<VolumesResult> {
  const wanted = selected(dossier, options.only ?? []);
  const lock = lockOf(options.outFolder);
  try {
    return await writeUnderLock(dossier, wanted, options);
  } finally {
    lock.release();
  }
}

/** Documents and volumes stand in one manifest: whoever wrote it last would forget what the other made. */
function lockOf(outFolder: string): Lock {
  let lock: Lock | string;
  try {
    realDisk.makeFolder(outFolder);
    lock = takeLock(outFolder, realDisk);
  } catch (e) {
    diskFault(outFolder, e);
  }
  if (typeof lock === 'string') throw new DiagnosticError([outputBusy(outFolder, lock)]);
  return lock;
}

async function writeUnderLock(
  dossier: LoadedDossier,
  wanted: readonly PlannedDocument[],
  options: VolumesOptions,
): Promise<VolumesResult> {
  const plan = await planVolumes(dossier, options.edition);
  const output = new OutputFolder(options.outFolder);
  try {
    output.tidy();
  } catch (e) {
    diskFault(options.outFolder, e);
  }
  const diagnostics = new Diagnostics();
  const made = new Map((output.previous?.volumes ?? []).map((v) => [v.criterion, v]));
  const unchanged: string[] = [];
  const failed: { id: string; diagnostics: readonly Diagnostic[] }[] = [];
  const refused: { id: string; reasons: readonly string[] }[] = [];
  const now: ManifestVolume[] = [];
  const workshop = path.join(output.folder, VOLUMES_FOLDER, `.tam-${process.pid}`);
  try {
    for (const [i, planned] of wanted.entries()) {
      options.onProgress?.({ done: i, total: wanted.length, document: planned.title });
      const criterion = planned.criterion!.id;
      const appraised = dossier.appraised.criteria.find((c) => c.def.id === criterion)!;
      const reasons =
        options.edition === 'submission' && !options.includeUnready
          ? refusals(dossier.appraised, appraised)
          : [];
      if (reasons.length > 0) {
        refused.push({ id: planned.id, reasons });
        continue;
      }
      try {
        mkdirSync(workshop, { recursive: true });
        const bound = await bindVolume(dossier, criterion, workshop, {
          edition: options.edition,
          name: planned.fileName,
          ...(options.maxBytes === undefined ? {} : { maxBytes: options.maxBytes }),
        });
        for (const d of bound.diagnostics) diagnostics.add(d);
        const volume = settle(output, workshop, bound, unchanged, diagnostics);
        const entry = { ...volume, key: volumeKey(plan.volumes.get(criterion)!) };
        removeFormer(output, made.get(criterion), entry);
        made.set(criterion, entry);
        now.push(entry);
        saveManifest(dossier, output, options.edition, made);
      } catch (e) {
        failed.push({ id: planned.id, diagnostics: reasonsOf(e, planned.id) });
      }
    }
  } finally {
    rmSync(workshop, { recursive: true, force: true });
  }
  options.onProgress?.({ done: wanted.length, total: wanted.length, document: '' });
  const criteria = new Set(wanted.map((d) => d.criterion!.id));
  return {
    folder: output.folder,
    word: plan.word,
    volumes: now,
    unchanged,
    failed,
    refused,
    beside: plan.beside.filter((b) => b.criteria.some((c) => criteria.has(c))),
    diagnostics: diagnostics.items,
  };
}

function selected(dossier: LoadedDossier, only: readonly string[]): readonly PlannedDocument[] {
  const faults = new Diagnostics();
  const all = plannedDocuments(dossier).filter((d) => d.entry.template === 'criterion.hbs' && d.criterion);
  const ids = all.map((d) => d.id);
  if (all.length === 0)
    faults.error('volume-unknown', 'bộ mẫu không có hồ sơ tiêu chí nên không có gì để đóng quyển');
  else if (!hasEvidenceFiles(dossier))
    faults.error(
      'volumes-no-files',
      'chưa dòng minh chứng nào ghi tệp nên chưa có gì để đóng quyển',
      [dossier.places.of(['evidence'])],
      'chép các tệp vào thư mục minh-chung của hồ sơ và ghi tên tệp (file) ở từng dòng minh chứng',
    );
  for (const id of only)
    if (!ids.includes(id))
      faults.error(
        'document-unknown',
        `không có hồ sơ tiêu chí "${id}"`,
        [],
        didYouMean(id, ids) ?? `các hồ sơ: ${ids.join(', ')}`,
      );
  if (faults.hasErrors) throw new DiagnosticError(faults.items);
  return only.length === 0 ? all : all.filter((d) => only.includes(d.id));
}

/** From the workshop to their places. */
function settle(
  output: OutputFolder,
  workshop: string,
  bound: BoundVolume,
  unchanged: string[],
  diagnostics: Diagnostics,
): ManifestVolume {
  const files = bound.files.map((file) => {
    const name = path.posix.join(VOLUMES_FOLDER, file.path);
    const place = output.placeHashed(name, file.sha256);
    const target = path.join(output.folder, place.name);
    if (place.kept !== null)
      diagnostics.warn(
        'edited-file',
        `tệp ${name} đã có người sửa nên giữ nguyên; bản mới ghi ở ${place.name}`,
        [],
        'chép chỗ sửa vào số liệu hoặc tệp minh chứng, rồi xóa tệp cũ',
      );
    if (output.holds(place.name, file.sha256)) unchanged.push(place.name);
    else renameSync(path.join(workshop, file.path), target);
    return { ...file, path: place.name };
  });
  return { criterion: bound.criterion, files, pdfa: bound.pdfa, notPdfa: [...bound.notPdfa] };
}

/** Parts that are no longer made go, unless somebody edited them. */
function removeFormer(output: OutputFolder, former: ManifestVolume | undefined, now: ManifestVolume): void {
  const kept = new Set(now.files.map((f) => f.path));
  for (const { path: name } of former?.files ?? [])
    if (!kept.has(name) && output.isOurs(name)) rmSync(path.join(output.folder, name), { force: true });
}

function saveManifest(
  dossier: LoadedDossier,
  output: OutputFolder,
  edition: Edition,
  volumes: ReadonlyMap<string, ManifestVolume>,
): void {
  const { data } = dossier.appraised;
  output.writeManifest({
    ...(output.previous ?? {
      schema: 1,
      caseId: data.id,
      pack: dossier.pack.info.id,
      edition,
      font: 'Tinos',
      documents: [],
      warnings: [],
    }),
    volumes: dossier.appraised.criteria.flatMap((c) => volumes.get(c.def.id) ?? []),
  });
}

function reasonsOf(error: unknown, id: string): readonly Diagnostic[] {
  if (error instanceof DiagnosticError) return error.diagnostics;
  const reason = diskReason(error);
  const own = new Diagnostics();
  own.error(
    'document-failed',
    `${id}: ${reason ?? `lỗi của chương trình (${error instanceof Error ? error.message : String(error)})`}`,
    [],
    reason === null ? undefined : 'đóng tệp đang mở, kiểm tra thư mục ra rồi chạy lại',
  );
  return own.items;
}
