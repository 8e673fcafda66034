/**
 * Builds the wanted documents and writes them. Every document stands for itself: one that fails is named at the end
 * and does not spoil the others. The manifest is written last.
 */
import { alwaysChecked } from '../checks/check.ts';
import { type Diagnostic, Diagnostics, didYouMean } from '../model/diagnostics.ts';
import type { Edition } from '../model/pack-schema.ts';
import {
  type BuiltDocument,
  buildDocumentTree,
  checkTemplates,
  type PlannedDocument,
  plannedDocuments,
} from './documents.ts';
import type { LoadedDossier } from './load.ts';
import type { ManifestDocument, ManifestFile } from './manifest.ts';
import { OutputFolder, sha256 } from './output-folder.ts';
import { blanksOf, refusals } from './readiness.ts';
import { diskReason } from './safe-write.ts';
import { hasEvidenceFiles, planVolumes, type VolumePlan } from './volumes/plan.ts';
import { volumeKey } from './volumes/volume-key.ts';

export type Format = 'docx' | 'pdf' | 'xlsx';

export interface GenerateOptions extends RenderOptions {
  readonly outFolder: string;
  readonly edition: Edition;
  /** Ids of documents; empty = all. */
  readonly only?: readonly string[];
  /** Empty = all formats of each document. */
  readonly formats?: readonly Format[];
  /** Submission: make documents that would be refused. */
  readonly includeUnready?: boolean;
  readonly onProgress?: (event: ProgressEvent) => void;
  /** Milliseconds of a monotonic clock, for timings; never enters a document. */
  readonly clock?: () => number;
}

export interface ProgressEvent {
  readonly done: number;
  readonly total: number;
  readonly document: string;
}

export interface GenerateResult {
  readonly folder: string;
  readonly documents: readonly ManifestDocument[];
  readonly pages: number;
  readonly failed: readonly { readonly id: string; readonly diagnostics: readonly Diagnostic[] }[];
  readonly refused: readonly { readonly id: string; readonly reasons: readonly string[] }[];
  readonly warnings: readonly Diagnostic[];
  /** Milliseconds by stage, when a clock was given. */
  readonly timings: Readonly<Record<string, number>>;
}

/** Part of every key: a change of the program makes documents anew. */
export const BUILD_ID = 'ho-so-ntm 0.1.0';

export interface RenderOptions {
  /** Unsigned signature fields in the signing rooms of a PDF; signing tools of offices place their own. */
  readonly signatureFields?: boolean;
}

/** Bytes of one document in one format. Writers are loaded when first needed. */
export async function renderDocument(
  document: BuiltDocument,
  format: Format,
  { signatureFields = false }: RenderOptions = {},
): Promise<{ readonly data: Buffer; readonly pages?: number; readonly warnings: readonly string[] }> {
  if (format === 'docx') {
    const { renderDocx } = await import('../writers/docx/render.ts');
    const { buffer, warnings } = renderDocx(document.tree);
    return { data: buffer, warnings: warnings.map((w) => w.message) };
  }
  if (format === 'pdf') {
    const { renderPdf } = await import('../writers/pdf/render.ts');
    const { buffer, pages, warnings } = await renderPdf(document.tree, { signatureFields });
    return { data: buffer, pages, warnings: warnings.map((w) => w.message) };
  }
  const { renderXlsx } = await import('../writers/xlsx/render.ts');
  const { tree } = document;
  const { buffer, warnings } = await renderXlsx({
    title: tree.title,
    author: tree.author,
    subject: tree.subject,
    created: tree.created,
    tables: document.workbook,
  });
  return { data: buffer, warnings: warnings.map((w) => w.message) };
}

function selected(
  dossier: LoadedDossier,
  options: GenerateOptions,
  diagnostics: Diagnostics,
): readonly PlannedDocument[] {
  const all = plannedDocuments(dossier).filter(
    (d) => d.entry.editions.includes(options.edition) && d.entry.origin !== 'external',
  );
  if (!options.only || options.only.length === 0) return all;
  const ids = all.map((d) => d.id);
  for (const id of options.only) {
    if (!ids.includes(id))
      diagnostics.error(
        'document-unknown',
        `không có tài liệu "${id}"`,
        [],
        didYouMean(id, ids) ?? `các tài liệu: ${ids.join(', ')}`,
      );
  }
  return all.filter((d) => options.only!.includes(d.id));
}

