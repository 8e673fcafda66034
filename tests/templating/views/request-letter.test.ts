/** Letters that ask other bodies for their papers (nd30 form 1.5). */
import { describe, expect, it } from 'vitest';
import { changed, linesOf, mustBuild, mustLoad, REAL } from '../../support/load.ts';
import { toldPaper } from '../../support/told.ts';

const real = mustLoad(REAL);
const linesFor = (id: string, dossier = real) => linesOf(mustBuild(dossier, id, 'submission').tree);
const starting = (lines: readonly string[], start: string) => lines.filter((l) => l.startsWith(start));

describe('request letters', () => {
  it('have no kind, their subject under the number, and the addressee', () => {
    expect(linesFor('request-bao-hiem-y-te').slice(4, 8)).toEqual([
      'Số:        /UBND-NN',
      'Nhân Lý, ngày      tháng      năm 2024',
      'V/v đề nghị cung cấp xác nhận tỷ lệ người dân tham gia bảo hiểm y tế',
      'Kính gửi: …………',
    ]);
    expect(linesFor('request-thu-nhap')).toContain('Kính gửi: Chi cục Thống kê huyện');
  });

  it('name the indicator and criterion, or the condition, and the year', () => {
    expect(linesFor('request-thu-nhap').join('\n')).toMatch(
      /cung cấp xác nhận thu nhập bình quân đầu người năm 2024 đối với xã Nhân Lý\.\n.*\n {2}- chỉ tiêu 10 .*tiêu chí số 10 về Thu nhập\.\n/,
    );
    expect(linesFor('request-no-dong')).toContain(
      '  - điều kiện “Không nợ đọng xây dựng cơ bản thuộc Chương trình”.',
    );
  });

  it('give the day of the unit, else of all forms, else of the criterion, else none', () => {
    const asked = (dossier: typeof real, id: string) =>
      starting(linesFor(id, dossier), 'Văn bản đề nghị gửi về')[0];
    const set = (units: { unit: string; deadline: string }[], deadline?: string) =>
      changed(real, (data) => {
        data.collection = { units, returns: [], ...(deadline ? { deadline } : {}) };
      });
    expect(asked(real, 'request-no-dong')).toBe(
      'Văn bản đề nghị gửi về Ủy ban nhân dân xã Nhân Lý để kịp hoàn thiện hồ sơ.',
    );
    expect(asked(real, 'request-thu-nhap')).toContain('trước ngày 30/11/2024 ');
    expect(asked(set([], 'met-dossiers'), 'request-thu-nhap')).toContain('trước ngày 15/11/2024 ');
    expect(
      asked(
        set([{ unit: 'chi-cuc-thong-ke', deadline: 'province-submission' }], 'met-dossiers'),
        'request-thu-nhap',
      ),
    ).toContain('trước ngày 05/12/2024 ');
  });

  it('have a number and day of their own each', () => {
    const issued = changed(real, (data) => {
      data.papers.push({
        document: 'request-thu-nhap',
        issued: { number: '7', date: '2024-09-03' },
        addressees: ['Cục Thống kê tỉnh', 'Chi cục Thống kê huyện'],
        recipients: [],
        bases: [],
      });
    });
    const lines = linesFor('request-thu-nhap', issued);
    expect(lines).toContain('Số: 07/UBND-NN');
    expect(lines).toContain('Nhân Lý, ngày 03 tháng 9 năm 2024');
    const at = lines.indexOf('Kính gửi:');
    expect(lines.slice(at + 1, at + 3).map((l) => l.trim())).toEqual([
      '- Cục Thống kê tỉnh;',
      '- Chi cục Thống kê huyện.',
    ]);
    expect(linesFor('request-dien-luc', issued)).toContain('Số:        /UBND-NN');
  });

  it('are signed by who signs all of them, unless one has a signer of its own', () => {
    const signed = changed(real, (data) => {
      data.signatories.push(
        { document: 'request', side: 'right', capacity: ['CHỦ TỊCH'], name: 'Lê Văn C' },
        { document: 'request-no-dong', side: 'right', capacity: ['PHÓ CHỦ TỊCH'], name: 'Đặng Văn G' },
      );
    });
    expect(linesFor('request-dien-luc', signed).at(-1)).toBe('Lê Văn C');
    expect(linesFor('request-no-dong', signed).at(-1)).toBe('Đặng Văn G');
  });

  it('tell an addressee whom the case does not name, with its role', () => {
    const { missing } = toldPaper(real, 'request-bao-hiem-y-te');
    expect(missing.map((m) => [m.what, ...m.at])).toContainEqual([
      'nơi nhận (Kính gửi)',
      'roles',
      'social-insurance',
    ]);
  });

  it('say in working papers that nobody compared what is asked for with the law', () => {
    const working = linesOf(mustBuild(real, 'request-no-dong').tree);
    expect(starting(working, 'Căn cứ yêu cầu:')[0]).toMatch(/\(cần đối chiếu\)\.$/);
    expect(starting(linesFor('request-no-dong'), 'Căn cứ yêu cầu:')).toEqual([]);
  });
});
