/**
 * What annotations show on a page: filled form fields, stamps, seals of electronic signatures, remarks. Bound pages
 * keep the drawing (the appearance, ISO 32000-1, 12.5.5) and lose what could act: links, scripts, fields.
 */

import { apply, type Matrix, matrixOf } from './matrix.ts';
import { type Dict, isDict, type PdfObject, Ref, Stream } from './objects.ts';
import type { PdfFile } from './pdf-file.ts';

export interface Appearance {
  /** Reference to the form XObject. */
  readonly form: Ref;
  /** Brings the form onto the page, in the page's units. */
  readonly matrix: Matrix;
}

export interface Appearances {
  readonly shown: readonly Appearance[];
  /** Annotations that should be seen but bring no drawing. */
  readonly without: number;
}

const HIDDEN = 2;
const PRINTED = 4;
const NO_VIEW = 32;
/** Windows that open, places to click: nothing on paper. */
const NOT_DRAWN = new Set([
  'Popup',
  'Link',
  'Movie',
  'Sound',
  'Screen',
  'FileAttachment',
  'RichMedia',
  'TrapNet',
]);
const MOST = 5_000;

export function appearancesOf(file: PdfFile, page: Dict): Appearances {
  const shown: Appearance[] = [];
  let without = 0;
  for (const item of (file.array(page.get('Annots')) ?? []).slice(0, MOST)) {
    const annotation = file.dict(item);
    if (annotation === undefined || !isSeen(file, annotation)) continue;
    const form = normalAppearance(file, annotation);
    const found = form && placed(file, annotation, form);
    if (found) shown.push(found);
    else if (form === undefined && needsDrawing(file, annotation)) without++;
  }
  return { shown, without };
}

function isSeen(file: PdfFile, annotation: Dict): boolean {
  const flags = file.number(annotation.get('F')) ?? 0;
  if (flags & HIDDEN || (flags & NO_VIEW && !(flags & PRINTED))) return false;
  return !NOT_DRAWN.has(file.name(annotation.get('Subtype')) ?? '');
}

/** The stream of the state that is on; null when that state draws nothing, undefined when there is none at all. */
function normalAppearance(file: PdfFile, annotation: Dict): Ref | null | undefined {
  const normal = file.dict(annotation.get('AP'))?.get('N');
  const object = file.get(normal);
  if (object instanceof Stream) return normal instanceof Ref ? normal : undefined;
  if (!isDict(object)) return undefined;
  const state = object.get(file.name(annotation.get('AS')) ?? 'Off');
  return state instanceof Ref && file.get(state) instanceof Stream ? state : null;
}

/** ISO 32000-1, 12.5.5, algorithm 8.1: the transformed bounding box is fitted to the annotation's rectangle. */
function placed(file: PdfFile, annotation: Dict, ref: Ref): Appearance | null {
  const form = file.dict(ref)!;
  const box = rectangle(file, form.get('BBox'));
  const target = rectangle(file, annotation.get('Rect'));
  if (!box || !target) return null;
  const own = matrixOf(file, form.get('Matrix'));
  const corners = [
    apply(own, box[0]!, box[1]!),
    apply(own, box[2]!, box[1]!),
    apply(own, box[0]!, box[3]!),
    apply(own, box[2]!, box[3]!),
  ];
  const xs = corners.map(([x]) => x);
  const ys = corners.map(([, y]) => y);
  const [left, right] = [Math.min(...xs), Math.max(...xs)];
  const [low, high] = [Math.min(...ys), Math.max(...ys)];
  if (!(right > left && high > low)) return null;
  const scaleX = (target[2]! - target[0]!) / (right - left);
  const scaleY = (target[3]! - target[1]!) / (high - low);
  const matrix: Matrix = [scaleX, 0, 0, scaleY, target[0]! - left * scaleX, target[1]! - low * scaleY];
  return matrix.every(Number.isFinite) ? { form: ref, matrix } : null;
}

function rectangle(file: PdfFile, object: PdfObject | undefined): readonly number[] | null {
  const n = file.array(object)?.map((side) => file.number(side) ?? 0);
  if (n?.length !== 4) return null;
  return [Math.min(n[0]!, n[2]!), Math.min(n[1]!, n[3]!), Math.max(n[0]!, n[2]!), Math.max(n[1]!, n[3]!)];
}

/** Empty fields, unsigned signatures and points without extent need none. */
function needsDrawing(file: PdfFile, annotation: Dict): boolean {
  const rect = rectangle(file, annotation.get('Rect'));
  if (!rect || rect[2]! - rect[0]! < 1 || rect[3]! - rect[1]! < 1) return false;
  if (file.name(annotation.get('Subtype')) !== 'Widget') return true;
  const value = file.get(annotation.get('V') ?? file.dict(annotation.get('Parent'))?.get('V'));
  const type = file.name(annotation.get('FT') ?? file.dict(annotation.get('Parent'))?.get('FT'));
  return (type === 'Tx' || type === 'Ch') && value !== null;
}
