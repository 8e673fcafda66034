/**
 * How much room text takes in cells, kept on the safe side: Excel sets text by hinted screen widths, so lines are
 * filled a little less than they could be, and where Excel and Unicode break lines differently the higher count holds.
 * A text is measured once; columns and rows then ask what that means at this or that width.
 */
import { EM } from '../../text/glyphs.ts';
import { lineCountOf } from '../../text/lines.ts';
import { type ShapedText, shapeForNow, textWidthTwip, unitsToTwip, wordUnits } from '../../text/shape.ts';

export interface CellFont {
  readonly sizePt: number;
  readonly bold?: boolean;
  readonly italic?: boolean;
}

/** Lines of a cell; widths in 1/2048 em. */
export interface MeasuredText {
  readonly font: CellFont;
  /** Without forced breaks inside. */
  readonly paragraphs: readonly { readonly text: string; readonly units: number }[];
  /** Of the widest line, and of the longest part of the lines that cannot be broken: Excel and LibreOffice both break after hyphens. */
  readonly widestLine: number;
  readonly widestWord: number;
}

/** 96 pixels to the inch: 1 px is 15 twip. Excel counts widths in pixels of that size. */
export const TWIP_PER_PX = 15;
/** Excel keeps 5 px of a cell free at this font; the rest is for LibreOffice's margins and rounding. */
export const CELL_PADDING_PX = 8;
/** Text set on the screen is up to this much wider than its outlines. */
const SCREEN_FACTOR = 1.04;
/** Excel refuses higher rows. */
export const MAX_ROW_PT = 409.5;

export function measureText(lines: readonly string[], font: CellFont): MeasuredText {
  const paragraphs: { text: string; units: number }[] = [];
  let widestLine = 0;
  let widestWord = 0;
  for (const line of lines) {
    const { whole, widest } = wordUnits(line, font);
    widestLine = Math.max(widestLine, whole);
    widestWord = Math.max(widestWord, widest);
    if (!line.includes('\n')) paragraphs.push({ text: line, units: whole });
    else for (const text of line.split('\n')) paragraphs.push({ text, units: wordUnits(text, font).whole });
  }
  return { font, paragraphs, widestLine, widestWord };
}

/** Width in twip, as wide as a screen may show it. */
const screenTwip = (units: number, sizePt: number): number => unitsToTwip(units, sizePt * 2) * SCREEN_FACTOR;

/** Smallest cell, in px, that shows the text with lines only where it has them. */
export const lineWidthPx = ({ paragraphs, widestLine, font }: MeasuredText): number =>
  paragraphs.length === 0 ? 0 : cellPx(widestLine, font);

/** Smallest cell, in px, that cuts no word. */
export const wordWidthPx = ({ paragraphs, widestWord, font }: MeasuredText): number =>
  paragraphs.length === 0 ? 0 : cellPx(widestWord, font);

const cellPx = (units: number, { sizePt }: CellFont): number =>
  Math.ceil(screenTwip(units, sizePt) / TWIP_PER_PX) + CELL_PADDING_PX;

const roomTwip = (widthPx: number): number => Math.max(1, widthPx - CELL_PADDING_PX) * TWIP_PER_PX;

/** Lines that the paragraphs take in a cell of `widthPx`; at least one. */
export const lineCount = (lines: readonly string[], font: CellFont, widthPx: number): number =>
  measuredLineCount(measureText(lines, font), widthPx);

export function measuredLineCount({ paragraphs, widestWord, font }: MeasuredText, widthPx: number): number {
  const room = roomTwip(widthPx);
  const wordsFit = screenTwip(widestWord, font.sizePt) <= room;
  let count = 0;
  for (const { text, units } of paragraphs) {
    if (screenTwip(units, font.sizePt) <= room) count++;
    else count += brokenLineCount(text, font, room, wordsFit);
  }
  return Math.max(1, count);
}

/**
 * Signs beside a space may keep a line from ending there by the rules of Unicode, and a hyphen lets one end in a word.
 * Without them a line may end at every space, so where no word is cut breaking at spaces alone gives no fewer lines.
 */
const PECULIAR = /-| [^A-Za-z0-9\u00c0-\u024f\u1ea0-\u1ef9(]|[^A-Za-z0-9\u00c0-\u024f\u1ea0-\u1ef9.,:;%)] /;

function brokenLineCount(text: string, font: CellFont, room: number, wordsFit: boolean): number {
  const shaped = shapeForNow([{ text }], font);
  const atSpaces = linesBrokenAtSpaces(shaped, font, room);
  if (wordsFit && !PECULIAR.test(text)) return atSpaces;
  return Math.max(atSpaces, lineCountOf(shaped, font.sizePt * 2, room / SCREEN_FACTOR));
}

/**
 * More lines than the text can take: a short word before one that is cut has a line of its own, and a cut word takes up
 * to three where it is little wider than one; all others fill half a line on the average.
 */
export function mostLines({ paragraphs, font }: MeasuredText, widthPx: number): number {
  const room = roomTwip(widthPx);
  if (room < 2 * screenTwip(EM, font.sizePt)) return Number.POSITIVE_INFINITY;
  return paragraphs.reduce(
    (sum, { units }) => sum + 1 + Math.ceil((4 * screenTwip(units, font.sizePt)) / room),
    0,
  );
}

function linesBrokenAtSpaces({ text, sums }: ShapedText, font: CellFont, room: number): number {
  const weight = { ...font, sizeHalfPt: font.sizePt * 2 };
  const space = textWidthTwip(' ', weight) * SCREEN_FACTOR;
  let count = 1;
  let used = 0;
  for (let start = 0; start <= text.length; ) {
    const end = text.indexOf(' ', start);
    const to = end < 0 ? text.length : end;
    const width = screenTwip(sums[to]! - sums[start]!, font.sizePt);
    start = to + 1;
    if (used > 0 && used + space + width > room) {
      count++;
      used = 0;
    }
    used += (used > 0 ? space : 0) + width;
    if (used > room) {
      // A word wider than the cell is cut between letters; the last piece of each line may stay short.
      const widest = textWidthTwip('W', weight) * SCREEN_FACTOR;
      const cuts = Math.ceil(used / Math.max(room - widest, widest)) - 1;
      count += cuts;
      used = Math.min(room, used);
    }
  }
  return count;
}

/** Height of a line as Excel gives it to Times New Roman: 15.75 pt at 12 pt; LibreOffice needs 13.8. */
export const lineHeightPt = (sizePt: number): number => Math.ceil((sizePt * 1.3125) / 0.75) * 0.75;

const ROW_PADDING_PT = 1.5;

export const rowHeightPt = (lines: number, sizePt: number): number =>
  lines * lineHeightPt(sizePt) + (lines > 1 ? ROW_PADDING_PT : 0);
