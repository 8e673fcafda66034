/**
 * Papers that a change touches: each has a number in the list under the table, and rows name the numbers. So a row names all
 * of them in one line. Papers of the office itself are left out: a paper that goes out counts none that stay.
 */
import type { Affected } from '../../comparing/affected.ts';
import type { CaseComparison, DocumentTouched } from '../../comparing/compared-cases.ts';
import { countText } from '../../wording/grammar.ts';
import { type TableContext, textCell } from '../context.ts';
import type { CellModel } from '../model.ts';

/** In the order of the catalogue; the place is the number. */
export const listedDocuments = (
  { appraised }: TableContext,
  { documents }: CaseComparison,
): readonly DocumentTouched[] =>
  documents.filter(({ id }) => {
    const entry = appraised.pack.documents.find((d) => d.id === id || id.startsWith(`${d.id}-`));
    return entry?.audience.some((a) => a !== 'internal') ?? true;
  });

/** "1, 4, 9". */
export const documentsCell = (
  listed: readonly DocumentTouched[],
  documents: readonly DocumentTouched[],
): CellModel => textCell(numbers(listed, documents));

const numbers = (listed: readonly DocumentTouched[], documents: readonly DocumentTouched[]): string =>
  listed.flatMap((d, i) => (documents.some(({ id }) => id === d.id) ? [String(i + 1)] : [])).join(', ');

const placesText = ({ kind, places }: DocumentTouched): string =>
  kind === 'added' ? 'lập thêm' : kind === 'removed' ? 'không lập nữa' : `${countText(places)} chỗ`;

/** The same papers, with as many places, as those with tracked changes. */
export function documentNotes(listed: readonly DocumentTouched[], { others }: Affected): string[] {
  if (listed.length === 0) return [];
  const apart = numbers(listed, others);
  const all = listed.map((d, i) => `(${i + 1}) ${d.title.replace(/ - .*$/, '')}, ${placesText(d)}`);
  return [
    `Văn bản bị ảnh hưởng, theo số ở biểu: ${all.join('; ')}.`,
    ...(apart === ''
      ? []
      : [`Văn bản thay đổi vì lý do khác, không do số liệu hay kết luận ở biểu: ${apart}.`]),
  ];
}
