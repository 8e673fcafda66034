/** Words about one meeting: hours, shares, which meeting a paper is about. */
import { describe, expect, it } from 'vitest';
import { clockText, shareText } from '../../../src/templating/views/meeting.ts';
import { changed, linesOf, mustBuild } from '../../support/load.ts';
import { wholeSample } from '../../support/whole-papers.ts';

const whole = wholeSample();

describe('hours', () => {
  it.each([
    ['08:30', '08 giờ 30 phút'],
    ['14:00', '14 giờ 00 phút'],
    ['00:05', '00 giờ 05 phút'],
  ])('%s', (time, text) => {
    expect(clockText(time).replaceAll('\u00a0', ' ')).toBe(text);
  });
});

describe('shares', () => {
  it.each([
    [34, 35, '97,14%'],
    [30, 30, '100%'],
    [37, 40, '92,5%'],
    [29, 30, '96,67%'],
    // 0,125 % is rounded half up, once.
    [1, 800, '0,13%'],
    // 89,995 %: the zeros say that it was rounded.
    [17999, 20000, '90,00%'],
    [0, 12, '0%'],
    [999_999_999, 999_999_999, '100%'],
  ])('%i of %i is %s', (part, all, text) => {
    expect(shareText(part, all)).toBe(text);
  });

  it('are not taken of nobody, nor of what is not known, nor beyond the whole', () => {
    const none = [shareText(0, 0), shareText(undefined, 30), shareText(30, undefined), shareText(31, 30)];
    expect(none).toEqual([null, null, null, null]);
  });
});

describe('the meeting of a paper', () => {
  it('is the last one of its level: an earlier one and other levels are left alone', () => {
    const twice = changed(whole, (data) => {
      const [commune] = data.meetings;
      data.meetings.unshift({ ...structuredClone(commune!), id: 'hop-truoc', place: 'Nhà văn hóa thôn' });
      data.meetings.push({
        ...structuredClone(commune!),
        id: 'hop-tinh',
        level: 'province',
        place: 'Ở tỉnh',
      });
    });
    for (const id of ['commune-minutes', 'commune-votes', 'invitation-commune'])
      expect(linesOf(mustBuild(twice, id).tree)).toContain('Địa điểm: Hội trường UBND xã Hòa Mẫu.');
  });
});
