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

describe('summary of changes', () => {
  it('names the document, both states, the signs, the counts and each change', () => {
    const text = textOf([
      change({}),
      change({ kind: 'inserted', before: '', after: 'Đoạn mới', under: '' }),
      change({ kind: 'deleted', before: '7 | Cầu Đá | 12 m', after: '', part: 'row' }),
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
      'Thay cả phần: 01 chỗ;',
      'Chỉ đổi số thứ tự, không liệt kê trong bảng: 01 chỗ.',
      '| 1 | II. Kế hoạch | đạt 14 km | đạt 15 km |',
      '| 2 | Phần đầu | (chưa có; thêm đoạn) | Đoạn mới |',
      '| 3 | II. Kế hoạch | 7 | Cầu Đá | 12 m | (bỏ dòng trong bảng) |',
      '| 4 | II. Kế hoạch | Phần in trên trang đứng | Phần in trên trang ngang (thay cả phần) |',
    ])
      expect(text).toContain(line);
    expect(text).not.toContain('..');
    expect(text).not.toContain('3. Mục');
  });

  it('names a changed row by its first cells and shows only what changed in it', () => {
    const row = (before: string, after: string) =>
      textOf([change({ part: 'row', before, after })])
        .split('\n')
        .find((line) => line.startsWith('| 1'));
    expect(row('2.1 | Đường xã | 100% | Đạt', '2.1 | Đường xã | 98% | Đạt')).toBe(
      '| 1 | II. Kế hoạch / Dòng: 2.1 Đường xã | 100% | 98% |',
    );
    expect(row('2.1 | Đường xã | 100%', '2.1 | Đường xã | 98% | chưa đạt')).toBe(
      '| 1 | II. Kế hoạch / Dòng: 2.1 Đường xã | 100% | 98% | chưa đạt |',
    );
    expect(row('2.1 | Đường xã | ghi chú', '2.1 | Đường xã')).toBe(
      '| 1 | II. Kế hoạch / Dòng: 2.1 Đường xã | ghi chú | (để trống) |',
    );
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

  it('shows no page number', () => {
    expect(
      layoutDocument(summaryOf(Array.from({ length: 60 }, () => change({})))).map((p) => p.number),
    ).toEqual(expect.not.arrayContaining([expect.any(Number)]));
  });
});
