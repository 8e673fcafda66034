/** The pages before a redline: what an office reads first. */
import { describe, expect, it } from 'vitest';
import type { DocumentChange } from '../../../src/document/comparison/compared.ts';
import { project } from '../../../src/document/projection.ts';
import { plannedDocuments } from '../../../src/dossier/documents.ts';
import { redlineSummaryTree } from '../../../src/dossier/recipes/redline-summary.ts';
import { loadCase } from '../../../src/index.ts';
import { layoutDocument } from '../../../src/layout/layout.ts';
import { Diagnostics } from '../../../src/model/diagnostics.ts';

const dossier = loadCase('fixtures/xa-mau');
const plan = plannedDocuments(dossier).find((d) => d.id === 'plan')!;

function summaryOf(changes: readonly DocumentChange[]) {
  const diagnostics = new Diagnostics();
  const sides = { before: 'phiên bản 001, ngày 20/9/2024: trước khi họp.', after: 'số liệu hiện nay' };
  const tree = redlineSummaryTree(dossier, plan, 'working', { ...sides, changes }, diagnostics);
  expect(diagnostics.items).toEqual([]);
  return tree!;
}
const textOf = (changes: readonly DocumentChange[]): string =>
  project(summaryOf(changes)).replaceAll('\u00a0', ' ');
const change = (more: Partial<DocumentChange>): DocumentChange => ({
  key: 'k',
  kind: 'changed',
  part: 'paragraph',
  under: 'II. Kế hoạch',
  before: 'đạt 14 km',
  after: 'đạt 15 km',
  figures: [],
  ...more,
});

const rowOf = (name: string, ...cells: [string, string, string][]): DocumentChange['row'] & {} => ({
  name,
  cells: cells.map(([column, before, after]) => ({ column, before, after })),
});

describe('summary of changes', () => {
  it('names the document, both states, the signs, the counts and each change', () => {
    const text = textOf([
      change({}),
      change({ kind: 'inserted', before: '', after: 'Đoạn mới', under: '' }),
      change({
        kind: 'deleted',
        before: '7; Cầu Đá; 12 m',
        after: '',
        part: 'row',
        row: rowOf('7 Cầu Đá', ['Dài', '12 m', '']),
      }),
      change({ kind: 'renumbered', before: '2. Mục', after: '3. Mục' }),
      change({ kind: 'replaced', part: 'section', before: 'trang đứng', after: 'trang ngang' }),
    ]);
    for (const line of [
      'BẢN SO SÁNH THAY ĐỔI',
      plan.title,
      'Bản trước: phiên bản 001, ngày 20/9/2024: trước khi họp.',
      'Bản sau: số liệu hiện nay.',
      'Cách đọc: chữ gạch ngang: bỏ; chữ gạch chân: thêm; vạch đứng ở lề trái: dòng có thay đổi.',
      'Số chỗ thay đổi: 05, trong đó:',
      'Sửa chữ hoặc số: 01 chỗ;',
      'Thay cả phần, bảng hoặc biểu đồ: 01 chỗ;',
      'Chỉ đổi số thứ tự, không liệt kê trong bảng: 01 chỗ.',
      '| II. Kế hoạch |\n| 1 | Đoạn | đạt 14 km | đạt 15 km |',
      '| Phần đầu |\n| 2 | Đoạn | (chưa có; bổ sung đoạn) | Đoạn mới |',
      '| 3 | Dòng 7 Cầu Đá | Dài: 12 m | (bỏ dòng) |',
      '| 4 | Cả phần | Phần in trên trang đứng | Phần in trên trang ngang (thay cả phần) |',
    ])
      expect(text).toContain(line);
    expect(text).not.toContain('..');
    expect(text).not.toContain('3. Mục');
  });

  it('names a changed row, and each changed cell by the head of its column', () => {
    const line = (row: DocumentChange['row']) =>
      textOf([change({ part: 'row', before: 'a', after: 'b', row: row! })])
        .split('\n')
        .find((l) => l.startsWith('| 1'));
    expect(line(rowOf('2.1 Đường xã', ['Kết quả', '100%', '98%']))).toBe(
      '| 1 | Dòng 2.1 Đường xã | Kết quả: 100% | Kết quả: 98% |',
    );
    expect(line(rowOf('2.1 Đường xã', ['Kết quả', '100%', '98%'], ['Đánh giá', '', 'Chưa đạt']))).toBe(
      '| 1 | Dòng 2.1 Đường xã | Kết quả: 100% / Đánh giá: (để trống) | Kết quả: 98% / Đánh giá: Chưa đạt |',
    );
    expect(line(rowOf('', ['', 'ghi chú', '']))).toBe('| 1 | Dòng trong bảng | ghi chú | (để trống) |');
  });

  it('says of what came or went as a whole only its name, of a chart that it was drawn anew', () => {
    const clause = '1. Tiêu chí số 1\na) Thực trạng\nCó quy hoạch';
    const text = textOf([
      change({ part: 'clause', kind: 'deleted', before: clause, after: '' }),
      change({ part: 'clause', kind: 'inserted', before: '', after: clause }),
      change({ part: 'chart', kind: 'replaced', before: 'Chỉ tiêu 1; 10%', after: 'Chỉ tiêu 1; 12%' }),
      change({ part: 'heading', before: 'II. 13 TIÊU CHÍ', after: 'II. 12 TIÊU CHÍ' }),
    ]);
    for (const line of [
      '| 1 | Cả mục | Bỏ toàn bộ mục “1. Tiêu chí số 1” | (không còn) |',
      '| 2 | Cả mục | (chưa có) | Bổ sung toàn bộ mục “1. Tiêu chí số 1” |',
      '| 3 | Biểu đồ | Chỉ tiêu 1; 10% | Chỉ tiêu 1; 12% / (biểu đồ được vẽ lại) |',
      '| 4 | Tên mục | II. 13 TIÊU CHÍ | II. 12 TIÊU CHÍ |',
    ])
      expect(text).toContain(line);
    expect(text).not.toContain('Có quy hoạch');
  });

  it('stands under the head of who issues the document', () => {
    expect(textOf([change({})])).toContain('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM');
  });

  it('draws the signs in the words that explain them', () => {
    const strokes = layoutDocument(summaryOf([change({})])).flatMap((page) =>
      page.commands.flatMap((c) => (c.type === 'stroke' && c.sign ? [c.sign] : [])),
    );
    expect(strokes).toEqual(['deleted', 'inserted', 'bar']);
  });

  it('lists sixty and counts the rest', () => {
    const rows = (count: number) => {
      const text = textOf(Array.from({ length: count }, (_, i) => change({ before: `đạt ${i} km` })));
      return [text.match(/^\| \d/gm)!.length, /Còn (\d+) chỗ/.exec(text)?.[1]];
    };
    expect(rows(60)).toEqual([60, undefined]);
    expect(rows(75)).toEqual([60, '15']);
  });

  it('says so when nothing changed', () => {
    const text = textOf([]);
    expect(text).toContain('Hai bản in ra như nhau, không có chỗ nào thay đổi.');
    expect(text).not.toContain('Cách đọc');
  });

  it('counts its pages from the second', () => {
    const pages = layoutDocument(summaryOf(Array.from({ length: 60 }, () => change({}))));
    expect(pages.length).toBeGreaterThan(1);
    expect(pages.map((p) => p.number)).toEqual(pages.map((_, i) => (i === 0 ? undefined : i + 1)));
  });
});
