/**
 * Prose of the data -> runs of text that name their figures. References were checked when the case was read; a facet
 * that a figure does not have (the percentage of a plain value) is reported here, with its place.
 */
import type { AppraisedCase } from '../appraisal/appraise.ts';
import type { Diagnostics, Place } from '../model/diagnostics.ts';
import { type Facet, facets, type ProseSegment, parseProse } from '../model/prose.ts';
import { deadlineText, figureText } from './figure-text.ts';

export interface ProseContext {
  readonly appraised: AppraisedCase;
  readonly diagnostics: Diagnostics;
  readonly places: {
    of(path: readonly PropertyKey[]): Place;
    inText(path: readonly PropertyKey[], offset: number): Place;
  };
}

/** Text, and the id of the figure it prints. */
export interface ProseRun {
  readonly text: string;
  readonly figure?: string;
}

type Path = readonly PropertyKey[];

export function segmentRuns(
  segments: readonly ProseSegment[],
  at: Path,
  context: ProseContext,
  extra: Readonly<Record<string, string>>,
): ProseRun[] {
  return segments.map((segment): ProseRun => {
    if (segment.type === 'text') return { text: segment.text };
    const own = extra[segment.ref];
    if (own !== undefined) return { text: own };
    const facet = (facets as readonly string[]).includes(segment.facet ?? '')
      ? (segment.facet as Facet)
      : null;
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
export function proseRuns(
  source: string,
  at: Path,
  context: ProseContext,
  extra: Readonly<Record<string, string>> = {},
): readonly ProseRun[] {
  return parseProse(source).paragraphs.flatMap((p, i) => [
    ...(i > 0 ? [{ text: ' ' }] : []),
    ...segmentRuns(p.segments, at, context, extra),
  ]);
}
