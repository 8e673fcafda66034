/** Small builders of primitives with the style table's values as defaults. */
import { type StyleId, styleOf } from '../styles.ts';
import type { Run } from '../tree.ts';
import type { PrimCell, PrimParagraph, PrimRow, PrimRule, PrimTable } from './primitives.ts';

export const words = (text: string): readonly Run[] => (text === '' ? [] : [{ text }]);

/** In what a paragraph differs from its style. */
export type Differences = { readonly [K in keyof PrimParagraph]?: PrimParagraph[K] | undefined };
const NONE: Differences = {};

/** All paragraphs are made here and have all fields, so that engines see one kind of object: that is much faster. */
export function paragraph(
  key: string,
  style: StyleId,
  runs: readonly Run[],
  more: Differences = NONE,
): PrimParagraph {
  const s = styleOf(style);
  return {
    type: 'paragraph',
    key,
    style,
    role: more.role ?? 'text',
    depth: more.depth ?? 0,
    label: more.label,
    runs,
    align: more.align ?? s.align,
    beforeTwip: more.beforeTwip ?? s.beforeTwip,
    firstLineTwip: more.firstLineTwip ?? s.firstLineTwip,
    leftTwip: more.leftTwip ?? s.leftTwip,
    rightTwip: more.rightTwip ?? 0,
    keepNext: more.keepNext ?? s.keepNext ?? false,
    pageBreakBefore: more.pageBreakBefore ?? false,
    picture: more.picture,
    signing: more.signing,
    dotted: more.dotted ?? false,
    fill: more.fill,
    change: more.change,
    labelWas: more.labelWas,
  };
}

/** The 1 pt paragraph that parts two tables and ends a section. */
export const spacer = (key: string, more?: Differences): PrimParagraph => paragraph(key, 'spacer', [], more);

/** A cell always holds a paragraph (OOXML demands one). */
export const cell = (blocks: PrimCell['blocks'], more: Partial<PrimCell> = {}): PrimCell => ({
  blocks: blocks.length > 0 ? blocks : [spacer('')],
  colSpan: 1,
  rowSpan: 1,
  shadePercent: 0,
  hatched: false,
  border: 'table',
  header: false,
  valign: 'top',
  ...more,
});

export const row = (key: string, cells: readonly PrimCell[], more: Partial<PrimRow> = {}): PrimRow => ({
  key,
  cells,
  keepNext: false,
  cantSplit: true,
  minHeightTwip: 0,
  ...more,
});

/** An invisible table that places things side by side. */
export const layoutTable = (
  key: string,
  columns: readonly number[],
  body: readonly PrimRow[],
  more: Partial<PrimTable> = {},
): PrimTable => ({
  type: 'table',
  key,
  layout: true,
  summary: '',
  borders: 'none',
  columns,
  padX: 0,
  padY: 0,
  head: [],
  body,
  ...more,
});

/** Clear space between text and rule. */
const RULE_GAP = 40;

/** A rule of `lengthTwip`, centred in `widthTwip`. */
export function rule(key: string, lengthTwip: number, widthTwip: number, keepNext = false): PrimRule {
  const side = Math.max(0, Math.round((widthTwip - lengthTwip) / 2));
  return { type: 'rule', key, leftTwip: side, rightTwip: side, heightTwip: RULE_GAP, keepNext };
}
