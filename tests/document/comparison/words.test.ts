/** Words compared: what is marked reads as phrases, and both texts stay whole. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isWord, wordsOf } from '../../../src/document/comparison/tokens.ts';
import { diffWords, likeness, type Stretch, wordTexts } from '../../../src/document/comparison/words.ts';

/** "đạt [14 km]{15 km} đường": old in square, new in curly brackets. */
const shown = (before: string, after: string): string =>
  diffWords(before, after)
    .map((s) =>
      s.kind === 'equal'
        ? before.slice(...s.before)
        : s.kind === 'deleted'
          ? `[${before.slice(...s.before)}]`
          : `{${after.slice(...s.after)}}`,
    )
    .join('');

describe('phrases', () => {
  it.each([
    ['đã cứng hóa 14 km đường', 'đã cứng hóa 15,5 km đường', 'đã cứng hóa [14 km]{15,5 km} đường'],
    ['tổng 8,472\u00a0km, đạt', 'tổng 8,5\u00a0km, đạt', 'tổng [8,472\u00a0km]{8,5\u00a0km}, đạt'],
    ['đạt 43,8 % số hộ', 'đạt 45,2 % số hộ', 'đạt [43,8 %]{45,2 %} số hộ'],
    ['≥ 50%: 43,8% (chưa đạt)', '≥ 50%: 45,2% (chưa đạt)', '≥ 50%: [43,8%]{45,2%} (chưa đạt)'],
    ['trước ngày 15/11/2024.', 'trước ngày 20/11/2024.', 'trước ngày [15/11/2024]{20/11/2024}.'],
    ['số 07/KH-BCĐ ngày', 'số 08/KH-BCĐ ngày', 'số [07/KH-BCĐ]{08/KH-BCĐ} ngày'],
    [
      'là 44,91 triệu đồng/người',
      'là 45,6 triệu đồng/người',
      'là [44,91 triệu đồng/người]{45,6 triệu đồng/người}',
    ],
    ['gồm 13 tiêu chí', 'gồm 12 tiêu chí', 'gồm [13]{12} tiêu chí'],
  ])('a number and its unit: %s', (before, after, expected) => {
    expect(shown(before, after)).toBe(expected);
  });

  it.each([
    [
      'đạt 01 (tạm tính), chưa đạt 30',
      'đạt 02 (01 tạm tính), chưa đạt 30',
      'đạt [01 (tạm tính)]{02 (01 tạm tính)}, chưa đạt 30',
    ],
    ['một hai (ba bốn) năm', 'một hai ba bốn năm', 'một hai [(ba bốn)]{ba bốn} năm'],
    ['(chưa đạt 01, chưa rõ 02/4)', '(chưa rõ 02/4)', '([chưa đạt 01, ]chưa rõ 02/4)'],
    ['gồm số 1 (Quy hoạch), số 2', 'gồm số 2', 'gồm [số 1 (Quy hoạch), ]số 2'],
    // Around a quotation mark that is never closed.
    ['dài 8 km hết', '(dài 8 km “) hết', '[dài 8 km]{(dài 8 km “)} hết'],
    // Across quotation marks.
    ['xã)', '“ (” xã)', '[xã)]{“ (” xã)}'],
    ['xã đạt 8 km rồi', 'xã đạt “8 (km” tạm) rồi', 'xã đạt [8 km]{“8 (km” tạm)} rồi'],
    ['một hai) ba bốn năm', 'một hai) ba bốn sáu', 'một hai) ba bốn [năm]{sáu}'],
  ])('brackets come and go together: %s', (before, after, expected) => {
    expect(shown(before, after)).toBe(expected);
  });

  it.each([
    ['đạt chuẩn và giữ vững', 'đạt chuẩn, và giữ vững', 'đạt [chuẩn]{chuẩn,} và giữ vững'],
    ['xã Nhân Lý, huyện Chi Lăng', 'xã Nhân Lý; huyện Chi Lăng', 'xã Nhân [Lý,]{Lý;} huyện Chi Lăng'],
    ['đã hoàn thành', '(đã hoàn thành', '[đã]{(đã} hoàn thành'],
  ])('a sign takes a word with it: %s', (before, after, expected) => {
    expect(shown(before, after)).toBe(expected);
  });

  it('one word between two changes goes with them; two stay, and a word between two numbers', () => {
    expect(shown('a b cũ và xưa d e', 'a b mới và lạ d e')).toBe('a b [cũ và xưa]{mới và lạ} d e');
    expect(shown('a b cũ và rất xưa d e', 'a b mới và rất lạ d e')).toBe(
      'a b [cũ]{mới} và rất [xưa]{lạ} d e',
    );
    expect(shown('là 14 km đạt 89%', 'là 15 km đạt 95% (tạm tính)')).toBe(
      'là [14 km]{15 km} đạt [89%]{95% (tạm tính)}',
    );
  });

  it('what came or went alone begins with a word', () => {
    expect(shown('xã kiện toàn tổ chức', 'xã kiện toàn ngay tổ chức')).toBe('xã kiện toàn {ngay }tổ chức');
    expect(shown('xã khẩn trương kiện toàn', 'xã kiện toàn')).toBe('xã [khẩn trương ]kiện toàn');
  });

  it('a change that slides to read better stays apart from the one before it', () => {
    expect(shown('đạt 15,7 43,8% đạt', ') 15,7   15,7 43,8%')).toBe('[đạt]{)} 15,7 {  15,7 }43,8%[ đạt]');
  });

  it('texts with little in common are replaced whole', () => {
    expect(shown('một hai ba bốn năm', 'sáu bảy ba tám chín')).toBe(
      '[một hai ba bốn năm]{sáu bảy ba tám chín}',
    );
    expect(shown('', 'mới')).toBe('{mới}');
    expect(shown('cũ', '')).toBe('[cũ]');
    expect(diffWords('', '')).toEqual([]);
  });
});

