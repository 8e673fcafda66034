/** The numbers of all volumes as tables and templates read them. */
import type { PaperState, SheetNumbers, VolumeCounts } from '../../tables/context.ts';
import type { VolumeSettings } from '../../volumes/numbering.ts';
import type { PlannedItem, PlannedVolume } from './arrange.ts';

const STATES: Readonly<Record<PlannedItem['as'], PaperState>> = {
  explanation: 'bound',
  source: 'bound',
  photo: 'bound',
  placeholder: 'unreadable',
  beside: 'beside',
  'without-file': 'without-file',
  elsewhere: 'bound',
};

export const wordOf = (settings: VolumeSettings): SheetNumbers['word'] =>
  settings.numbering === 'page' ? 'trang' : 'tờ';

/** How many numbers so many unnumbered pages would take: a register printed on both sides of a leaf is one leaf. */
export const countedAs = (pages: number, { numbering, duplex }: VolumeSettings): number =>
  numbering === 'leaf' && duplex ? Math.ceil(pages / 2) : pages;

/** `registerPages`: pages of a criterion's register. */
export function sheetNumbers(
  volumes: ReadonlyMap<string, PlannedVolume>,
  settings: VolumeSettings,
  registerPages: (criterion: string) => number,
): SheetNumbers {
  const own = new Map<string, PlannedItem>();
  const byCriterion = new Map<string, ReadonlyMap<string, PlannedItem>>();
  for (const [criterion, { items }] of volumes) {
    byCriterion.set(criterion, new Map(items.map((item) => [item.evidence?.id ?? 'explanation', item])));
    for (const item of items) if (item.evidence && item.as !== 'elsewhere') own.set(item.evidence.id, item);
  }
  const counts = (criterion: string): VolumeCounts | null => {
    const volume = volumes.get(criterion);
    if (!volume) return null;
    const days = volume.items
      .flatMap((i) => (i.first !== null && i.evidence?.date ? [i.evidence.date] : []))
      .sort();
    return {
      total: volume.total,
      register: countedAs(registerPages(criterion), settings),
      from: days[0] ?? null,
      to: days.at(-1) ?? null,
    };
  };
  return {
    word: wordOf(settings),
    of(criterion, id) {
      const item = byCriterion.get(criterion)?.get(id);
      if (!item || item.first === null || item.last === null) return null;
      return { first: item.first, last: item.last };
    },
    boundIn(evidence) {
      const item = own.get(evidence);
      return item && item.as !== 'without-file' ? item.boundIn : null;
    },
    state: (evidence) => STATES[own.get(evidence)?.as ?? 'without-file'],
    volume: counts,
  };
}
