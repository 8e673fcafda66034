/** Outlines of signs that Times New Roman lacks, as PDF paths. */
import type { SpecialShape } from '../../text/glyphs.ts';

const number = (value: number): string => String(Math.round(value * 1000) / 1000);

/** `x`, `baseline`, `size`, `advance` in points. The path is to be stroked. */
export function symbolPath(
  shape: SpecialShape,
  x: number,
  baseline: number,
  size: number,
  advance: number,
): string {
  const side = advance * 0.8;
  const left = x + (advance - side) / 2;
  const at = (fx: number, fy: number) =>
    `${number(left + fx * side)} ${number(baseline + fy * side - size * 0.04)}`;
  const box = `${at(0, 0)} ${number(side)} ${number(side)} re`;
  const tick = `${at(0.18, 0.5)} m ${at(0.42, 0.2)} l ${at(0.84, 0.86)} l`;
  const cross = `${at(0.2, 0.2)} m ${at(0.8, 0.8)} l ${at(0.2, 0.8)} m ${at(0.8, 0.2)} l`;
  const paths: Record<SpecialShape, string> = {
    box,
    missing: box,
    'box-tick': `${box} ${tick}`,
    'box-cross': `${box} ${cross}`,
    tick,
  };
  return paths[shape];
}
