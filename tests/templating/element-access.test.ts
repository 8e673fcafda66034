/** Runs as documents have them: white space folded over their borders, equal formats joined. */
import { expect, it } from 'vitest';
import type { Run } from '../../src/document/tree.ts';
import { foldRuns } from '../../src/templating/element-access.ts';

const folded = (...texts: string[]): string[] =>
  foldRuns(texts.map((text, i): Run => ({ text, figure: String(i) }))).map((r) => r.text);

it.each<[string, string[], string[]]>([
  ['single spaces stay', ['a b c'], ['a b c']],
  ['runs of white space of any kind are one space', ['a \n\t b\n\nc\r\nd  e\tf'], ['a b c d e f']],
  ['no space at the ends', [' \n a ', '\n b \t'], ['a ', 'b']],
  ['a space before a border is the only one', ['a ', ' b'], ['a ', 'b']],
  ['a space after a border counts', ['a', '\nb'], ['a', ' b']],
  ['runs of nothing but white space between words are one space', ['a', ' \n ', 'b'], ['a', ' ', 'b']],
  ['and nothing at the ends', [' ', 'a', '\n'], ['a']],
  ['no-break spaces stay, at the ends too', ['\u00a0a\u00a0 \u00a0b\u00a0'], ['\u00a0a\u00a0 \u00a0b\u00a0']],
  ['letters are composed', ['ho\u0300a'], ['hòa']],
  ['a spaced hyphen stays with the word before', ['chính trị - xã hội'], ['chính trị\u00a0- xã hội']],
  ['nothing is no run', ['', ' '], []],
])('%s', (_, texts, expected) => {
  expect(folded(...texts)).toEqual(expected);
});

it('joins what differs in nothing but the text', () => {
  expect(
    foldRuns([
      { text: 'a', bold: true },
      { text: ' b', bold: true },
      { text: ' c', italic: true },
      { text: 'd' },
      { text: 'e', figure: 'x', change: 'inserted' },
      { text: 'f', figure: 'x', change: 'deleted' },
    ]),
  ).toEqual([
    { text: 'a b', bold: true },
    { text: ' c', italic: true },
    { text: 'd' },
    { text: 'e', figure: 'x', change: 'inserted' },
    { text: 'f', figure: 'x', change: 'deleted' },
  ]);
});
