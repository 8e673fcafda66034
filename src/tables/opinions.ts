/**
 * Annex "Tổng hợp ý kiến" (qd18-2022 §5.4): who said what, and what became of it. Words are printed as they were said;
 * a reply that nobody has written is a dotted blank.
 */
import type { OpinionRound } from '../model/paper-schema.ts';
import { noteMissing, orBlank } from '../wording/blanks.ts';
import { issuerLine, linesCell, type TableContext, textCell } from './context.ts';
import type { TableModel, TableRowModel } from './model.ts';

type Path = readonly PropertyKey[];

/** Rows to write on while no opinion is entered. */
const EMPTY_ROWS = 3;

const paragraphs = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');

/** Nothing was said, and somebody counted so. */
export const nothingSaid = (round: Partial<OpinionRound>): boolean =>
  (round.items ?? []).length === 0 && round.received === 0;

/** `at`: path of a field of the round. */
export function opinionsTable(
  context: TableContext,
  round: Partial<OpinionRound>,
  at: (...field: PropertyKey[]) => Path,
): TableModel {
  const { blank } = context.appraised.pack.wording.marks;
  const items = round.items ?? [];
  const row = (i: number, by: string, opinion: string[], reply: string[]): TableRowModel => ({
    key: `opinion-${i + 1}`,
    kind: 'data',
    cells: {
      number: textCell(String(i + 1)),
      by: textCell(by),
      opinion: linesCell(opinion),
      reply: linesCell(reply),
    },
  });
  let rows = items.map((item, i) =>
    row(
      i,
      item.by,
      paragraphs(item.text),
      paragraphs(
        orBlank(context, item.reply, `tiếp thu, giải trình ý kiến thứ ${i + 1}`, at('items', i, 'reply')),
      ),
    ),
  );
  if (nothingSaid(round)) rows = [row(0, 'Không có ý kiến tham gia', [], [])];
  else if (rows.length === 0) {
    noteMissing(context, 'các ý kiến tham gia', at('items'));
    rows = Array.from({ length: EMPTY_ROWS }, (_, i) => row(i, blank, [blank, blank], [blank, blank]));
  }
  return {
    key: 'opinions',
    ...issuerLine(context),
    sheetName: 'Ý kiến',
    title: 'Tổng hợp ý kiến tham gia và tiếp thu, giải trình',
    notes: [],
    columns: [
      { key: 'number', title: 'TT', kind: 'text', align: 'center', weight: 10 },
      { key: 'by', title: 'Tổ chức, cá nhân', kind: 'text', align: 'left', weight: 45 },
      { key: 'opinion', title: 'Ý kiến tham gia', kind: 'text', align: 'left', weight: 60 },
      { key: 'reply', title: 'Tiếp thu, giải trình', kind: 'text', align: 'left', weight: 55 },
    ],
    numberedColumns: false,
    rows,
    footNotes: [],
    orientation: 'portrait',
  };
}
