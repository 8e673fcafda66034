/** The command line itself: words for what was typed wrong, help in Vietnamese, exit codes. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { timeText } from '../../src/cli/batch-progress.ts';
import { progressPrinter } from '../../src/cli/progress.ts';
import { silently } from '../support/captured.ts';

const folder = mkdtempSync(join(tmpdir(), 'command-line-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const MAIN = fileURLToPath(new URL('../../src/cli/main.ts', import.meta.url));
let runs = 0;

/** `hoso` in this process: its module runs anew for each command line. */
async function hoso(...args: string[]): Promise<{ readonly code: number; readonly text: string }> {
  const { argv, exitCode } = process;
  const watched = [process.stdout, process.stderr].map(
    (stream) => [stream, stream.listeners('error')] as const,
  );
  process.argv = [process.execPath, 'hoso', ...args];
  try {
    return await silently(async () => {
      await import(/* @vite-ignore */ `${MAIN}?run=${++runs}`);
      return Number(process.exitCode);
    });
  } finally {
    process.argv = argv;
    process.exitCode = exitCode;
    for (const [stream, known] of watched)
      for (const listener of stream.listeners('error'))
        if (!known.includes(listener)) stream.removeListener('error', listener as () => void);
  }
}

describe('what was typed wrong', () => {
  it.each([
    [['generate'], 'LỖI: thiếu "case"'],
    [['bundle', 'x'], 'LỖI: thiếu tùy chọn "--for"'],
    [['generate', 'x', '--nhanh'], 'LỖI: không có tùy chọn "--nhanh"'],
    [['generat', 'x'], 'LỖI: không có lệnh "generat"\n(có phải ý bạn là "generate"?)'],
    [['versions', 'xã', 'mẫu'], 'LỖI: thừa tham số; đường dẫn có dấu cách phải đặt trong dấu nháy'],
    [['generate', 'x', '--out'], 'LỖI: tùy chọn "--out <dir>" thiếu giá trị'],
    [['generate', 'x', '--edition', 'nháp'], 'chọn một trong: working, submission'],
    [['generate', 'x', '--formats', 'odt'], 'không có dạng "odt"'],
    [['freeze', 'x', '--as-of', '31/8'], 'cần một ngày có thật'],
    [['check'], 'LỖI: thiếu "case"'],
    [['diff', 'x'], 'LỖI: thiếu "new"'],
  ])('%j', async (args, words) => {
    const { code, text } = await hoso(...args);
    expect(text).toContain(words);
    expect(text).toContain('Xem hướng dẫn: hoso --help');
    expect(code).toBe(2);
  });
});

describe('help', () => {
  it('lists all commands, in Vietnamese; what processes say to each other is no command for people', async () => {
    const { code, text } = await hoso('--help');
    expect(code).toBe(0);
    expect(text).toMatch(/^Cách dùng: hoso/);
    expect(text).toContain('Các lệnh:');
    for (const name of 'init generate watch volumes check forms collect fill bundle batch diff snapshot freeze versions templates'.split(
      ' ',
    ))
      expect(text).toMatch(new RegExp(`^  ${name} `, 'm'));
    expect(text).not.toContain('batch-slot');
    expect(text).not.toMatch(/Usage|Options|Arguments|display help/);
  });

  it('of a command names its arguments and options', async () => {
    const { code, text } = await hoso('diff', '--help');
    expect(code).toBe(0);
    expect(text).toContain('Tham số:');
    expect(text).toContain('--papers <list>');
  });

  it('the version is that of the package', async () => {
    expect((await hoso('--version')).text).toMatch(/^\d+\.\d+\.\d+\n$/);
  });
});

describe('commands', () => {
  it.each([
    [['generate', 'không-có'], 1],
    [['check', 'không-có'], 1],
    [['volumes', 'không-có'], 1],
    [['forms', 'không-có'], 1],
    [['forms', 'không-có', '--json'], 1],
    [['collect', 'fixtures/xa-mau', 'không-có'], 1],
    [['fill', 'fixtures/xa-mau', 'không-có'], 1],
    [['bundle', 'không-có', '--for', 'district'], 1],
    [['snapshot', 'không-có', '--note', 'thử'], 1],
    [['freeze', 'không-có', '--as-of', '2024-08-31'], 1],
    [['versions', 'không-có'], 1],
    [['versions', 'không-có', '--json'], 1],
    [['diff', 'không-có', 'cũng-không'], 1],
    [['diff', 'fixtures/xa-mau', '--docx', 'không-có'], 1],
    [['init', 'x.xlsx', '--from', 'không-có'], 1],
    [['batch', 'không-có'], 1],
  ])('%j: what is not there is named', async (args, code) => {
    const run = await hoso(...args);
    expect(run.text).toContain('không-có');
    expect(run.code).toBe(code);
  });

  it('rules and templates need no case', async () => {
    expect((await hoso('check', '--rules')).code).toBe(0);
    expect((await hoso('templates', 'list')).text).toContain('plan.hbs');
    expect((await hoso('templates', 'check')).code).toBe(0);
    expect((await hoso('templates', 'copy', join(folder, 'mẫu'), 'plan.hbs')).code).toBe(0);
  });

  it('versions of a case that has none say how one is kept', async () => {
    expect((await hoso('versions', 'fixtures/xa-mau')).text).toContain('Chưa lưu phiên bản nào');
    expect(JSON.parse((await hoso('versions', 'fixtures/xa-mau', '--json')).text)).toMatchObject({
      ok: true,
      command: 'versions',
      versions: [],
    });
  });
});

describe('progress', () => {
  const shown = (isTTY: boolean): string[] => {
    const lines: string[] = [];
    const stream = { isTTY, write: (text: string) => lines.push(text) > 0 };
    const print = progressPrinter(stream as unknown as NodeJS.WriteStream);
    print({ done: 0, total: 2, document: 'Kế hoạch' });
    print({ done: 1, total: 2, document: 'x'.repeat(99) });
    print({ done: 2, total: 2, document: '' });
    return lines;
  };

  it('is a line for each document, or a bar that is written over on a terminal', () => {
    expect(shown(false)).toEqual(['[ 1/2] Kế hoạch\n', `[ 2/2] ${'x'.repeat(99)}\n`]);
    const [none, half, all, wiped] = shown(true);
    expect(none).toBe(`\r\u001b[K${'░'.repeat(24)} 0/2 Kế hoạch`);
    expect(half).toBe(`\r\u001b[K${'█'.repeat(12)}${'░'.repeat(12)} 1/2 ${'x'.repeat(60)}`);
    expect(all).toBe(`\r\u001b[K${'█'.repeat(24)} 2/2 `);
    expect(wiped).toBe('\r\u001b[K');
  });

  it.each([
    [0, '1 giây'],
    [59_400, '59 giây'],
    [60_000, '1 phút'],
    [59.6 * 60_000, '1 giờ'],
    [130 * 60_000, '2 giờ 10 phút'],
  ])('%i ms are told as %s', (ms, text) => {
    expect(timeText(ms)).toBe(text);
  });
});
