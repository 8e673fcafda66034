/** Where what only came or only went stands, when several places give the same texts. */
import { describe, expect, it } from 'vitest';
import { type Stretch, slid } from '../../../src/document/comparison/slide.ts';

/** "gồm {b, }c": the text with what came in curly brackets; [..] what went. Old and new text, and the stretches. */
function stretchesOf(text: string) {
  let [before, after] = ['', ''];
  const stretches = [...text.matchAll(/\{([^}]*)\}|\[([^\]]*)\]|([^{[]+)/g)].map((m): Stretch => {
    const [came, went, kept] = [m[1], m[2], m[3]];
    const [b, a] = [before.length, after.length];
    before += went ?? kept ?? '';
    after += came ?? kept ?? '';
    return {
      kind: came !== undefined ? 'inserted' : went !== undefined ? 'deleted' : 'equal',
      before: [b, before.length],
      after: [a, after.length],
    };
  });
  return { before, after, stretches };
}

function slidText(text: string): string {
  const { before, after, stretches } = stretchesOf(text);
  return slid(stretches, before, after)
    .map((s) =>
      s.kind === 'equal'
        ? before.slice(...s.before)
        : s.kind === 'deleted'
          ? `[${before.slice(...s.before)}]`
          : `{${after.slice(...s.after)}}`,
    )
    .join('');
}

describe('one change between kept texts', () => {
  it.each([
    // To the left and to the right, in both texts.
    ['(chưa {đạt 01, chưa }rõ 02)', '({chưa đạt 01, }chưa rõ 02)'],
    ['(chưa [đạt 01, chưa ]rõ 02)', '([chưa đạt 01, ]chưa rõ 02)'],
    ['gồm đường{, ngõ}, chợ', 'gồm đường, {ngõ, }chợ'],
    ['gồm đường[, ngõ], chợ', 'gồm đường, [ngõ, ]chợ'],
    ['kiện toàn{ ngay} tổ chức', 'kiện toàn {ngay }tổ chức'],
    // Behind an opening sign, a colon, a dash.
    ['mức: đạt {một, đạt }hai', 'mức: {đạt một, }đạt hai'],
    ['mức - đạt {một, đạt }hai', 'mức - {đạt một, }đạt hai'],
    ['xã “đạt {một, đạt }hai”', 'xã “{đạt một, }đạt hai”'],
    // Where nothing but the beginning decides.
    ['(xã {tốt xã }đẹp)', '({xã tốt }xã đẹp)'],
    ['mức - xã {tốt xã }đẹp', 'mức - {xã tốt }xã đẹp'],
    // Before a closing sign a space in front of it is no worse than one behind.
    ['gồm một, {hai, }ba', 'gồm một, {hai, }ba'],
    // With its partner rather than with one bracket.
    ['một (hai) {ba (hai) }bốn', 'một (hai) {ba (hai) }bốn'],
    ['a (b{) c (b}) d', 'a (b) {c (b) }d'],
  ])('%s reads best as %s', (text, expected) => {
    expect(slidText(text)).toBe(expected);
  });

  it.each([
    ['stays where it reads best already', 'gồm {đường, }ngõ'],
    ['cannot move to the left over other words', '(xã {rất }tốt)'],
    ['cannot move to the right over other words', 'xã {rất }tốt, đẹp vui lắm'],
    ['leaves a letter of what stays before it', 'đạt {một, đạt }hai'],
    ['stays at the start', '{đạt, }đạt, tốt'],
    ['stays at the end', 'tốt, đạt{, đạt}'],
    ['stays beside its other half', 'đạt, [một, ]{hai, }đạt'],
  ])('%s: %s', (_, text) => {
    expect(slidText(text)).toBe(text);
  });

  it('leaves a letter of the kept texts on either side', () => {
    expect(slidText('đạt, {đạt, }đạt, tốt')).toBe('đạt, {đạt, }đạt, tốt');
    expect(slidText('a, b{, b}, b')).toBe('a, b, {b, }b');
    expect(slidText('x{ a,} a,')).toBe('x {a, }a,');
  });

  it('leaves what parts it from another change: two words, or the one there is', () => {
    expect(slidText('[đạt]{)} 15,7{   15,7} 43,8%')).toBe('[đạt]{)} 15,7 {  15,7 }43,8%');
    expect(slidText('[cũ] một, hai, ba, {ba, }bốn')).toBe('[cũ] một, hai, ba, {ba, }bốn');
    expect(slidText('[cũ] ở xã, đạt {một, đạt }hai')).toBe('[cũ] ở xã, {đạt một, }đạt hai');
    expect(slidText('[cũ] ở, đạt {một, đạt }hai')).toBe('[cũ] ở, đạt {một, đạt }hai');
    expect(slidText('gồm một{, hai}, ba[ cũ]')).toBe('gồm một, {hai, }ba[ cũ]');
  });

  it('moves each of several changes for itself', () => {
    expect(slidText('gồm một{, hai}, ba[, bốn], năm')).toBe('gồm một, {hai, }ba, [bốn, ]năm');
  });
});
