/**
 * The size of the page on which a page or a picture is bound, in points, upright: A4, unless the content is clearly
 * larger. The same arithmetic serves the register (before anything is written) and the writer.
 */
import { LIMITS } from './limits.ts';

export interface Size {
  readonly width: number;
  readonly height: number;
}

const A4 = { short: 595.28, long: 841.89 } as const;
/** US Letter and sloppy scanner sizes count as A4. */
const TOLERANCE = 1.05;
/** Blank border around a picture that is no picture of a whole sheet: 10 mm, what printers leave out. */
const PICTURE_MARGIN_PT = 28;
/** Densities that scanners write; cameras and screens write 72 and 96, which says nothing about the paper. */
const SCANNER_DPI = { lowest: 150, highest: 1200 };
/** Larger than A4 only counts when it is a sheet: cameras also claim 300 dpi. */
const LARGER_SHEETS: readonly Size[] = [
  { width: 841.89, height: 1190.55 },
  { width: 1190.55, height: 1683.78 },
  { width: 1683.78, height: 2383.94 },
  { width: 2383.94, height: 3370.39 },
];

const a4 = (wide: boolean): Size =>
  wide ? { width: A4.long, height: A4.short } : { width: A4.short, height: A4.long };

const fitsA4 = ({ width, height }: Size): boolean =>
  Math.min(width, height) <= A4.short * TOLERANCE && Math.max(width, height) <= A4.long * TOLERANCE;

export const isOversized = ({ width, height }: Size): boolean => Math.max(width, height) > LIMITS.pageSidePt;

/** `content` is upright. A page larger than any viewer shows is brought down to A4. */
export function boundSize(content: Size): Size {
  if (fitsA4(content) || isOversized(content)) return a4(content.width > content.height);
  return content;
}

export interface PlacedPicture {
  /** Size in which the picture is drawn on its page, before room is made for the number. */
  readonly content: Size;
  readonly page: Size;
  readonly dpi: number;
}

const near = (a: number, b: number, share: number): boolean => Math.abs(a / b - 1) <= share;

/**
 * A picture in its own size where a scanner stated it and it is a sheet or a part of one; else as large as A4 allows,
 * whole sheets to the edge. `width`, `height` in upright pixels; `density` in dots per inch, null when not stated.
 */
export function placePicture(width: number, height: number, density: Size | null): PlacedPicture {
  const page = a4(width > height);
  const stated =
    density !== null &&
    [density.width, density.height].every((d) => d >= SCANNER_DPI.lowest && d <= SCANNER_DPI.highest);
  if (stated) {
    const natural = { width: (width / density.width) * 72, height: (height / density.height) * 72 };
    const short = Math.min(natural.width, natural.height);
    const long = Math.max(natural.width, natural.height);
    const large = LARGER_SHEETS.some((s) => near(short, s.width, 0.04) && near(long, s.height, 0.04));
    if (large || fitsA4(natural))
      return {
        content: natural,
        page: boundSize(natural),
        dpi: Math.round(Math.min(density.width, density.height)),
      };
  }
  const whole = near(Math.max(width, height) / Math.min(width, height), A4.long / A4.short, 0.04);
  const margin = whole ? 0 : PICTURE_MARGIN_PT;
  const scale = Math.min((page.width - 2 * margin) / width, (page.height - 2 * margin) / height);
  return { content: { width: width * scale, height: height * scale }, page, dpi: Math.round(72 / scale) };
}
