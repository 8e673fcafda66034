/** What a run leaves for people beside its output: a marked copy of the workbook and the page `KET-QUA.html`. */
import { existsSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { diskReason, replaceFile } from '../dossier/safe-write.ts';
import { type Diagnostic, DiagnosticError, type Place } from '../model/diagnostics.ts';
import { markWorkbook } from '../workbook/mark.ts';
import type { Left } from './left.ts';
import { type ReportPage, reportPage } from './report-page.ts';

export interface ResultFlags {
  /** Where to; `true` for the usual name. */
  readonly mark?: string | true;
  readonly html?: string | true;
}

export const PAGE_NAME = 'KET-QUA.html';
const WORKBOOK = /\.xls[xm]$/i;

/**
 * `page.made` names files relative to `folder`, where the page goes when the flag names no place. The input is never
 * written over, nor an older marked copy: somebody may have gone on working in it.
 */
export function leaveResults(
  casePath: string,
  folder: string,
  page: ReportPage,
  { mark, html }: ResultFlags,
): Left {
  const lines: string[] = [];
  const problems: Diagnostic[] = [];
  const attempt = (work: () => string | null): string | null => {
    try {
      return work();
    } catch (e) {
      if (!(e instanceof DiagnosticError)) throw e;
      problems.push(...e.diagnostics);
      return null;
    }
  };
  const marked = mark === undefined ? null : attempt(() => leaveMarked(casePath, page.diagnostics, mark));
  if (marked !== null) lines.push(`Bản đánh dấu: ${marked}`);
  else if (mark !== undefined && problems.length === 0) lines.push('Không có ô nào cần đánh dấu.');
  const target = html === true ? path.join(folder, PAGE_NAME) : html;
  const written =
    target === undefined ? null : attempt(() => leavePage(target, movedLinks(page, folder, target)));
  if (written !== null) lines.push(`Trang kết quả: ${written}`);
  return { marked, page: written, lines, problems };
}

/** Where results of a case without output go: its folder, or that of its file. */
export const folderOf = (casePath: string): string =>
  existsSync(casePath) && statSync(casePath).isDirectory() ? casePath : path.dirname(casePath);

function leaveMarked(
  casePath: string,
  diagnostics: readonly Diagnostic[],
  mark: string | true,
): string | null {
  if (!WORKBOOK.test(casePath) || !existsSync(casePath))
    fail(
      'mark-needs-workbook',
      `chỉ đánh dấu được bảng tính .xlsx, còn "${casePath}" không phải`,
      'bỏ --mark, hoặc chỉ tới tệp bảng tính',
    );
  const target =
    mark === true ? casePath.replace(WORKBOOK, (extension) => `.danh-dau${extension.toLowerCase()}`) : mark;
  if (path.resolve(target) === path.resolve(casePath))
    fail('mark-over-input', `không ghi bản đánh dấu đè lên ${casePath}`, 'chọn tên khác sau --mark');
  const before = readFileSync(casePath);
  const here = diagnostics.map((d) => ({ ...d, where: d.where.map((p) => namedAs(casePath, p)) }));
  const after = markWorkbook(before, here, casePath);
  if (after.equals(before)) return null;
  const free = freeName(target, after);
  writeWhole(free, after);
  return free;
}

/** Readers may name the workbook by another path than the command line. */
const namedAs = (casePath: string, place: Place): Place =>
  place.file === path.basename(casePath) || path.resolve(place.file) === path.resolve(casePath)
    ? { ...place, file: casePath }
    : place;

/** `x.danh-dau.xlsx`, `x.danh-dau-2.xlsx`, …: the first that is free or already holds these bytes. */
function freeName(target: string, bytes: Buffer): string {
  const extension = path.extname(target);
  for (let n = 1; ; n++) {
    const name = n === 1 ? target : `${target.slice(0, target.length - extension.length)}-${n}${extension}`;
    if (!existsSync(name) || readFileSync(name).equals(bytes)) return name;
  }
}

function leavePage(target: string, page: ReportPage): string {
  if (!/\.html?$/i.test(target))
    fail(
      'html-name',
      `"${target}" không phải tên trang kết quả`,
      'ghi tên tệp .html sau --html, hoặc không ghi tên',
    );
  writeWhole(target, Buffer.from(reportPage(page), 'utf8'));
  return target;
}

function movedLinks(page: ReportPage, folder: string, target: string): ReportPage {
  const from = path.resolve(path.dirname(target));
  const moved = (file: string): string =>
    path.relative(from, path.resolve(folder, file)).replaceAll('\\', '/');
  return { ...page, made: (page.made ?? []).map((d) => ({ ...d, files: d.files.map(moved) })) };
}

function writeWhole(target: string, bytes: Buffer): void {
  try {
    replaceFile(target, bytes);
  } catch (e) {
    fail(
      'result-unwritable',
      `không ghi được ${target}: ${diskReason(e) ?? String(e)}`,
      'đóng tệp đó trong Excel hoặc trình duyệt rồi chạy lại, hoặc chọn chỗ khác',
    );
  }
}

function fail(code: string, message: string, hint: string): never {
  throw new DiagnosticError([{ code, severity: 'error', message, hint, where: [] }]);
}