/** Errors of the whole run (templates, unknown ids) are in `diagnostics`; then the result is null and nothing is written. */
export async function generateDossier(
  dossier: LoadedDossier,
  options: GenerateOptions,
  diagnostics: Diagnostics,
): Promise<GenerateResult | null> {
  const timings: Record<string, number> = {};
  const timed = async <T>(stage: string, work: () => T | Promise<T>): Promise<T> => {
    const start = options.clock?.() ?? 0;
    try {
      return await work();
    } finally {
      if (options.clock) timings[stage] = (timings[stage] ?? 0) + options.clock() - start;
    }
  };
  checkTemplates(dossier, diagnostics);
  const planned = selected(dossier, options, diagnostics);
  if (diagnostics.hasErrors) return null;
  // Said, not refused: the papers are made and show it; `check` has the whole list.
  for (const found of alwaysChecked({ ...dossier, evidenceFiles: null }))
    if (found.silenced === undefined)
      diagnostics.add(found.severity === 'error' ? { ...found, severity: 'warning' } : found);

  // Once for all documents: registers, tables and dossiers print the numbers of the bound volumes.
  const volumes = hasEvidenceFiles(dossier)
    ? await timed('evidence', () => planVolumes(dossier, options.edition))
    : null;
  const output = new OutputFolder(options.outFolder);
  if (volumes) warnOfVolumes(volumes, output, diagnostics);
  const made: ManifestDocument[] = [];
  const failed: { id: string; diagnostics: readonly Diagnostic[] }[] = [];
  const refused: { id: string; reasons: readonly string[] }[] = [];
  let pages = 0;
  const catalogue = plannedDocuments(dossier);
  /** After every document, so that an interrupted run knows its own files again. */
  const saveManifest = (): void => {
    const documents = merged(output, made, catalogue);
    if (documents.length === 0 && output.previous === null) return;
    output.writeManifest({
      schema: 1,
      caseId: dossier.appraised.data.id,
      pack: dossier.pack.info.id,
      edition: options.edition,
      font: 'Tinos',
      documents,
      ...(output.previous?.volumes ? { volumes: output.previous.volumes } : {}),
      warnings: [
        ...diagnostics.items.map((d) => d.message),
        ...refused.map((r) => `${r.id}: ${r.reasons.join('; ')}`),
        ...failed.map((f) => `${f.id}: không lập được`),
      ],
    });
  };
  for (const [i, plan] of planned.entries()) {
    options.onProgress?.({ done: i, total: planned.length, document: plan.title });
    const criterion =
      plan.criterion && dossier.appraised.criteria.find((c) => c.def.id === plan.criterion!.id);
    if (options.edition === 'submission' && criterion && !options.includeUnready) {
      const reasons = refusals(dossier.appraised, criterion);
      if (reasons.length > 0) {
        refused.push({ id: plan.id, reasons });
        continue;
      }
    }
    const own = new Diagnostics();
    const document = await timed('trees', () =>
      attempt(own, plan.id, () =>
        buildDocumentTree(plan, dossier, options.edition, own, volumes ? { sheets: volumes.sheets } : {}),
      ),
    );
    if (!document && isAbsent(own, options)) {
      for (const d of own.items) diagnostics.add({ ...d, severity: 'warning' });
      continue;
    }
    if (!document || own.hasErrors) {
      failed.push({ id: plan.id, diagnostics: own.items });
      continue;
    }
    const files: ManifestFile[] = [];
    for (const format of plan.entry.formats) {
      if (options.formats && options.formats.length > 0 && !options.formats.includes(format)) continue;
      const rendered = await timed(format, () =>
        attempt(own, `${plan.id}.${format}`, () => renderDocument(document, format, options)),
      );
      if (!rendered) continue;
      for (const warning of rendered.warnings) own.warn('writer', `${plan.id}.${format}: ${warning}`);
      const wanted = `${plan.fileName}.${format}`;
      const place = output.place(wanted, rendered.data);
      if (place.kept === 'edited')
        own.warn(
          'edited-file',
          `tệp ${wanted} đã có người sửa nên giữ nguyên; bản mới ghi ở ${place.name}`,
          [],
          'chép chỗ sửa vào số liệu hoặc mẫu, rồi xóa tệp cũ',
        );
      if (place.kept === 'issued')
        own.warn(
          'issued-file',
          `tệp ${wanted} là văn bản đã ban hành nên giữ nguyên; bản mới ghi ở ${place.name}`,
          [],
          'văn bản đã ban hành chỉ được thay bằng văn bản cùng loại, đính chính hoặc kế hoạch điều chỉnh',
        );
      const written = await timed('files', () =>
        attempt(own, place.name, () => {
          output.write(place.name, rendered.data);
          return true;
        }),
      );
      if (!written) continue;
      pages += format === 'pdf' ? (rendered.pages ?? 0) : 0;
      files.push({
        format,
        path: place.name,
        bytes: rendered.data.length,
        sha256: sha256(rendered.data),
        key: keyOf(document, format, options),
        ...(rendered.pages === undefined ? {} : { pages: rendered.pages }),
      });
    }
    if (options.edition === 'submission') {
      for (const blank of blanksOf(document.tree, dossier.pack.wording.marks.shortBlank))
        own.note('blank-left', `${plan.id}: còn chỗ trống để điền tay: ${blank.slice(0, 120)}`);
    }
    if (own.hasErrors) failed.push({ id: plan.id, diagnostics: own.items });
    else for (const d of own.items) diagnostics.add(d);
    if (files.length > 0) {
      made.push({
        id: plan.id,
        kind: plan.entry.kind,
        title: plan.title,
        ...(plan.criterion ? { criterion: plan.criterion.id } : {}),
        audience: [...plan.entry.audience],
        ...issuedOf(plan, dossier),
        files,
      });
      await attempt(own, 'manifest.json', () => saveManifest());
    }
  }
  options.onProgress?.({ done: planned.length, total: planned.length, document: '' });
  const last = new Diagnostics();
  await attempt(last, 'manifest.json', () => saveManifest());
  if (last.hasErrors) failed.push({ id: 'manifest.json', diagnostics: last.items });
  return {
    folder: output.folder,
    documents: made,
    pages,
    failed,
    refused,
    warnings: diagnostics.items,
    timings,
  };
}

