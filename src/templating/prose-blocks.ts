/**
 * Prose of the data -> blocks with figure runs. References were checked when the case was read; a facet that a figure
 * does not have (the percentage of a plain value) is reported here, with its place.
 */
import type { AppraisedCase } from '../appraisal/appraise.ts';
import type { Block, Run, Src } from '../document/tree.ts';
import { type Diagnostics, type Place } from '../model/diagnostics.ts';
import { type Facet, facets, parseProse, type ProseSegment } from '../model/prose.ts';
import { deadlineText, figureText } from './figure-text.ts';

export interface ProseContext {
  readonly appraised: AppraisedCase;
  readonly diagnostics: Diagnostics;
  readonly places: { of(path: readonly PropertyKey[]): Place; inText(path: readonly PropertyKey[], offset: number): Place };
}

type Path = readonly PropertyKey[];

export const srcAt = (place: Place): Src => ({ file: place.file, line: place.line ?? 1, column: place.column ?? 1 });

function segmentRuns(segments: readonly ProseSegment[], at: Path, context: ProseContext, extra: Readonly<Record<string, string>>): Run[] {
  return segments.map((segment): Run => {
    if (segment.type === 'text') return { text: segment.text };
    const own = extra[segment.ref];
    if (own !== undefined) return { text: own };
    const facet = (facets as readonly string[]).includes(segment.facet ?? '') ? (segment.facet as Facet) : null;
    const figure = context.appraised.figures.get(segment.ref);
    const deadline = context.appraised.deadlines.get(segment.ref);
    const text = figure ? figureText(figure, facet) : deadline ? deadlineText(deadline, facet) : null;
    if (text === null && (figure || deadline)) {
      context.diagnostics.error(
        'empty-facet',
        `số liệu "${segment.ref}" không có ${segment.facet ? `mặt "${segment.facet}"` : 'giá trị'} nên không in được`,
        [context.places.inText(at, segment.offset)],
        'bổ sung số liệu hoặc viết lại câu này',
      );
    }
    return { text: text ?? '', figure: segment.ref };
  });
}

/** Prose on one paragraph, as runs. */
export function proseRuns(source: string, at: Path, context: ProseContext, extra: Readonly<Record<string, string>> = {}): readonly Run[] {
  return parseProse(source).paragraphs.flatMap((p, i) => [...(i > 0 ? [{ text: ' ' }] : []), ...segmentRuns(p.segments, at, context, extra)]);
}

/** Prose as paragraphs and items; `ending` is added to the last one ("." or " (chưa đạt)."). */
export function proseBlocks(source: string, at: Path, key: string, context: ProseContext, options: { item?: boolean; ending?: readonly Run[] } = {}): readonly Block[] {
  const { paragraphs } = parseProse(source);
  const src = srcAt(context.places.of(at));
  return paragraphs.map((paragraph, i): Block => {
    const runs = [...segmentRuns(paragraph.segments, at, context, {}), ...(i === paragraphs.length - 1 ? (options.ending ?? []) : [])];
    const own = paragraphs.length === 1 ? key : `${key}/${i + 1}`;
    return options.item || paragraph.item ? { type: 'item', key: own, src, style: 'body', depth: 0, runs } : { type: 'paragraph', key: own, src, style: 'body', runs };
  });
}
