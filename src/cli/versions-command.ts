/** `hoso versions`: the kept versions of a case. */
import { DiagnosticError, versions } from '../index.ts';
import { versionNumber } from '../model/version.ts';
import { shortDate } from '../wording/dates.ts';
import { EXIT } from './exit-codes.ts';
import { jsonReport } from './json-report.ts';
import { diagnosticsText } from './print.ts';

export function versionsCommand(caseFolder: string, flags: { readonly json?: boolean }): number {
  try {
    const kept = versions(caseFolder);
    if (flags.json) process.stdout.write(jsonReport('versions', true, [], { versions: kept }));
    else if (kept.length === 0)
      process.stdout.write('Chưa lưu phiên bản nào. Lưu: hoso snapshot <hồ sơ> --note "…"\n');
    else process.stdout.write(`${kept.map(lineOf).join('\n')}\n`);
    return EXIT.ok;
  } catch (e) {
    if (!(e instanceof DiagnosticError)) throw e;
    if (flags.json) process.stdout.write(jsonReport('versions', false, e.diagnostics));
    else process.stderr.write(`${diagnosticsText(e.diagnostics)}\n`);
    return EXIT.data;
  }
}

function lineOf({ number, folder, version, problems }: ReturnType<typeof versions>[number]): string {
  const title =
    version === null
      ? `${number === 0 ? '???' : versionNumber(number)}  ${folder}`
      : [
          versionNumber(number),
          shortDate(version.date),
          shortened(version.note),
          ...(version.by === null ? [] : [`(${version.by})`]),
          ...(version.frozen === null ? [] : [`[chốt số liệu đến ngày ${shortDate(version.frozen.asOf)}]`]),
        ].join('  ');
  return problems.length === 0 ? title : `${title}\n     ĐÃ BỊ SỬA: ${problems.join('; ')}`;
}

const SHOWN = 120;
const shortened = (note: string): string =>
  note.length <= SHOWN ? note : `${note.slice(0, note.lastIndexOf(' ', SHOWN) + 1 || SHOWN).trimEnd()}…`;
