/** Minutes of a meeting, before it and after it (nd30 form 1.9). */
import { describe, expect, it } from 'vitest';
import { changed, linesOf, mustBuild, mustLoad, REAL, SAMPLE } from '../../support/load.ts';
import { toldPaper } from '../../support/told.ts';
import { twoTierFiles } from '../../support/two-tier.ts';
import { wholeSample } from '../../support/whole-papers.ts';

const real = mustLoad(REAL);
const whole = wholeSample();

describe('before the meeting', () => {
  it('has every count, hour, name and speech to be written by hand', () => {
    expect(linesOf(mustBuild(real, 'commune-minutes', 'submission').tree)).toEqual([
      '== portrait, restart, from-second',
      'ỦY BAN NHÂN DÂN XÃ NHÂN LÝ',
      'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM',
      'Độc lập - Tự do - Hạnh phúc',
      'Số:        /BB-UBND',
      '# BIÊN BẢN',
      'Họp đề nghị xét, công nhận xã Nhân Lý đạt chuẩn nông thôn mới nâng cao năm 2024',
      'Thời gian bắt đầu: …… giờ …… phút, ngày …… tháng …… năm …….',
      'Địa điểm: ....',
      'Thành phần tham dự: triệu tập: …… người; có mặt: …… người; vắng mặt: …… người (lý do: …………).',
      ...['....', '....', '....'],
      'Chủ trì (chủ tọa): ....',
      'Thư ký (người ghi biên bản): ....',
      'Nội dung (theo diễn biến cuộc họp):',
      '## 1. Báo cáo tại cuộc họp',
      ...['....', '....', '....'],
      '## 2. Ý kiến phát biểu',
      ...['....', '....', '....', '....'],
      '## 3. Kết quả biểu quyết',
      'Số thành viên tham dự cuộc họp nhất trí đề nghị xét, công nhận xã Nhân Lý đạt chuẩn nông thôn mới nâng cao năm 2024 là …… người trên tổng số …… người tham dự, tỷ lệ ……%.',
      '## 4. Kết luận',
      ...['....', '....'],
      'Biên bản được lập thành …… bản, có giá trị như nhau.',
      'Cuộc họp kết thúc vào …… giờ …… phút, ngày …… tháng …… năm ……./.',
      'THƯ KÝ',
      'Nơi nhận:',
      '  - Lưu: VT, Hồ sơ.',
      'CHỦ TỌA',
    ]);
  });

  it('can be printed with day, place and who is called, for the meeting to come', () => {
    const planned = changed(real, (data) => {
      data.meetings.push({
        id: 'hop-xa',
        level: 'commune',
        date: '2024-10-05',
        begin: '08:30',
        place: 'Hội trường UBND xã',
        summoned: 35,
        attendees: [],
        invited: [],
        speeches: [],
        counters: [],
      });
    });
    const { lines, told } = toldPaper(planned, 'commune-minutes');
    expect(lines).toContain('Thời gian bắt đầu: 08 giờ 30 phút, ngày 05 tháng 10 năm 2024.');
    expect(lines).toContain(
      'Thành phần tham dự: triệu tập: 35 người; có mặt: …… người; vắng mặt: …… người (lý do: …………).',
    );
    expect(lines).toContain('Cuộc họp kết thúc vào …… giờ …… phút, ngày 05 tháng 10 năm 2024./.');
    expect(told).not.toContain('ngày họp');
    expect(told).toContain('số người có mặt');
  });
});

