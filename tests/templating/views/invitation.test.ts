/** Invitations (nd30 form 1.7). */
import { describe, expect, it } from 'vitest';
import { changed, linesOf, mustBuild } from '../../support/load.ts';
import { wholeSample } from '../../support/whole-papers.ts';

const whole = wholeSample();
const inviting = (invited: string[]) =>
  linesOf(
    mustBuild(
      changed(whole, (data) => {
        data.meetings.find((m) => m.level === 'commune')!.invited = invited;
      }),
      'invitation-commune',
      'submission',
    ).tree,
  );

describe('guests', () => {
  it('one stands on the line, several below it', () => {
    expect(inviting(['Đảng ủy xã'])).toContain('Ủy ban nhân dân xã Hòa Mẫu trân trọng kính mời: Đảng ủy xã.');
    const lines = inviting(['Đảng ủy xã', 'Hội đồng nhân dân xã']);
    const at = lines.indexOf('Ủy ban nhân dân xã Hòa Mẫu trân trọng kính mời:');
    expect(lines.slice(at + 1, at + 3)).toEqual(['  - Đảng ủy xã;', '  - Hội đồng nhân dân xã.']);
  });

  it('may be named by the paper while the meeting names none', () => {
    expect(inviting([])).toContain('  - Trưởng Ban Phát triển các thôn.');
  });
});

it('says what, who leads, when and where, in the order of the form', () => {
  const lines = linesOf(mustBuild(whole, 'invitation-district', 'submission').tree);
  const order = [
    'Tới dự',
    'Chủ trì:',
    'Thời gian:',
    'Địa điểm:',
    'Nội dung cuộc họp:',
    'Đề nghị các đại biểu',
  ];
  const at = order.map((start) => lines.findIndex((l) => l.startsWith(start)));
  expect(at).toEqual(at.toSorted((a, b) => a - b));
  expect(at[0]).toBeGreaterThan(0);
  expect(lines).toContain('Thời gian: 14 giờ 00 phút, ngày 10 tháng 12 năm 2024.');
});
