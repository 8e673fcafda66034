/** What stands between a paper and its submission; only working papers end with it (OFFICE §2). */
import { compareDecimals, subtractDecimals, trimZeros } from '../../model/quantity.ts';
import type { TableContext } from '../../tables/context.ts';
import { quantityText } from '../../wording/figure-text.ts';
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

/** Works that owe, and works for which more was paid than was done: both stand against "không nợ đọng". */
function openWorks({ appraised: { data } }: TableContext): string[] {
  const unit = data.resources?.unit;
  return data.works.flatMap(({ name, completed, paid }) => {
    if (!completed || !paid) return [];
    const order = compareDecimals(completed, paid);
    if (order > 0)
      return [
        `Công trình "${name}" còn nợ ${quantityText(trimZeros(subtractDecimals(completed, paid)), unit)}`,
      ];
    return order < 0
      ? [
          `Công trình "${name}" đã thanh toán vượt giá trị hoàn thành ${quantityText(trimZeros(subtractDecimals(paid, completed)), unit)}`,
        ]
      : [];
  });
}

export const openLines = (context: TableContext): { key: string; text: string }[] =>
  context.edition === 'submission'
    ? []
    : [...openPoints(context), ...openWorks(context)].map((t, i, all) => ({
        key: `open-${i + 1}`,
        text: `${t}${i === all.length - 1 ? '.' : ';'}`,
      }));
