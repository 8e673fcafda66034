/**
 * Centred titles in lines of about equal length, as an office sets them: the text gets the narrowest width that needs
 * no more lines than the full one. The lines stay free of forced breaks, so the text remains editable.
 */
import { breakLines } from '../../text/lines.ts';
import { textWidthTwip } from '../../text/shape.ts';
import { type StyleId, styleOf } from '../styles.ts';
import type { Run } from '../tree.ts';
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
  const width = Math.min(widthTwip, high + SLACK);
  const side = Math.floor((widthTwip - width) / 2);
  return {
    paragraph: paragraph(key, style, runs, { leftTwip: side, rightTwip: side, ...more }),
    textTwip: widest(breakLines(runs, font, widthTwip - 2 * side)),
  };
}

/** Issuer and abstract carry a rule of 1/3 to 1/2 of the text's length (nd30 B 2, 5a). */
export const shortRuleTwip = (textTwip: number): number => Math.round(textTwip * 0.4);
