/** Files of papers in the folder of a comparison: one that has a number and a day is never written over or removed. */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { plannedDocuments } from '../../../src/dossier/documents.ts';
import { type DocumentFile, writeDocuments } from '../../../src/dossier/write-documents.ts';
import { mustLoad, REAL } from '../../support/load.ts';

const folder = mkdtempSync(join(tmpdir(), 'giay-to-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const planned = plannedDocuments(mustLoad(REAL), 'diff').find((d) => d.id === 'plan-adjustment')!;
const file = (text: string, issued?: string): DocumentFile => ({
  of: planned,
  name: 'ke-hoach-dieu-chinh.docx',
  format: 'docx',
  data: Buffer.from(text),
  ...(issued === undefined ? {} : { issued }),
});
const write = (...files: DocumentFile[]) =>
  writeDocuments(files, { folder, caseId: 'xa', pack: 'bo', edition: 'working' });
const NAME = 'ke-hoach-dieu-chinh.docx';
const read = (name: string): string => readFileSync(join(folder, name), 'utf8');

describe('an adjusting plan', () => {
  it('is written over while it is a draft', async () => {
    await write(file('một'));
    expect((await write(file('hai'))).written).toEqual([NAME]);
    expect(read(NAME)).toBe('hai');
  });

  it('stays when it was issued: beside a new one, and when it is not asked for, run after run', async () => {
    await write(file('ban hành', '52, 2024-10-05'));
    const beside = await write(file('sau', '52, 2024-10-05'));
    expect(beside.written).toEqual(['ke-hoach-dieu-chinh.moi.docx']);
    expect(beside.diagnostics.map((d) => d.code)).toEqual(['issued-file']);
    await write();
    await write();
    await write();
    await write();
    expect(read(NAME)).toBe('ban hành');
    expect((await write(file('sau nữa'))).diagnostics.map((d) => d.code)).toEqual(['issued-file']);
    expect(read(NAME)).toBe('ban hành');
    expect(readdirSync(folder)).toContain('ke-hoach-dieu-chinh.moi.docx');
  });
});