describe('longer phrases', () => {
  const many = 'hai ba bốn năm sáu bảy tám chín mười mốt chục trăm';

  it('up to twelve words in brackets go with them, of more only the word beside a bracket', () => {
    expect(shown(`xã một (${many}) nghìn`, `xã một ${many} nghìn`)).toBe(`xã một [(${many})]{${many}} nghìn`);
    expect(shown(`xã một (${many} vạn) nghìn`, `xã một ${many} vạn nghìn`)).toBe(
      `xã một [(hai]{hai} ${many.slice(4)} [vạn)]{vạn} nghìn`,
    );
  });

  it('only a number in place of a number leaves the word between two changes', () => {
    expect(shown('có 14 thôn đạt 89% số hộ', 'có thôn đạt 95% số hộ')).toBe(
      'có [14 ]thôn đạt [89%]{95%} số hộ',
    );
    expect(shown('là 14 km đạt tốt', 'là 15 km đạt khá')).toBe('là [14 km đạt tốt]{15 km đạt khá}');
  });

  it('a number between two changes stays; signs between two numbers go with them', () => {
    expect(shown('xã cũ 14 km xưa nay hết', 'xã mới 14 km lạ nay hết')).toBe(
      'xã [cũ]{mới} 14 km [xưa]{lạ} nay hết',
    );
    expect(shown('đạt 14 km, 89% số hộ', 'đạt 15 km, 95% số hộ')).toBe('đạt [14 km, 89%]{15 km, 95%} số hộ');
    expect(shown('có nhiều thôn 89% số hộ', 'có 14 thôn 95% số hộ')).toBe(
      'có [nhiều thôn 89%]{14 thôn 95%} số hộ',
    );
  });

  it('a sign takes the word that it stands by, or the only one there is', () => {
    expect(shown('xã một. hai ba', 'xã một. – (hai ba')).toBe('xã một. [hai]{– (hai} ba');
    expect(shown('xã đã xong', 'xã đã xong (')).toBe('xã đã [xong]{xong (}');
    expect(shown('một hai ba', ', một hai ba')).toBe('[một]{, một} hai ba');
  });

  it('a text of signs alone is compared as such', () => {
    expect(shown('…, …', '…; …')).toBe('…[,]{;} …');
  });

  it('a quarter of the words kept is enough to show the others', () => {
    expect(shown('một hai ba bốn', 'một năm sáu bảy')).toBe('một [hai ba bốn]{năm sáu bảy}');
    expect(shown('một hai ba bốn', 'một năm sáu bảy tám')).toBe('[một hai ba bốn]{một năm sáu bảy tám}');
  });
});

