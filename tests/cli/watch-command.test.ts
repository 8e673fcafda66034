/** `hoso watch` on a real folder: nothing is timed, outcomes are waited for. */
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { EXIT } from '../../src/cli/exit-codes.ts';
import { watchCommand } from '../../src/cli/watch-command.ts';
import { docxParagraphs } from '../support/docx-text.ts';
import { caseFiles, edited, REAL } from '../support/load.ts';

const folder = mkdtempSync(join(tmpdir(), 'watch-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

let said = '';
beforeEach(() => {
  said = '';
  vi.spyOn(process.stdout, 'write').mockImplementation((chunk) => {
    said += String(chunk);
    return true;
  });
});
afterEach(() => vi.restoreAllMocks());

/** Polls until it holds; the limit only keeps a broken watch from hanging. */
async function until(what: string, holds: () => boolean): Promise<void> {
  for (let tries = 0; tries < 600; tries++) {
    if (holds()) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`never: ${what}\n${said}`);
}

const rounds = (): string[] => said.match(/^\d\d:\d\d:\d\d {2}.*$/gm) ?? [];

describe('hoso watch', () => {
  it('makes the documents anew when a file is renamed over, tells errors and survives them, ends with a farewell', async () => {
    const source = join(folder, 'ho-so');
    const out = join(folder, 'out');
    mkdirSync(source);
    const files = caseFiles(REAL);
    for (const [name, text] of Object.entries(files)) writeFileSync(join(source, name), text);
    const save = (name: string, text: string): void => {
      writeFileSync(join(source, 'lu1234.tmp'), text);
      renameSync(join(source, 'lu1234.tmp'), join(source, name));
    };
    const plan = join(out, 'nhan-ly-2024/ke-hoach.docx');
    const text = (): string => (existsSync(plan) ? docxParagraphs(readFileSync(plan)).join('\n') : '');
    const stop = new AbortController();
    const flags = {
      out,
      only: ['plan'],
      formats: ['docx' as const],
      edition: 'working' as const,
    };
    const ended = watchCommand(source, flags, stop.signal);
    await until('first round', () => rounds().length === 1);
    expect(text()).toContain('14/15,7');

    const now = edited(files, 'so-lieu.yaml', 'denominator: "15.7"', 'denominator: "15.9"');
    save('so-lieu.yaml', now['so-lieu.yaml']!);
    await until('the new figure', () => rounds().length === 2);
    expect(text()).toContain('14/15,9');

    const wrong = edited(files, 'so-lieu.yaml', 'denominator: "15.7"', 'denominator: "0"');
    save('so-lieu.yaml', wrong['so-lieu.yaml']!);
    await until('the error', () => rounds().length === 3);
    expect(said).toContain('chưa lập lại được; hồ sơ cũ giữ nguyên');
    expect(said).toMatch(/LỖI: số liệu "duong-ngo-xom" có mẫu số bằng 0\n {4}ở: .*so-lieu\.yaml:\d+:\d+/);
    expect(text()).toContain('14/15,9');

    rmSync(join(source, 'so-lieu.yaml'));
    writeFileSync(join(source, 'so-lieu.yaml'), files['so-lieu.yaml']!);
    await until('the repair', () => rounds().length === 4);
    expect(text()).toContain('14/15,7');

    stop.abort();
    expect(await ended).toBe(EXIT.ok);
    expect(said.trimEnd().split('\n').at(-1)).toContain('Đã dừng theo dõi');
    expect(said).not.toMatch(/\n\s+at /);
  });

  it('starts before the case is there, and stops while it waits', async () => {
    const source = join(folder, 'chua-co');
    const stop = new AbortController();
    const ended = watchCommand(
      source,
      { out: join(folder, 'out-2'), only: ['plan'], formats: ['docx'], edition: 'working' },
      stop.signal,
    );
    await until('the fault', () => rounds().length === 1);
    expect(said).toContain('không thấy hồ sơ số liệu');
    mkdirSync(source);
    for (const [name, text] of Object.entries(caseFiles(REAL))) writeFileSync(join(source, name), text);
    await until('the documents', () => existsSync(join(folder, 'out-2/nhan-ly-2024/ke-hoach.docx')));
    stop.abort();
    expect(await ended).toBe(EXIT.ok);
  });
});
