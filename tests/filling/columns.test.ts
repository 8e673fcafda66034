/** What heads ask for. */
import { describe, expect, it } from 'vitest';
import { fieldOfHead } from '../../src/filling/columns/propose.ts';
import { fillForm } from '../../src/index.ts';
import { mustLoadFolder, REAL } from '../support/load.ts';
import { bookOf, openBook, type Sheet } from './forms.ts';

const real = mustLoadFolder(REAL);

describe('a head', () => {
  it.each([
    [['Kết quả'], 'ket-qua'],
    [['Kết quả thực hiện'], 'ket-qua'],
    [['Kết quả thực hiện (%)'], 'ket-qua'],
    [['KẾT QUẢ THỰC HIỆN CỦA XÃ'], 'xa-ket-qua'],
    [['Kết quả xã nông thôn mới nâng cao'], 'ket-qua'],
    [['Hiện trạng'], 'ket-qua'],
    [['Đánh giá'], 'danh-gia'],
    [['Đạt/Chưa đạt'], 'danh-gia'],
    [['Đạt/Không đạt'], 'danh-gia'],
    [['Kết luận'], 'danh-gia'],
    [['Yêu cầu'], 'yeu-cau'],
    [['Mức đạt chuẩn'], 'yeu-cau'],
    [['Chỉ tiêu'], 'yeu-cau'],
    [['Xã tự đánh giá', 'Kết quả'], 'xa-ket-qua'],
    [['Xã tự đánh giá', 'Đánh giá'], 'xa-danh-gia'],
    [['Xã tự đánh giá', 'Đạt'], 'xa-dat'],
    [['Xã tự đánh giá', 'Chưa đạt'], 'xa-chua-dat'],
    [['Tự đánh giá của xã'], 'xa-danh-gia'],
    [['Huyện thẩm tra', 'Kết quả'], 'huyen-ket-qua'],
    [['Kết quả thẩm tra của huyện'], 'huyen-danh-gia'],
    [['Huyện thẩm tra'], 'huyen-danh-gia'],
    [['Đánh giá', 'Xã'], 'xa-danh-gia'],
    [['Đánh giá', 'Huyện'], 'huyen-danh-gia'],
    [['Tỉnh thẩm định', 'Đánh giá'], 'tinh-danh-gia'],
    [['Đạt (x)'], 'dat'],
    [['Không đạt'], 'chua-dat'],
    [['Minh chứng (hồ sơ, tờ số)'], 'minh-chung'],
    [['Ghi chú'], 'ghi-chu'],
    [['Kết quả', 'Tử số'], 'tu-so'],
    [['Kết quả', 'Mẫu số'], 'mau-so'],
    [['Tỷ lệ (%)'], 'ty-le'],
    [['Tỉ lệ'], 'ty-le'],
    [['ĐVT'], 'don-vi-tinh'],
    [['Đơn vị tính'], 'don-vi-tinh'],
    [['Đơn vị phụ trách'], 'bo-qua'],
    [['Kế hoạch năm 2025'], 'bo-qua'],
    [['Số liệu tính đến ngày'], 'ngay-so-lieu'],
    [['Kết quả thực hiện năm 2024'], 'ket-qua'],
    [['Điểm thưởng'], null],
  ] as const)('%j', (path, code) => {
    expect(fieldOfHead(path)?.code ?? null).toBe(code);
  });
});

const rows = ['2.3', '2.4', '3.1', '3.2'];

async function withHeads(heads: readonly string[], more: (sheet: Sheet) => void = () => {}) {
  const form = await bookOf([
    'Biểu',
    (sheet) => {
      sheet.getRow(1).values = ['TT', 'Nội dung', ...heads];
      for (const [i, id] of rows.entries())
        sheet.getRow(i + 2).values = [id, real.pack.indicator.get(id)!.def.name];
      more(sheet);
    },
  ]);
  const result = await fillForm(real, form);
  return { result, sheet: (await openBook(result.bytes)).worksheets[0]! };
}

describe('columns', () => {
  it('two columns for one thing are none, and both are named', async () => {
    const { result, sheet } = await withHeads(['Kết quả', 'Kết quả thực hiện', 'Đánh giá']);
    expect(
      result.findings.filter((d) => d.code === 'fill-column-twice').map((d) => d.where[0]!.cell),
    ).toEqual(['C1', 'D1']);
    expect([3, 4].map((c) => sheet.getCell(2, c).value)).toEqual([null, null]);
  });

  it('of results of several years that of the assessed year is filled', async () => {
    const { result, sheet } = await withHeads(['Kết quả năm 2022', 'Kết quả năm 2023', 'Kết quả năm 2024']);
    expect([3, 4, 5].map((c) => sheet.getCell(2, c).text)).toEqual(['', '', '89,17%']);
    expect(result.findings.filter((d) => d.code === 'fill-column-year')).toHaveLength(2);
  });

  it('a drop-down of verdicts makes a column of verdicts', async () => {
    const { sheet } = await withHeads(['Kết quả huyện'], (s) => {
      for (let row = 2; row <= 5; row++)
        s.getCell(row, 3).dataValidation = { type: 'list', formulae: ['"Đạt,Không đạt"'] };
    });
    expect([2, 3, 4, 5].map((r) => sheet.getCell(r, 3).text)).toEqual(['', '', 'Không đạt', 'Không đạt']);
  });

  it('a form without a column for results or verdicts says so', async () => {
    const { result } = await withHeads(['Điểm thưởng']);
    expect(result.findings.map((d) => d.code)).toEqual(
      expect.arrayContaining(['fill-no-result-column', 'fill-column-unknown']),
    );
    expect(result.cells).toEqual([]);
  });

  it('a form without heads is told apart from one with them', async () => {
    const { result } = await withHeads([]);
    expect(result.findings.map((d) => d.code)).toContain('fill-no-result-column');
  });
});
