/** Changed points of an issued paper, and how that paper is cited: what papers about it print. */
import { flag, list, object, text, type ValueOf } from '../shape.ts';

/** Exactly one flag is set; it decides the sentence. */
export const pointShape = object({
  key: text,
  changed: flag,
  throughout: flag,
  added: flag,
  addedWhole: flag,
  dropped: flag,
  droppedWhole: flag,
  renumbered: flag,
  /** "Điểm a khoản 2 (Tiêu chí số 2 - Giao thông)", in the numbers of the issued paper; '' where the part says it. */
  place: text,
  before: text,
  after: text,
  /** Of a clause that is added: its paragraphs, in quotes. */
  lines: list(text),
});

export const partShape = object({ key: text, label: text, heading: text, points: list(pointShape) });

export type PointView = ValueOf<typeof pointShape>;
export type PartView = ValueOf<typeof partShape>;

export const citedShape = object({
  /** "Kế hoạch số 45/KH-BCĐ": every time after the first (nd30 C8). */
  short: text,
  /** "Kế hoạch số 45/KH-BCĐ ngày 15/3/2024 của …": in titles. */
  dated: text,
  /** With its abstract: the first time. */
  full: text,
});

/** One place where an issued paper is corrected. */
export const correctionShape = object({ key: text, place: text, before: text, after: text });

/** An issued paper and what of it changed. */
export interface IssuedPaper {
  /** Its id in the catalogue. */
  readonly document: string;
  readonly cited: ValueOf<typeof citedShape>;
  readonly parts: readonly PartView[];
  readonly corrections: readonly ValueOf<typeof correctionShape>[];
}
