/** The built command `hoso` as an office starts it: words, streams and exit codes. */
import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { EXIT } from '../../src/cli/exit-codes.ts';
import { makeManyCommunes } from '../support/many-communes.ts';
import { run } from '../support/oracle/run.ts';
import { ROOT, readText } from '../support/source-files.ts';

const command = join(ROOT, 'dist/cli.mjs');
const folder = mkdtempSync(join(tmpdir(), 'oracle-command-'));
const hoso = (...args: string[]) => run(process.execPath, [command, ...args]);
const CASE = join(ROOT, 'fixtures/nhan-ly-2024');

beforeAll(() => {
  if (!existsSync(command)) throw new Error('dist/cli.mjs is missing: run npm run build first');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('hoso', () => {
  it('--version and --help', async () => {
    const { version } = JSON.parse(readText('package.json')) as { version: string };
    expect(await hoso('--version')).toMatchObject({ code: EXIT.ok, stdout: `${version}\n` });
    const help = await hoso('--help');
    expect(help.code).toBe(EXIT.ok);
    expect(help.stdout).toMatch(/Cách dùng:[\s\S]*generate[\s\S]*templates/);
    expect(help.stdout).not.toMatch(/Usage|Options:|Commands:/);
    const generate = await hoso('generate', '--help');
    for (const flag of ['--out', '--only', '--formats', '--edition', '--timings', '--json', '--templates'])
      expect(generate.stdout).toContain(flag);
  });

  it.each([
    ['an unknown option', ['generate', CASE, '--outt', 'x'], /không có tùy chọn "--outt"/],
    ['an unknown command', ['generat', CASE], /không có lệnh "generat"/],
    ['no case', ['generate'], /thiếu "case"/],
    ['an unknown format', ['generate', CASE, '--formats', 'doc'], /không có dạng "doc"/],
    ['an unknown edition', ['generate', CASE, '--edition', 'final'], /"final" không dùng được/],
    ['a path with a space and no quotes', ['generate', 'hồ', 'sơ'], /dấu nháy/],
  ])('usage: %s', async (_, args, message) => {
    const { code, stderr } = await hoso(...args);
    expect(code).toBe(EXIT.usage);
    expect(stderr).toMatch(message);
    expect(stderr).not.toMatch(/^error/m);
  });

  it('no case there, and an unknown document', async () => {
    expect((await hoso('generate', join(folder, 'khong-co'))).code).toBe(EXIT.data);
    const unknown = await hoso('generate', CASE, '--only', 'plam', '--out', folder);
    expect(unknown.code).toBe(EXIT.data);
    expect(unknown.stderr).toContain('có phải ý bạn là "plan"?');
  });

  it('one document, into a folder with spaces and Vietnamese marks', async () => {
    const out = join(folder, 'Kết quả năm 2024');
    const made = await hoso(
      'generate',
      CASE,
      '--only',
      'plan',
      '--formats',
      'docx',
      '--out',
      out,
      '--timings',
    );
    expect(made.code).toBe(EXIT.ok);
    expect(existsSync(join(out, 'nhan-ly-2024/ke-hoach.docx'))).toBe(true);
    expect(made.stdout).toMatch(/Đã lập 1 tài liệu[\s\S]* ms/);
  });

  it('some refused', async () => {
    const refused = await hoso(
      'generate',
      CASE,
      '--only',
      'criterion-02',
      '--edition',
      'submission',
      '--out',
      folder,
    );
    expect(refused.code).toBe(EXIT.partial);
  });

  it('templates list, copy and check', async () => {
    const own = join(folder, 'mẫu riêng');
    mkdirSync(own);
    expect((await hoso('templates', 'list')).stdout).toContain('plan.hbs');
    expect((await hoso('templates', 'copy', own, 'wording.yaml')).code).toBe(EXIT.ok);
    expect((await hoso('templates', 'check', '--templates', own)).code).toBe(EXIT.ok);
    expect((await hoso('templates', 'copy', own, 'criteria.yaml')).code).toBe(EXIT.data);
  });
});

describe('hoso batch', () => {
  it('makes each commune in a process of its own, and the table', async () => {
    const communes = join(folder, 'tinh');
    makeManyCommunes({ from: join(ROOT, 'fixtures/xa-mau'), to: communes, count: 3 });
    const out = join(folder, 'tinh-ra');
    const first = await hoso(
      'batch',
      communes,
      '--out',
      out,
      '--jobs',
      '2',
      '--only',
      'plan,province-summary',
    );
    expect(first).toMatchObject({ code: EXIT.ok });
    expect(first.stdout).toContain('Đã lập đủ 3/3 xã');
    expect(first.stderr).toContain('[3/3]');
    for (const file of ['xa-mau-003/ke-hoach.pdf', 'tong-hop-toan-tinh/tong-hop-toan-tinh.xlsx'])
      expect(existsSync(join(out, file)), file).toBe(true);
    const again = await hoso('batch', communes, '--out', out, '--only', 'plan,province-summary');
    expect(again.stderr.match(/không tệp nào phải ghi lại/g)).toHaveLength(3);
  });
});
