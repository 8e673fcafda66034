/** Counts that must fit one another: meetings, ballots, opinions, the survey. What is not entered proves nothing. */
import type { Level } from '../model/scalars.ts';

/** A count with the word that people use for it and the key of its cell. */
export type Count = readonly [word: string, value: number | undefined, key: readonly string[]];

export interface Misfit {
  readonly message: string;
  readonly key: readonly string[];
}

/** Each at most the one before it that is known. */
export function* descending(counts: readonly Count[]): Iterable<Misfit> {
  let before: readonly [string, number] | null = null;
  for (const [word, value, key] of counts) {
    if (value === undefined) continue;
    if (before && value > before[1])
      yield { message: `${word} (${value}) nhiều hơn ${before[0]} (${before[1]})`, key };
    before = [word, value];
  }
}

export const LEVEL_WORDS: Readonly<Record<Level, string>> = {
  commune: 'xã',
  district: 'huyện',
  province: 'tỉnh',
};
