/** `hoso templates list | copy | check`: needs no data, never overwrites. */
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { EXIT } from '../../src/cli/exit-codes.ts';
import { checkCommand, copyCommand, listCommand } from '../../src/cli/templates-command.ts';
import { DiagnosticError } from '../../src/model/diagnostics.ts';
import { readText } from '../support/source-files.ts';

const folder = mkdtempSync(join(tmpdir(), 'templates-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

let said = '';
beforeEach(() => {
  said = '';
  for (const stream of [process.stdout, process.stderr])
    vi.spyOn(stream, 'write').mockImplementation((chunk) => {
      said += String(chunk);
      return true;
    });
});
afterEach(() => vi.restoreAllMocks());

describe('list', () => {
  it('names what can be laid over, and not the law', () => {
    expect(listCommand(undefined)).toBe(EXIT.ok);
    for (const name of ['plan.hbs', 'criterion.hbs', 'summary-tables.hbs', 'wording.yaml'])
      expect(said).toContain(`  ${name}\n`);
    expect(said).not.toMatch(/criteria\.yaml|catalogue\.yaml|pack\.yaml/);
    expect(() => listCommand('khong-co')).toThrow(DiagnosticError);
  });
});

describe('copy', () => {
  it('copies all or the named files, and keeps what is there', () => {
    const all = join(folder, 'tat-ca');
    expect(copyCommand(all, [], undefined)).toBe(EXIT.ok);
    expect(readdirSync(all)).toEqual(
      expect.arrayContaining(['plan.hbs', 'wording.yaml', 'parts-letterhead.hbs']),
    );
    expect(readFileSync(join(all, 'plan.hbs'), 'utf8')).toBe(
      readText('templates/nang-cao-2021-2025/plan.hbs'),
    );
    writeFileSync(join(all, 'plan.hbs'), 'của tôi');
    copyCommand(all, ['plan.hbs'], undefined);
    expect(readFileSync(join(all, 'plan.hbs'), 'utf8')).toBe('của tôi');
    expect(said).toContain('đã có, giữ nguyên');
    const one = join(folder, 'một tệp');
    copyCommand(one, ['wording.yaml'], undefined);
    expect(readdirSync(one)).toEqual(['wording.yaml']);
  });

  it('an unknown name is an error and nothing is copied', () => {
    const none = join(folder, 'khong');
    expect(() => copyCommand(none, ['plan.hbs', 'criteria.yaml'], undefined)).toThrow(DiagnosticError);
    expect(existsSync(none)).toBe(false);
  });
});

describe('check', () => {
  it('says when there is no fault, and names each fault', () => {
    expect(checkCommand(undefined, undefined)).toBe(EXIT.ok);
    const own = join(folder, 'rieng');
    copyCommand(own, ['plan.hbs', 'criterion.hbs'], undefined);
    expect(checkCommand(undefined, own)).toBe(EXIT.ok);
    expect(said).toContain('không có lỗi');
    for (const name of ['plan.hbs', 'criterion.hbs']) {
      const text = readFileSync(join(own, name), 'utf8');
      writeFileSync(
        join(own, name),
        text.replace('</document>', '<section><p>{{năm}}</p></section></document>'),
      );
    }
    said = '';
    expect(checkCommand(undefined, own)).toBe(EXIT.data);
    expect(said).toMatch(/LỖI: không có giá trị "năm"[\s\S]*plan\.hbs:\d+:\d+/);
    expect(said).toMatch(/criterion\.hbs:\d+:\d+/);
    expect(said).toContain('Có 2 lỗi cần sửa.');
  });
});
