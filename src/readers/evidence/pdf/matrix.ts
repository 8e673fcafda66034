/** Affine maps as PDF writes them: [a b c d e f], x' = a·x + c·y + e, y' = b·x + d·y + f. */

import type { PdfObject } from './objects.ts';
import type { PdfFile } from './pdf-file.ts';

export type Matrix = readonly [number, number, number, number, number, number];

export const IDENTITY: Matrix = [1, 0, 0, 1, 0, 0];

/** First `m`, then `n`. */
export const after = (m: Matrix, n: Matrix): Matrix => [
  m[0] * n[0] + m[1] * n[2],
  m[0] * n[1] + m[1] * n[3],
  m[2] * n[0] + m[3] * n[2],
  m[2] * n[1] + m[3] * n[3],
  m[4] * n[0] + m[5] * n[2] + n[4],
  m[4] * n[1] + m[5] * n[3] + n[5],
];

export const apply = (m: Matrix, x: number, y: number): readonly [number, number] => [
  m[0] * x + m[2] * y + m[4],
  m[1] * x + m[3] * y + m[5],
];

export function matrixOf(file: PdfFile, object: PdfObject | undefined): Matrix {
  const numbers = file.array(object)?.map((n) => file.number(n) ?? 0);
  return numbers?.length === 6 ? (numbers as unknown as Matrix) : IDENTITY;
}
