/** A dotted line after a text: only where its last line leaves room enough to write in. */
import { breakShaped } from '../../text/lines.ts';
import { shape, unitsToTwip } from '../../text/shape.ts';
import { styleOf } from '../styles.ts';
import { labelRun } from './label-run.ts';
import type { PrimParagraph } from './primitives.ts';

/** About 2 cm: less than a word by hand. */
const LEAST_TWIP = 1134;

export function withFill(p: PrimParagraph, widthTwip: number): PrimParagraph {
  const runs = p.label === undefined ? p.runs : [labelRun(p.label, p), ...p.runs];
  const room = widthTwip - p.leftTwip - p.rightTwip;
  const style = styleOf(p.style);
  const lines = breakShaped(shape(runs, style), style.sizeHalfPt, room, p.firstLineTwip);
  const text = unitsToTwip(lines.at(-1)?.units ?? 0, style.sizeHalfPt);
  const used = text + (lines.length > 1 ? 0 : p.firstLineTwip);
  return room - used < LEAST_TWIP ? p : { ...p, fill: true };
}
