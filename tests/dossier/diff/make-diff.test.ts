/** Two states of a case compared whole: the table as it is printed, its files, documents touched, issued papers. */
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { diffText } from '../../../src/cli/diff-report.ts';
import { isSame } from '../../../src/comparing/compared-cases.ts';
import { diffDossiers } from '../../../src/dossier/diff/diff-dossiers.ts';
import { buildTable, makeDiff } from '../../../src/dossier/diff/make-diff.ts';
import { waysOn } from '../../../src/dossier/diff/ways-on.ts';
import type { LoadedDossier } from '../../../src/dossier/load.ts';
import { parseManifest } from '../../../src/dossier/manifest.ts';
import { DiagnosticError } from '../../../src/model/diagnostics.ts';
import { parseDecimal } from '../../../src/model/quantity.ts';
import { evaluateTable } from '../../../src/tables/expression.ts';
import { changed, linesOf, mustLoad, REAL, SAMPLE } from '../../support/load.ts';

const folder = mkdtempSync(join(tmpdir(), 'so-sanh-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const old = mustLoad(SAMPLE);
const number = (text: string) => parseDecimal(text)!;
/** A value confirmed anew, a ratio that grew, a criterion that is met now. */
const now = changed(old, (data) => {
  Object.assign(data.figures.find((f) => f.id === 'thu-nhap')!, {
    value: number('58.1'),
    asOf: '2024-10-31',
    source: 'Xác nhận số 12 của Chi cục Thống kê huyện (mẫu)',
  });
  Object.assign(data.figures.find((f) => f.id === 'tuoi-tiet-kiem')!, { numerator: number('27.6') });
  for (const r of data.criteria.find((c) => c.id === '2')!.rounds) r.verdict = 'met';
});
const side = (dossier: LoadedDossier, from = 'cu') => ({ dossier, from });
const compared = diffDossiers(side(old), side(now, 'moi'), 'working');
const { comparison } = compared;

describe('the table', () => {
  const { tree, workbook } = buildTable(now, compared, 'working');

  it('reads as an office prints it', async () => {
    await expect(`${linesOf(tree).join('\n')}\n`).toMatchFileSnapshot('comparison-table.golden.txt');
  });

  it('keeps numbers as numbers in the workbook, the difference live', () => {
    const [table] = workbook;
    const row = table!.rows.find((r) => r.key === 'figure-thu-nhap')!;
    expect(row.cells.beforeValue).toMatchObject({ kind: 'number', value: number('56.8') });
    expect(row.cells.afterValue).toMatchObject({ kind: 'number', value: number('58.1') });
    expect(row.cells.afterDay).toMatchObject({ kind: 'date', value: '2024-10-31' });
    expect(row.cells.amount).toMatchObject({ kind: 'formula', expression: { op: 'subtract' } });
    const value = evaluateTable(table!).value(row.key, 'amount');
    expect(value.kind).toBe('number');
    const ratio = table!.rows.find((r) => r.key === 'figure-tuoi-tiet-kiem')!;
    expect(ratio.cells.amount).toMatchObject({ kind: 'number', value: number('3.0') });
    expect(ratio.cells.points).toMatchObject({ kind: 'number', value: number('3.3') });
  });

  it('goes by stated verdicts where it is submitted', () => {
    const computed = changed(now, (data) => {
      for (const r of data.criteria.find((c) => c.id === '10')!.rounds) delete r.verdict;
      data.indicators.find((i) => i.id === '10')!.rounds = [];
    });
    const lines = linesOf(
      buildTable(computed, diffDossiers(side(old), side(computed), 'submission'), 'submission').tree,
    );
    expect(lines.join('\n')).not.toContain('tạm tính');
    expect(lines.join('\n')).toContain('Đạt → Chưa xác định');
  });
});

describe('the terminal', () => {
  it('says what changed in short lines', async () => {
    const text = diffText(comparison, { commune: 'xã Hòa Mẫu', verbose: false });
    await expect(text).toMatchFileSnapshot('terminal.golden.txt');
  });

  it('every changed place where it is asked for', () => {
    const text = diffText(comparison, { commune: 'xã Hòa Mẫu', verbose: true });
    expect(text).toContain('56,8 triệu đồng/người/năm');
    expect(text.split('\n').filter((l) => l.startsWith('    dưới "')).length).toBeGreaterThan(20);
    expect(text).not.toContain('\u00a0');
  });
});

describe('documents', () => {
  it('only those that print something else', () => {
    const income = changed(old, (data) => {
      data.figures.find((f) => f.id === 'thu-nhap')!.value = number('58.1');
    });
    const { comparison: one } = diffDossiers(side(old), side(income), 'working');
    const ids = one.documents.map((d) => d.id);
    expect(ids).toContain('criterion-10');
    expect(ids).not.toContain('criterion-03');
    expect(one.documents.every((d) => d.places === d.changes.length && d.places > 0)).toBe(true);
  });

  it('a plan that has nothing left to do is gone', () => {
    const done = changed(old, (data) => {
      for (const c of data.criteria) for (const r of c.rounds) r.verdict = 'met';
    });
    const { comparison: all, touched } = diffDossiers(side(old), side(done), 'working');
    expect(all.documents.find((d) => d.id === 'plan')).toMatchObject({ kind: 'removed', places: 0 });
    expect(touched.failed).toEqual([]);
  });

  it('the same state twice: nothing', () => {
    expect(isSame(diffDossiers(side(now), side(now), 'working').comparison)).toBe(true);
  });

  it('another commune is refused', () => {
    expect(() => diffDossiers(side(old), side(mustLoad(REAL)), 'working')).toThrow(DiagnosticError);
    expect(() => diffDossiers(side(old), side(mustLoad(REAL)), 'working')).toThrow(/hai hồ sơ khác nhau/);
  });
});

describe('issued papers', () => {
  const issue = (dossier: LoadedDossier, date: string) =>
    changed(dossier, (data) => {
      data.plan!.issued = { number: '07', date };
    });
  const ways = (a: LoadedDossier, b: LoadedDossier) =>
    waysOn(b, diffDossiers(side(a), side(b), 'working').comparison).map((w) => [w.document, w.way]);

  it('a criterion met after the plan went out: progress report or adjusting plan', () => {
    expect(ways(issue(old, '2024-09-20'), issue(now, '2024-09-20'))).toEqual([['plan', 'report']]);
  });

  it('its number and day alone change nothing of it', () => {
    expect(ways(old, issue(old, '2024-09-20'))).toEqual([]);
  });

  it('prose that reads otherwise: a replacing document', () => {
    const reworded = changed(issue(old, '2024-09-20'), (data) => {
      data.plan!.duties[0]!.text = `${data.plan!.duties[0]!.text} Báo cáo hằng tuần.`;
    });
    expect(ways(issue(old, '2024-09-20'), reworded)).toEqual([['plan', 'replace']]);
  });
});

describe('files', () => {
  const out = join(folder, 'xa-mau', 'so-sanh');
  const write = (after: LoadedDossier, only: readonly string[] = []) =>
    makeDiff(side(old), side(after), { outFolder: out, only });

  it('table as DOCX, PDF and XLSX, in a folder with its own manifest', async () => {
    const made = await write(now);
    expect(made.files).toEqual(['so-sanh-so-lieu.docx', 'so-sanh-so-lieu.pdf', 'so-sanh-so-lieu.xlsx']);
    const manifest = parseManifest(readFileSync(join(out, 'manifest.json'), 'utf8'));
    expect(manifest?.documents.map((d) => d.files.map((f) => f.path))).toEqual([[...made.files]]);
    expect(readdirSync(out).sort()).toEqual(['manifest.json', ...made.files].sort());
  });

  it('the table tells of all documents, whichever are asked for', async () => {
    const before = readFileSync(join(out, 'so-sanh-so-lieu.docx'));
    const made = await write(now, ['criterion-10']);
    expect(made.comparison.documents.map((d) => d.id)).toEqual(['criterion-10']);
    expect(readFileSync(join(out, 'so-sanh-so-lieu.docx')).equals(before)).toBe(true);
  });

  it('tracked changes of the changed documents, of those asked for; a later run without them takes them away', async () => {
    const wanted = { outFolder: out, only: ['criterion-10', 'plan'], redline: true };
    const made = await makeDiff(side(old), side(now), wanted);
    const redlines = made.files.filter((f) => f.endsWith('.so-sanh.docx'));
    expect(redlines).toEqual(['ke-hoach.so-sanh.docx', 'tieu-chi-10-thu-nhap.so-sanh.docx']);
    const again = await makeDiff(side(old), side(now), wanted);
    expect(again.files).toEqual(made.files);
    await write(now);
    expect(readdirSync(out).filter((f) => f.includes('.so-sanh.'))).toEqual([]);
  });

  it('one that a person edited stays, the new one stands beside it', async () => {
    writeFileSync(join(out, 'so-sanh-so-lieu.docx'), 'sửa tay');
    const made = await write(now);
    expect(made.files).toContain('so-sanh-so-lieu.moi.docx');
    expect(made.diagnostics.map((d) => d.code)).toContain('edited-file');
    expect(readFileSync(join(out, 'so-sanh-so-lieu.docx'), 'utf8')).toBe('sửa tay');
  });

  it('an unknown document is refused, nothing is written', async () => {
    await expect(
      makeDiff(side(old), side(now), { only: ['ke-hoach'], outFolder: join(folder, 'x') }),
    ).rejects.toThrow(/không có tài liệu "ke-hoach"/);
    expect(readdirSync(folder)).not.toContain('x');
  });

  it('nothing differs any more: files of the earlier comparison do not stay as if they were of this one', async () => {
    const into = join(folder, 'z');
    await makeDiff(side(old), side(now), { outFolder: into, only: ['plan'] });
    expect(readdirSync(into)).toContain('so-sanh-so-lieu.pdf');
    const made = await makeDiff(side(now), side(now), { outFolder: into });
    expect(made.files).toEqual([]);
    expect(readdirSync(into)).toEqual(['manifest.json']);
  });

  it('nothing differs: nothing is written', async () => {
    const made = await makeDiff(side(old), side(old), { outFolder: join(folder, 'y') });
    expect([made.folder, made.files]).toEqual([null, []]);
    expect(readdirSync(folder)).not.toContain('y');
  });
});
