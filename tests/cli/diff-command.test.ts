/** `hoso diff` through its function: states from disk in every form, exit codes, JSON. */
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { diffCommand } from '../../src/cli/diff-command.ts';
import { EXIT } from '../../src/cli/exit-codes.ts';
import { initCommand } from '../../src/cli/init-command.ts';
import { snapshot } from '../../src/index.ts';
import { silently } from '../support/captured.ts';
import { REAL, SAMPLE } from '../support/load.ts';

const folder = mkdtempSync(join(tmpdir(), 'cli-so sánh-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const live = join(folder, 'xã mẫu');
cpSync(SAMPLE.folder, live, { recursive: true });
const kept = snapshot(live, { note: 'trước khi họp', on: '2024-09-20', out: join(folder, 'output') });
const file = join(live, 'so-lieu.yaml');
writeFileSync(file, readFileSync(file, 'utf8').replace('value: "56.8"', 'value: "58.1"'));

describe('hoso diff', () => {
  it('a kept version and the live case: named by its number and note', async () => {
    const said = await silently(() => diffCommand(kept.folder, live, {}));
    expect(said.code).toBe(EXIT.ok);
    expect(said.text).toContain('cũ:  phiên bản 001, ngày 20/9/2024: trước khi họp');
    expect(said.text).toContain('56,8 triệu đồng/người/năm → 58,1 triệu đồng/người/năm; +1,3');
    expect(said.text).not.toContain('Đã ghi');
  });

  it('a folder and its workbook: no difference', async () => {
    const book = join(folder, 'xa-mau.xlsx');
    await silently(async () => initCommand(book, { from: live }));
    const said = await silently(() => diffCommand(live, book, {}));
    expect(said.text).toContain('Hai bản không có gì khác nhau.');
    expect(said.code).toBe(EXIT.ok);
  });

  it('JSON: exact numbers as text, documents with their places', async () => {
    const said = await silently(() => diffCommand(kept.folder, live, { json: true }));
    const report = JSON.parse(said.text);
    expect(Object.keys(report)).toEqual([
      'ok',
      'command',
      'diagnostics',
      'caseId',
      'same',
      'before',
      'after',
      'figures',
      'restated',
      'results',
      'verdicts',
      'entered',
      'left',
      'documents',
      'issued',
      'folder',
      'files',
    ]);
    expect(report.figures).toMatchObject([
      {
        id: 'thu-nhap',
        before: { value: '56.8' },
        after: { value: '58.1' },
        amount: { value: '1.3', unit: 'triệu đồng/người/năm' },
        points: null,
      },
    ]);
    expect(report.before.version).toBe('phiên bản 001, ngày 20/9/2024');
    expect(report.figures[0].documents).toContain('criterion-10');
  });

  it('papers that follow an issued plan: written beside the table, named where they are advised', async () => {
    const after = join(folder, 'nay');
    cpSync(SAMPLE.folder, after, { recursive: true });
    const path = join(after, 'case.yaml');
    writeFileSync(path, readFileSync(path, 'utf8').replace(/^( +committee: .*)$/m, '$1 mở rộng'));
    const out = join(folder, 'ra');
    const said = await silently(() =>
      diffCommand(SAMPLE.folder, after, { papers: ['adjust', 'report'], out }),
    );
    expect(said.text).toContain('ke-hoach-dieu-chinh.docx, ke-hoach-dieu-chinh.pdf, bao-cao-tien-do.docx');
    expect(said.text).toContain('plan.replaces');
    expect(said.code).toBe(EXIT.ok);
    expect(readdirSync(join(out, 'xa-mau', 'so-sanh'))).toContain('ke-hoach-dieu-chinh.pdf');
  });

  it('a paper that does not fit is refused, with what to do; an unknown one too', async () => {
    const said = await silently(() => diffCommand(kept.folder, live, { papers: ['adjust'] }));
    expect(said.code).toBe(EXIT.data);
    expect(said.text).toContain('kế hoạch không có nội dung nào thay đổi');
    expect(said.text).toContain('--papers report');
    const other = await silently(() => diffCommand(kept.folder, live, { papers: ['thay'] }));
    expect(other.text).toContain('không có văn bản "thay"');
  });

  it('two communes: an error that names both', async () => {
    const said = await silently(() => diffCommand(live, REAL.folder, {}));
    expect(said.code).toBe(EXIT.data);
    expect(said.text).toContain('xã Hòa Mẫu');
    expect(said.text).toContain('xã Nhân Lý');
  });

  it('a state that is not there', async () => {
    const said = await silently(() => diffCommand(join(folder, 'không có'), live, { json: true }));
    expect(said.code).toBe(EXIT.data);
    expect(JSON.parse(said.text)).toMatchObject({ ok: false, command: 'diff' });
  });
});
