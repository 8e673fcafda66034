/** Prose of the data -> blocks of the document tree, with figure runs. */
import type { Block, Run, Src } from '../document/tree.ts';
import type { Place } from '../model/diagnostics.ts';
import { parseProse } from '../model/prose.ts';
import { type ProseContext, segmentRuns } from '../wording/prose-runs.ts';
import { joinHyphens } from './element-access.ts';

type Path = readonly PropertyKey[];

export const srcAt = (place: Place): Src => ({
  file: place.file,
  line: place.line ?? 1,
  column: place.column ?? 1,
});

/** Prose as paragraphs and items; `ending` is added to the last one ("." or " (chưa đạt)."). */
export function proseBlocks(
  source: string,
  at: Path,
  key: string,
  context: ProseContext,
  options: { item?: boolean; ending?: readonly Run[] } = {},
): readonly Block[] {
  const { paragraphs } = parseProse(source);
  const src = srcAt(context.places.of(at));
  return paragraphs.map((paragraph, i): Block => {
    const runs = [
      ...segmentRuns(paragraph.segments, at, context, {}).map((r) => ({ ...r, text: joinHyphens(r.text) })),
      ...(i === paragraphs.length - 1 ? (options.ending ?? []) : []),
    ];
    const own = paragraphs.length === 1 ? key : `${key}/${i + 1}`;
    return options.item || paragraph.item
      ? { type: 'item', key: own, src, style: 'body', depth: 0, runs }
      : { type: 'paragraph', key: own, src, style: 'body', runs };
  });
}
