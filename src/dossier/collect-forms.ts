/**
 * Returned forms into a case on disk. What would be written is loaded and checked in memory first: a case that was
 * whole before collecting is whole after it, or nothing is written.
 */
import path from 'node:path';
import { editCase } from '../collecting/apply/edit-case.ts';
import { type Collected, collect } from '../collecting/collect.ts';
import { formsOf } from '../collecting/forms/forms-of.ts';
import { readChoices } from '../collecting/report/read-choices.ts';
import { reportWorkbook } from '../collecting/report/report-workbook.ts';
import { Diagnostics } from '../model/diagnostics.ts';
import type { FileSource } from '../readers/world.ts';
import { shortDate } from '../wording/dates.ts';
import { type LoadOptions, loadDossier } from './load.ts';
import { replaceTogether } from './safe-write.ts';

export interface ReturnedBytes {
  /** Path as it is shown. */
  readonly file: string;
  readonly bytes: Uint8Array;
}

export interface CollectFormsOptions {
  readonly returned: readonly ReturnedBytes[];
  /** A report of an earlier run with the office's choices. */
  readonly choices: ReturnedBytes | null;
  /** ISO day of collecting. */
  readonly on: string;
  readonly dryRun: boolean;
}

export interface CollectRun {
  readonly caseId: string;
  readonly collected: Collected;
  /** Files of the case that were written, and the copies of what they were. */
  readonly written: readonly string[];
  readonly copies: readonly string[];
  readonly report: Buffer;
}

/** Null when the case or the report with choices cannot be used, or the result would not be whole: nothing is written then. */
export async function collectForms(
  caseFolder: string,
  load: LoadOptions,
  options: CollectFormsOptions,
  diagnostics: Diagnostics,
): Promise<CollectRun | null> {
  const loaded = loadDossier(caseFolder, load, diagnostics);
  if (!loaded) return null;
  const { appraised, places } = loaded;
  const { data } = appraised;
  const choices = options.choices
    ? readChoices(options.choices.file, options.choices.bytes, data.id, formsOf(appraised), diagnostics)
    : [];
  if (!choices || diagnostics.hasErrors) return null;
  const collected = collect({ appraised, files: options.returned, choices, on: options.on });
  const changed = editCase(caseFolder, load.files, places, appraised, collected.edits, diagnostics);
  if (!changed || !isWhole(caseFolder, load, changed, diagnostics)) return null;
  const copies = options.dryRun ? [] : replaceTogether(changed, 'truoc-thu-thap');
  const report = await reportWorkbook(collected, {
    caseId: data.id,
    communeName: `${data.commune.kind} ${data.commune.name}`,
    on: options.on,
    onText: shortDate(options.on),
  });
  return { caseId: data.id, collected, written: options.dryRun ? [] : [...changed.keys()], copies, report };
}

function isWhole(
  caseFolder: string,
  load: LoadOptions,
  changed: ReadonlyMap<string, Uint8Array>,
  diagnostics: Diagnostics,
): boolean {
  const after = new Diagnostics();
  if (changed.size === 0 || loadDossier(caseFolder, { ...load, files: laidOver(load.files, changed) }, after))
    return true;
  diagnostics.error(
    'collect-invalid',
    'số liệu gửi về nếu ghi vào thì hồ sơ có lỗi, nên chưa ghi gì; các lỗi ở dưới',
    [{ file: caseFolder }],
    'chạy lại với --dry-run và xem báo cáo, bỏ tệp có số sai rồi tổng hợp lại',
  );
  for (const d of after.items) if (d.severity === 'error') diagnostics.add(d);
  return false;
}

/** The files as they would be. */
function laidOver(files: FileSource, changed: ReadonlyMap<string, Uint8Array>): FileSource {
  const added = (folder: string): string[] =>
    [...changed.keys()].filter((f) => path.posix.dirname(f) === folder).map((f) => path.posix.basename(f));
  return {
    list(folder) {
      const names = files.list(folder);
      return names && [...new Set([...names, ...added(folder)])].sort();
    },
    listAll: (folder) => files.listAll(folder),
    read(file) {
      const bytes = changed.get(file);
      return bytes ? Buffer.from(bytes).toString('utf8') : files.read(file);
    },
    readBytes: (file) => changed.get(file) ?? files.readBytes(file),
    size: (file) => changed.get(file)?.length ?? files.size(file),
  };
}
