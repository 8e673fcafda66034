/** The report on opinions and its annexes; the survey of satisfaction goes to the province. */
import { describe, expect, it } from 'vitest';
import { parseDecimal } from '../../../src/model/quantity.ts';
import { changed, linesOf, mustBuild, mustLoad, SAMPLE } from '../../support/load.ts';
import { toldPaper } from '../../support/told.ts';
import { twoTierFiles } from '../../support/two-tier.ts';
import { wholeSample } from '../../support/whole-papers.ts';

const whole = wholeSample();
const linesFor = (id: string, edition: 'working' | 'submission' = 'submission', dossier = whole) =>
  linesOf(mustBuild(dossier, id, edition).tree);
/** Rows of the table that begins with this head. */
const rowsUnder = (lines: readonly string[], head: string): string[] => {
  const rest = lines.slice(lines.findIndex((l) => l.startsWith(head)) + 1);
  const end = rest.findIndex((l) => !l.startsWith('| '));
  return rest.slice(0, end < 0 ? undefined : end);
};
const OPINIONS = '| TT | Tổ chức, cá nhân |';
const SURVEY = '| TT | Nội dung hỏi |';

describe('the commune’s report', () => {
  const lines = linesFor('commune-opinions');

  it('says how people were asked, how many answered and how many agree', () => {
    expect(lines).toContain(
      'Thời gian công khai: từ ngày 26 tháng 10 năm 2024 đến ngày 09 tháng 11 năm 2024.',
    );
    expect(lines).toContain('Số lần phát trên hệ thống truyền thanh: 06 lần.');
    expect(lines).toContain('  - Số được hỏi ý kiến: 864 hộ;');
    expect(lines).toContain('  - Số có ý kiến trả lời: 851 hộ;');
    expect(lines).toContain('  - Số đồng ý: 846 hộ, bằng 99,41% số có ý kiến trả lời.');
  });

  it('goes to the district and has one annex, of opinions and replies', () => {
    expect(lines).toContain('Kính gửi: Ủy ban nhân dân huyện Minh Họa');
    expect(lines.filter((l) => l.startsWith('# Phụ lục'))).toEqual(['# Phụ lục']);
    expect(lines).toContain(
      '(Kèm theo Báo cáo số        /BC-UBND ngày      tháng      năm 2024 của Ủy ban nhân dân xã Hòa Mẫu)',
    );
    expect(rowsUnder(lines, OPINIONS)).toHaveLength(5);
    expect(rowsUnder(lines, OPINIONS)[2]).toBe(
      '| 3 | Hội Nông dân xã | Nhất trí với báo cáo | UBND xã ghi nhận |',
    );
    expect(lines.join('\n')).not.toContain('hài lòng');
  });

  it('tells that nobody said anything only where somebody counted none', () => {
    const silent = (received: number | undefined) =>
      toldPaper(
        changed(whole, (data) => {
          const round = data.opinions.find((o) => o.level === 'commune')!;
          round.items = [];
          round.agreeing = 0;
          if (received === undefined) delete round.received;
          else round.received = received;
        }),
        'commune-opinions',
      );
    expect(rowsUnder(silent(0).lines, OPINIONS)).toEqual(['| 1 | Không có ý kiến tham gia |  |  |']);
    expect(silent(0).told).toEqual([]);
    expect(silent(0).lines).toContain('  - Số đồng ý: 00 hộ, bằng ……% số có ý kiến trả lời.');
    expect(silent(undefined).told).toEqual(['các ý kiến tham gia', 'số có ý kiến trả lời']);
    expect(silent(12).told).toEqual(['các ý kiến tham gia']);
  });

  it('has a sheet of opinions in its workbook', () => {
    expect(mustBuild(whole, 'commune-opinions').workbook.map((t) => t.sheetName)).toEqual(['Ý kiến']);
  });
});

