/**
 * Builds the wanted documents and writes what has changed (DESIGN: incremental by the hash of the result). Every
 * document stands for itself: one that fails is named at the end and does not spoil the others. First all is made beside
 * the old files (`generate/rounds.ts`), then it gets its names (`generate/settle.ts`), then what is no output any more
 * leaves (`generate/former.ts`), and the manifest is written last.
 */
import path from 'node:path';
import { alwaysChecked } from '../checks/check.ts';
import { type Diagnostic, Diagnostics, didYouMean } from '../model/diagnostics.ts';
import { realDisk } from './disk.ts';
import { checkTemplates, type PlannedDocument, plannedDocuments } from './documents.ts';
import { tellFault } from './generate/attempt.ts';
import { formerFiles, tellFormer } from './generate/former.ts';
import { madeBy } from './generate/identity.ts';
import type { GenerateOptions, GenerateResult } from './generate/options.ts';
import { documentOf, merged } from './generate/record.ts';
import { makeRound, type Round } from './generate/rounds.ts';
import { settleRounds } from './generate/settle.ts';
import { Stopwatch } from './generate/stopwatch.ts';
import type { LoadedDossier } from './load.ts';
import type { KeptFile, Manifest, ManifestDocument } from './manifest.ts';
import { OutputFolder } from './output-folder.ts';
import { type Lock, outputBusy, takeLock } from './output-lock.ts';
import { frozenRoundOf } from './versions/frozen-round.ts';
import { hasEvidenceFiles, planVolumes, type VolumePlan } from './volumes/plan.ts';
import { volumeKey } from './volumes/volume-key.ts';

export type {
  Format,
  GenerateOptions,
  GenerateResult,
  ProgressEvent,
  RenderOptions,
} from './generate/options.ts';
export { renderDocument } from './generate/render.ts';

const UNREADABLE = 'manifest-unreadable';

/**
 * Errors of the whole run (templates, unknown ids, another run in the same folder) are in `diagnostics`; then the result
 * is null and nothing is written.
 */
export async function generateDossier(
  dossier: LoadedDossier,
  options: GenerateOptions,
  diagnostics: Diagnostics,
): Promise<GenerateResult | null> {
  checkTemplates(dossier, diagnostics);
  const offered = plannedDocuments(dossier).filter(
    (d) => d.entry.editions.includes(options.edition) && d.entry.origin !== 'external',
  );
  const planned = selected(offered, options, diagnostics);
  if (diagnostics.hasErrors) return null;
  const disk = options.disk ?? realDisk;
  let lock: Lock | string;
  try {
    disk.makeFolder(options.outFolder);
    lock = takeLock(options.outFolder, disk);
  } catch (e) {
    return nothingDone(options.outFolder, e, diagnostics);
  }
  if (typeof lock === 'string') {
    diagnostics.add(outputBusy(options.outFolder, lock));
    return null;
  }
  try {
    return await generateUnderLock(dossier, offered, planned, options, diagnostics);
  } finally {
    lock.release();
  }
}