describe('after the meeting', () => {
  it('prints what was entered, with the share of those present', () => {
    const lines = linesOf(mustBuild(whole, 'commune-minutes', 'submission').tree);
    expect(lines.slice(8)).toEqual([
      'Thời gian bắt đầu: 08 giờ 00 phút, ngày 12 tháng 11 năm 2024.',
      'Địa điểm: Hội trường UBND xã Hòa Mẫu.',
      'Thành phần tham dự: triệu tập: 32 người; có mặt: 30 người; vắng mặt: 02 người (lý do: đi công tác, đã báo cáo người chủ trì).',
      '  - Ông (bà) Hoàng Văn Đ, Bí thư Đảng ủy, Đảng ủy xã;',
      '  - Ông (bà) Vũ Thị E, Chủ tịch, Ủy ban Mặt trận Tổ quốc Việt Nam xã;',
      '  - Ông (bà) Đặng Văn G, Phó Chủ tịch, UBND xã;',
      '  - Ông (bà) Bùi Thị H, Chủ tịch, Hội Liên hiệp Phụ nữ xã;',
      '  - Ông (bà) Đỗ Văn I, Chủ tịch, Hội Nông dân xã;',
      '  - Ông (bà) Ngô Thị K, Công chức Địa chính - Xây dựng, UBND xã;',
      '  - Ông (bà) Dương Văn L, Trưởng Ban Phát triển thôn, Thôn Mẫu Một;',
      '  - Ông (bà) Lý Văn M, Trưởng Ban Phát triển thôn, Thôn Mẫu Năm.',
      'Chủ trì (chủ tọa): Ông (bà) Lê Văn C, chức vụ: Chủ tịch UBND xã.',
      'Thư ký (người ghi biên bản): Ông (bà) Trần Thị B, chức vụ: Công chức Văn phòng - Thống kê.',
      'Nội dung (theo diễn biến cuộc họp):',
      '## 1. Báo cáo tại cuộc họp',
      expect.any(String),
      '## 2. Ý kiến phát biểu',
      '  - Ông Hoàng Văn Đ, Bí thư Đảng ủy xã: Nhất trí với báo cáo của UBND xã; đề nghị hoàn thành các tuyến đường ngõ, xóm còn lại đúng thời hạn và duy trì các chỉ tiêu đã đạt.',
      '  - Bà Vũ Thị E, Chủ tịch Ủy ban Mặt trận Tổ quốc Việt Nam xã: Người dân đồng tình với kết quả; đề nghị tiếp tục vận động các hộ phân loại chất thải rắn tại nguồn.',
      '  - Ông Lý Văn M, Trưởng Ban Phát triển thôn Mẫu Năm: Nhân dân trong thôn đã hiến đất mở đường; đề nghị xã bố trí đủ xi măng để thi công liền tuyến.',
      '## 3. Kết quả biểu quyết',
      'Số thành viên tham dự cuộc họp nhất trí đề nghị xét, công nhận xã Hòa Mẫu đạt chuẩn nông thôn mới nâng cao năm 2024 là 29 người trên tổng số 30 người tham dự, tỷ lệ 96,67%.',
      '## 4. Kết luận',
      expect.any(String),
      'Biên bản được lập thành 03 bản, có giá trị như nhau.',
      'Cuộc họp kết thúc vào 10 giờ 30 phút, ngày 12 tháng 11 năm 2024./.',
      'THƯ KÝ',
      'Trần Thị B',
      'Nơi nhận:',
      '  - Lưu: VT, Hồ sơ.',
      'CHỦ TỌA',
      'Lê Văn C',
    ]);
  });

  it('asks for no reason when nobody was absent', () => {
    const all = changed(whole, (data) => {
      const meeting = data.meetings.find((m) => m.level === 'commune')!;
      meeting.absent = 0;
      delete meeting.absentReason;
    });
    const { lines, told } = toldPaper(all, 'commune-minutes');
    expect(lines).toContain('Thành phần tham dự: triệu tập: 32 người; có mặt: 30 người; vắng mặt: 00 người.');
    expect(told).toEqual([]);
  });

  it('ends on the day it began, unless another day is entered', () => {
    const later = (endDate: string | undefined) =>
      linesOf(
        mustBuild(
          changed(whole, (data) => {
            const meeting = data.meetings.find((m) => m.level === 'commune')!;
            if (endDate) meeting.endDate = endDate;
            else delete meeting.endDate;
          }),
          'commune-minutes',
          'submission',
        ).tree,
      ).find((l) => l.startsWith('Cuộc họp kết thúc'));
    expect(later(undefined)).toContain('ngày 12 tháng 11 năm 2024./.');
    expect(later('2024-11-13')).toContain('ngày 13 tháng 11 năm 2024./.');
  });

  it('prints what was said as it was said: marks of figures are no marks there', () => {
    const said = 'Tôi nhất trí {{duong-ngo-xom.percent}} & <b>không</b> ý kiến\nThêm một ý';
    const speech = changed(whole, (data) => {
      data.meetings[0]!.speeches = [{ by: 'Ông A', text: said }];
    });
    expect(linesOf(mustBuild(speech, 'commune-minutes').tree)).toContain(
      `  - Ông A: ${said.replace('\n', ' ')}`,
    );
  });

  it('holds 200 people and a name of 300 letters', () => {
    const name = 'Nguyễn '.repeat(43).trim();
    const crowd = changed(whole, (data) => {
      const meeting = data.meetings.find((m) => m.level === 'commune')!;
      meeting.attendees = Array.from({ length: 200 }, (_, i) => ({ name: `Người thứ ${i + 1}` }));
      meeting.chair = { name, position: 'Chủ tịch UBND xã' };
    });
    const lines = linesOf(mustBuild(crowd, 'commune-minutes', 'submission').tree);
    expect(lines.filter((l) => /^ {2}- Ông \(bà\) Người thứ \d+[;.]$/.test(l))).toHaveLength(200);
    expect(lines.filter((l) => l.includes(name))).toHaveLength(2);
  });
});

describe('who is asked', () => {
  const vote = (dossier: typeof whole, id: string) =>
    linesOf(mustBuild(dossier, id, 'submission').tree).find((l) => l.startsWith('Số thành viên'));

  it('the province, by the district’s meeting and, without districts, by the commune’s', () => {
    expect(vote(whole, 'district-minutes')).toContain(
      'nhất trí đề nghị Ủy ban nhân dân tỉnh Ví Dụ xét, công nhận xã Hòa Mẫu đạt chuẩn',
    );
    expect(vote(real, 'district-minutes')).toContain('nhất trí đề nghị Ủy ban nhân dân tỉnh xét, công nhận');
    expect(vote(mustLoad(SAMPLE, twoTierFiles()), 'commune-minutes')).toMatch(
      /nhất trí đề nghị Ủy ban nhân dân tỉnh Ví Dụ xét, công nhận/,
    );
    expect(vote(whole, 'commune-minutes')).toContain('nhất trí đề nghị xét, công nhận xã Hòa Mẫu');
  });
});

describe('signers', () => {
  it('are those of the meeting, unless the case names others for these minutes', () => {
    const deputy = changed(whole, (data) => {
      data.signatories.push({
        document: 'commune-minutes',
        side: 'right',
        capacity: ['CHỦ TỌA'],
        position: 'PHÓ CHỦ TỊCH UBND XÃ',
        name: 'Đặng Văn G',
      });
    });
    expect(linesOf(mustBuild(deputy, 'commune-minutes', 'submission').tree).slice(-3)).toEqual([
      'CHỦ TỌA',
      'PHÓ CHỦ TỊCH UBND XÃ',
      'Đặng Văn G',
    ]);
  });
});
