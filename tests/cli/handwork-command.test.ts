/** `hoso diff --docx` through its function: what is printed, exit codes, no stack trace for any file. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { EXIT } from '../../src/cli/exit-codes.ts';
import { handworkCommand } from '../../src/cli/handwork-command.ts';
import { loadCase, renderDocument } from '../../src/index.ts';
import { deflatePart, zip } from '../../src/writers/zip.ts';
import { silently } from '../support/captured.ts';
import { REAL } from '../support/load.ts';
import { unzip } from '../support/unzip.ts';

const folder = mkdtempSync(join(tmpdir(), 'handwork-command-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const file = join(folder, 'ke-hoach.docx');
const untouched = join(folder, 'ke-hoach (1).docx');

beforeAll(async () => {
  const bytes = await renderDocument(loadCase(REAL.folder), 'plan', 'docx');
  writeFileSync(untouched, bytes);
  const parts = unzip(bytes).map(({ name, content }) => {
    const text = content.toString('utf8');
    return [
      name,
      deflatePart(name === 'word/document.xml' ? text.replace('14/15,7', '14/15,9') : content),
    ] as const;
  });
  writeFileSync(file, zip(parts));
});

describe('hoso diff --docx', () => {
  it('lists the change with the place of the figure', async () => {
    const { code, text } = await silently(() => handworkCommand(file, REAL.folder, {}));
    expect(code).toBe(EXIT.ok);
    expect(text).toContain('1 chỗ khác bản lập từ số liệu');
    expect(text).toMatch(/bản lập: .*\[14\/15,7 km\]/);
    expect(text).toMatch(/đã sửa: {2}.*\[14\/15,9 km\]/);
    expect(text).toMatch(/sửa số liệu "duong-ngo-xom" ở: .*so-lieu\.yaml:\d+:\d+/);
  });

  it('says so when nothing changed', async () => {
    const { code, text } = await silently(() => handworkCommand(untouched, REAL.folder, {}));
    expect([code, text.includes('chữ vẫn đúng như bản lập')]).toEqual([EXIT.ok, true]);
  });

  it('as JSON', async () => {
    const { text } = await silently(() => handworkCommand(file, REAL.folder, { json: true }));
    const report = JSON.parse(text);
    expect(report).toMatchObject({ ok: true, command: 'diff', document: 'plan', dataChanged: null });
    expect(report.changes).toHaveLength(1);
    expect(report.changes[0].origins[0]).toMatchObject({ kind: 'figure', figure: 'duong-ngo-xom' });
  });

  it.each([
    ['no such file', join(folder, 'khong-co.docx'), REAL.folder, 'không thấy tệp'],
    ['a folder', join(folder, 'thu-muc'), REAL.folder, 'đây là thư mục'],
    ['no case', file, undefined, 'chưa nói so với hồ sơ'],
    ['a case that is not there', file, join(folder, 'khong-co'), 'không thấy hồ sơ'],
  ])('%s is said in words', async (_, docx, caseFolder, words) => {
    mkdirSync(join(folder, 'thu-muc'), { recursive: true });
    const { code, text } = await silently(() => handworkCommand(docx, caseFolder, {}));
    expect(code).toBe(EXIT.data);
    expect(text).toContain(words);
    expect(text).not.toMatch(/\n\s+at /);
  });
});
