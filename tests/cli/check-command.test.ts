/** `hoso check` through its function: exit codes, the report for people, JSON, the list of rules. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, expect, it, vi } from 'vitest';
import { RULES } from '../../src/checks/rules.ts';
import { checkCommand, rulesCommand } from '../../src/cli/check-command.ts';
import { EXIT } from '../../src/cli/exit-codes.ts';
import { type CaseFiles, caseFiles, edited, REAL } from '../support/load.ts';

const folder = mkdtempSync(join(tmpdir(), 'soat-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const said = { out: '', err: '' };
beforeEach(() => {
  Object.assign(said, { out: '', err: '' });
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
function onDisk(files: CaseFiles): string {
  const target = join(folder, String(runs++));
  mkdirSync(target);
  for (const [name, text] of Object.entries(files)) writeFileSync(join(target, name), text);
  return target;
}
const real = caseFiles(REAL);
const wrong = edited(real, 'tieu-chi.yaml', '{{duong-ngo-xom.percent}}', '88,17%');
const silenced = (files: CaseFiles): CaseFiles => ({
  ...files,
  'bo-qua.yaml': 'silenced:\n  - { rule: percent-typed, about: "2.3", reason: chờ đo lại đường }\n',
});

it('0 without errors: findings by criterion, general ones first, counts at the end', () => {
  expect(checkCommand(REAL.folder, {})).toBe(EXIT.ok);
  const heads = said.out.split('\n').filter((l) => /^(CHUNG|TIÊU CHÍ SỐ)/.test(l));
  expect(heads.slice(0, 3)).toEqual(['CHUNG', 'TIÊU CHÍ SỐ 1 (Quy hoạch)', 'TIÊU CHÍ SỐ 2 (Giao thông)']);
  expect(said.out).toContain('chỉ tiêu 17.5 và 17.12 cùng là 43,8%');
  expect(said.out).toMatch(/so-lieu\.yaml:66:5/);
  expect(said.out).toMatch(/\n0 lỗi, \d+ cảnh báo, \d+ lưu ý\.\n$/);
  expect(said.out).not.toContain('undefined');
});

it('1 with an error; 0 when it is silenced, and the reason is printed', () => {
  expect(checkCommand(onDisk(wrong), {})).toBe(EXIT.data);
  expect(said.out).toContain('14/15,7 là 89,17%, trong câu ghi 88,17%');
  expect(said.out).toMatch(/\n1 lỗi, /);
  said.out = '';
  expect(checkCommand(onDisk(silenced(wrong)), {})).toBe(EXIT.ok);
  expect(said.out).toMatch(/Đã bỏ qua 1 mục, lý do:\n {2}- 14\/15,7 .* \[percent-typed\]: chờ đo lại đường/);
  expect(said.out).toMatch(/\n0 lỗi, /);
});

it('--strict takes warnings for errors', () => {
  expect(checkCommand(REAL.folder, { strict: true })).toBe(EXIT.data);
});

it('1 when the data cannot be read, with every fault', () => {
  const files = edited(real, 'danh-gia.yaml', '- id: "17.10"', '- id: 17.10');
  expect(checkCommand(onDisk(files), {})).toBe(EXIT.data);
  expect(said.err).toContain('mã 17.10 phải đặt trong dấu nháy');
});

it('--json is one object with everything, silenced findings too', () => {
  expect(checkCommand(onDisk(silenced(wrong)), { json: true })).toBe(EXIT.ok);
  const { ok, diagnostics } = JSON.parse(said.out);
  expect(ok).toBe(true);
  expect(diagnostics.find((d: { code: string }) => d.code === 'percent-typed')).toMatchObject({
    severity: 'error',
    silenced: 'chờ đo lại đường',
    about: expect.arrayContaining(['criterion:2', 'indicator:2.3']),
  });
});

it('--rules tells of every rule its code, why, an example and the repair', () => {
  expect(rulesCommand(false)).toBe(EXIT.ok);
  for (const rule of RULES) {
    expect(said.out).toContain(`${rule.code} (`);
    for (const text of [rule.title, rule.why, rule.example, rule.repair]) {
      expect(text.length, rule.code).toBeGreaterThan(5);
      expect(said.out).toContain(text);
    }
  }
  expect(new Set(RULES.map((r) => r.code)).size).toBe(RULES.length);
  said.out = '';
  rulesCommand(true);
  expect(JSON.parse(said.out)).toHaveLength(RULES.length);
});
