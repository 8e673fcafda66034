/** `hoso snapshot`: keeps the case as it is, so that later states can be held against it. */
import { DiagnosticError, type SnapshotOptions, snapshot } from '../index.ts';
import { versionName } from '../model/version.ts';
import { today } from './clock.ts';
import { EXIT } from './exit-codes.ts';
import { jsonReport } from './json-report.ts';
import { groupedText } from './print.ts';

export interface SnapshotFlags {
  readonly note: string;
  readonly by?: string;
  readonly on?: string;
  readonly out: string;
  readonly templates?: string;
  readonly force?: boolean;
  readonly json?: boolean;
}

/** What `snapshot` and `freeze` ask alike. */
export const requestOf = (flags: Omit<SnapshotFlags, 'json'>): SnapshotOptions => ({
  note: flags.note,
  on: flags.on ?? today(),
  out: flags.out,
  ...(flags.by === undefined ? {} : { by: flags.by }),
  ...(flags.templates === undefined ? {} : { templates: flags.templates }),
  ...(flags.force === undefined ? {} : { force: flags.force }),
});

export function snapshotCommand(caseFolder: string, flags: SnapshotFlags): number {
  try {
    const { folder, version, made } = snapshot(caseFolder, requestOf(flags));
    if (flags.json) process.stdout.write(jsonReport('snapshot', true, [], { folder, made, version }));
    else
      process.stdout.write(
        made
          ? `Đã lưu phiên bản ${versionName(version)}: ${version.note}\nỞ thư mục: ${folder}\n`
          : `Không có gì thay đổi từ phiên bản ${versionName(version)} (${version.note}) nên không lưu thêm; vẫn muốn lưu thì thêm --force.\n`,
      );
    return EXIT.ok;
  } catch (e) {
    return refused('snapshot', e, flags.json);
  }
}

/** Tells why nothing was kept. */
export function refused(command: string, e: unknown, json: boolean | undefined): number {
  if (!(e instanceof DiagnosticError)) throw e;
  if (json) process.stdout.write(jsonReport(command, false, e.diagnostics));
  else process.stderr.write(`${groupedText(e.diagnostics, 'thêm --json')}\nChưa lưu phiên bản nào.\n`);
  return EXIT.data;
}
