/**
 * Line breaking after Unicode Annex 14, as Word and LibreOffice do it for left-to-right text: spaces hang over the
 * line's end, no-break spaces hold, a word longer than the line is cut between characters.
 */
import { breakOffsets } from './break-offsets.ts';
import { faceOf, wholeAdvances } from './faces.ts';
import { plainWidths } from './plain-breaks.ts';
import {
  type ShapedText,
  shape,
  shapeForNow,
  type TextRun,
  twipToUnits,
  unitsToTwip,
  type Weight,
  widthUnits,
} from './shape.ts';

/** A line of a shaped text: `from` to `to` without the spaces that hang over its end. */
export interface LineRange {
  readonly from: number;
  readonly to: number;
  /** Width of from..to in 1/2048 em. */
  readonly units: number;
  /** The last line of its paragraph, or one that ends in a forced break: never stretched. */
  readonly last: boolean;
}

const SPACE = 32;

const trimmedEnd = (text: string, from: number, to: number): number => {
  let end = to;
  while (end > from && (text.charCodeAt(end - 1) === SPACE || text.charCodeAt(end - 1) === 10)) end--;
  return end;
};

/** A cut may not part a surrogate pair or a letter from its combining marks. */
const mayCutAt = (text: string, at: number): boolean => {
  const unit = text.charCodeAt(at);
  return !((unit >= 0xdc00 && unit < 0xe000) || (unit >= 0x300 && unit <= 0x36f));
};

/**
 * Breaks a shaped text into lines. `widthTwip` is the room between the indents, `firstLineTwip` what the first line
 * starts further right. A text without characters is one empty line.
 */
export function breakShaped(
  shaped: ShapedText,
  sizeHalfPt: number,
  widthTwip: number,
  firstLineTwip = 0,
): LineRange[] {
  const { sums } = shaped;
  const lines: LineRange[] = [];
  eachLine(shaped, sizeHalfPt, widthTwip, firstLineTwip, (from, to, last) => {
    lines.push({ from, to, units: sums[to]! - sums[from]!, last });
  });
  lines[lines.length - 1] = { ...lines.at(-1)!, last: true };
  return lines;
}

/** How many lines `breakShaped` would make. */
export function lineCountOf(shaped: ShapedText, sizeHalfPt: number, widthTwip: number): number {
  let count = 0;
  eachLine(shaped, sizeHalfPt, widthTwip, 0, () => {
    count++;
  });
  return count;
}

/** `take` gets each line without the spaces that hang over its end, and whether a forced break ends it. */
function eachLine(
  { text, sums }: ShapedText,
  sizeHalfPt: number,
  widthTwip: number,
  firstLineTwip: number,
  take: (from: number, to: number, forced: boolean) => void,
): void {
  const full = twipToUnits(widthTwip, sizeHalfPt);
  let room = twipToUnits(widthTwip - firstLineTwip, sizeHalfPt);
  let from = 0;
  const push = (to: number, forced: boolean) => {
    take(from, trimmedEnd(text, from, to), forced);
    from = to;
    room = full;
  };
  let start = 0;
  for (const offset of breakOffsets(text)) {
    const cut = Math.abs(offset);
    const end = trimmedEnd(text, start, cut);
    if (start > from && sums[end]! - sums[from]! > room) push(start, false);
    while (sums[end]! - sums[from]! > room && end > from + 1) {
      let at = from + 1;
      while (at < end && sums[at + 1]! - sums[from]! <= room) at++;
      while (at > from + 1 && !mayCutAt(text, at)) at--;
      while (at < end && !mayCutAt(text, at)) at++;
      if (at >= end) break;
      push(at, false);
    }
    start = cut;
    if (offset < 0) push(cut, true);
  }
  if (from < text.length || text.length === 0) push(text.length, false);
}

/**
 * Widths in twips of a paragraph on one line, and of its widest piece that no line end may part. A paragraph that is no
 * wider than `known` as a whole is not taken to pieces.
 */
export function paragraphWidths(
  runs: readonly TextRun[],
  style: FontStyle,
  known: number,
): { readonly whole: number; readonly widest: number } {
  if (runs.length === 1) {
    const [{ text, bold, italic }] = runs as [TextRun];
    const face = faceOf(bold ?? style.bold ?? false, italic ?? style.italic ?? false);
    const plain = plainWidths(text, wholeAdvances(face));
    if (plain)
      return {
        whole: unitsToTwip(plain.whole, style.sizeHalfPt),
        widest: unitsToTwip(plain.widest, style.sizeHalfPt),
      };
  }
  const { text, sums } = shapeForNow(runs, style);
  const whole = unitsToTwip(sums[text.length]!, style.sizeHalfPt);
  if (whole <= known) return { whole, widest: whole };
  let widest = 0;
  let from = 0;
  for (const offset of breakOffsets(text)) {
    const to = Math.abs(offset);
    widest = Math.max(widest, sums[trimmedEnd(text, from, to)]! - sums[from]!);
    from = to;
  }
  return { whole, widest: unitsToTwip(widest, style.sizeHalfPt) };
}

export interface Line {
  readonly text: string;
  readonly widthTwip: number;
}

type FontStyle = Weight & { readonly sizeHalfPt: number };

/** The lines of a paragraph without indents, as texts with their widths in twips. */
export function breakLines(runs: readonly TextRun[], style: FontStyle, widthTwip: number): Line[] {
  const shaped = shape(runs, style);
  return breakShaped(shaped, style.sizeHalfPt, widthTwip).map(({ from, to, units }) => ({
    text: shaped.text.slice(from, to),
    widthTwip: unitsToTwip(units, style.sizeHalfPt),
  }));
}

/** How many lines a cell's paragraphs need at a given inner width (for row heights). */
export function cellLineCount(
  paragraphs: readonly (readonly TextRun[])[],
  style: FontStyle,
  innerWidthTwip: number,
): number {
  let count = 0;
  for (const runs of paragraphs) {
    count += lineCountOf(shapeForNow(runs, style), style.sizeHalfPt, innerWidthTwip);
  }
  return count;
}

/** So many lines fit on any page. */
const FEW = 12;

/**
 * At least as many lines as a paragraph without forced breaks needs, told without breaking it: each line has at least
 * one character, and is wider than the room together with the first piece of the next.
 */
export function mostLines(runs: readonly TextRun[], style: FontStyle, innerWidthTwip: number): number {
  let characters = 0;
  for (const run of runs) characters += run.text.length;
  if (characters <= FEW || innerWidthTwip <= 0) return Math.max(1, characters);
  const room = twipToUnits(innerWidthTwip, style.sizeHalfPt);
  return Math.min(characters, Math.floor((2 * widthUnits(runs, style)) / room) + 2);
}
