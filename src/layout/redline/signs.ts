/**
 * Signs of a redline that survive a black-and-white copy: a line through what went, a line below what came, a bar in
 * the left margin beside every line with either, two diagonals over a picture that went.
 */
import { naturalTwip } from '../../document/line-height.ts';
import type { PageShape } from '../../document/styles.ts';
import { unitsToTwip } from '../../text/shape.ts';
import type { Command, PictureCommand, StrokeCommand, TextCommand } from '../commands.ts';
import { ASCENT, spacesIn } from '../text-metrics.ts';
import { isMarked, pieces } from './marks.ts';

/** In em, of Times New Roman. Half the height of "x" (0.459). */
const STRIKE = 0.23;
/** Below the dots of ạ, ẹ, ị (0.06 to 0.17 below the baseline), which a line higher up would swallow. */
const UNDERLINE = 0.21;
const THICKNESS = 0.05;
/** 1 pt, 4 mm left of the text. */
const BAR_TWIP = 20;
const BAR_GAP = 227;
/** Bars of lines that follow one another are one bar: space between lines and paragraphs. */
const JOIN_TWIP = 200;

/** The lines through and below the marked stretches of a line of text. */
export function textSigns(command: TextCommand, out: Command[]): void {
  const { marks, line, shaped, sizeHalfPt, extraPerSpace, baseline } = command;
  if (!marks) return;
  const em = sizeHalfPt * 10;
  const xOf = (at: number): number =>
    command.x +
    unitsToTwip(shaped.sums[at]! - shaped.sums[line.from]!, sizeHalfPt) +
    extraPerSpace * spacesIn(shaped.text, line.from, at);
  for (const { from, to, mark } of pieces(line.from, line.to, marks)) {
    if (!mark) continue;
    const y = baseline + (mark.change === 'deleted' ? -STRIKE : UNDERLINE) * em;
    out.push({
      type: 'stroke',
      x1: xOf(from),
      y1: y,
      x2: xOf(to),
      y2: y,
      widthTwip: THICKNESS * em,
      sign: mark.change,
    });
  }
}

/** A picture that came has a line below, one that went is crossed out. */
export function pictureSigns({ change, x, y, width, height }: PictureCommand, out: Command[]): void {
  if (change === undefined) return;
  const [x2, y2] = [x + width, y + height];
  const stroke = (y1: number, to: number): StrokeCommand => ({
    type: 'stroke',
    x1: x,
    y1,
    x2,
    y2: to,
    widthTwip: BAR_TWIP,
    sign: change,
  });
  if (change === 'deleted') out.push(stroke(y, y2), stroke(y2, y));
  else out.push(stroke(y2 + BAR_TWIP, y2 + BAR_TWIP));
}

interface Extent {
  readonly top: number;
  readonly bottom: number;
}

/** Bars beside all that came or went on a page, at the left margin whatever the column it stands in. */
export function marginBars(commands: readonly Command[], shape: PageShape): StrokeCommand[] {
  const extents: Extent[] = [];
  for (const command of commands) {
    if (command.type === 'text' && command.marks && isMarked(command.line, command.marks)) {
      const top = command.baseline - ASCENT * command.sizeHalfPt * 10;
      extents.push({ top, bottom: top + naturalTwip(command.sizeHalfPt) });
    } else if (command.type === 'picture' && command.change)
      extents.push({ top: command.y, bottom: command.y + command.height });
  }
  const x = shape.leftTwip - BAR_GAP;
  return joined(extents).map(({ top, bottom }) => ({
    type: 'stroke',
    x1: x,
    y1: top,
    x2: x,
    y2: bottom,
    widthTwip: BAR_TWIP,
    sign: 'bar',
  }));
}

function joined(extents: readonly Extent[]): Extent[] {
  const out: Extent[] = [];
  for (const extent of [...extents].sort((a, b) => a.top - b.top)) {
    const last = out.at(-1);
    if (last && extent.top <= last.bottom + JOIN_TWIP)
      out[out.length - 1] = { top: last.top, bottom: Math.max(last.bottom, extent.bottom) };
    else out.push(extent);
  }
  return out;
}
