/** `hoso diff`: two states of a case side by side; files only where they are asked for. */
import path from 'node:path';
import { paperRequests } from '../dossier/diff/paper-requests.ts';
import { adviceOf } from '../dossier/diff/ways-on.ts';
import { DiagnosticError, type DiffResult, diff, type Edition, loadCase } from '../index.ts';
import { shortDate } from '../wording/dates.ts';
import { diffJson, diffText } from './diff-report.ts';
import { EXIT } from './exit-codes.ts';
import { jsonReport } from './json-report.ts';
import { diagnosticsText } from './print.ts';

export interface DiffFlags {
  /** True: the usual folder. */
  readonly out?: string | true;
  readonly only?: readonly string[];
  readonly redline?: boolean;
  /** Papers that follow an issued one: "adjust", "report", "correct:<id>". */
  readonly papers?: readonly string[];
  readonly edition?: Edition;
  readonly templates?: string;
  readonly verbose?: boolean;
  readonly json?: boolean;
}

export async function diffCommand(before: string, after: string, flags: DiffFlags): Promise<number> {
  try {
    const load = (from: string) => ({
      from,
      dossier: loadCase(from, flags.templates === undefined ? {} : { templates: flags.templates }),
    });
    const [old, now] = [load(before), load(after)];
    const { commune, id } = now.dossier.appraised.data;
    const papers = paperRequests(flags.papers ?? []);
    const writes = flags.redline === true || papers.length > 0;
    const base = flags.out === true || (flags.out === undefined && writes) ? 'output' : flags.out;
    const result = await diff(old, now, {
      edition: flags.edition ?? 'working',
      only: flags.only ?? [],
      redline: flags.redline ?? false,
      papers,
      ...(base === undefined ? {} : { outFolder: path.join(base, id, 'so-sanh') }),
    });
    const { diagnostics } = result;
    const whole = !diagnostics.some((d) => d.severity === 'error') && result.touched.failed.length === 0;
    if (flags.json) process.stdout.write(jsonReport('diff', whole, diagnostics, reportJson(result)));
    else {
      const name = `${commune.kind} ${commune.name}`;
      process.stdout.write(diffText(result.comparison, { commune: name, verbose: flags.verbose ?? false }));
      process.stdout.write(waysText(result) + filesText(result));
      if (diagnostics.length > 0) process.stderr.write(`${diagnosticsText(diagnostics)}\n`);
    }
    return whole ? EXIT.ok : EXIT.partial;
  } catch (e) {
    if (!(e instanceof DiagnosticError)) throw e;
    if (flags.json) process.stdout.write(jsonReport('diff', false, e.diagnostics));
    else process.stderr.write(`${diagnosticsText(e.diagnostics)}\nKhông so sánh được.\n`);
    return EXIT.data;
  }
}

const reportJson = ({ comparison, waysOn, folder, files }: DiffResult) => ({
  ...diffJson(comparison),
  issued: waysOn,
  folder,
  files,
});

function waysText({ waysOn }: DiffResult): string {
  if (waysOn.length === 0) return '';
  const lines = waysOn.flatMap(({ document, title, issued, way, reason }) => [
    `  ${document} - ${title} (số ${issued.number}, ngày ${shortDate(issued.date)}): ${reason}`,
    `      nên: ${adviceOf({ way, document })}`,
  ]);
  return `\nVăn bản đã ban hành không sửa được nữa:\n${lines.join('\n')}\n`;
}

const filesText = ({ folder, files }: DiffResult): string =>
  folder === null ? '' : `\nĐã ghi: ${files.join(', ')}\nỞ thư mục: ${folder}\n`;
