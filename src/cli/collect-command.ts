/** `hoso collect`: returned forms into the case, with a report of every cell. */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { OPEN } from '../collecting/collect.ts';
import { countsText, STATUS_WORDS, statusOrder } from '../collecting/report/words.ts';
import type { CollectedCell } from '../collecting/returned/decide.ts';
import { type CollectRun, collectForms, type ReturnedBytes } from '../dossier/collect-forms.ts';
import { packNames, packsFolder } from '../dossier/packs.ts';
import { writeWhole } from '../dossier/safe-write.ts';
import { type Diagnostic, DiagnosticError } from '../index.ts';
import { Diagnostics, placeText } from '../model/diagnostics.ts';
import { diskFiles } from '../readers/world.ts';
import { today } from './clock.ts';
import { EXIT } from './exit-codes.ts';
import { formsFolder } from './forms-command.ts';
import { diagnosticsText } from './print.ts';

export interface CollectFlags {
  readonly on?: string;
  readonly dryRun?: boolean;
  readonly choices?: string;
  readonly report?: string;
  readonly json?: boolean;
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
    const packs = packsFolder();
    const run = diagnostics.hasErrors
      ? null
      : await collectForms(
          slashes(caseFolder),
          { files: diskFiles, packsFolder: slashes(packs), packNames: packNames(packs) },
          { returned, choices, on: flags.on ?? today(), dryRun: flags.dryRun ?? false },
          diagnostics,
        );
    if (!run) throw new DiagnosticError(diagnostics.items);
    const report = writeReport(flags, run);
    const open = run.collected.cells.filter((c) => OPEN.includes(c.status));
    const refused = run.collected.files.filter((f) => f.state === 'refused');
    if (flags.json)
      process.stdout.write(`${JSON.stringify(jsonOf(run, report, diagnostics.items), null, 2)}\n`);
    else process.stdout.write(summary(run, report, flags.dryRun ?? false));
    return open.length + refused.length > 0 ? EXIT.partial : EXIT.ok;
  } catch (e) {
    if (!(e instanceof DiagnosticError)) throw e;
    if (flags.json)
      process.stdout.write(`${JSON.stringify({ ok: false, diagnostics: e.diagnostics }, null, 2)}\n`);
    else process.stderr.write(`${diagnosticsText(e.diagnostics)}\nChưa ghi gì vào hồ sơ.\n`);
    return EXIT.data;
  }
}

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

const placeOf = (cell: CollectedCell): string => placeText(cell.answer.place);

function jsonOf(
  { collected, written, copies }: CollectRun,
  report: string,
  diagnostics: readonly Diagnostic[],
) {
  return {
    ok: true,
    written,
    copies,
    report,
    counts: collected.counts,
    files: collected.files.map((f) => ({
      file: f.file,
      state: f.state,
      form: f.form?.id ?? null,
      unit: f.sender?.unit ?? null,
      cells: f.submissions.reduce((n, s) => n + s.answers.length, 0),
      message: f.message,
      hint: f.hint,
    })),
    cells: collected.cells.map((c) => ({
      status: c.status,
      item: c.item,
      label: c.label,
      old: c.old,
      new: c.text,
      value: c.answer.value,
      unit: c.submission.sender.unit,
      where: c.answer.place,
      reason: c.reason,
      hint: c.hint,
    })),
    diagnostics,
  };
}

function summary({ collected, written, copies }: CollectRun, report: string, dryRun: boolean): string {
  const { cells, files, counts } = collected;
  const lines = [`Đã đọc ${files.length} tệp, ${cells.length} ô có ghi: ${countsText(counts)}.`];
  for (const f of files)
    if (f.message !== null) lines.push(`- ${f.file}: ${f.message}${f.hint ? ` (${f.hint})` : ''}`);
  const waiting = cells
    .filter((c) => OPEN.includes(c.status) || c.status === 'note')
    .toSorted((a, b) => statusOrder(a.status) - statusOrder(b.status));
  if (waiting.length > 0) lines.push('', 'Chưa đưa vào hồ sơ, cần xem:');
  for (const c of waiting)
    lines.push(
      `- ${STATUS_WORDS[c.status]}: ${c.label}: "${c.text}"${c.old === null ? '' : ` (đang có: ${c.old})`}`,
      `    ở: ${placeOf(c)}${c.reason === null ? '' : `\n    vì: ${c.reason}`}${c.hint === null ? '' : `\n    sửa: ${c.hint}`}`,
    );
  lines.push('', `Báo cáo từng ô: ${report}`);
  if (waiting.some((c) => c.status !== 'note' && c.status !== 'invalid'))
    lines.push(`Ghi x vào cột Chọn của báo cáo rồi chạy: hoso collect <hồ sơ> --choices ${report}`);
  lines.push(
    dryRun
      ? 'Chạy thử: chưa ghi gì vào hồ sơ.'
      : written.length === 0
        ? 'Hồ sơ không có gì thay đổi.'
        : `Đã ghi: ${written.join(', ')}${copies.length > 0 ? `; bản trước khi ghi: ${copies.join(', ')}` : ''}`,
  );
  return `${lines.join('\n')}\n`;
}
