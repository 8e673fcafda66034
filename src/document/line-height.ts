/** Heights of lines as Word and LibreOffice set them in Times New Roman, in twips. */
import type { ParagraphStyle } from './styles.ts';

/** Ascent, descent and line gap of Times New Roman: 2355/2048 em. */
const NATURAL = 2355 / 2048;

/** Natural height of a line (1 half-point = 10 twip). */
export const naturalTwip = (sizeHalfPt: number): number => Math.round(NATURAL * sizeHalfPt * 10);

/** From one line to the next: w:line in 240ths of the natural height, rounded down. */
export const pitchTwip = (style: ParagraphStyle): number =>
  Math.floor((naturalTwip(style.sizeHalfPt) * style.line) / 240);
