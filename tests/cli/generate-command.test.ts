/** `hoso generate` through its function: exit codes, what is said on which stream, folders of the editions. */
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { EXIT } from '../../src/cli/exit-codes.ts';
import { type GenerateFlags, generateCommand } from '../../src/cli/generate-command.ts';
import { caseFiles, edited, REAL } from '../support/load.ts';
import { readText } from '../support/source-files.ts';

const folder = mkdtempSync(join(tmpdir(), 'cli-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const said = { out: '', err: '' };
beforeEach(() => {
  said.out = '';
  said.err = '';
  vi.spyOn(process.stdout, 'write').mockImplementation((chunk) => {
    said.out += String(chunk);
    return true;
  });
  vi.spyOn(process.stderr, 'write').mockImplementation((chunk) => {
    said.err += String(chunk);
    return true;
  });
});
afterEach(() => vi.restoreAllMocks());

let runs = 0;
const fresh = () => join(folder, String(runs++));
const run = (flags: Partial<GenerateFlags> = {}, caseFolder = REAL.folder) =>
  generateCommand(caseFolder, { out: fresh(), edition: 'working', ...flags });

/** A copy of the real case with one place changed, on disk. */
function wrongCase(name: string, old: string, now: string): string {
  const target = fresh();
  mkdirSync(target, { recursive: true });
  for (const [file, text] of Object.entries(edited(caseFiles(REAL), name, old, now)))
    writeFileSync(join(target, file), text);
  return target;
}

describe('exit codes', () => {
  it('are those the README documents', () => {
    expect(EXIT).toEqual({ ok: 0, data: 1, usage: 2, partial: 3, internal: 4 });
    const readme = readText('README.md');
    for (const code of Object.values(EXIT))
      expect([code, new RegExp(`\\| *\`?${code}\`? *\\|`).test(readme)]).toEqual([code, true]);
  });

  it('0 when everything asked for was made, with a summary', async () => {
    const out = fresh();
    expect(await run({ out, only: ['plan'], formats: ['docx'] })).toBe(EXIT.ok);
    expect(existsSync(join(out, 'nhan-ly-2024/ke-hoach.docx'))).toBe(true);
    expect(said.out).toContain('Đã lập 1 tài liệu, 1 tệp');
    expect(said.out).toContain(join(out, 'nhan-ly-2024'));
    // Plain lines of progress: this is no terminal.
    expect(said.err).toContain('[ 1/1] Kế hoạch');
    expect(said.err).not.toContain('\u001b');
  });

  it('1 when the data have errors: all are printed, nothing is written', async () => {
    const out = fresh();
    const folder = wrongCase('so-lieu.yaml', 'denominator: "15.7"', 'denominator: "0"');
    expect(await run({ out }, folder)).toBe(EXIT.data);
    expect(said.err).toMatch(
      /LỖI: số liệu "duong-ngo-xom" có mẫu số bằng 0\n {4}ở: .*so-lieu\.yaml:\d+:\d+\n {4}sửa: /,
    );
    expect(said.err).toContain('Có 1 lỗi cần sửa.');
    expect(said.err).toContain('Chưa ghi tệp nào.');
    expect(existsSync(out)).toBe(false);
  });

  it('1 when a template has errors, or an id is unknown', async () => {
    const own = fresh();
    mkdirSync(own, { recursive: true });
    writeFileSync(
      join(own, 'plan.hbs'),
      '<document title="T" subject="S"><section><p>{{unmetCoun}}</p></section></document>',
    );
    expect(await run({ templates: own })).toBe(EXIT.data);
    expect(said.err).toContain('có phải ý bạn là "unmetCount"?');
    expect(await run({ only: ['plam'] })).toBe(EXIT.data);
    expect(said.err).toContain('có phải ý bạn là "plan"?');
  });

  it('1 when there is no case', async () => {
    expect(await run({}, join(folder, 'khong-co'))).toBe(EXIT.data);
    expect(said.err).toContain('không thấy hồ sơ số liệu');
  });

  it('3 when documents were refused or failed; the others are there and the refused are named', async () => {
    const out = fresh();
    expect(await run({ out, edition: 'submission', only: ['criterion-02', 'plan'], formats: ['docx'] })).toBe(
      EXIT.partial,
    );
    expect(existsSync(join(out, 'nhan-ly-2024/submission/ke-hoach.docx'))).toBe(true);
    expect(said.out).toContain('criterion-02: tiêu chí số 2 chưa đạt');
    expect(said.out).toContain('--include-unready');
    const blocked = fresh();
    mkdirSync(join(blocked, 'nhan-ly-2024/ke-hoach.docx'), { recursive: true });
    expect(await run({ out: blocked, only: ['criterion-04', 'plan'], formats: ['docx'] })).toBe(EXIT.partial);
    expect(said.out).toContain('KHÔNG LẬP ĐƯỢC plan');
    expect(existsSync(join(blocked, 'nhan-ly-2024/tieu-chi-04-dien.docx'))).toBe(true);
  });
});

describe('editions', () => {
  it('the submission stands in a folder of its own with its own manifest', async () => {
    const out = fresh();
    await run({ out, only: ['plan'], formats: ['docx'] });
    await run({ out, only: ['plan'], formats: ['docx'], edition: 'submission' });
    const edition = (at: string) =>
      (
        JSON.parse(readFileSync(join(out, 'nhan-ly-2024', at, 'manifest.json'), 'utf8')) as {
          edition: string;
        }
      ).edition;
    expect([edition('.'), edition('submission')]).toEqual(['working', 'submission']);
  });
});

describe('--json', () => {
  it('prints one JSON value and nothing else', async () => {
    await run({ json: true, only: ['plan'], formats: ['docx'] });
    const report = JSON.parse(said.out) as {
      ok: boolean;
      documents: { id: string }[];
      timings: Record<string, number>;
    };
    expect([report.ok, report.documents.map((d) => d.id)]).toEqual([true, ['plan']]);
    expect(said.err).toBe('');
  });

  it('of errors too', async () => {
    await run({ json: true }, wrongCase('case.yaml', 'region: TDMNPB', 'region: XX'));
    const report = JSON.parse(said.out) as {
      ok: boolean;
      diagnostics: { code: string; where: { line: number }[] }[];
    };
    expect([report.ok, report.diagnostics.map((d) => d.code)]).toEqual([false, ['unknown-id']]);
    expect(report.diagnostics[0]!.where[0]!.line).toBeGreaterThan(1);
    expect(said.err).toBe('');
  });

  it('has the same shape whether documents were made or not', async () => {
    const keys = (): string[] => Object.keys(JSON.parse(said.out) as object);
    const shared = ['ok', 'command', 'diagnostics', 'marked', 'page'];
    await run({ json: true, only: ['plan'], formats: ['docx'] });
    expect(keys()).toEqual(expect.arrayContaining(shared));
    said.out = '';
    await run({ json: true }, wrongCase('case.yaml', 'region: TDMNPB', 'region: XX'));
    expect(keys()).toEqual(shared);
  });
});

describe('--html', () => {
  it('leaves the page beside the documents, with links to them and what was refused', async () => {
    const out = fresh();
    await run({ out, html: true, edition: 'submission', only: ['criterion-02', 'plan'], formats: ['docx'] });
    const file = join(out, 'nhan-ly-2024/submission/KET-QUA.html');
    const page = readFileSync(file, 'utf8');
    expect(page).toContain('href="./ke-hoach.docx"');
    expect(page).toContain('criterion-02</bdi>: <bdi>tiêu chí số 2 chưa đạt');
    expect(said.out).toContain(`Trang kết quả: ${file}`);
  });

  it('leaves it beside the data when nothing was made', async () => {
    const folder = wrongCase('so-lieu.yaml', 'denominator: "15.7"', 'denominator: "0"');
    expect(await run({ html: true }, folder)).toBe(EXIT.data);
    const page = readFileSync(join(folder, 'KET-QUA.html'), 'utf8');
    expect(page).toContain('1 lỗi, ');
    expect(page).toContain('Chưa ghi tệp nào.');
  });

  it('--mark says what it needs', async () => {
    expect(await run({ mark: true, only: ['plan'], formats: ['docx'] })).toBe(EXIT.partial);
    expect(said.err).toContain('chỉ đánh dấu được bảng tính .xlsx');
  });
});
