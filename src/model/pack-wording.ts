/** Words of a pack that a case may change: `verdicts.met`, `marks.noFigure`, `texts.recipients`. */
import type { Pack } from './pack.ts';
import type { Wording } from './pack-schema.ts';

type Groups = Readonly<Record<string, Readonly<Record<string, string>>>>;

export const wordingKeysOf = (wording: Wording): readonly string[] =>
  Object.entries(wording as Groups).flatMap(([group, words]) =>
    Object.keys(words).map((key) => `${group}.${key}`),
  );

/** The pack with the case's own words; keys that the pack does not have are left out (the reference check names them). */
export function withWording(pack: Pack, changes: Readonly<Record<string, string>>): Pack {
  if (Object.keys(changes).length === 0) return pack;
  const groups = Object.entries(pack.wording as Groups).map(([group, words]) => [
    group,
    Object.fromEntries(Object.entries(words).map(([key, text]) => [key, changes[`${group}.${key}`] ?? text])),
  ]);
  return { ...pack, wording: Object.fromEntries(groups) as Wording };
}
