/** `hoso forms` and `hoso collect` through their functions: files, exit codes, what is said; nothing of people's is written over. */
import {
  appendFileSync,
  cpSync,
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
import { type CollectFlags, collectCommand } from '../../src/cli/collect-command.ts';
import { EXIT } from '../../src/cli/exit-codes.ts';
import { formsCommand } from '../../src/cli/forms-command.ts';
import { silently } from '../support/captured.ts';
import { mustLoad, REAL, SAMPLE } from '../support/load.ts';
import { type Fills, filledForm } from '../support/returned-forms.ts';

const folder = mkdtempSync(join(tmpdir(), 'cli-phieu-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

let runs = 0;
const fresh = (): string => join(folder, String(runs++));

function caseCopy(): string {
  const target = fresh();
  cpSync(REAL.folder, target, { recursive: true });
  return target;
}

async function returned(
  files: Readonly<Record<string, readonly [form: string, fills: Fills]>>,
): Promise<string> {
  const target = fresh();
  mkdirSync(target, { recursive: true });
  for (const [name, [form, fills]] of Object.entries(files))
    writeFileSync(join(target, name), await filledForm(mustLoad(REAL).appraised, form, fills));
  return target;
}

const collect = (caseFolder: string, files: readonly string[], flags: CollectFlags = {}) =>
  silently(() =>
    collectCommand(caseFolder, files, { on: '2024-11-20', report: join(fresh(), 'bao-cao.xlsx'), ...flags }),
  );

describe('hoso forms', () => {
  it('writes a workbook per unit and one for the commune; the same again, byte for byte', async () => {
    const out = fresh();
    const first = await silently(() => formsCommand(REAL.folder, { out }));
    expect(first.code).toBe(EXIT.ok);
    const names = readdirSync(out).filter((n) => n.endsWith('.xlsx'));
    expect(names).toHaveLength(12);
    expect(names).toContain('phieu-phong-kinh-te-ha-tang.xlsx');
    expect(names).toContain('phieu-xa.xlsx');
    expect(names.every((n) => /^[a-z0-9.-]+$/.test(n))).toBe(true);
    const before = names.map((n) => readFileSync(join(out, n)));
    await silently(() => formsCommand(REAL.folder, { out }));
    expect(names.every((n, i) => readFileSync(join(out, n)).equals(before[i]!))).toBe(true);
    expect(readdirSync(out).filter((n) => n.endsWith('.xlsx'))).toHaveLength(12);
  });

  it('leaves a form that somebody filled in where it is, and writes the new one beside it', async () => {
    const out = fresh();
    await silently(() => formsCommand(REAL.folder, { out }));
    const file = join(out, 'phieu-cong-an.xlsx');
    const filled = await filledForm(mustLoad(REAL).appraised, 'don-vi-cong-an', {
      '@sender': 'Nguyễn Văn A',
    });
    writeFileSync(file, filled);
    const { text } = await silently(() => formsCommand(REAL.folder, { out }));
    expect(readFileSync(file).equals(filled)).toBe(true);
    expect(existsSync(join(out, 'phieu-cong-an.moi.xlsx'))).toBe(true);
    expect(text).toContain('Giữ nguyên tệp đã có người ghi: phieu-cong-an.xlsx');
  });

  it('lists who has not answered as DOCX, PDF and XLSX', async () => {
    const out = fresh();
    const { code, text } = await silently(() =>
      formsCommand(REAL.folder, { out, outstanding: true, on: '2024-11-20' }),
    );
    expect(code).toBe(EXIT.ok);
    expect(
      readdirSync(out)
        .filter((n) => n.startsWith('phieu-chua-gui'))
        .sort(),
    ).toEqual(['phieu-chua-gui.docx', 'phieu-chua-gui.pdf', 'phieu-chua-gui.xlsx']);
    expect(text).toContain('12 phiếu, 11 phiếu chưa gửi lại');
  });
});

describe('hoso collect', () => {
  it('0 when all was taken; the next list of the outstanding knows it', async () => {
    const target = caseCopy();
    const files = await returned({ 'Phiếu (2).xlsx': ['don-vi-cong-an', { 'indicator/19.1/stated': 'Có' }] });
    const { code, text } = await collect(target, [files]);
    expect([code, text.split('\n')[0]]).toEqual([EXIT.ok, 'Đã đọc 1 tệp, 1 ô có ghi: 1 mới.']);
    const list = await silently(() =>
      formsCommand(target, { out: fresh(), outstanding: true, on: '2024-11-21' }),
    );
    expect(list.text).toContain('12 phiếu, 10 phiếu chưa gửi lại');
  });

  it('3 when something was kept aside: each value with its file and cell', async () => {
    const target = caseCopy();
    const files = await returned({
      'a.xlsx': ['don-vi-cong-an', { 'indicator/19.1/stated': 'Có' }],
      'b.xlsx': ['don-vi-ban-chi-huy-quan-su', { 'indicator/19.1/stated': 'Chưa có' }],
    });
    const { code, text } = await collect(target, [files]);
    expect(code).toBe(EXIT.partial);
    expect(text).toMatch(/a\.xlsx › Số liệu!I\d+/);
    expect(text).toMatch(/b\.xlsx › Số liệu!I\d+/);
    expect(text).toContain('Ban Chỉ huy Quân sự huyện ghi Chưa có (tệp b.xlsx)');
  });

  it('--dry-run reports and writes nothing into the case', async () => {
    const target = caseCopy();
    const before = readdirSync(target);
    const files = await returned({ 'a.xlsx': ['don-vi-cong-an', { 'indicator/19.1/stated': 'Có' }] });
    const { code, text } = await collect(target, [files], { dryRun: true });
    expect(code).toBe(EXIT.ok);
    expect(text).toContain('Chạy thử: chưa ghi gì vào hồ sơ.');
    expect(readdirSync(target)).toEqual(before);
    for (const name of before)
      expect(readFileSync(join(target, name)).equals(readFileSync(join(REAL.folder, name)))).toBe(true);
  });

  it('a report that is there already stays: somebody may be choosing in it', async () => {
    const report = join(fresh(), 'bao-cao.xlsx');
    const first = await returned({ 'a.xlsx': ['don-vi-cong-an', { 'indicator/19.1/stated': 'Có' }] });
    const other = await returned({ 'b.xlsx': ['don-vi-cong-an', { 'indicator/19.1/stated': 'Chưa có' }] });
    await collect(caseCopy(), [first], { report });
    const before = readFileSync(report);
    await collect(caseCopy(), [other], { report });
    expect(readFileSync(report).equals(before)).toBe(true);
    expect(existsSync(report.replace('.xlsx', '-2.xlsx'))).toBe(true);
  });

  it('1 for files that are missing, for nothing to collect, and for a report of another kind', async () => {
    const target = caseCopy();
    const missing = await collect(target, ['khong-co.xlsx']);
    expect([missing.code, missing.text]).toEqual([
      EXIT.data,
      expect.stringContaining('không thấy tệp "khong-co.xlsx"'),
    ]);
    const nothing = await collect(target, []);
    expect([nothing.code, nothing.text]).toEqual([
      EXIT.data,
      expect.stringContaining('không có tệp nào để tổng hợp'),
    ]);
    const files = await returned({ 'a.xlsx': ['don-vi-cong-an', { 'indicator/19.1/stated': 'Có' }] });
    const choices = await collect(target, [], { choices: join(files, 'a.xlsx') });
    expect([choices.code, choices.text]).toEqual([
      EXIT.data,
      expect.stringContaining('không phải báo cáo tổng hợp phiếu'),
    ]);
    expect(readdirSync(target).filter((n) => n.includes('thu-thap'))).toEqual([]);
  });

  it('a case with errors takes nothing', async () => {
    const target = caseCopy();
    appendFileSync(join(target, 'so-lieu.yaml'), '\nkhong-co-nhom-nay: 1\n');
    const before = readFileSync(join(target, 'danh-gia.yaml'));
    const files = await returned({ 'a.xlsx': ['don-vi-cong-an', { 'indicator/19.1/stated': 'Có' }] });
    const { code, text } = await collect(target, [files]);
    expect([code, text]).toEqual([EXIT.data, expect.stringContaining('Chưa ghi gì vào hồ sơ.')]);
    expect(readFileSync(join(target, 'danh-gia.yaml')).equals(before)).toBe(true);
  });

  it('--json carries every cell', async () => {
    const files = await returned({
      'a.xlsx': [
        'don-vi-phong-tai-nguyen',
        { 'figure/ho-phan-loai-rac/value': '45,2', 'figure/ho-ba-sach/value': 'khoảng 70' },
      ],
    });
    const { code, text } = await collect(caseCopy(), [files], { json: true });
    const result = JSON.parse(text);
    expect(code).toBe(EXIT.partial);
    expect(result.counts).toMatchObject({ changed: 1, invalid: 1 });
    expect(
      result.cells.map((c: { item: string; status: string; value: string | null }) => [
        c.item,
        c.status,
        c.value,
      ]),
    ).toEqual([
      ['figure/ho-phan-loai-rac/value', 'changed', '45.2'],
      ['figure/ho-ba-sach/value', 'invalid', null],
    ]);
    expect(result.cells[1].where).toMatchObject({ sheet: 'Số liệu', cell: expect.stringMatching(/^I\d+$/) });
    // One shape for every command; what is not in the case is a finding with its cell.
    expect(result).toMatchObject({ ok: false, command: 'collect', page: null });
    expect(result.diagnostics).toMatchObject([
      { code: 'collect-invalid', where: [{ sheet: 'Số liệu', cell: result.cells[1].where.cell }] },
    ]);
  });

  it('a value with which the case would have errors: nothing is written, the file is named, every cell is reported', async () => {
    const target = fresh();
    cpSync(SAMPLE.folder, target, { recursive: true });
    const before = readFileSync(join(target, 'so-lieu.yaml'));
    const { appraised } = mustLoad(SAMPLE);
    const files = fresh();
    mkdirSync(files);
    // A common figure of zero is fine in itself; a ratio elsewhere divides by it.
    writeFileSync(
      join(files, 'sai.xlsx'),
      await filledForm(appraised, 'xa', { 'figure/lao-dong/value': '0' }),
    );
    writeFileSync(
      join(files, 'dung.xlsx'),
      await filledForm(appraised, 'don-vi-cong-an', { 'indicator/19.1/stated': 'Có' }),
    );
    const report = join(target, 'xem', 'bao-cao.xlsx');
    const { code, text } = await collect(target, [files], { report });
    expect([code, text]).toEqual([EXIT.data, expect.stringContaining('số trong tệp "sai.xlsx" nếu ghi vào')]);
    expect(text).toContain('Chưa ghi gì vào hồ sơ.');
    expect(text).not.toContain('dung.xlsx" nếu');
    expect(existsSync(report)).toBe(true);
    expect(readFileSync(join(target, 'so-lieu.yaml')).equals(before)).toBe(true);
  });

  it('a report has the name of a workbook: nothing else is written', async () => {
    const target = caseCopy();
    const files = await returned({ 'a.xlsx': ['don-vi-cong-an', { 'indicator/19.1/stated': 'Có' }] });
    const { code, text } = await collect(target, [files], { report: join(target, 'case-2.yaml') });
    expect([code, text]).toEqual([EXIT.data, expect.stringContaining('không phải tên báo cáo')]);
    expect(existsSync(join(target, 'case-2.yaml'))).toBe(false);
  });

  it('--html leaves a page that names every value that was not taken', async () => {
    const files = await returned({
      'a.xlsx': ['don-vi-phong-tai-nguyen', { 'figure/ho-ba-sach/value': 'khoảng 70' }],
    });
    const target = caseCopy();
    const page = join(target, 'trang.html');
    const { code, text } = await collect(target, [files], { html: page });
    expect([code, text]).toEqual([EXIT.partial, expect.stringContaining(`Trang kết quả: ${page}`)]);
    const html = readFileSync(page, 'utf8');
    expect(html).toContain('khoảng 70');
    expect(html).toContain('bao-cao.xlsx">');
  });
});
