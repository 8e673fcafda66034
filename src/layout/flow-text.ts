/** Paragraphs and rules to line slices: widows and orphans 2/2, kept paragraphs whole. */

import { naturalTwip, pitchTwip } from '../document/line-height.ts';
import type { PrimParagraph, PrimRule } from '../document/lowering/primitives.ts';
import { styleOf } from '../document/styles.ts';
import type { Change } from '../document/tree.ts';
import { breakShaped } from '../text/lines.ts';
import { shape } from '../text/shape.ts';
import { marksOf } from './redline/marks.ts';
import { printedRuns } from './redline/runs.ts';
import type { LineSlice, PictureFlow, TextFlow } from './slices.ts';

/** Rules are 0.75 pt. */
export const RULE_TWIP = 15;

export function flowText(node: PrimParagraph, availableTwip: number, rowChange?: Change): TextFlow {
  const style = styleOf(node.style);
  const runs = printedRuns(node, node.change ?? rowChange);
  const shaped = shape(runs, style);
  const widthTwip = availableTwip - node.leftTwip - node.rightTwip;
  const natural = naturalTwip(style.sizeHalfPt);
  return {
    type: 'text',
    node,
    shaped,
    marks: marksOf(runs),
    lines: breakShaped(shaped, style.sizeHalfPt, widthTwip, node.firstLineTwip),
    lineTwip: natural,
    gapTwip: pitchTwip(style) - natural,
    widthTwip,
  };
}

/** Lines that must stay together at either end of a paragraph. */
const TOGETHER = 2;

/** `rowChange`: the table row it stands in came or went as a whole. */
export function flowParagraph(node: PrimParagraph, availableTwip: number, rowChange?: Change): LineSlice[] {
  if (hasPicture(node)) return [flowPicture(node, availableTwip, node.change ?? rowChange)];
  const flow = flowText(node, availableTwip, rowChange);
  const count = flow.lines.length;
  return flow.lines.map((_, index): LineSlice => {
    const above = index + 1;
    const below = count - above;
    const mayBreak = below === 0 ? !node.keepNext : above >= TOGETHER && below >= TOGETHER && !node.keepNext;
    return {
      type: 'line',
      flow,
      index,
      before: index === 0 ? node.beforeTwip : 0,
      height: flow.lineTwip,
      gap: flow.gapTwip,
      breakAfter: mayBreak ? 'ok' : 'forbid',
      newPage: index === 0 && node.pageBreakBefore,
    };
  });
}

const hasPicture = (node: PrimParagraph): node is PictureFlow['node'] => node.picture !== undefined;

/** One line as high as the picture: the smallest letters of its style add nothing (measured on LibreOffice). */
const flowPicture = (
  node: PictureFlow['node'],
  availableTwip: number,
  change: Change | undefined,
): LineSlice => ({
  type: 'line',
  flow: { type: 'picture', node, change, widthTwip: availableTwip - node.leftTwip - node.rightTwip },
  index: 0,
  before: node.beforeTwip,
  height: node.picture.heightTwip,
  gap: 0,
  breakAfter: node.keepNext ? 'forbid' : 'ok',
  newPage: node.pageBreakBefore,
});

export function flowRule(node: PrimRule, availableTwip: number): LineSlice {
  return {
    type: 'line',
    flow: {
      type: 'rule',
      leftTwip: node.leftTwip,
      widthTwip: availableTwip - node.leftTwip - node.rightTwip,
      heightTwip: node.heightTwip,
    },
    index: 0,
    before: 0,
    height: node.heightTwip + RULE_TWIP,
    gap: 0,
    breakAfter: node.keepNext ? 'forbid' : 'ok',
    newPage: false,
  };
}
