/** The packs that were read when this program was built. */
import type { PreparedPacks } from '../readers/pack-folder.ts';
import { preparedPacks } from '../readers/prepared-packs.ts';
import { builtFolder } from './packs.ts';

let known: PreparedPacks | null | undefined;

/** Undefined when the program runs from its sources. */
export function preparedHere(): PreparedPacks | undefined {
  if (known === undefined) {
    const folder = builtFolder();
    known = folder === null ? null : preparedPacks(folder);
  }
  return known ?? undefined;
}
