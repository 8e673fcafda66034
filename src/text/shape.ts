/**
 * Runs of text with one face each, joined into one string with running widths, so that the width of any stretch is
 * one subtraction. No shaping in the typographic sense happens: Vietnamese letters are single code points in NFC.
 */
import { type FaceId, faceOf, fontGeneration, glyphsOf, wholeAdvances } from './faces.ts';
import { EM, isDrawn, isMark } from './glyphs.ts';

export interface TextRun {
  readonly text: string;
  readonly bold?: boolean | undefined;
  readonly italic?: boolean | undefined;
}

export interface Weight {
  readonly bold?: boolean | undefined;
  readonly italic?: boolean | undefined;
}

export interface Span {
  readonly face: FaceId;
  /** Offset behind the span's last UTF-16 unit. */
  readonly end: number;
}

export interface ShapedText {
  readonly text: string;
  readonly spans: readonly Span[];
  /** `sums[i]`: width of text[0..i) in 1/2048 em. */
  readonly sums: Int32Array;
}

type Weights = [ShapedText?, ShapedText?, ShapedText?, ShapedText?];

/** By the list of runs itself, which is never changed: measuring, lowering and layout ask for the same texts. */
let known = new WeakMap<readonly TextRun[], Weights>();
let generation = -1;

/** A run's own weight and slant win over the style's. */
export function shape(runs: readonly TextRun[], style: Weight): ShapedText {
  if (generation !== fontGeneration()) {
    known = new WeakMap();
    generation = fontGeneration();
  }
  let weights = known.get(runs);
  if (weights === undefined) {
    weights = [];
    known.set(runs, weights);
  }
  const weight = (style.bold ? 1 : 0) + (style.italic ? 2 : 0);
  weights[weight] ??= shapeRuns(runs, style);
  return weights[weight];
}

/** The same, and nothing is kept: for runs that are made to be measured once. */
export function shapeRuns(runs: readonly TextRun[], style: Weight): ShapedText {
  const { text, spans } = joined(runs, style);
  return { text, spans, sums: runningWidths(text, spans, new Int32Array(text.length + 1)) };
}

let room = new Int32Array(1024);

/** The same, good until the next text is measured so: the widths stand in a room that all these texts share. */
export function shapeForNow(runs: readonly TextRun[], style: Weight): ShapedText {
  const { text, spans } = joined(runs, style);
  if (text.length >= room.length) room = new Int32Array(2 * text.length);
  return { text, spans, sums: runningWidths(text, spans, room) };
}

function joined(runs: readonly TextRun[], style: Weight): Pick<ShapedText, 'text' | 'spans'> {
  // Most paragraphs of tables are one run: arrays that grow take five times the room.
  if (runs.length === 1 && runs[0]!.text !== '') {
    const { text, bold, italic } = runs[0]!;
    const face = faceOf(bold ?? style.bold ?? false, italic ?? style.italic ?? false);
    return { text, spans: [{ face, end: text.length }] };
  }
  let text = '';
  const spans: Span[] = [];
  for (const run of runs) {
    if (run.text === '') continue;
    text += run.text;
    const face = faceOf(run.bold ?? style.bold ?? false, run.italic ?? style.italic ?? false);
    if (spans.at(-1)?.face === face) spans.pop();
    spans.push({ face, end: text.length });
  }
  return { text, spans };
}

function runningWidths(text: string, spans: readonly Span[], sums: Int32Array): Int32Array {
  let sum = 0;
  let i = 0;
  sums[0] = 0;
  for (const { face, end } of spans) {
    const { common, of } = wholeAdvances(face);
    while (i < end) {
      const unit = text.charCodeAt(i);
      const met = unit < common.length ? common[unit]! : 0;
      if (met > 0) sum += met - 1;
      else {
        const codePoint = text.codePointAt(i)!;
        if (codePoint > 0xffff) sums[++i] = sum;
        sum += of(codePoint);
      }
      sums[++i] = sum;
    }
  }
  return sums;
}

/** Width in twips of a width in 1/2048 em at a font size in half-points (1 half-point = 10 twip). */
export const unitsToTwip = (units: number, sizeHalfPt: number): number => (units * sizeHalfPt * 10) / EM;
export const twipToUnits = (twip: number, sizeHalfPt: number): number => (twip * EM) / (sizeHalfPt * 10);

/** Width of text on one line, in twips (not rounded). Nothing is kept: many callers ask about single words once. */
export const textWidthTwip = (text: string, style: Weight & { readonly sizeHalfPt: number }): number =>
  unitsToTwip(textUnits(text, faceOf(style.bold ?? false, style.italic ?? false)), style.sizeHalfPt);

/** Width of runs on one line, in 1/2048 em. */
export function widthUnits(runs: readonly TextRun[], style: Weight): number {
  let units = 0;
  for (const { text, bold, italic } of runs)
    units += textUnits(text, faceOf(bold ?? style.bold ?? false, italic ?? style.italic ?? false));
  return units;
}

function textUnits(text: string, face: FaceId): number {
  const { common, of } = wholeAdvances(face);
  // Strings of many makes come here (joined, cut, known, wide): asking each for its length at every letter doubles the time.
  const { length } = text;
  let sum = 0;
  for (let i = 0; i < length; i++) {
    const unit = text.charCodeAt(i);
    const met = unit < common.length ? common[unit]! : 0;
    if (met > 0) sum += met - 1;
    else {
      const codePoint = text.codePointAt(i)!;
      if (codePoint > 0xffff) i++;
      sum += of(codePoint);
    }
  }
  return sum;
}

const SPACE = 32;
const HYPHEN = 45;

/**
 * Widths in 1/2048 em: of the text on one line, and of its widest word. Words end before a space and after a hyphen.
 */
export function wordUnits(text: string, style: Weight): { readonly whole: number; readonly widest: number } {
  const { common, of } = wholeAdvances(faceOf(style.bold ?? false, style.italic ?? false));
  const { length } = text;
  let whole = 0;
  let widest = 0;
  let start = 0;
  for (let i = 0; i < length; i++) {
    const unit = text.charCodeAt(i);
    const met = unit < common.length ? common[unit]! : 0;
    if (unit === SPACE) widest = Math.max(widest, whole - start);
    if (met > 0) whole += met - 1;
    else {
      const codePoint = text.codePointAt(i)!;
      if (codePoint > 0xffff) i++;
      whole += of(codePoint);
    }
    if (unit === HYPHEN) widest = Math.max(widest, whole - start);
    if (unit === SPACE || unit === HYPHEN) start = whole;
  }
  return { whole, widest: Math.max(widest, whole - start) };
}

/** The fonts have Latin-1 and Latin Extended-A; the letters of Vietnamese beyond are looked up. */
export const ALWAYS_THERE = 0x180;

/** Characters of the text that the font has no glyph for and that are not drawn on purpose. */
export function missingGlyphs(runs: readonly TextRun[], style: Weight): readonly string[] {
  const missing: string[] = [];
  for (const { text, bold, italic } of runs) {
    const glyph = glyphsOf(faceOf(bold ?? style.bold ?? false, italic ?? style.italic ?? false));
    const { length } = text;
    for (let i = 0; i < length; i++) {
      const unit = text.charCodeAt(i);
      if (unit < ALWAYS_THERE) continue;
      const codePoint = text.codePointAt(i)!;
      if (codePoint > 0xffff) i++;
      if (glyph(codePoint) > 0 || isMark(codePoint) || isDrawn(codePoint)) continue;
      const character = String.fromCodePoint(codePoint);
      if (!missing.includes(character)) missing.push(character);
    }
  }
  return missing;
}