/** Files that could not be read, and volumes bound before the papers changed: said, the documents are made. */
function warnOfVolumes(plan: VolumePlan, output: OutputFolder, diagnostics: Diagnostics): void {
  for (const found of plan.diagnostics)
    if (found.severity === 'error') diagnostics.add({ ...found, severity: 'warning' });
  const stale = (output.previous?.volumes ?? []).filter((v) => {
    const volume = plan.volumes.get(v.criterion);
    return v.key !== undefined && (!volume || volumeKey(volume) !== v.key);
  });
  if (stale.length > 0)
    diagnostics.warn(
      'volumes-stale',
      `quyển minh chứng đã đóng không còn khớp số ${plan.word} với văn bản: tiêu chí số ${stale.map((v) => v.criterion).join(', ')}`,
      [],
      'chạy lại: hoso volumes <hồ sơ>',
    );
}

/** The case does not hold what the document is about, and nobody asked for the document by name: said, not a failure. */
const isAbsent = (own: Diagnostics, { only = [] }: GenerateOptions): boolean =>
  only.length === 0 && own.items.length > 0 && own.items.every((d) => d.code === 'plan-missing');

/** Number and day that the case gives the paper: from then on it is never written over (OFFICE §10). */
const issuedOf = (plan: PlannedDocument, { appraised: { data } }: LoadedDossier): { issued?: string } => {
  const issued =
    plan.id === 'plan' ? data.plan?.issued : data.papers.find((p) => p.document === plan.id)?.issued;
  return issued ? { issued: `${issued.number}, ${issued.date}` } : {};
};

/** What the file depends on: content, program, format and its options; not the place in the data it came from. */
const keyOf = (document: BuiltDocument, format: Format, { signatureFields = false }: RenderOptions): string =>
  sha256(
    JSON.stringify(
      [
        BUILD_ID,
        format,
        ...(format === 'pdf' && signatureFields ? ['signature fields'] : []),
        format === 'xlsx' ? document.workbook : document.tree,
      ],
      (name, value) => (name === 'src' ? undefined : typeof value === 'bigint' ? value.toString() : value),
    ),
  );

/** Documents made now, and what this run was not asked for from the previous manifest, in catalogue order. */
function merged(
  output: OutputFolder,
  made: readonly ManifestDocument[],
  catalogue: readonly PlannedDocument[],
): ManifestDocument[] {
  const all = new Map((output.previous?.documents ?? []).map((d) => [d.id, d]));
  for (const d of made) {
    const formats = new Set(d.files.map((f) => f.format));
    const untouched = (all.get(d.id)?.files ?? []).filter((f) => !formats.has(f.format));
    all.set(d.id, { ...d, files: [...d.files, ...untouched] });
  }
  return catalogue.flatMap((p) => all.get(p.id) ?? []);
}

async function attempt<T>(
  diagnostics: Diagnostics,
  what: string,
  work: () => T | Promise<T>,
): Promise<T | null> {
  try {
    return await work();
  } catch (e) {
    const reason = diskReason(e);
    diagnostics.error(
      'document-failed',
      `${what}: ${reason ?? `lỗi của chương trình (${e instanceof Error ? e.message : String(e)})`}`,
      [],
      reason === null ? undefined : 'đóng tệp đang mở, kiểm tra thư mục ra rồi chạy lại',
    );
    return null;
  }
}