describe('the district’s report', () => {
  const lines = linesFor('district-opinions');

  it('tells of the survey by the Fatherland Front, citing its report', () => {
    expect(lines).toContain(
      'Ủy ban Mặt trận Tổ quốc Việt Nam huyện Minh Họa lấy ý kiến sự hài lòng của người dân từ ngày 05 tháng 8 năm 2024 đến ngày 30 tháng 8 năm 2024, với 864 hộ. Kết quả theo Báo cáo số 08/BC-MTTQ ngày 05/9/2024 (văn bản mẫu) (Chi tiết tại Phụ lục II kèm theo).',
    );
    expect(lines.filter((l) => l.startsWith('# Phụ lục'))).toEqual(['# Phụ lục I', '# Phụ lục II']);
    expect(lines).toContain('Nguồn: Báo cáo số 08/BC-MTTQ ngày 05/9/2024 (văn bản mẫu)');
    expect(lines).toContain('Ngưỡng của từng nội dung: Quyết định số 01/QĐ-UBND (mẫu), Điều 3.');
  });

  it('has a row for each question with what is left and its share', () => {
    const rows = rowsUnder(lines, SURVEY);
    expect(rows).toHaveLength(6);
    expect(rows[1]).toBe(
      '| 1 | Công khai, dân chủ trong lập kế hoạch xây dựng nông thôn mới | 850 | 842 | 838 | 815 | 23 | 97,26% | ≥ 80% |',
    );
  });

  it('says that no threshold is known in working papers, and leaves it dotted in submitted ones', () => {
    const without = changed(whole, (data) => {
      delete data.survey!.itemThreshold;
      delete data.conditions.find((c) => c.id === 'hai-long')!.threshold;
    });
    const working = linesFor('district-opinions', 'working', without);
    expect(rowsUnder(working, SURVEY)[1]).toMatch(/97,26% \| chưa xác định ngưỡng \|$/);
    expect(working).toContain('Tỷ lệ hài lòng chung: 96,90%; ngưỡng: chưa xác định ngưỡng.');
    const submitted = linesFor('district-opinions', 'submission', without);
    expect(rowsUnder(submitted, SURVEY)[1]).toMatch(/97,26% \| …… \|$/);
    expect(submitted).toContain('Tỷ lệ hài lòng chung: 96,90%; ngưỡng: …….');
    expect(submitted.join('\n')).not.toContain('chưa xác định');
  });

  it('derives nothing from counts that contradict each other, and no share of no ballots', () => {
    const odd = changed(whole, (data) => {
      data.survey!.items[0]!.satisfied = 900;
      data.survey!.items[1]!.valid = 0;
      data.survey!.items[1]!.satisfied = 0;
    });
    const rows = rowsUnder(linesFor('district-opinions', 'submission', odd), SURVEY);
    expect(rows[1]).toMatch(/\| 838 \| 900 \| …… \| …… \| ≥ 80% \|$/);
    expect(rows[2]).toMatch(/\| 842 \| 0 \| 0 \| 0 \| …… \| ≥ 80% \|$/);
  });

  it('compares a threshold with decimals as it was entered', () => {
    const half = changed(whole, (data) => {
      data.survey!.itemThreshold = parseDecimal('82,50')!;
    });
    expect(rowsUnder(linesFor('district-opinions', 'submission', half), SURVEY)[1]).toMatch(/≥ 82,50% \|$/);
  });

  it('prints working rows without a threshold of their own before anybody asked', () => {
    const unasked = changed(whole, (data) => {
      delete data.survey;
    });
    expect(rowsUnder(linesFor('district-opinions', 'working', unasked), SURVEY)).toHaveLength(6);
  });
});

describe('without districts', () => {
  it('the commune’s report goes to the province and tells of the survey', () => {
    const lines = linesFor('commune-opinions', 'submission', mustLoad(SAMPLE, twoTierFiles()));
    expect(lines).toContain('# Phụ lục II');
    expect(lines).toContain('# III. KẾT QUẢ LẤY Ý KIẾN SỰ HÀI LÒNG CỦA NGƯỜI DÂN');
    expect(lines.join('\n')).not.toMatch(/huyện/i);
  });
});
