/**
 * Centred titles in lines of about equal length, as an office sets them: the text gets the narrowest width that needs
 * no more lines than the full one, or a little more where that keeps the syllables of a word together. The lines stay
 * free of forced breaks, so the text remains editable.
 */
import { breakLines } from '../../text/lines.ts';
import { textWidthTwip } from '../../text/shape.ts';
import { type StyleId, styleOf } from '../styles.ts';
import type { Run } from '../tree.ts';
import { partingPenalty } from './bound-words.ts';
import { paragraph } from './build.ts';
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
  more: Partial<PrimParagraph> = {},
): Balanced {
  const font = styleOf(style);
  const lines = breakLines(runs, font, widthTwip);
  const widest = (list: typeof lines) => Math.max(...list.map((line) => line.widthTwip));
  if (lines.length === 1) {
    return { paragraph: paragraph(key, style, runs, more), textTwip: widest(lines) };
  }
  const longestWord = Math.max(
    ...runs.flatMap((run) => run.text.split(' ').map((word) => textWidthTwip(word, { ...font, ...run }))),
  );
  let low = Math.min(widthTwip, Math.ceil(Math.max(longestWord, widest(lines) / 2)));
  let high = widthTwip;
  while (high - low > 20) {
    const middle = (low + high) >> 1;
    if (breakLines(runs, font, middle).length > lines.length) low = middle + 1;
    else high = middle;
  }
  const width = Math.min(widthTwip, kindestWidth(runs, font, high, widthTwip) + SLACK);
  const side = Math.floor((widthTwip - width) / 2);
  return {
    paragraph: paragraph(key, style, runs, { leftTwip: side, rightTwip: side, ...more }),
    textTwip: widest(breakLines(runs, font, widthTwip - 2 * side)),
  };
}

/** Wider settings that are tried, as steps between the narrowest and the full width. */
const TRIES = 12;

/** The narrowest width with the fewest words parted at a line's end. */
function kindestWidth(
  runs: readonly Run[],
  font: Parameters<typeof breakLines>[1],
  narrowest: number,
  widest: number,
): number {
  let best = narrowest;
  let least = Number.POSITIVE_INFINITY;
  for (let i = 0; i <= TRIES; i++) {
    const width = Math.round(narrowest + ((widest - SLACK - narrowest) * i) / TRIES);
    const lines = breakLines(runs, font, width + SLACK).map((line) => line.text.trim().split(' '));
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
