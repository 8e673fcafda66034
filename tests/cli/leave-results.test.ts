/** Marked copies and pages on the disk: their names, what is never written over, what is said when it fails. */
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { jsonReport } from '../../src/cli/json-report.ts';
import { leaveResults, type ResultFlags } from '../../src/cli/leave-results.ts';
import type { Left } from '../../src/cli/left.ts';
import type { Diagnostic } from '../../src/model/diagnostics.ts';
import { officeWorkbook } from '../support/office-workbook.ts';
import { zipPart } from '../support/unzip.ts';

const root = mkdtempSync(join(tmpdir(), 'leave-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

let runs = 0;
/** A folder whose name has what offices put into names, with a workbook in it. */
function place(): { folder: string; file: string } {
  const folder = join(root, `Xã "A" & B ${runs++}`);
  mkdirSync(folder);
  const file = join(folder, 'so-lieu.xlsx');
  writeFileSync(file, officeWorkbook());
  return { folder, file };
}

const wrong = (file: string, message = 'sai'): Diagnostic => ({
  code: 'thu',
  severity: 'error',
  message,
  where: [{ file, sheet: 'Số liệu', cell: 'B2' }],
});

const leave = (
  file: string,
  folder: string,
  flags: ResultFlags,
  diagnostics: readonly Diagnostic[] = [wrong(file)],
): Left =>
  leaveResults(
    file,
    folder,
    {
      title: 'T',
      source: file,
      outcome: 'O',
      diagnostics,
      made: [{ title: 'K', files: ['con/ke-hoach.docx'] }],
    },
    flags,
  );

describe('--mark', () => {
  it('writes a copy beside the workbook and leaves the workbook', () => {
    const { folder, file } = place();
    const left = leave(file, folder, { mark: true });
    expect(left.marked).toBe(join(folder, 'so-lieu.danh-dau.xlsx'));
    expect(left.lines).toEqual([`Bản đánh dấu: ${left.marked}`]);
    expect(zipPart(readFileSync(left.marked!), 'xl/comments1.xml')).toContain('LỖI: sai');
    expect(readFileSync(file).equals(officeWorkbook())).toBe(true);
    expect(readdirSync(folder).sort()).toEqual(['so-lieu.danh-dau.xlsx', 'so-lieu.xlsx']);
  });

  it('never writes over an older copy that differs: somebody may have gone on in it', () => {
    const { folder, file } = place();
    const names = ['một', 'một', 'hai', 'một', 'ba'].map(
      (message) => leave(file, folder, { mark: true }, [wrong(file, message)]).marked,
    );
    expect(names.map((n) => n?.slice(folder.length + 1))).toEqual([
      'so-lieu.danh-dau.xlsx',
      'so-lieu.danh-dau.xlsx',
      'so-lieu.danh-dau-2.xlsx',
      'so-lieu.danh-dau.xlsx',
      'so-lieu.danh-dau-3.xlsx',
    ]);
  });

  it('goes where it is told, but not over the input', () => {
    const { folder, file } = place();
    const target = join(folder, 'thu muc moi', 'ban.xlsx');
    expect(leave(file, folder, { mark: target }).marked).toBe(target);
    const left = leave(file, folder, { mark: join(folder, '.', 'so-lieu.xlsx') });
    expect([left.marked, left.problems.map((d) => d.code)]).toEqual([null, ['mark-over-input']]);
    expect(readFileSync(file).equals(officeWorkbook())).toBe(true);
  });

  it('says when there is nothing to mark, and when there is no workbook', () => {
    const { folder, file } = place();
    const none = leave(file, folder, { mark: true }, [
      { code: 'x', severity: 'error', message: 'ở tệp khác', where: [{ file: 'khac.yaml', line: 1 }] },
    ]);
    expect([none.marked, none.lines]).toEqual([null, ['Không có ô nào cần đánh dấu.']]);
    expect(leave(folder, folder, { mark: true }).problems.map((d) => d.code)).toEqual([
      'mark-needs-workbook',
    ]);
    writeFileSync(file, '%PDF-1.7');
    expect(leave(file, folder, { mark: true }).problems.map((d) => d.code)).toEqual(['workbook-kind']);
  });
});

describe('--html', () => {
  it('writes the page into the folder of the results, with links from there', () => {
    const { folder, file } = place();
    expect(leave(file, folder, { html: true }).page).toBe(join(folder, 'KET-QUA.html'));
    expect(readFileSync(join(folder, 'KET-QUA.html'), 'utf8')).toContain('href="./con/ke-hoach.docx"');
    leave(file, folder, { html: join(folder, 'trang', 'x.html') });
    expect(readFileSync(join(folder, 'trang/x.html'), 'utf8')).toContain('href="./../con/ke-hoach.docx"');
  });

  it('says what to do when it cannot be written, and leaves no half file', () => {
    const { folder, file } = place();
    mkdirSync(join(folder, 'KET-QUA.html'));
    const left = leave(file, folder, { html: true });
    expect(left.page).toBeNull();
    expect(left.problems[0]).toMatchObject({ code: 'result-unwritable', severity: 'error' });
    expect(left.problems[0]!.hint).toContain('đóng tệp đó');
    expect(readdirSync(folder).filter((n) => n.endsWith('.tmp'))).toEqual([]);
  });

  it('is never written over the data or a document', () => {
    const { folder, file } = place();
    const before = readFileSync(file);
    for (const html of [file, join(folder, 'ke-hoach.docx'), join(folder, 'case.yaml')])
      expect(leave(file, folder, { html })).toMatchObject({ page: null, problems: [{ code: 'html-name' }] });
    expect(readFileSync(file).equals(before)).toBe(true);
    expect(existsSync(join(folder, 'case.yaml'))).toBe(false);
  });

  it('leaves nothing that was not asked for', () => {
    const { folder, file } = place();
    expect(leave(file, folder, {})).toEqual({ marked: null, page: null, lines: [], problems: [] });
    expect(existsSync(join(folder, 'KET-QUA.html'))).toBe(false);
  });
});

describe('--json', () => {
  it('has every key, null where there is nothing', () => {
    const report = JSON.parse(jsonReport('check', false, [wrong('so-lieu.xlsx')], { page: null })) as object;
    expect(report).toEqual({
      ok: false,
      command: 'check',
      diagnostics: [
        {
          code: 'thu',
          severity: 'error',
          message: 'sai',
          hint: null,
          where: [
            {
              file: 'so-lieu.xlsx',
              sheet: 'Số liệu',
              cell: 'B2',
              line: null,
              column: null,
              text: 'so-lieu.xlsx › Số liệu!B2',
            },
          ],
          about: [],
          silenced: null,
        },
      ],
      page: null,
    });
  });
});
