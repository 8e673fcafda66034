/** Matrices that show a stored picture upright (ISO 32000-1, 8.3.4: a b c d e f). */
import type { Picture } from '../../document/pictures/picture.ts';

/** From the stored picture's unit square to the upright rectangle, by EXIF orientation. */
const TURNS: Readonly<
  Record<Picture['orientation'], (x: number, y: number, w: number, h: number) => number[]>
> = {
  1: (x, y, w, h) => [w, 0, 0, h, x, y],
  2: (x, y, w, h) => [-w, 0, 0, h, x + w, y],
  3: (x, y, w, h) => [-w, 0, 0, -h, x + w, y + h],
  4: (x, y, w, h) => [w, 0, 0, -h, x, y + h],
  5: (x, y, w, h) => [0, -h, -w, 0, x + w, y + h],
  6: (x, y, w, h) => [0, -h, w, 0, x, y + h],
  7: (x, y, w, h) => [0, h, w, 0, x, y],
  8: (x, y, w, h) => [0, h, -w, 0, x + w, y],
};

/** From the unit square to a rectangle in points, from its lower left corner. */
export const turned = (
  orientation: Picture['orientation'],
  x: number,
  y: number,
  width: number,
  height: number,
): number[] => TURNS[orientation](x, y, width, height);
