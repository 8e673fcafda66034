/** `hoso bundle` through its function: exit codes, and what an office is told. */
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { type BundleFlags, bundleCommand } from '../../src/cli/bundle-command.ts';
import { EXIT } from '../../src/cli/exit-codes.ts';
import { silently } from '../support/captured.ts';
import { REAL, SAMPLE } from '../support/load.ts';

// Whole bundles with their volumes: slow on a busy machine.
vi.setConfig({ testTimeout: 120_000 });
const folder = mkdtempSync(join(tmpdir(), 'cli-bundle-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
let runs = 0;
const fresh = () => join(folder, String(runs++));
const run = (asked: string, flags: Partial<BundleFlags> = {}, source = SAMPLE.folder) =>
  silently(() => bundleCommand(source, { for: asked, out: fresh(), ...flags }));

describe('hoso bundle', () => {
  it('3 while a part of the list is missing or not ready: it names them, and where the bundle is', async () => {
    const out = fresh();
    const { code, text } = await run('district', { out });
    expect(code).toBe(EXIT.partial);
    expect(text).toMatch(
      /Chưa có trong gói:\n(?: {2}- .*\n)*? {2}- 6\.2\. .*Giao thông: tiêu chí số 2 chưa đạt/,
    );
    expect(text).toContain('--include-unready');
    expect(text).toMatch(/Chỗ trống còn phải điền tay[\s\S]*Biên bản giao nhận[^\n]*: \d+\n/);
    expect(text).toContain(join(out, 'xa-mau/goi/ho-so-trinh-huyen.zip'));
    expect(existsSync(join(out, 'xa-mau/goi/ho-so-trinh-huyen/01-to-trinh.docx'))).toBe(true);
    expect(text).not.toMatch(/undefined|null|NaN|\[object/);
  });

  it('0 when every part is there; a part that is empty by itself is not told twice', async () => {
    const { code, text } = await run('unit:cong-an');
    expect(code).toBe(EXIT.ok);
    expect(text).not.toContain('Chưa có trong gói');
    expect(text).toContain('Công an huyện');
  });

  it('names what it keeps out of a public bundle', async () => {
    const { code, text } = await run('posting');
    expect(code).toBe(EXIT.ok);
    expect(text).toMatch(/dữ liệu cá nhân:\n {2}- bảng kê "Hộ nghèo/);
  });

  it('--json: one shape, with lines, blanks, volumes and what was left out', async () => {
    const { code, text } = await run('unit:cong-an', { json: true });
    expect(code).toBe(EXIT.ok);
    const report = JSON.parse(text) as Record<string, unknown>;
    expect(report).toMatchObject({
      ok: true,
      command: 'bundle',
      leftOut: [],
      kept: [],
      edition: 'submission',
    });
    expect(report.lines).toHaveLength(3);
    expect(report.volumes).toMatchObject([{ criterion: '19' }]);
    expect(
      (report.blanks as { facts: string[]; lines: string[] }[]).some(
        (b) => b.facts.length + b.lines.length > 0,
      ),
    ).toBe(true);
  });

  it.each([
    ['an unknown bundle', 'hop', {}, /không có gói "hop"[\s\S]*các gói: district/],
    ['an unknown unit', 'unit:cong-na', {}, /có phải ý bạn là "cong-an"/],
    ['a unit with nothing', 'unit:doan-kiem-tra-tinh', {}, /không có phần nào của Đoàn kiểm tra/],
    ['errors of check with --strict', 'district', { strict: true }, /hết hiệu lực[\s\S]*minh-chung\.yaml/],
  ])('1 for %s, and nothing is written', async (_, asked, flags, message) => {
    const out = fresh();
    const { code, text } = await run(asked, { out, ...flags });
    expect(code).toBe(EXIT.data);
    expect(text).toMatch(message);
    expect(text).toContain('Chưa lập gói nào');
    expect(existsSync(join(out, 'xa-mau/goi/ho-so-trinh-huyen'))).toBe(false);
    const { code: again, text: json } = await run(asked, { out, json: true, ...flags });
    expect(again).toBe(EXIT.data);
    expect(JSON.parse(json)).toMatchObject({ ok: false, command: 'bundle' });
  });

  it('1 when the place cannot be written, in words', async () => {
    const out = fresh();
    mkdirSync(join(out, 'xa-mau'), { recursive: true });
    writeFileSync(join(out, 'xa-mau/goi'), 'một tệp');
    const { code, text } = await run('unit:cong-an', { out });
    expect(code).toBe(EXIT.data);
    expect(text).toMatch(/không ghi được .*goi: nơi ghi kết quả không phải là thư mục/);
  });

  it('says that a bundle which somebody changed was kept', async () => {
    const out = fresh();
    await run('unit:dien-luc', { out });
    writeFileSync(join(out, 'xa-mau/goi/don-vi-dien-luc/ghi-chu.txt'), 'nhớ nộp');
    const { text } = await run('unit:dien-luc', { out });
    expect(text).toContain('có người sửa nên giữ lại ở: don-vi-dien-luc.cu, don-vi-dien-luc.cu.zip');
  });

  it('the real commune: papers of other bodies are missing, with the letters that ask for them', async () => {
    const { code, text } = await run('province', {}, REAL.folder);
    expect(code).toBe(EXIT.partial);
    expect(text).toMatch(/5\. Báo cáo kết quả lấy ý kiến sự hài lòng[^\n]*văn bản đề nghị: \S+\.docx/);
  });
});
