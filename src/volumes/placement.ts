/**
 * Where content stands on a bound page. The number never covers anything: content is made smaller, in proportion, by
 * the little that leaves a white band along the top edge, and the number stands in the band at the right.
 */
import type { Size } from '../readers/evidence/bound-page.ts';

/** 9.5 mm. Office printers leave the outer 4 mm empty, so the number stands 4 mm below the edge. */
export const BAND_PT = 27;
export const STAMP_PT = 14;
/** From the right edge to the end of the number: 12 mm, and from the top edge to its baseline. */
const RIGHT_PT = 34;
const BASELINE_PT = 21;

export interface Placement {
  readonly scale: number;
  readonly x: number;
  readonly y: number;
}

/** Centred below the band; never larger than it was. */
export function placeContent(content: Size, page: Size): Placement {
  const room = page.height - BAND_PT;
  const scale = Math.min(1, page.width / content.width, room / content.height);
  return { scale, x: (page.width - content.width * scale) / 2, y: (room - content.height * scale) / 2 };
}

/** Our own sheets have a top margin: they stay as they are. */
export const AS_IT_IS: Placement = { scale: 1, x: 0, y: 0 };

/** Start of the number's baseline. `width` of the number in points. */
export const stampAt = (page: Size, width: number): { x: number; y: number } => ({
  x: page.width - RIGHT_PT - width,
  y: page.height - BASELINE_PT,
});
