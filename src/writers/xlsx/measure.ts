/**
 * How much room text takes in cells, kept on the safe side: Excel sets text by hinted screen widths, so lines are
 * filled a little less than they could be, and where Excel and Unicode break lines differently the higher count holds.
 */
import { breakShaped } from '../../text/lines.ts';
import { shapeRuns, textWidthTwip } from '../../text/shape.ts';

export interface CellFont {
  readonly sizePt: number;
  readonly bold?: boolean;
  readonly italic?: boolean;
}

/** 96 pixels to the inch: 1 px is 15 twip. Excel counts widths in pixels of that size. */
export const TWIP_PER_PX = 15;
/** Excel keeps 5 px of a cell free at this font; the rest is for LibreOffice's margins and rounding. */
export const CELL_PADDING_PX = 8;
/** Text set on the screen is up to this much wider than its outlines. */
const SCREEN_FACTOR = 1.04;
/** Excel refuses higher rows. */
export const MAX_ROW_PT = 409.5;

const style = (font: CellFont) => ({
  bold: font.bold ?? false,
  italic: font.italic ?? false,
  sizeHalfPt: font.sizePt * 2,
});

/** Width of one line of text, in twip, as wide as a screen may show it. */
const lineTwip = (text: string, font: CellFont): number => textWidthTwip(text, style(font)) * SCREEN_FACTOR;

/** Smallest cell, in px, that shows the text on one line. */
export const cellWidthPx = (text: string, font: CellFont): number =>
  Math.ceil(lineTwip(text, font) / TWIP_PER_PX) + CELL_PADDING_PX;

/** Width of the longest part of the lines that cannot be broken; Excel and LibreOffice both break after hyphens. */
export const widestWordPx = (lines: readonly string[], font: CellFont): number =>
  Math.max(0, ...lines.flatMap((line) => line.split(/ |(?<=-)/).map((word) => cellWidthPx(word, font))));

/** Lines that the paragraphs take in a cell of `widthPx`; at least one. */
export function lineCount(paragraphs: readonly string[], font: CellFont, widthPx: number): number {
  const room = Math.max(1, widthPx - CELL_PADDING_PX) * TWIP_PER_PX;
  let count = 0;
  for (const paragraph of paragraphs.flatMap((text) => text.split('\n'))) {
    if (lineTwip(paragraph, font) <= room) count += 1;
    else {
      const { sizeHalfPt, ...weight } = style(font);
      const shaped = shapeRuns([{ text: paragraph }], weight);
      const byUnicode = breakShaped(shaped, sizeHalfPt, room / SCREEN_FACTOR).length;
      count += Math.max(byUnicode, linesBrokenAtSpaces(paragraph, font, room));
    }
  }
  return Math.max(1, count);
}

/** More lines than the paragraphs can take: no letter is wider than 1 em, and no line but a last one is half empty. */
export function mostLines(paragraphs: readonly string[], font: CellFont, widthPx: number): number {
  const room = Math.max(1, widthPx - CELL_PADDING_PX) * TWIP_PER_PX;
  const em = font.sizePt * 20 * SCREEN_FACTOR;
  if (room < 2 * em) return Number.POSITIVE_INFINITY;
  return paragraphs.reduce(
    (sum, text) => sum + text.split('\n').length + Math.ceil((2 * text.length * em) / room),
    0,
  );
}

function linesBrokenAtSpaces(paragraph: string, font: CellFont, room: number): number {
  const space = lineTwip(' ', font);
  let count = 1;
  let used = 0;
  for (const word of paragraph.split(' ')) {
    const width = lineTwip(word, font);
    if (used > 0 && used + space + width > room) {
      count++;
      used = 0;
    }
    used += (used > 0 ? space : 0) + width;
    if (used > room) {
      // A word wider than the cell is cut between letters; the last piece of each line may stay short.
      const widest = lineTwip('W', font);
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
