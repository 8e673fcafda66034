/**
 * Signs that Times New Roman does not have. Tick boxes are drawn (PDF) or set in a symbol font (DOCX); anything else
 * is printed as an empty box and reported, never dropped.
 */
export const EM = 2048;

export type SpecialShape = 'box' | 'box-tick' | 'box-cross' | 'tick' | 'missing';

export interface SpecialGlyph {
  readonly shape: SpecialShape;
  /** In 1/2048 em of the surrounding text. */
  readonly advance: number;
}

/**
 * DOCX sets these signs at 80 % of the text's size, so that the higher symbol font does not open the line.
 * The box is 0.896 em wide in the fonts that have it (Segoe UI Symbol, DejaVu Sans).
 */
export const SYMBOL_SCALE = 0.8;
const BOX_ADVANCE = Math.round(0.896 * SYMBOL_SCALE * EM);
const TICK_ADVANCE = Math.round(0.838 * SYMBOL_SCALE * EM);

const drawn = new Map<number, SpecialGlyph>([
  [0x2610, { shape: 'box', advance: BOX_ADVANCE }],
  [0x2611, { shape: 'box-tick', advance: BOX_ADVANCE }],
  [0x2612, { shape: 'box-cross', advance: BOX_ADVANCE }],
  [0x2713, { shape: 'tick', advance: TICK_ADVANCE }],
  [0x2714, { shape: 'tick', advance: TICK_ADVANCE }],
]);

const missing: SpecialGlyph = { shape: 'missing', advance: BOX_ADVANCE };

/** What to draw for a code point that the font lacks. */
export const specialGlyph = (codePoint: number): SpecialGlyph => drawn.get(codePoint) ?? missing;

/** True for signs that are drawn on purpose and need no warning. */
export const isDrawn = (codePoint: number): boolean => drawn.has(codePoint);

/** Marks that join the letter before them and take no room of their own. */
export const isMark = (codePoint: number): boolean =>
  (codePoint >= 0x300 && codePoint <= 0x36f) || (codePoint >= 0xfe00 && codePoint <= 0xfe0f);
