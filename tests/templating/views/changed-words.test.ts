import { describe, expect, it } from 'vitest';
import type { RichText } from '../../../src/templating/shape.ts';
import { changedWords } from '../../../src/templating/views/changed-words.ts';

const marked = (runs: RichText): string => runs.map((r) => (r.bold ? `[${r.text}]` : r.text)).join('');
const shown = (before: string, after: string): string[] => {
  const words = changedWords(before, after);
  return [marked(words.before), marked(words.after)];
};
const many = (count: number, word: string): string =>
  Array.from({ length: count }, (_, i) => `${word}${i}`).join(' ');

describe('changed words', () => {
  it('are bold, with a few words around them', () => {
    const [a, b] = [many(30, 'a'), many(30, 'b')];
    expect(shown(`${a} đạt 14 km ${b}`, `${a} đạt 15 km ${b}`)).toEqual([
      '… a25 a26 a27 a28 a29 đạt [14 km] b0 b1 b2 b3 b4 b5 …',
      '… a25 a26 a27 a28 a29 đạt [15 km] b0 b1 b2 b3 b4 b5 …',
    ]);
  });

  it('short texts stand whole', () => {
    expect(shown('đạt 14 km đường', 'đạt 15 km đường')).toEqual(['đạt [14 km] đường', 'đạt [15 km] đường']);
  });

  it('what lies between two changes is shortened in its middle', () => {
    const [before] = shown(`Một ${many(40, 'a')} hai cuối`, `Ba ${many(40, 'a')} bốn cuối`);
    expect(before).toBe('[Một] a0 a1 a2 a3 a4 a5 … a34 a35 a36 a37 a38 a39 [hai] cuối');
  });

  it('a text on one side only is shown from its beginning', () => {
    expect(shown('', 'Đoạn mới')).toEqual(['', 'Đoạn mới']);
    const [, after] = shown('', many(200, 'a'));
    expect(after).toMatch(/^a0 a1 .* a39 … a180 .* a199$/);
  });

  it('never grows without end, and loses no change without saying so', () => {
    const before = Array.from({ length: 300 }, (_, i) => `việc${i} nhóm${i} của`).join(' ');
    const [old, now] = shown(before, before.replaceAll('của', 'trong'));
    for (const text of [old!, now!]) {
      expect(text.length).toBeLessThan(2000);
      expect(text.endsWith('…')).toBe(true);
    }
  });
});
