/**
 * A patched workbook before outside programs: the Open XML SDK finds as little in it as in the original, and
 * LibreOffice opens it with marks, notes, values, chart, picture and pivot table.
 */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadCase, renderDocument } from '../../src/index.ts';
import type { Diagnostic } from '../../src/model/diagnostics.ts';
import { markWorkbook } from '../../src/workbook/mark.ts';
import { type CellEdit, patchWorkbook } from '../../src/workbook/patch/patch-workbook.ts';
import { officeParts, officeWorkbook } from '../support/office-workbook.ts';
import { ooxmlFailures, validateOoxml } from '../support/oracle/ooxml.ts';
import { soffice } from '../support/oracle/soffice.ts';
import { recalculate } from '../support/recalc.ts';
import { ROOT } from '../support/source-files.ts';
import { unzip } from '../support/unzip.ts';

const folder = mkdtempSync(join(tmpdir(), 'oracle-marked-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const finding = (sheet: string, cell: string | undefined, message: string): Diagnostic => ({
  code: 'thu',
  severity: 'error',
  message,
  hint: 'ghi 89,17 %',
  where: [{ file: 'so-lieu.xlsx', sheet, ...(cell ? { cell } : {}) }],
});

const file = (name: string): string => join(folder, `${name}.xlsx`);
let opened: readonly { name: string; text: string }[] = [];

beforeAll(async () => {
  const office = officeWorkbook();
  const marked = markWorkbook(office, [
    finding('Số liệu', 'D2', 'tỷ lệ không phải kết quả của 14/15,7'),
    finding('Số liệu', 'A3', 'đã có ghi chú'),
    finding('Tổng hợp & so sánh', 'B2', 'ô của bảng tổng hợp'),
    finding('Trống', undefined, 'cả trang'),
    finding('Ẩn', 'F9', 'ô chưa có'),
  ]);
  const values: readonly CellEdit[] = [
    { sheet: 'Số liệu', cell: 'B2', value: { kind: 'number', text: '15.70', decimals: 2 } },
    { sheet: 'Số liệu', cell: 'D3', value: { kind: 'number', text: '0.5' }, comment: 'thay công thức' },
    { sheet: 'Số liệu', cell: 'F9', value: { kind: 'text', text: ' 17.10 ' }, fill: 'warning' },
    { sheet: 'Ẩn', cell: 'B2', value: { kind: 'date', iso: '2024-11-30' } },
    { sheet: 'Trống', cell: 'B3', value: { kind: 'text', text: 'có tiền tố' }, fill: 'note', comment: 'x' },
  ];
  // exceljs, which compares the results, cannot read sheets with a prefix.
  const readable = officeWorkbook({
    'xl/worksheets/sheet4.xml': String(officeParts().get('xl/worksheets/sheet3.xml')),
  });
  const ours = await renderDocument(loadCase(join(ROOT, 'fixtures/nhan-ly-2024')), 'summary-tables', 'xlsx');
  const sheet = new ExcelJS.Workbook();
  await sheet.xlsx.load(ours as unknown as ArrayBuffer);
  const first = sheet.worksheets[0]!.name;
  writeFileSync(file('original'), office);
  writeFileSync(file('marked'), marked);
  writeFileSync(file('valued'), patchWorkbook(office, values));
  writeFileSync(file('readable'), readable);
  writeFileSync(file('recalculated'), patchWorkbook(readable, values));
  writeFileSync(
    file('ours'),
    markWorkbook(ours, [finding(first, 'B5', 'thử'), finding(first, undefined, 'cả trang')]),
  );
  const out = join(folder, 'libreoffice');
  mkdirSync(out);
  const [converted] = await soffice([file('marked')], out, 'xlsx');
  opened = unzip(readFileSync(converted!)).map(({ name, content }) => ({
    name,
    text: content.toString('utf8'),
  }));
});

describe('a patched workbook', () => {
  it('is as valid as the original', async () => {
    const names = ['original', 'marked', 'valued', 'ours'];
    expect(ooxmlFailures(await validateOoxml(names.map(file)))).toEqual([]);
  });

  it('opens in LibreOffice with old and new notes, chart, picture and pivot table', () => {
    const text = (pattern: RegExp): string =>
      opened
        .filter((p) => pattern.test(p.name))
        .map((p) => p.text)
        .join('\n');
    const notes = text(/comments\d*\.xml$/);
    for (const words of [
      'tỷ lệ không phải kết quả của 14/15,7',
      'Đo lại năm 2023',
      'Hỏi &amp; trường',
      'cả trang',
      'ô chưa có',
    ])
      expect(notes).toContain(words);
    expect(text(/charts\/chart\d+\.xml$/)).toContain('Biểu đồ tỷ lệ');
    expect(opened.some((p) => /media\/image\d+\.png$/.test(p.name))).toBe(true);
    expect(opened.some((p) => /pivotTables?\/pivotTable\d+\.xml$/i.test(p.name))).toBe(true);
    expect(text(/worksheets\/sheet1\.xml$/)).toContain('conditionalFormatting');
    expect(text(/styles\.xml$/)).toContain('FFFFC7CE');
  });

  it('calculates from the new values: only what depends on them differs from what was cached', async () => {
    const { formulas, differences } = await recalculate([file('readable'), file('recalculated')]);
    expect(formulas).toBeGreaterThan(10);
    expect(differences.map((d) => d.replace(/ \(.*/, ''))).toEqual([
      expect.stringContaining('recalculated.xlsx!Số liệu!D2: cached 0.89'),
      expect.stringContaining('recalculated.xlsx!Số liệu!D8: cached 89.6, calculated 91.3'),
      expect.stringContaining('recalculated.xlsx!Số liệu!B10: cached 28, calculated 31.4'),
    ]);
  });
});
