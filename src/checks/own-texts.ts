/** Texts that the office wrote itself: prose, and the lines that documents print as they were entered. */
import type { Place } from '../model/diagnostics.ts';
import type { CheckContext } from './context.ts';

export interface OwnText {
  readonly text: string;
  readonly about: readonly string[];
  /** Whether the character was typed, not derived. */
  readonly typed: (at: number) => boolean;
  readonly place: (at: number) => Place;
}

export function* ownTexts(context: CheckContext): Iterable<OwnText> {
  const { data, places } = context;
  for (const spot of context.spots)
    yield {
      text: spot.printed,
      about: spot.about,
      typed: spot.typed,
      place: (at) => places.inText(spot.path, spot.sourceOffset(at)),
    };
  const line = (
    text: string | undefined,
    path: readonly PropertyKey[],
    about: readonly string[],
  ): readonly OwnText[] =>
    text === undefined ? [] : [{ text, about, typed: () => true, place: () => places.of(path) }];
  for (const [i, d] of (data.plan?.duties ?? []).entries())
    yield* line(d.heading, ['plan', 'duties', i, 'heading'], ['document:plan']);
  for (const [i, r] of (data.plan?.recipients ?? []).entries())
    yield* line(r, ['plan', 'recipients', i], ['document:plan']);
  for (const [i, b] of data.legalBases.entries())
    yield* line(b.abstract, ['legalBases', i, 'abstract'], [`basis:${b.id}`]);
  for (const [i, d] of data.deadlines.entries())
    yield* line(d.name, ['deadlines', i, 'name'], [`deadline:${d.id}`]);
  for (const [i, f] of data.figures.entries())
    yield* line(f.name, ['figures', i, 'name'], context.aboutFigure(f.id));
  for (const [i, e] of data.evidence.entries())
    yield* line(
      e.abstract,
      ['evidence', i, 'abstract'],
      [...new Set([...e.indicators.flatMap((id) => context.aboutIndicator(id)), `evidence:${e.id}`])],
    );
}
