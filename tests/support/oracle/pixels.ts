/** Pages as small pictures, for comparing what two programs show. */
import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { runOk } from './run.ts';

export interface Pixels {
  readonly width: number;
  readonly height: number;
  /** Red, green, blue of each pixel, line by line. */
  readonly samples: Uint8Array;
}

/** One picture a page, at `dpi` pixels an inch. */
export async function pdfPixels(file: string, dpi: number): Promise<Pixels[]> {
  const stem = `${basename(file, '.pdf')}-pixels`;
  const folder = dirname(file);
  await runOk('pdftoppm', ['-r', String(dpi), file, join(folder, stem)]);
  const names = readdirSync(folder)
    .filter((name) => name.startsWith(`${stem}-`) && name.endsWith('.ppm'))
    .sort();
  return names.map((name) => {
    const path = join(folder, name);
    const bytes = readFileSync(path);
    rmSync(path);
    const header = /^P6\s+(\d+)\s+(\d+)\s+255\s/.exec(bytes.subarray(0, 40).toString('latin1'));
    if (!header) throw new Error(`${name}: not a PPM file`);
    const [all, width, height] = header;
    return { width: Number(width), height: Number(height), samples: bytes.subarray(all.length) };
  });
}

/** A colour, not grey or white: text and rules do not count. */
const isColoured = ([r, g, b]: readonly number[]): boolean =>
  Math.max(r!, g!, b!) - Math.min(r!, g!, b!) > 60;
const FAR = 90;

/**
 * Of the pixels that either page shows coloured, the share that the other shows in another colour. Edges differ by a
 * pixel; a picture turned or missing differs in most of it.
 */
export function colourDifference(one: Pixels, two: Pixels): number {
  let coloured = 0;
  let different = 0;
  const width = Math.min(one.width, two.width);
  const height = Math.min(one.height, two.height);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const a = at(one, x, y);
      const b = at(two, x, y);
      if (!isColoured(a) && !isColoured(b)) continue;
      coloured++;
      if (a.some((value, i) => Math.abs(value - b[i]!) > FAR)) different++;
    }
  }
  return coloured === 0 ? 0 : different / coloured;
}

export const colouredShare = ({ samples }: Pixels): number => {
  let coloured = 0;
  for (let i = 0; i + 2 < samples.length; i += 3) if (isColoured([...samples.subarray(i, i + 3)])) coloured++;
  return coloured / (samples.length / 3);
};

const at = ({ width, samples }: Pixels, x: number, y: number): number[] => {
  const from = (y * width + x) * 3;
  return [...samples.subarray(from, from + 3)];
};
