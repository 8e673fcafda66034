/** Errors of form of an issued paper, each with its place in that paper: for the letter that corrects them. */
import type { IssuedPaper } from '../../templating/views/changed-points.ts';
import { phraseOf } from './points/phrases.ts';
import type { PlacedChange, Places } from './points/places.ts';
import { fullPlace } from './points/say.ts';

/** Page shape has no words to quote: the page that was turned is named. */
function correction(placed: PlacedChange, places: Places): Omit<IssuedPaper['corrections'][number], 'key'> {
  const { change, path, own, before, after } = placed;
  const place = fullPlace(change.part === 'section' ? path : [...path, ...(own ? [own] : [])]);
  if (change.kind === 'changed' && change.part === 'paragraph')
    return { place, ...phraseOf(before, after, places.oldTexts(path)) };
  return { place, before: change.before, after: change.after };
}

export const correctionsOf = (places: Places): IssuedPaper['corrections'] =>
  places.changes
    .filter((placed) => !placed.frame)
    .map((placed, i) => ({ key: `correction-${i + 1}`, ...correction(placed, places) }));
