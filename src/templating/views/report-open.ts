/** What stands between a paper and its submission; only working papers end with it (OFFICE §2). */
import type { TableContext } from '../../tables/context.ts';
import { verdictInText } from '../../wording/results.ts';

/** Criteria that nobody stated as met, and conditions likewise. */
function openPoints({ appraised: { criteria, data, pack } }: TableContext): string[] {
  const stated = new Map(data.conditions.map((c) => [c.id, c.state]));
  const extra = data.conditions.filter((c) => !pack.info.conditions.some((p) => p.id === c.id));
  return [
    ...criteria
      .filter((c) => c.effective.verdict !== 'met' || c.effective.basis !== 'stated')
      .map((c) => {
        const mark = c.effective.basis === 'computed' ? ` ${pack.wording.marks.provisional}` : '';
        return `Tiêu chí số ${c.def.id} (${c.def.name}): ${verdictInText(pack, c.effective.verdict)}${mark}`;
      }),
    ...[...pack.info.conditions, ...extra]
      .filter((c) => stated.get(c.id) !== 'met')
      .map((c) => `${c.name ?? c.id}: ${verdictInText(pack, stated.get(c.id) ?? 'undetermined')}`),
  ];
}

export const openLines = (context: TableContext): { key: string; text: string }[] =>
  context.edition === 'submission'
    ? []
    : openPoints(context).map((t, i, all) => ({
        key: `open-${i + 1}`,
        text: `${t}${i === all.length - 1 ? '.' : ';'}`,
      }));