describe('likeness', () => {
  const of = (before: string, after: string) => likeness(wordTexts(before), wordTexts(after));

  it('is twice the words in common by the words of both, whatever their order', () => {
    expect(of('một hai ba', 'ba hai một')).toBe(1);
    expect(of('một hai ba bốn', 'một hai')).toBe((2 * 2) / 6);
    expect(of('một hai', 'ba bốn')).toBe(0);
    expect(of('', '')).toBe(1);
    expect(of('một', '')).toBe(0);
  });

  it('counts a word as often as both have it; signs do not count', () => {
    expect(of('đạt đạt đạt', 'đạt')).toBe(2 / 4);
    expect(of('đạt', 'đạt đạt đạt')).toBe(2 / 4);
    expect(of('đạt, đạt; tốt.', 'đạt đạt')).toBe(4 / 5);
    expect(wordTexts('(đạt) 14,5 km – “tốt”.')).toEqual(['đạt', '14,5 km', 'tốt']);
  });
});

const pieces = [
  'đạt',
  'chưa',
  'xã',
  '14',
  '15,7',
  '8,472\u00a0km',
  '43,8%',
  '(',
  ')',
  ',',
  '.',
  ' ',
  ' ',
  ' ',
  '“',
  '”',
  '-',
];
const text = fc.array(fc.constantFrom(...pieces), { maxLength: 24 }).map((parts) =>
  parts
    .join(' ')
    .replace(/\( /g, '(')
    .replace(/ ([),.])/g, '$1'),
);

/** Neighbouring deleted and inserted stretches as one change. */
function changesOf(stretches: readonly Stretch[]): { before: [number, number]; after: [number, number] }[] {
  const out: { before: [number, number]; after: [number, number] }[] = [];
  let open = false;
  for (const s of stretches) {
    if (s.kind !== 'equal') {
      if (open) {
        out.at(-1)!.before[1] = s.before[1];
        out.at(-1)!.after[1] = s.after[1];
      } else out.push({ before: [...s.before], after: [...s.after] });
    }
    open = s.kind !== 'equal';
  }
  return out;
}

/** Brackets in `from..to` whose partners stand outside. */
function lone(whole: string, [from, to]: readonly [number, number]): number {
  const open: number[] = [];
  let count = 0;
  [...whole].forEach((sign, at) => {
    if (sign === '(') open.push(at);
    if (sign !== ')' || open.length === 0) return;
    const partner = open.pop()!;
    const inside = (k: number) => from <= k && k < to;
    if (inside(at) !== inside(partner) && wordsIn(whole.slice(partner, at)) <= 12) count++;
  });
  return count;
}
const wordsIn = (part: string): number => wordsOf(part).filter((t) => isWord(t.text)).length;

describe('any two texts', () => {
  it('are both whole, cut between words, without lone brackets, signs or short gaps', () => {
    let changed = 0;
    fc.assert(
      fc.property(text, text, (before, after) => {
        const stretches = diffWords(before, after);
        let [b, a] = [0, 0];
        const ends = { before: new Set([0]), after: new Set([0]) };
        for (const t of wordsOf(before)) ends.before.add(t.to);
        for (const t of wordsOf(after)) ends.after.add(t.to);
        for (const s of stretches) {
          expect([s.before[0], s.after[0]]).toEqual([b, a]);
          [b, a] = [s.before[1], s.after[1]];
          expect(ends.before.has(b) && ends.after.has(a)).toBe(true);
          if (s.kind === 'equal') expect(before.slice(...s.before)).toBe(after.slice(...s.after));
        }
        expect([b, a]).toEqual([before.length, after.length]);
        const changes = changesOf(stretches);
        changed += changes.length;
        for (const change of changes) {
          const [old, now] = [before.slice(...change.before), after.slice(...change.after)];
          expect(lone(before, change.before) + lone(after, change.after)).toBe(0);
          if (wordsIn(before) > 0) expect(wordsIn(old) + wordsIn(now)).toBeGreaterThan(0);
        }
        changes.slice(1).forEach((change, k) => {
          const gap = before.slice(changes[k]!.before[1], change.before[0]);
          expect(wordsIn(gap)).toBeGreaterThan(0);
          if (wordsIn(gap) === 1 && !/\d/.test(gap))
            expect(/^\D*\d/.test(before.slice(...change.before))).toBe(true);
        });
      }),
      { numRuns: 1500, seed: 5 },
    );
    expect(changed).toBeGreaterThan(1000);
  });
});
