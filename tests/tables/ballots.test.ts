/** The count of ballots: what is entered, what is left of it, and nothing where counts contradict each other. */
import { describe, expect, it } from 'vitest';
import { changed, linesOf, mustBuild } from '../support/load.ts';
import { wholeSample } from '../support/whole-papers.ts';

const whole = wholeSample();

const rows = (votes: Record<string, number>, present?: number): string[][] => {
  const dossier = changed(whole, (data) => {
    const meeting = data.meetings.find((m) => m.level === 'commune')!;
    meeting.votes = votes;
    if (present !== undefined) meeting.present = present;
  });
  return linesOf(mustBuild(dossier, 'commune-votes', 'submission').tree)
    .filter((l) => /^\| \d \| (?:Số|Tỷ)/.test(l))
    .map((l) => l.split('|').map((c) => c.trim()))
    .map(([, , name = '', count = '']) => [name, count]);
};
const counts = (...args: Parameters<typeof rows>): string[] => rows(...args).map(([, count = '']) => count);

describe('ballots', () => {
  it('says issued, collected, valid, invalid, agreeing, disagreeing, and the share of those present', () => {
    expect(rows({ issued: 30, collected: 29, valid: 28, agreeing: 27 })).toEqual([
      ['Số người dự họp có mặt', '30'],
      ['Số phiếu phát ra', '30'],
      ['Số phiếu thu về', '29'],
      ['Số phiếu hợp lệ', '28'],
      ['Số phiếu không hợp lệ', '01'],
      ['Số phiếu đồng ý', '27'],
      ['Số phiếu không đồng ý', '01'],
      ['Tỷ lệ số phiếu đồng ý trên số người dự họp có mặt', '90%'],
    ]);
  });

  it('writes small counts with a zero, and a stated zero as one', () => {
    expect(counts({ issued: 9, collected: 9, valid: 9, agreeing: 0 }, 9)).toEqual([
      ...['09', '09', '09', '09', '00', '00', '09', '0%'],
    ]);
  });

  it('derives nothing from counts that contradict each other', () => {
    expect(counts({ issued: 30, collected: 28, valid: 30, agreeing: 31 })).toEqual([
      ...['30', '30', '28', '30', '……', '31', '……', '……%'],
    ]);
  });

  it('takes no share of a meeting without people', () => {
    expect(counts({ issued: 0, collected: 0, valid: 0, agreeing: 0 }, 0).at(-1)).toBe('……%');
  });
});

describe('those who count', () => {
  it('stand in their order, each with room to sign', () => {
    const lines = linesOf(mustBuild(whole, 'commune-votes', 'submission').tree);
    expect(lines).toContain('| TT | Họ và tên người kiểm phiếu | Chữ ký |');
    const rows = lines.slice(lines.indexOf('| TT | Họ và tên người kiểm phiếu | Chữ ký |') + 1).slice(0, 3);
    expect(rows.map((l) => l.replace(/ +/g, ' '))).toEqual([
      '| 1 | Bùi Thị H | / |',
      '| 2 | Đỗ Văn I | / |',
      '| 3 | Ngô Thị K | / |',
    ]);
  });
});
