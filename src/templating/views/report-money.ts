/** What a report says of funds and debts, read out of its own annexes, so that text and annex cannot part. */
import { shownLines } from '../../tables/cell-text.ts';
import type { TableContext } from '../../tables/context.ts';
import { evaluateTable, type TableValues } from '../../tables/expression.ts';
import type { TableModel, TableRowModel } from '../../tables/model.ts';
import { TOTAL_ROW } from '../../tables/resources.ts';
import { orBlank } from '../../wording/blanks.ts';
import { countText } from '../../wording/grammar.ts';

const NBSP = '\u00a0';

/** A number that the table shows, with the unit of the money; null for dots and empty cells. */
function amountIn(
  context: TableContext,
  values: TableValues,
  row: TableRowModel | undefined,
  column: string,
): string | null {
  const kind = row?.cells[column]?.kind;
  if (!row || (kind !== 'number' && kind !== 'formula')) return null;
  const shown = shownLines(values, row, column).join(' ');
  const { unit } = context.appraised.data.resources ?? {};
  return shown === '' ? null : `${shown}${NBSP}${unit ?? context.appraised.pack.wording.marks.blank}`;
}

export interface FundsText {
  readonly total: string;
  /** Groups and single sources, with their share. */
  readonly lines: readonly { readonly key: string; readonly text: string }[];
}

export function fundsText(context: TableContext, table: TableModel): FundsText {
  const values = evaluateTable(table);
  const total = table.rows.find((r) => r.key === TOTAL_ROW);
  const top = table.rows.filter(
    (r) => r.kind !== 'total' && !shownLines(values, r, 'number').join('').includes('.'),
  );
  const lines = top.flatMap((row) => {
    const amount = amountIn(context, values, row, 'amount');
    const share = shownLines(values, row, 'share').join('');
    const name = shownLines(values, row, 'source').join(' ');
    return amount === null
      ? []
      : [{ key: row.key, text: `${name}: ${amount}${share === '' ? '' : ` (${share}%)`}` }];
  });
  return {
    total: orBlank(context, amountIn(context, values, total, 'amount'), 'tổng nguồn lực huy động', [
      'resources',
    ]),
    lines: lines.map((l, i) => ({ ...l, text: `${l.text}${i === lines.length - 1 ? '.' : ';'}` })),
  };
}

/** "0 triệu đồng (04 công trình)"; dots while a work is not fully known. */
export function debtText(context: TableContext, table: TableModel): string {
  const values = evaluateTable(table);
  const total = table.rows.find((r) => r.key === TOTAL_ROW);
  const owed = amountIn(context, values, total, 'owed');
  const works = context.appraised.data.works.length;
  return orBlank(
    context,
    owed === null ? null : `${owed} (${countText(works)} công trình)`,
    'nợ đọng xây dựng cơ bản',
    ['works'],
  );
}
