/** Small measures of set text that several files of the layout need. */

/** Ascent of Times New Roman, in em. */
export const ASCENT = 1825 / 2048;

export function spacesIn(text: string, from: number, to: number): number {
  let count = 0;
  for (let i = from; i < to; i++) if (text.charCodeAt(i) === 32) count++;
  return count;
}
