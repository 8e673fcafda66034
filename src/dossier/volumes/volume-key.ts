/** What was bound where, as one hash: it changes when a number or a source changes. */
import { sha256 } from '../hashes.ts';
import type { PlannedVolume } from './arrange.ts';

export const volumeKey = ({ items, total }: PlannedVolume): string =>
  sha256(
    JSON.stringify([
      total,
      items.map(({ evidence, as, first, last, pages, probe }) => [
        evidence?.id ?? 'explanation',
        as,
        first,
        last,
        pages,
        probe?.file ?? null,
        probe?.bytes ?? null,
      ]),
    ]),
  );
