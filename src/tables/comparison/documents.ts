/** Papers that a change touches: few in a cell, all of them under the table. Papers of the office itself are left out. */
import type { Affected } from '../../comparing/affected.ts';
import type { CaseComparison, DocumentTouched } from '../../comparing/compared-cases.ts';
import { countText } from '../../wording/grammar.ts';
import { linesCell, type TableContext } from '../context.ts';
import type { CellModel } from '../model.ts';

/** More are counted in a cell. */
const MOST_DOCUMENTS = 2;

/** A paper that goes out counts no papers that stay in the office. */
const outward = (context: TableContext, documents: readonly DocumentTouched[]): readonly DocumentTouched[] =>
  documents.filter(({ id }) => {
    const entry = context.appraised.pack.documents.find((d) => d.id === id || id.startsWith(`${d.id}-`));
    return entry?.audience.some((a) => a !== 'internal') ?? true;
  });

const shortTitle = ({ title }: DocumentTouched): string => title.replace(/ - .*$/, '');

/** "Kế hoạch …; Hồ sơ minh chứng tiêu chí số 2; … và 03 văn bản khác". */
export function documentsCell(context: TableContext, documents: readonly DocumentTouched[]): CellModel {
  const titles = outward(context, documents).map((d) => `- ${shortTitle(d)}`);
  return linesCell(
    titles.length <= MOST_DOCUMENTS + 1
      ? titles
      : [
          ...titles.slice(0, MOST_DOCUMENTS),
          `- và ${countText(titles.length - MOST_DOCUMENTS)} văn bản khác`,
        ],
  );
}

const placesText = ({ kind, places }: DocumentTouched): string =>
  kind === 'added' ? 'lập thêm' : kind === 'removed' ? 'không lập nữa' : `${countText(places)} chỗ`;

/** The same papers, and as many places, as those with tracked changes. */
export function documentNotes(
  context: TableContext,
  { documents }: CaseComparison,
  { others }: Affected,
): string[] {
  const listed = (of: readonly DocumentTouched[]): string =>
    of.map((d) => `${shortTitle(d)} (${placesText(d)})`).join('; ');
  const [all, apart] = [outward(context, documents), outward(context, others)];
  const byRows = all.filter((d) => !apart.includes(d));
  return [
    ...(byRows.length > 0 ? [`Văn bản bị ảnh hưởng (${countText(byRows.length)}): ${listed(byRows)}.`] : []),
    ...(apart.length > 0
      ? [`Văn bản thay đổi vì lý do khác (${countText(apart.length)}): ${listed(apart)}.`]
      : []),
  ];
}
