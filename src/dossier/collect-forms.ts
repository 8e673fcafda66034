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
import { type Diagnostic, Diagnostics } from '../model/diagnostics.ts';
import type { FileSource } from '../readers/world.ts';
import { shortDate } from '../wording/dates.ts';
import { type LoadOptions, loadDossier } from './load.ts';
import { replaceTogether } from './safe-write.ts';
import { refuseVersion } from './versions/take-version.ts';

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

/**
 * Null when the case or the report with choices cannot be used. Where the case would have errors with the new values,
 * nothing is written, the files at fault are named in `diagnostics`, and the report still lists every cell.
 */
export async function collectForms(
  caseFolder: string,
  load: LoadOptions,
  options: CollectFormsOptions,
  diagnostics: Diagnostics,
): Promise<CollectRun | null> {
  const loaded = loadDossier(caseFolder, load, diagnostics);
  if (!loaded) return null;
  // Returned figures belong to the live case; a kept version never changes.
  refuseVersion(loaded);
  const { appraised, places } = loaded;
  const { data } = appraised;
  const choices = options.choices
    ? readChoices(options.choices.file, options.choices.bytes, data.id, formsOf(appraised), diagnostics)
    : [];
  if (!choices || diagnostics.hasErrors) return null;
  const attempt = (files: readonly ReturnedBytes[], found: Diagnostics) => {
    const collected = collect({ appraised, files, choices, on: options.on });
    return {
      collected,
      changed: editCase(caseFolder, load.files, places, appraised, collected.edits, found),
    };
  };
  const { collected, changed } = attempt(options.returned, diagnostics);
  if (!changed) return null;
  const faults = faultsOf(caseFolder, load, changed);
  if (faults.length > 0) {
    const mended = options.returned.filter((file) => {
      const without = attempt(
        options.returned.filter((other) => other !== file),
        new Diagnostics(),
      );
      return without.changed && faultsOf(caseFolder, load, without.changed).length === 0;
    });
    reportFaults(caseFolder, faults, mended, diagnostics);
  }
  const writes = !options.dryRun && faults.length === 0;
  const copies = writes ? replaceTogether(changed, 'truoc-thu-thap') : [];
  const report = await reportWorkbook(collected, {
    caseId: data.id,
    communeName: `${data.commune.kind} ${data.commune.name}`,
    on: options.on,
    onText: shortDate(options.on),
  });
  return { caseId: data.id, collected, written: writes ? [...changed.keys()] : [], copies, report };
}

/** Errors that the case would have with the new values. */
function faultsOf(
  caseFolder: string,
  load: LoadOptions,
  changed: ReadonlyMap<string, Uint8Array>,
): readonly Diagnostic[] {
  if (changed.size === 0) return [];
  const after = new Diagnostics();
  const loaded = loadDossier(caseFolder, { ...load, files: laidOver(load.files, changed) }, after);
  return loaded ? [] : after.items.filter((d) => d.severity === 'error');
}

/** `mended`: returned files without which the case would have none of the faults. */
function reportFaults(
  caseFolder: string,
  faults: readonly Diagnostic[],
  mended: readonly ReturnedBytes[],
  diagnostics: Diagnostics,
): void {
  const names = mended.map((f) => `"${path.posix.basename(f.file)}"`).join(', ');
  diagnostics.error(
    'collect-faulty',
    `${names === '' ? 'số liệu gửi về' : `số trong tệp ${names}`} nếu ghi vào thì hồ sơ có lỗi, nên chưa ghi gì; các lỗi ở dưới`,
    mended.length > 0 ? mended.map((f) => ({ file: f.file })) : [{ file: caseFolder }],
    'xem báo cáo từng ô, hỏi lại nơi gửi, sửa hoặc bỏ tệp có số sai rồi tổng hợp lại',
  );
  for (const d of faults) diagnostics.add(d);
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
    realPath: (file) => files.realPath(file),
  };
}
