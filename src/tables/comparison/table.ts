/**
 * So sánh số liệu (OFFICE §8): figures and results that changed with their old and new value, verdicts that flipped, criteria
 * that came into the plan or left it. A cell that is one number stays one in XLSX, and its difference is live.
 */
import { affectedDocuments } from '../../comparing/affected.ts';
import type { CaseComparison, VerdictChange } from '../../comparing/compared-cases.ts';
import { shortDate } from '../../wording/dates.ts';
import { countText } from '../../wording/grammar.ts';
import { asOfNote, communeIssuer, communeSigners, type TableContext } from '../context.ts';
import type { TableModel } from '../model.ts';
import { printedColumns } from './columns.ts';
import { documentNotes, listedDocuments } from './documents.ts';
import { comparisonRows } from './rows.ts';
import { flips } from './verdicts.ts';

/** "Số cũ: phiên bản 003, ngày 20/11/2024, số liệu tính đến ngày 31/8/2024." */
function sidesNote({ before, after }: CaseComparison): string {
  const said = ({ version, asOf }: CaseComparison['before']): string =>
    [version, asOf === null ? null : `số liệu tính đến ngày ${shortDate(asOf)}`]
      .filter((x) => x !== null)
      .join(', ');
  const sides = [
    ['Số cũ', said(before)],
    ['Số mới', said(after)],
  ].filter(([, text]) => text !== '');
  return sides.map(([name, text]) => `${name}: ${text}`).join('; ');
}

const VERDICTS_OF: readonly (readonly [VerdictChange['of'], string])[] = [
  ['criterion', 'kết luận của tiêu chí'],
  ['indicator', 'kết luận của chỉ tiêu'],
  ['part', 'kết luận của nội dung thành phần'],
];

/** A kind without changes is not counted: "00" is never written (OFFICE §6). */
function closingText(comparison: CaseComparison | null, verdicts: readonly VerdictChange[]): string {
  const counts = [
    [comparison?.figures.length ?? 0, 'số liệu thay đổi'] as const,
    [comparison?.restated.length ?? 0, 'số liệu giữ nguyên giá trị'] as const,
    [comparison?.results.length ?? 0, 'kết quả ghi bằng lời thay đổi'] as const,
    ...VERDICTS_OF.map(
      ([of, name]) => [verdicts.filter((v) => v.of === of).length, `${name} thay đổi`] as const,
    ),
  ].filter(([n]) => n > 0);
  return counts.length > 0
    ? `Biểu gồm ${counts.map(([n, what]) => `${countText(n)} ${what}`).join(', ')}./.`
    : 'Không có số liệu, kết luận nào thay đổi./.';
}

/** `comparison` null: the form without rows, for a look at the template. */
export function comparisonTable(
  context: TableContext & { readonly public?: boolean },
  comparison: CaseComparison | null,
): TableModel {
  const verdicts = comparison ? flips(context, comparison) : [];
  const affected = comparison && affectedDocuments(comparison);
  const listed = comparison ? listedDocuments(context, comparison) : [];
  const open = context.public === true;
  const rows =
    comparison && affected ? comparisonRows({ context, comparison, verdicts, affected, listed, open }) : [];
  const asOf = asOfNote(context);
  const sides = comparison ? sidesNote(comparison) : '';
  const { columns, notes } = printedColumns(rows, context.edition, open ? 'by' : undefined);
  return {
    key: 'comparison',
    ...communeIssuer(context),
    sheetName: 'So sánh số liệu',
    title: 'So sánh số liệu',
    notes: [...(asOf ? [asOf] : []), ...(sides === '' ? [] : [`(${sides})`])],
    columns,
    numberedColumns: true,
    rows,
    closing: closingText(comparison, verdicts),
    footNotes: affected ? [...documentNotes(listed, affected), ...notes] : [],
    signers: communeSigners(context, 'comparison'),
    orientation: 'landscape',
  };
}
