/**
 * Where lines may end in plain text: letters, digits, spaces, common punctuation. The rules of Annex 14 for these few
 * classes are one small table, so that most texts need no general breaker; texts with anything else are left to it.
 */

import type { WholeAdvances } from './faces.ts';

/** Classes of characters: letters and digits, which the rules for these classes treat alike, come first. */
const LETTER = 0;
/** `. , : ;` */
const STOP = 1;
const OPEN = 2;
const CLOSE = 3;
const PERCENT = 4;
/** Parted neither before nor after, as office programs do. */
const SLASH = 5;
const NO_BREAK_SPACE = 6;
const HYPHEN = 7;
const CLASSES = 8;
const SPACE = 8;
const OTHER = 9;

/**
 * What happens between two characters, by their classes in the order above: `x` no line end, `/` a line may end. First
 * where they touch, then where spaces stand between them.
 */
const TOUCHING = [
  'xxxxxxxx',
  'xx/x/xxx',
  'xxxxxxxx',
  'xx/xxxxx',
  'xxxx/xxx',
  'xxxxxxxx',
  'xxxxxxxx',
  '/x/x/x/x',
];
const SPACED = TOUCHING.map((_, cls) => (cls === OPEN ? 'xxxxxxxx' : '/x/x/x//'));

const mayEnd = Uint8Array.from(
  [...TOUCHING, ...SPACED].flatMap((row) => [...row].map((sign) => Number(sign === '/'))),
);

/** Beyond stand no characters that have a class here, but two. */
const CLASSED = 0x1f00;
const LESS_OR_EQUAL = 0x2264;
const GREATER_OR_EQUAL = 0x2265;

const classes = new Uint8Array(CLASSED).fill(OTHER);
const put = (signs: string, cls: number) => {
  for (const sign of signs) classes[sign.charCodeAt(0)] = cls;
};
for (const [from, to] of [
  ['0', '9'],
  ['A', 'Z'],
  ['a', 'z'],
  ['\u00c0', '\u024f'],
  ['\u1ea0', '\u1ef9'],
] as const)
  classes.fill(LETTER, from.charCodeAt(0), to.charCodeAt(0) + 1);
put('.,:;', STOP);
put('({', OPEN);
put(')}', CLOSE);
put('%', PERCENT);
put('/', SLASH);
put('\u00a0', NO_BREAK_SPACE);
put('-', HYPHEN);
put(' ', SPACE);

const classOf = (unit: number): number =>
  unit < CLASSED ? classes[unit]! : unit === LESS_OR_EQUAL || unit === GREATER_OR_EQUAL ? LETTER : OTHER;

/**
 * Widths of a plain text on one line, and of its widest piece that no line end may part, without the spaces that would
 * hang over the end; undefined for texts that are not plain.
 */
export function plainWidths(
  text: string,
  { common, of }: WholeAdvances,
): { readonly whole: number; readonly widest: number } | undefined {
  const { length } = text;
  /** Of the text so far; where the piece begins; up to its last sign that is no space. */
  let whole = 0;
  let start = 0;
  let end = 0;
  let widest = 0;
  /** No line ends before the first sign. */
  let before = OPEN;
  for (let i = 0; i < length; i++) {
    const unit = text.charCodeAt(i);
    const cls = classOf(unit);
    const met = unit < common.length ? common[unit]! : 0;
    const width = met > 0 ? met - 1 : of(unit);
    if (cls < CLASSES) {
      if (mayEnd[before * CLASSES + cls]! > 0) {
        if (end - start > widest) widest = end - start;
        start = whole;
      }
      before = cls;
      whole += width;
      end = whole;
    } else if (cls === SPACE && i > 0) {
      if (before < CLASSES) before += CLASSES;
      whole += width;
    } else return undefined;
  }
  return { whole, widest: Math.max(widest, end - start) };
}

/** Offsets at which a line may end, ascending, the text's end the last; undefined for texts that are not plain. */
export function plainBreaks(text: string): number[] | undefined {
  const offsets: number[] = [];
  if (text === '') return offsets;
  let before = classOf(text.charCodeAt(0));
  if (before >= CLASSES) return undefined;
  const { length } = text;
  for (let i = 1; i < length; i++) {
    const cls = classOf(text.charCodeAt(i));
    if (cls < CLASSES) {
      if (mayEnd[before * CLASSES + cls]! > 0) offsets.push(i);
      before = cls;
    } else if (cls === SPACE) {
      if (before < CLASSES) before += CLASSES;
    } else return undefined;
  }
  offsets.push(length);
  return offsets;
}
