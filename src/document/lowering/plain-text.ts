/**
 * Blocks whose texts need no second look, which are nearly all: nothing to clean, and every face has every sign. One
 * pass over the letters settles what cleaning and the report of missing signs would each look for.
 */
import { type FaceId, fontGeneration, glyphOf } from '../../text/faces.ts';
import { isDrawn, isMark } from '../../text/glyphs.ts';
import { ALWAYS_THERE } from '../../text/shape.ts';
import type { Block, Run, TableRow } from '../tree.ts';
import { isSuspect, VERBATIM } from './clean.ts';

const FACES: readonly FaceId[] = ['regular', 'bold', 'italic', 'boldItalic'];
/** The letters of Vietnamese that are not always there: lowering writes some itself, such as the national title. */
const VIETNAMESE = [
  [0x1a0, 0x1a1],
  [0x1af, 0x1b0],
  [0x1ea0, 0x1ef9],
] as const;

/** Where nearly all letters and signs of papers stand: Latin, Vietnamese, punctuation, a few of mathematics. */
const USUAL = [
  [0x20, 0x1ff],
  [0x1ea0, 0x1ef9],
  [0x2010, 0x2026],
  [0x2264, 0x2265],
] as const;

const UNSEEN = 0;
const PLAIN = 1;
const SPECIAL = 2;
/** By UTF-16 unit. */
const looks = new Uint8Array(0x10000);
let generation = -1;
let complete = false;
/** Finds the first character that is not known to be plain: most texts have none. */
let unusual = /./s;

/** Whether what a block says can be printed as it is, with the fonts as they are. */
export function isPlainBlock(block: Block): boolean {
  if (generation !== fontGeneration()) {
    looks.fill(UNSEEN);
    generation = fontGeneration();
    complete = VIETNAMESE.every(([first, last]) => {
      for (let unit = first; unit <= last; unit++) if (!inAllFaces(unit)) return false;
      return true;
    });
    unusual = unusualIn(USUAL);
  }
  if (!complete) return false;
  switch (block.type) {
    case 'heading':
    case 'paragraph':
      return isPlain(block.label ?? '') && areRunsPlain(block.runs);
    case 'item':
      return areRunsPlain(block.runs);
    case 'table':
      return isPlain(block.summary) && areRowsPlain(block.head) && areRowsPlain(block.body);
    default:
      return isPlainValue(block);
  }
}

function areRowsPlain(rows: readonly TableRow[]): boolean {
  for (const { cells } of rows)
    for (const { paragraphs } of cells)
      for (const { runs } of paragraphs) if (!areRunsPlain(runs)) return false;
  return true;
}

function areRunsPlain(runs: readonly Run[]): boolean {
  for (const { text } of runs) if (!isPlain(text)) return false;
  return true;
}

/** Blocks are plain data, so one walk serves all other types. */
function isPlainValue(value: unknown): boolean {
  if (typeof value === 'string') return isPlain(value);
  if (Array.isArray(value)) return value.every(isPlainValue);
  if (typeof value !== 'object' || value === null) return true;
  for (const [name, part] of Object.entries(value))
    if (!VERBATIM.has(name) && !isPlainValue(part)) return false;
  return true;
}

function unusualIn(ranges: typeof USUAL): RegExp {
  let plain = '';
  for (const [first, last] of ranges)
    for (let unit = first; unit <= last; unit++)
      if (look(unit) === PLAIN) plain += `\\u${unit.toString(16).padStart(4, '0')}`;
  return new RegExp(`[^${plain}]`);
}

function isPlain(text: string): boolean {
  if (!unusual.test(text)) return true;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (looks[unit] !== PLAIN && look(unit) !== PLAIN) return false;
  }
  return true;
}

function look(unit: number): number {
  if (looks[unit] === UNSEEN) looks[unit] = !isSuspect(unit) && inAllFaces(unit) ? PLAIN : SPECIAL;
  return looks[unit]!;
}

const inAllFaces = (unit: number): boolean =>
  unit < ALWAYS_THERE || isMark(unit) || isDrawn(unit) || FACES.every((face) => glyphOf(face, unit) > 0);
