/**
 * The one place where lengths change unit. Inside the program lengths are whole twips
 * (1 twip = 1/20 pt = 1/1440 inch); mm appear only at the edges (page setup, settings).
 */
export const TWIP_PER_PT = 20;

export const mmToTwip = (mm: number): number => Math.round((mm * 1440) / 25.4);
export const ptToTwip = (pt: number): number => Math.round(pt * TWIP_PER_PT);
export const twipToPt = (twip: number): number => twip / TWIP_PER_PT;
/** Half-points are OOXML's unit of font size (w:sz). */
export const halfPtToPt = (halfPt: number): number => halfPt / 2;
/** Eighths of a point are OOXML's unit of border width (w:sz of a border). */
export const eighthPtToPt = (eighth: number): number => eighth / 8;
