/**
 * The one place where lengths change unit. Inside the program lengths are whole twips
 * (1 twip = 1/20 pt = 1/1440 inch); mm appear only at the edges (page setup, settings).
 */
export const mmToTwip = (mm: number): number => Math.round((mm * 1440) / 25.4);
