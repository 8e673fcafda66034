/** Lines of text to commands: alignment, indents, justification by real spaces. */
import type { PrimParagraph } from '../document/lowering/primitives.ts';
import { styleOf } from '../document/styles.ts';
import { unitsToTwip } from '../text/shape.ts';
import type { Command, PictureCommand, SigningCommand, TextCommand } from './commands.ts';
import { RULE_TWIP } from './flow-text.ts';
import { isMarked } from './redline/marks.ts';
import { pictureSigns, textSigns } from './redline/signs.ts';
import type { LineSlice, PictureFlow, TextFlow } from './slices.ts';
import { ASCENT, spacesIn } from './text-metrics.ts';

/** Advance of a space in Times New Roman. */
const SPACE = 512 / 2048;

/**
 * `x`, `y`: upper left corner of the room for the paragraph, indents not yet taken off, on the page.
 * `artifact`: the text stands elsewhere already (a repeated head).
 */
export function placeLine(slice: LineSlice, x: number, y: number, artifact: boolean, out: Command[]): void {
  const { flow } = slice;
  if (flow.type === 'rule') {
    const middle = y + flow.heightTwip + RULE_TWIP / 2;
    const x1 = x + flow.leftTwip;
    out.push({ type: 'stroke', x1, y1: middle, x2: x1 + flow.widthTwip, y2: middle, widthTwip: RULE_TWIP });
    return;
  }
  if (flow.type === 'picture') {
    placePicture(flow, x, y, out);
    return;
  }
  if (slice.index === 0) placeSigningRoom(flow, slice.before, x, y, out);
  placeText(flow, slice.index, x, y, artifact, out);
}

function placePicture(
  { node, change, widthTwip: room }: PictureFlow,
  x: number,
  y: number,
  out: Command[],
): void {
  const { widthTwip, heightTwip } = node.picture;
  const slack = room - widthTwip;
  const shift = node.align === 'center' ? slack / 2 : node.align === 'right' ? slack : 0;
  const left = x + node.leftTwip + shift;
  const place = { x: left, y, width: widthTwip, height: heightTwip };
  const command: PictureCommand = { type: 'picture', node, ...place, ...(change ? { change } : {}) };
  out.push(command);
  pictureSigns(command, out);
}

/** A signature with its seal is about this wide. */
const SIGNING_TWIP = 3400;
/** Clear of the lines above and below. */
const SIGNING_GAP = 80;

/** The space above a paragraph is known only with the paragraph. */
function placeSigningRoom(flow: TextFlow, before: number, x: number, y: number, out: Command[]): void {
  const { node, widthTwip } = flow;
  if (!hasSigningRoom(node) || before <= 2 * SIGNING_GAP) return;
  const width = Math.min(SIGNING_TWIP, widthTwip);
  const left = x + node.leftTwip + (widthTwip - width) / 2;
  const height = before - 2 * SIGNING_GAP;
  out.push({ type: 'signing', node, x: left, y: y - before + SIGNING_GAP, width, height });
}

const hasSigningRoom = (node: PrimParagraph): node is SigningCommand['node'] => node.signing !== undefined;

function placeText(
  flow: TextFlow,
  index: number,
  x: number,
  y: number,
  artifact: boolean,
  out: Command[],
): void {
  const { node, shaped } = flow;
  const { sizeHalfPt } = styleOf(node.style);
  const baseline = y + ASCENT * sizeHalfPt * 10;
  const indent = node.leftTwip + (index === 0 ? node.firstLineTwip : 0);
  const left = x + indent;
  const room = flow.widthTwip - (index === 0 ? node.firstLineTwip : 0);
  if (node.dotted) {
    out.push({ type: 'dots', x1: left, x2: left + room, baseline, sizeHalfPt });
    return;
  }
  const line = flow.lines[index]!;
  if (line.to === line.from) return;
  const slack = room - unitsToTwip(line.units, sizeHalfPt);
  const justified = node.align === 'both' && !line.last;
  const spaces = justified ? spacesIn(shaped.text, line.from, line.to) : 0;
  const shift = node.align === 'center' ? slack / 2 : node.align === 'right' ? slack : 0;
  const command: TextCommand = {
    type: 'text',
    node: artifact ? undefined : node,
    x: left + shift,
    baseline,
    shaped,
    line,
    sizeHalfPt,
    extraPerSpace: spaces > 0 && slack > 0 ? slack / spaces : 0,
    ...(isMarked(line, flow.marks) ? { marks: flow.marks } : {}),
  };
  out.push(command);
  textSigns(command, out);
  if (node.fill && line.last) {
    const x1 = left + unitsToTwip(line.units, sizeHalfPt) + SPACE * sizeHalfPt * 10;
    out.push({ type: 'dots', x1, x2: left + room, baseline, sizeHalfPt });
  }
}
