/**
 * Bound volumes: papers of evidence put behind one another, turned upright, numbered, with cover, register, dividers and
 * certificate made elsewhere. Numbering and splitting are arithmetic on page counts and sizes; `write.ts` draws.
 *
 * In: probes of evidence (trusted as far as page counts go) and finished PDF sheets of our own. Out: one PDF, whole or
 * not at all. A source that turns out to be broken never stops a volume and never shifts a number: a blank page with
 * the number stands for each page that was lost.
 *
 * Numbers (OFFICE §9): `leaf` (tờ) numbers leaves, on their front only; `duplex` says that two pages share a leaf, and
 * every item begins a new one. `page` (trang) numbers every page. Register, stamps, references and the closing
 * certificate all take their numbers from here.
 */
export interface VolumeSettings {
  readonly numbering: 'leaf' | 'page';
  readonly duplex: boolean;
}

export interface NumberedItem {
  readonly id: string;
  readonly pages: number;
  /** First and last number; `last < first` for an item without pages, which takes no number. */
  readonly first: number;
  readonly last: number;
  /** By page; null on the back of a leaf. */
  readonly stamps: readonly (number | null)[];
  /** The back of its last leaf is empty: a blank page follows, so that the next item begins a new leaf in print. */
  readonly blankBack: boolean;
}

/** @param from number of the first leaf or page, for volumes whose numbers run on. */
export function numberItems(
  items: readonly { id: string; pages: number }[],
  settings: VolumeSettings,
  from = 1,
): readonly NumberedItem[] {
  const twoSided = settings.numbering === 'leaf' && settings.duplex;
  let next = from;
  return items.map(({ id, pages }) => {
    const first = next;
    const stamps = Array.from({ length: pages }, (_, i) => (twoSided && i % 2 === 1 ? null : next++));
    return { id, pages, first, last: next - 1, stamps, blankBack: twoSided && pages % 2 === 1 };
  });
}

/** As it stands in the corner of a page and in the register: two digits below ten. */
export const sheetText = (sheet: number): string => String(sheet).padStart(2, '0');

/** `05`, `05-07`; empty for an item without pages. */
export const rangeText = (first: number, last: number): string =>
  last < first ? '' : first === last ? sheetText(first) : `${sheetText(first)}-${sheetText(last)}`;
