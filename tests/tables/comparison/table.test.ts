/** So sánh số liệu: grounds, restated values, both ways of a verdict, columns on paper and in the workbook. */
import { describe, expect, it } from 'vitest';
import { compareCases } from '../../../src/comparing/compare-cases.ts';
import { Diagnostics } from '../../../src/model/diagnostics.ts';
import type { Edition } from '../../../src/model/pack-schema.ts';
import { parseDecimal } from '../../../src/model/quantity.ts';
import { shownLines } from '../../../src/tables/cell-text.ts';
import { comparisonTable } from '../../../src/tables/comparison/table.ts';
import { evaluateTable } from '../../../src/tables/expression.ts';
import { changed, mustLoad, SAMPLE } from '../../support/load.ts';

const sample = mustLoad(SAMPLE);
type Change = Parameters<typeof changed>[1];
type Data = Parameters<Change>[0];
const figureOf = (data: Data, id: string) => data.figures.find((f) => f.id === id)!;
const income = (data: Data) => figureOf(data, 'thu-nhap');

function tableAfter(change: Change, { edition = 'working', open = false, back = false } = {}) {
  const now = changed(sample, change);
  const [a, b] = back ? [now, sample] : [sample, now];
  const table = comparisonTable(
    {
      appraised: b.appraised,
      places: b.places,
      diagnostics: new Diagnostics(),
      edition: edition as Edition,
      issuerRole: 'commune-committee',
      public: open,
    },
    compareCases(a.appraised, b.appraised),
  );
  const values = evaluateTable(table);
  const cell = (row: string, column: string): string =>
    shownLines(values, table.rows.find((r) => r.key === row)!, column)
      .join(' / ')
      .replaceAll('\u00a0', ' ');
  return { table, cell };
}
const ground = (change: Change, edition: Edition = 'working'): string =>
  tableAfter(change, { edition }).cell('figure-thu-nhap', 'source');

describe('grounds of a new value', () => {
  it('its own paper; where none or only the old one is named, that it is missing', () => {
    const value = parseDecimal('58')!;
    expect(ground((d) => Object.assign(income(d), { value, source: 'Xác nhận số 12' }))).toBe(
      'Xác nhận số 12',
    );
    expect(ground((d) => Object.assign(income(d), { value }))).toBe('Chưa ghi căn cứ của số mới');
    expect(ground((d) => Object.assign(income(d), { value, source: undefined }))).toBe('Chưa ghi căn cứ');
    expect(ground((d) => Object.assign(income(d), { value }), 'submission')).toBe('……');
  });

  it('a computed figure rests on its table, a ratio whose denominator alone changed on that figure', () => {
    const { cell } = tableAfter((d) => {
      const table = d.detailTables.find((t) => t.id === 'ho-nhan-khau')!;
      table.rows[0]!['so-ho'] = String(Number(table.rows[0]!['so-ho']) + 7);
    });
    expect(cell('figure-tong-so-ho', 'source')).toContain('Cộng từ bảng kê: Hộ và nhân khẩu theo thôn');
    expect(cell('figure-ho-ngheo-da-chieu', 'source')).toBe('Mẫu số đổi theo số liệu "Tổng số hộ"');
  });

  it('the same value of another paper or day: told as such, with the paper that it replaces', () => {
    const { table, cell } = tableAfter((d) =>
      Object.assign(income(d), { source: 'Niên giám 2024', asOf: '2024-12-31' }),
    );
    expect(cell('figure-thu-nhap', 'content')).toBe(
      'Thu nhập bình quân đầu người (giữ nguyên giá trị, thay căn cứ và ngày)',
    );
    expect(cell('figure-thu-nhap', 'source')).toBe(
      'Niên giám 2024 / (thay cho: Xác nhận của Chi cục Thống kê huyện (mẫu))',
    );
    expect(cell('figure-thu-nhap', 'after')).toContain('(31/12/2024)');
    expect(table.closing).toBe('Biểu gồm 01 số liệu giữ nguyên giá trị./.');
  });
});

