/** The decision on the review team (nd30 form 1.2). */
import { describe, expect, it } from 'vitest';
import { plannedDocuments } from '../../../src/dossier/documents.ts';
import { linesOf, mustBuild, mustLoad, REAL, SAMPLE } from '../../support/load.ts';
import { twoTierFiles } from '../../support/two-tier.ts';
import { wholeSample } from '../../support/whole-papers.ts';

const lines = linesOf(mustBuild(wholeSample(), 'review-team-decision', 'submission').tree);

describe('decision', () => {
  it('has authority, bases, proposal, the word and its articles in the order of the form', () => {
    const at = lines.indexOf('ỦY BAN NHÂN DÂN HUYỆN MINH HỌA', 2);
    expect(lines.slice(at, at + 9)).toEqual([
      'ỦY BAN NHÂN DÂN HUYỆN MINH HỌA',
      'Căn cứ Luật Tổ chức chính quyền địa phương ngày 19 tháng 6 năm 2015;',
      expect.stringMatching(/^Căn cứ Quyết định số 01\/QĐ-UBND.*;$/),
      expect.stringMatching(/^Căn cứ Kế hoạch số 02\/KH-BCĐ.*;$/),
      'Theo đề nghị của Văn phòng Điều phối Chương trình xây dựng nông thôn mới huyện.',
      'QUYẾT ĐỊNH:',
      expect.stringMatching(
        /^Điều 1\. Thành lập Đoàn thẩm tra .*, gồm 15 thành viên \(Danh sách tại Phụ lục kèm theo\)\.$/,
      ),
      expect.stringMatching(/^Điều 2\. /),
      expect.stringMatching(/^Điều 3\. .*\.\/\.$/),
    ]);
  });

  it('prints number and day once it is issued', () => {
    expect(lines).toContain('Số: 112/QĐ-UBND');
    expect(lines).toContain('Minh Họa, ngày 14 tháng 11 năm 2024');
    expect(lines).toContain(
      '(Kèm theo Quyết định số 112/QĐ-UBND ngày 14 tháng 11 năm 2024 của Ủy ban nhân dân huyện Minh Họa)',
    );
  });

  it('names the members with unit, role and criteria, in the order of the case', () => {
    const rows = lines.filter((l) => /^\| \d+ \| /.test(l));
    expect(rows).toHaveLength(15);
    expect(rows[0]).toBe(
      '| 1 | Nguyễn Văn A | Phó Chủ tịch UBND huyện / UBND huyện Minh Họa | Trưởng đoàn |  |',
    );
    expect(rows[7]).toBe(
      '| 8 | Tô Thị V | Phó Chi cục trưởng / Chi cục Thống kê huyện | Thành viên | 10. Thu nhập |',
    );
  });

  it('keeps rows to write on while nobody is named', () => {
    const empty = linesOf(mustBuild(mustLoad(REAL), 'review-team-decision', 'submission').tree);
    expect(empty.filter((l) => /^\| \d \| ………… \|/.test(l))).toHaveLength(5);
    expect(empty.join('\n')).toContain('gồm …… thành viên');
  });

  it('does not exist without districts', () => {
    const ids = plannedDocuments(mustLoad(SAMPLE, twoTierFiles())).map((d) => d.id);
    expect(ids).toContain('commune-minutes');
    expect(ids).not.toContain('review-team-decision');
    expect(ids).not.toContain('district-votes');
  });
});