async function generateUnderLock(
  dossier: LoadedDossier,
  offered: readonly PlannedDocument[],
  planned: readonly PlannedDocument[],
  options: GenerateOptions,
  diagnostics: Diagnostics,
): Promise<GenerateResult> {
  const stopwatch = new Stopwatch(options.clock);
  let output: OutputFolder;
  try {
    output = new OutputFolder(options.outFolder, options.disk);
    output.tidy();
  } catch (e) {
    return nothingDone(options.outFolder, e, diagnostics);
  }
  if (output.unknownManifest)
    diagnostics.warn(
      UNREADABLE,
      'không đọc được manifest.json trong thư mục kết quả, không biết tệp nào đã có người sửa: tệp khác bản lập lần này được giữ lại, bản mới ghi bên cạnh',
      [{ file: path.join(options.outFolder, 'manifest.json') }],
      'lấy lại manifest.json từ bản sao lưu; không có thì xem lại các tệp được giữ, xóa tệp không ai sửa',
    );
  // Said, not refused: the papers are made and show it; `check` has the whole list.
  for (const found of alwaysChecked({ ...dossier, evidenceFiles: null, frozenRound: frozenRoundOf(dossier) }))
    if (found.silenced === undefined)
      diagnostics.add(found.severity === 'error' ? { ...found, severity: 'warning' } : found);
  // Once for all documents: registers, tables and dossiers print the numbers of the bound volumes.
  const volumes = hasEvidenceFiles(dossier)
    ? await stopwatch.time('evidence', () => planVolumes(dossier, options.edition, options.parts?.trees))
    : null;
  if (volumes) warnOfVolumes(volumes, output, diagnostics);

  const made = madeBy(options.build);
  const rounds: Round[] = [];
  for (const [i, plan] of planned.entries()) {
    options.onProgress?.({ done: i, total: planned.length, document: plan.title });
    rounds.push(await makeRound(plan, { dossier, options, output, volumes, made, stopwatch }));
  }

  const before = output.previous?.documents ?? [];
  const documents = (): ManifestDocument[] => rounds.flatMap((r) => documentOf(r, dossier) ?? []);
  const manifest = (
    all: readonly ManifestDocument[],
    kept: readonly KeptFile[],
    warnings: readonly string[],
  ): Manifest => {
    const bound = output.currentVolumes();
    return {
      schema: 1,
      caseId: dossier.appraised.data.id,
      pack: dossier.pack.info.id,
      edition: options.edition,
      font: 'Tinos',
      documents: [...all],
      ...(bound ? { volumes: bound } : {}),
      ...(kept.length > 0 ? { kept: [...kept] } : {}),
      warnings: [...warnings],
    };
  };
  const none: ReadonlySet<string> = new Set();
  const fixed = { frozenOn: dossier.appraised.frozenOn };
  const settled = await stopwatch.time('files', () =>
    settleRounds(rounds, output, { force: options.force ?? false, fixed }, (kept) =>
      manifest(
        merged(before, documents(), none, none, offered),
        byPath([...(output.previous?.kept ?? []), ...kept]),
        [],
      ),
    ),
  );

  const former = formerFiles(output, rounds, new Set(offered.map((d) => d.id)), options);
  const removed: string[] = [];
  const stuck = new Set<string>();
  const leftover = new Diagnostics();
  for (const name of former.leaving) {
    try {
      output.remove(name);
      removed.push(name);
    } catch (e) {
      stuck.add(name);
      tellFault(leftover, name, e);
    }
  }
  const failed: { id: string; diagnostics: readonly Diagnostic[] }[] = [];
  for (const round of rounds) tell(round, diagnostics, failed);
  tellFormer(former, new Set(settled.kept.map((k) => k.path)), fixed, diagnostics);
  if (leftover.hasErrors) failed.push({ id: 'former-files', diagnostics: leftover.items });
  const refused = rounds
    .filter((r) => r.state === 'refused')
    .map((r) => ({ id: r.plan.id, reasons: r.reasons }));

  const kept = byPath([...former.stillKept, ...former.kept, ...settled.kept]);
  const gone = new Set([...removed, ...former.kept.map((k) => k.path)]);
  const all = merged(before, documents(), gone, stuck, offered);
  const warnings = [
    // What is wrong with the manifest that this one replaces is over then.
    ...diagnostics.items.filter((d) => d.code !== UNREADABLE).map((d) => d.message),
    ...refused.map((r) => `${r.id}: ${r.reasons.join('; ')}`),
    ...failed.map((f) => `${f.id}: không lập được`),
  ];
  options.onProgress?.({ done: planned.length, total: planned.length, document: '' });
  if (all.length > 0 || output.previous !== null) {
    try {
      await stopwatch.time('files', () => output.conclude(manifest(all, kept, warnings)));
    } catch (e) {
      const last = new Diagnostics();
      tellFault(last, 'manifest.json', e);
      failed.push({ id: 'manifest.json', diagnostics: last.items });
    }
  }
  const now = documents();
  const pages = now.flatMap((d) => d.files).reduce((n, f) => n + (f.pages ?? 0), 0);
  return {
    folder: output.folder,
    documents: now,
    pages,
    written: settled.written,
    unchanged: settled.unchanged,
    removed,
    kept,
    failed,
    refused,
    warnings: diagnostics.items,
    timings: stopwatch.timings,
  };
}

function selected(
  offered: readonly PlannedDocument[],
  { only = [] }: GenerateOptions,
  diagnostics: Diagnostics,
): readonly PlannedDocument[] {
  if (only.length === 0) return offered;
  const ids = offered.map((d) => d.id);
  for (const id of only) {
    if (!ids.includes(id))
      diagnostics.error(
        'document-unknown',
        `không có tài liệu "${id}"`,
        [],
        didYouMean(id, ids) ?? `các tài liệu: ${ids.join(', ')}`,
      );
  }
  return offered.filter((d) => only.includes(d.id));
}

/** What a round found, where it belongs: errors to the failures, the rest to the warnings of the run. */
function tell(
  { plan, state, own, blanks }: Round,
  diagnostics: Diagnostics,
  failed: { id: string; diagnostics: readonly Diagnostic[] }[],
): void {
  for (const blank of blanks)
    own.note('blank-left', `${plan.id}: còn chỗ trống để điền tay: ${blank.slice(0, 120)}`);
  if (state === 'absent' || state === 'needless')
    for (const d of own.items) diagnostics.add({ ...d, severity: 'warning' });
  else if (state === 'failed' || own.hasErrors) failed.push({ id: plan.id, diagnostics: own.items });
  else for (const d of own.items) diagnostics.add(d);
}

const byPath = (kept: readonly KeptFile[]): KeptFile[] => [...new Map(kept.map((k) => [k.path, k])).values()];

/** The folder could not be used at all: what stands there is as it was. */
function nothingDone(folder: string, fault: unknown, diagnostics: Diagnostics): GenerateResult {
  const own = new Diagnostics();
  tellFault(own, folder, fault);
  return {
    folder,
    documents: [],
    pages: 0,
    written: [],
    unchanged: [],
    removed: [],
    kept: [],
    failed: [{ id: folder, diagnostics: own.items }],
    refused: [],
    warnings: diagnostics.items,
    timings: {},
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
