/** A marked copy shows every finding where it stands, or where somebody who opens the file sees it first. */
import { describe, expect, it } from 'vitest';
import type { Diagnostic, Place, Severity } from '../../src/model/diagnostics.ts';
import { markWorkbook } from '../../src/workbook/mark.ts';
import { officeWorkbook, rawEntries } from '../support/office-workbook.ts';
import { zipPart } from '../support/unzip.ts';
import { descendants, parseXml, type XmlElement } from '../support/xml.ts';

const FILE = 'so-lieu.xlsx';
const finding = (
  severity: Severity,
  message: string,
  where: readonly Omit<Place, 'file'>[],
  hint?: string,
): Diagnostic => ({
  code: 'thu',
  severity,
  message,
  where: where.map((w) => ({ file: FILE, ...w })),
  ...(hint ? { hint } : {}),
});

const words = (element: XmlElement): string => element.text + element.children.map(words).join('');

/** Notes by sheet number and address, of the notes parts as this workbook gets them. */
function notes(bytes: Buffer, part: string): Record<string, string> {
  return Object.fromEntries(
    descendants(parseXml(zipPart(bytes, part)), 'comment').map((c) => [c.attributes.ref, words(c)]),
  );
}

describe('markWorkbook', () => {
  it('says in the note what the terminal says: severity, finding, repair', () => {
    const marked = markWorkbook(officeWorkbook(), [
      finding(
        'error',
        'tỷ lệ không phải kết quả của 14/15,7',
        [{ sheet: 'Số liệu', cell: 'D2' }],
        'ghi 89,17 %',
      ),
    ]);
    expect(notes(marked, 'xl/comments1.xml').D2).toBe(
      'LỖI: tỷ lệ không phải kết quả của 14/15,7\nSửa: ghi 89,17 %',
    );
    expect(zipPart(marked, 'xl/styles.xml')).toContain('FFFFC7CE');
  });

  it('joins the findings of a cell, gravest first, and names the other places of a finding', () => {
    const marked = markWorkbook(officeWorkbook(), [
      finding('note', 'thấp', [{ sheet: 'Số liệu', cell: 'B2' }]),
      finding('error', 'lệch nhau', [
        { sheet: 'Số liệu', cell: 'B2' },
        { sheet: 'Số liệu', cell: 'C5' },
      ]),
      finding('error', 'lệch nhau', [{ sheet: 'Số liệu', cell: 'B2' }]),
    ]);
    expect(notes(marked, 'xl/comments1.xml')).toMatchObject({
      B2: 'LỖI: lệch nhau\nXem cả: Số liệu!C5\n\nLỖI: lệch nhau\n\nLưu ý: thấp',
      C5: 'LỖI: lệch nhau\nXem cả: Số liệu!B2',
    });
  });

  it('puts what concerns a sheet on its first visible cell, and what has no sheet on the first sheet', () => {
    const items = [
      finding('warning', 'thiếu cột', [{ sheet: 'Trống' }]),
      finding('error', 'thiếu trang', [{ sheet: 'Không có', cell: 'B9' }]),
      finding('error', 'tệp của xã khác', [{}]),
      { ...finding('error', 'ở tệp khác', []), where: [{ file: 'khac.xlsx', sheet: 'Số liệu', cell: 'B6' }] },
      finding('error', 'ở tệp chữ', [{ line: 3 }]),
    ];
    const marked = markWorkbook(officeWorkbook(), items, FILE);
    expect(notes(marked, 'xl/comments1.xml')).toMatchObject({
      A1: 'LỖI: thiếu trang\n\nLỖI: tệp của xã khác',
      A3: 'Đo lại năm 2023',
    });
    expect(Object.keys(notes(marked, 'xl/comments1.xml'))).toHaveLength(3);
    // Row 1 and column A of that sheet are hidden.
    expect(notes(marked, 'xl/comments2.xml')).toEqual({ B2: 'CẢNH BÁO: thiếu cột' });
  });

  it('leaves silenced findings out, and a workbook without findings as it is', () => {
    const bytes = officeWorkbook();
    const silenced = { ...finding('error', 'x', [{ sheet: 'Số liệu', cell: 'B2' }]), silenced: 'đã hỏi' };
    expect(markWorkbook(bytes, [silenced]).equals(bytes)).toBe(true);
  });

  it('leaves every part that holds no marks', () => {
    const before = officeWorkbook();
    const after = markWorkbook(before, [
      finding('error', 'a', [{ sheet: 'Số liệu', cell: 'D2' }]),
      finding('error', 'b', [{ sheet: 'Tổng hợp & so sánh' }]),
    ]);
    const [old, now] = [rawEntries(before), rawEntries(after)];
    const changed = [...old.keys()].filter((name) => !now.get(name)?.equals(old.get(name)!));
    expect(changed).toEqual([
      '[Content_Types].xml',
      'xl/worksheets/sheet1.xml',
      'xl/worksheets/sheet2.xml',
      'xl/worksheets/_rels/sheet2.xml.rels',
      'xl/styles.xml',
      'xl/comments1.xml',
      'xl/drawings/vmlDrawing1.vml',
    ]);
  });
});
