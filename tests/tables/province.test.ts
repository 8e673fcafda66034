import { describe, expect, it } from 'vitest';
import { shownLines } from '../../src/tables/cell-text.ts';
import { evaluateTable } from '../../src/tables/expression.ts';
import { asOfText, type Province, provinceTable, verdictSigns } from '../../src/tables/province.ts';
import { provinceChartTable } from '../../src/tables/province-chart.ts';
import { troubledTable } from '../../src/tables/province-troubled.ts';
import { commune, sampleProvince } from '../support/communes.ts';
import { mustLoadFolder, SAMPLE } from '../support/load.ts';

const { basePack: pack } = mustLoadFolder(SAMPLE);

const working = { pack, edition: 'working' } as const;
const submission = { pack, edition: 'submission' } as const;

/** Rows as people read them. */
function read(province: Province, context: typeof working | typeof submission): string[] {
  const table = provinceTable(province, context);
  const values = evaluateTable(table);
  return table.rows.map((row) =>
    table.columns.map((c) => shownLines(values, row, c.key).join(' ')).join('|'),
  );
}

const province: Province = {
  communes: [
    commune('Đông', 'Bắc Mẫu', { 2: 'unmet', 3: 'computed' }),
    commune('Ấm', 'Bắc Mẫu', { 2: 'undetermined' }),
    commune('Dương', 'Ân Mẫu', { 1: 'not-applicable', 2: 'unmet' }),
  ],
  troubled: [],
};

describe('communes by criteria', () => {
  it('by district and name in Vietnamese order; counts along and under, all classes', () => {
    expect(read(province, working)).toEqual([
      '|Huyện Ân Mẫu (01 xã)|||||||||||||||||||||||'.replace(/\|+$/, '|'.repeat(22)),
      `1|Dương|KAD|CĐ|Đ|${'Đ|'.repeat(16)}17|70|31/8/2024`,
      `|Huyện Bắc Mẫu (02 xã)${'|'.repeat(22)}`,
      `2|Ấm|Đ|–|Đ|${'Đ|'.repeat(16)}18|70|31/8/2024`,
      `3|Đông|Đ|CĐ|Đ*|${'Đ|'.repeat(16)}18|70|31/8/2024`,
      `|Số xã đạt|2|0|3|${'3|'.repeat(16)}||`,
      `|Số xã chưa đạt|0|2|0|${'0|'.repeat(16)}||`,
      `|Số xã không áp dụng|1|0|0|${'0|'.repeat(16)}||`,
      `|Số xã chưa xác định|0|1|0|${'0|'.repeat(16)}||`,
      `|Tỷ lệ đạt (%)|67|0|100|${'100|'.repeat(16)}||`,
    ]);
  });

  it('papers that go out show what somebody has stated only', () => {
    const rows = read(province, submission);
    expect(rows[4]).toBe(`3|Đông|Đ|CĐ|–|${'Đ|'.repeat(16)}17|66|31/8/2024`);
    expect(rows.join('\n')).not.toContain('*');
    expect(provinceTable(province, submission).notes.join('\n')).not.toContain('tạm tính');
  });

  it('says the day of the data, how many communes meet all, what the signs mean, and that it is a sample', () => {
    const { notes, title } = provinceTable(
      { ...province, troubled: [{ source: 'x', name: null, counted: false, reason: 'hỏng' }] },
      working,
    );
    expect(title).toBe('Tổng hợp kết quả xã nông thôn mới nâng cao tỉnh Ví Dụ năm 2024');
    expect(notes).toEqual([
      '(Dữ liệu mẫu, không phải hồ sơ thật)',
      'Số liệu tính đến ngày 31/8/2024',
      'Tổng hợp 03 xã: chưa xã nào đạt cả 19 tiêu chí; chưa tổng hợp được 01 hồ sơ',
      'Đ: đạt; CĐ: chưa đạt; KAD: không áp dụng; –: chưa xác định; *: tạm tính, chưa có cấp nào kết luận',
    ]);
  });

  it('several days are told as such, and those that have none', () => {
    const days = ['2024-09-05', '2024-08-31', null].map((asOf, i) => commune(`Mẫu ${i}`, null, {}, { asOf }));
    expect(asOfText(days)).toBe(
      'Số liệu các xã tính đến ngày 31/8/2024 đến 05/9/2024; 01 xã chưa có ngày chốt số liệu',
    );
  });

  it('without districts there are no group rows', () => {
    const rows = provinceTable({ communes: [commune('Một', null)], troubled: [] }, working).rows;
    expect(rows.map((r) => r.kind)).toEqual(['data', 'total', 'total', 'total']);
  });

  it('a commune says the same in the table and in the chart', () => {
    const all = sampleProvince();
    const table = provinceTable(all, working);
    const values = evaluateTable(table);
    const chart = provinceChartTable(all, working);
    const shares = evaluateTable(chart);
    for (const row of chart.rows) {
      expect(shares.value(row.key, 'met')).toEqual(values.value('total-met', `criterion-${row.key}`));
    }
    expect(chart.rows).toHaveLength(19);
  });

  it('an office’s own words with like initials are written out', () => {
    const verdicts = { ...pack.wording.verdicts, unmet: 'Đang làm', met: 'Đã lên' };
    expect(verdictSigns({ ...pack, wording: { ...pack.wording, verdicts } })).toMatchObject({
      met: 'Đã lên',
      unmet: 'Đang làm',
    });
  });

  it('no table of troubles where there is none', () => {
    expect(troubledTable(province)).toBeNull();
    expect(troubledTable(sampleProvince())?.rows).toHaveLength(2);
  });
});
