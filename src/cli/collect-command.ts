/** `hoso collect`: returned forms into the case, with a report of every cell. */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { OPEN } from '../collecting/collect.ts';
import { type CollectRun, collectForms, type ReturnedBytes } from '../dossier/collect-forms.ts';
import { packNames, packsFolder } from '../dossier/packs.ts';
import { preparedHere } from '../dossier/prepared.ts';
import { writeWhole } from '../dossier/safe-write.ts';
import { DiagnosticError } from '../index.ts';
import { type Diagnostic, Diagnostics } from '../model/diagnostics.ts';
import { diskFiles } from '../readers/world.ts';
import { today } from './clock.ts';
import { collectedFindings, collectedJson, collectedSummary } from './collect-report.ts';
import { EXIT } from './exit-codes.ts';
import { formsFolder } from './forms-command.ts';
import { jsonReport } from './json-report.ts';
import { folderOf, leaveResults } from './leave-results.ts';
import { printLeft } from './left.ts';
import { diagnosticsText } from './print.ts';

export interface CollectFlags {
  readonly on?: string;
  readonly dryRun?: boolean;
  readonly choices?: string;
  readonly report?: string;
  readonly json?: boolean;
  /** Leave `KET-QUA.html`, beside the report of cells unless a place is named. */
  readonly html?: string | true;
}

const REPORT = 'bao-cao-thu-thap.xlsx';
/** What Excel leaves beside an open workbook, and our own reports among the returned files. */
const SKIPPED = /^(~\$|\.|bao-cao-thu-thap|phieu-chua-gui)/;
const WORKBOOK = /\.(xls[xmb]?|ods|csv|et)$/i;

const slashes = (p: string): string => p.replaceAll('\\', '/');

export async function collectCommand(
  caseFolder: string,
  names: readonly string[],
  flags: CollectFlags,
): Promise<number> {
  const diagnostics = new Diagnostics();
  try {
    const returned = names.flatMap((name) => filesAt(name, diagnostics));
    const choices = flags.choices === undefined ? null : (filesAt(flags.choices, diagnostics)[0] ?? null);
    if (returned.length === 0 && choices === null && !diagnostics.hasErrors)
      diagnostics.error(
        'collect-nothing',
        'không có tệp nào để tổng hợp',
        [],
        'ghi tên các tệp nhận được, hoặc thư mục chứa chúng',
      );
    if (flags.report !== undefined && !/\.xlsx$/i.test(flags.report))
      diagnostics.error(
        'report-name',
        `"${flags.report}" không phải tên báo cáo`,
        [],
        'ghi tên tệp .xlsx sau --report',
      );
    const packs = packsFolder();
    const run = diagnostics.hasErrors
      ? null
      : await collectForms(
          slashes(caseFolder),
          {
            files: diskFiles,
            packsFolder: slashes(packs),
            packNames: packNames(packs),
            prepared: preparedHere(),
          },
          { returned, choices, on: flags.on ?? today(), dryRun: flags.dryRun ?? false },
          diagnostics,
        );
    if (!run) throw new DiagnosticError(diagnostics.items);
    const report = writeReport(flags, run);
    const open = run.collected.cells.filter((c) => OPEN.includes(c.status));
    const refused = run.collected.files.filter((f) => f.state === 'refused');
    const findings = [...diagnostics.items, ...collectedFindings(run)];
    const left = leavePage(caseFolder, path.dirname(report), findings, [path.basename(report)], flags);
    const failed = diagnostics.hasErrors;
    const whole = !failed && open.length + refused.length + left.problems.length === 0;
    if (flags.json)
      process.stdout.write(
        jsonReport('collect', whole, [...findings, ...left.problems], {
          ...collectedJson(run, report),
          page: left.page,
        }),
      );
    else {
      process.stdout.write(collectedSummary(run, report, flags.dryRun ?? false));
      if (failed) process.stderr.write(`${diagnosticsText(diagnostics.items)}\nChưa ghi gì vào hồ sơ.\n`);
      printLeft(left);
    }
    return failed ? EXIT.data : whole ? EXIT.ok : EXIT.partial;
  } catch (e) {
    if (!(e instanceof DiagnosticError)) throw e;
    const left = leavePage(caseFolder, folderOf(caseFolder), e.diagnostics, [], flags);
    if (flags.json)
      process.stdout.write(
        jsonReport('collect', false, [...e.diagnostics, ...left.problems], { page: left.page }),
      );
    else {
      process.stderr.write(`${diagnosticsText(e.diagnostics)}\nChưa ghi gì vào hồ sơ.\n`);
      printLeft(left);
    }
    return EXIT.data;
  }
}

const leavePage = (
  source: string,
  folder: string,
  diagnostics: readonly Diagnostic[],
  files: readonly string[],
  { html }: CollectFlags,
) =>
  leaveResults(
    source,
    folder,
    {
      title: 'Kết quả tổng hợp phiếu',
      source,
      outcome:
        diagnostics.length === 0
          ? 'Mọi ô đã vào hồ sơ.'
          : 'Còn ô hoặc tệp phải xem; mọi số chưa nhận đều có dưới đây.',
      diagnostics,
      made: files.length === 0 ? [] : [{ title: 'Báo cáo từng ô', files }],
    },
    html === undefined ? {} : { html },
  );

/** A file, or all workbooks of a folder and its folders. */
function filesAt(name: string, diagnostics: Diagnostics): ReturnedBytes[] {
  if (!existsSync(name)) {
    diagnostics.error(
      'file-missing',
      `không thấy tệp "${name}"`,
      [{ file: name }],
      'kiểm tra lại đường dẫn; đường dẫn có dấu cách phải đặt trong dấu nháy',
    );
    return [];
  }
  const files = statSync(name).isDirectory()
    ? readdirSync(name, { recursive: true, encoding: 'utf8' })
        .filter((n) => WORKBOOK.test(n) && !SKIPPED.test(path.basename(n)))
        .sort()
        .map((n) => path.join(name, n))
    : [name];
  return files.map((file) => ({ file: slashes(file), bytes: readFileSync(file) }));
}

/** Beside the forms; an earlier report stays, because somebody may be choosing in it. */
function writeReport(flags: CollectFlags, run: CollectRun): string {
  const wanted = flags.report ?? path.join(formsFolder(run.caseId), REPORT);
  const { dir, name, ext } = path.parse(wanted);
  let file = wanted;
  for (let n = 2; existsSync(file) && !readFileSync(file).equals(run.report); n++)
    file = path.join(dir, `${name}-${n}${ext}`);
  writeWhole(file, run.report);
  return file;
}
