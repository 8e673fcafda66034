/**
 * Centred titles in lines of about equal length, as an office sets them: the text gets the narrowest width that needs
 * no more lines than the full one, or a little more where that keeps the syllables of a word together. The lines stay
 * free of forced breaks, so the text remains editable.
 */
import { breakShaped, type LineRange, lineCountOf } from '../../text/lines.ts';
import { type ShapedText, shapeRuns, unitsToTwip } from '../../text/shape.ts';
import { type StyleId, styleOf } from '../styles.ts';
import type { Run } from '../tree.ts';
import { partingPenalty } from './bound-words.ts';
import { type Differences, paragraph } from './build.ts';
import type { PrimParagraph } from './primitives.ts';

/** Room for differences in rounding between programs. */
const SLACK = 30;

export interface Balanced {
  readonly paragraph: PrimParagraph;
  /** Width of the widest line. */
  readonly textTwip: number;
}

/** A centred paragraph in `widthTwip` whose lines are balanced by equal indents on both sides. */
export function balanced(
  key: string,
  style: StyleId,
  runs: readonly Run[],
  widthTwip: number,
  more: Differences = {},
): Balanced {
  const font = styleOf(style);
  const shaped = shapeRuns(runs, font);
  const broken = (width: number) => breakShaped(shaped, font.sizeHalfPt, width);
  const widest = (list: readonly LineRange[]) =>
    unitsToTwip(Math.max(...list.map((line) => line.units)), font.sizeHalfPt);
  const lines = broken(widthTwip);
  if (lines.length === 1) {
    return { paragraph: paragraph(key, style, runs, more), textTwip: widest(lines) };
  }
  const longestWord = unitsToTwip(longestWordUnits(shaped, runs), font.sizeHalfPt);
  let low = Math.min(widthTwip, Math.ceil(Math.max(longestWord, widest(lines) / 2)));
  let high = widthTwip;
  while (high - low > 20) {
    const middle = (low + high) >> 1;
    if (lineCountOf(shaped, font.sizeHalfPt, middle) > lines.length) low = middle + 1;
    else high = middle;
  }
  const width = Math.min(widthTwip, kindestWidth(shaped.text, broken, high, widthTwip) + SLACK);
  const side = Math.floor((widthTwip - width) / 2);
  return {
    paragraph: paragraph(key, style, runs, { leftTwip: side, rightTwip: side, ...more }),
    textTwip: widest(broken(widthTwip - 2 * side)),
  };
}

/** Words end at spaces and where a run ends. */
function longestWordUnits({ text, sums }: ShapedText, runs: readonly Run[]): number {
  let longest = 0;
  let start = 0;
  let end = 0;
  for (const run of runs) {
    end += run.text.length;
    for (let i = start; i <= end; i++) {
      if (i < end && text[i] !== ' ') continue;
      longest = Math.max(longest, sums[i]! - sums[start]!);
      start = i < end ? i + 1 : end;
    }
  }
  return longest;
}

/** Wider settings that are tried, as steps between the narrowest and the full width. */
const TRIES = 12;

/** The narrowest width with the fewest words parted at a line's end. */
function kindestWidth(
  text: string,
  broken: (widthTwip: number) => readonly LineRange[],
  narrowest: number,
  widest: number,
): number {
  let best = narrowest;
  let least = Number.POSITIVE_INFINITY;
  let tried = '';
  for (let i = 0; i <= TRIES; i++) {
    const width = Math.round(narrowest + ((widest - SLACK - narrowest) * i) / TRIES);
    const ranges = broken(width + SLACK);
    const ends = ranges.map(({ to }) => to).join();
    if (ends === tried) continue;
    tried = ends;
    const lines = ranges.map(({ from, to }) => text.slice(from, to).trim().split(' '));
    let penalty = 0;
    for (let k = 1; k < lines.length; k++) penalty += partingPenalty(lines[k - 1]!, lines[k]!);
    // A last line of one syllable is worse than a parted word.
    if (lines.length > 1 && lines.at(-1)!.length === 1) penalty += 3;
    if (penalty < least) [least, best] = [penalty, width];
    if (least === 0) break;
  }
  return best;
}

/** Issuer and abstract carry a rule of 1/3 to 1/2 of the text's length (nd30 B 2, 5a). */
export const shortRuleTwip = (textTwip: number): number => Math.round(textTwip * 0.4);