describe('verdicts', () => {
  const unmet: Change = (d) => {
    for (const r of d.criteria.find((c) => c.id === '1')!.rounds)
      Object.assign(r, { verdict: 'unmet', document: 'Biên bản số 11', on: '2024-10-20' });
  };

  it('a criterion comes to the unmet ones and leaves them again; the ground has its day', () => {
    const { cell } = tableAfter(unmet);
    const row = 'verdict-criterion-1';
    expect(cell(row, 'content')).toBe('Kết luận của tiêu chí (đưa vào danh sách tiêu chí chưa đạt)');
    expect(cell(row, 'verdict')).toBe('Đạt → Chưa đạt / (trái với kết luận các chỉ tiêu)');
    expect(cell(row, 'source')).toBe('Biên bản số 11 (20/10/2024)');
    const back = tableAfter(unmet, { back: true }).cell;
    expect(back(row, 'content')).toContain('(đưa ra khỏi danh sách tiêu chí chưa đạt)');
    expect(back(row, 'verdict')).toBe('Chưa đạt → Đạt');
  });

  it('a submitted table blames nobody', () => {
    expect(tableAfter(unmet, { edition: 'submission' }).cell('verdict-criterion-1', 'verdict')).toBe(
      'Đạt → Chưa đạt',
    );
  });

  it('a result in words with its verdict: both values, both grounds', () => {
    const { cell, table } = tableAfter((d) => {
      const result = d.indicators.find((i) => i.id === '1.1')!;
      Object.assign(result, { stated: false, source: 'Báo cáo số 70' });
      for (const r of result.rounds) Object.assign(r, { verdict: 'unmet', document: undefined });
    });
    const row = 'verdict-indicator-1.1';
    expect([cell(row, 'before'), cell(row, 'after')]).toEqual(['Có', 'Chưa có']);
    expect(cell(row, 'verdict')).toBe('Đạt → Chưa đạt');
    expect(cell(row, 'source')).toBe('Kết quả: Báo cáo số 70 / Kết luận: chưa ghi căn cứ');
    expect(table.closing).toBe(
      'Biểu gồm 01 kết quả ghi bằng lời thay đổi, 01 kết luận của chỉ tiêu thay đổi./.',
    );
  });
});

describe('columns', () => {
  const entered: Change = (d) =>
    Object.assign(income(d), {
      value: parseDecimal('58')!,
      history: [{ value: '58', on: '2024-10-05', by: 'Trần Thị B' }],
    });

  it('paper and workbook print the same ones; numbers stand behind them, named in the workbook alone', () => {
    const { columns, footNotes } = tableAfter(entered).table;
    const helpers = columns.findIndex((c) => c.xlsxOnly);
    expect(helpers).toBeGreaterThan(5);
    expect(columns.slice(helpers).every((c) => c.xlsxOnly)).toBe(true);
    expect(columns.some((c) => c.documentOnly)).toBe(false);
    expect(footNotes.at(-1)).toContain('"Số để tính"');
  });

  it('who entered a number is told inside, and left out of what everybody reads', () => {
    const inside = tableAfter(entered);
    expect(inside.cell('figure-thu-nhap', 'by')).toBe('Trần Thị B');
    const { table } = tableAfter(entered, { open: true });
    expect(
      JSON.stringify([table.rows, table.footNotes], (_, v) => (typeof v === 'bigint' ? `${v}` : v)),
    ).not.toMatch(/Trần Thị B|Người cập nhật/);
    expect(table.columns.map((c) => c.key)).not.toContain('by');
  });

  it('no brackets without a day', () => {
    const { table } = tableAfter((d) => {
      for (const f of d.figures) delete f.asOf;
      income(d).value = parseDecimal('58')!;
    });
    const text = JSON.stringify(table.rows, (_, v) => (typeof v === 'bigint' ? `${v}` : v));
    expect(text).not.toMatch(/\(\s*\)/);
    expect(text).toContain('58');
  });
});
