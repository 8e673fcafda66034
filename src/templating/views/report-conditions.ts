/** Conditions outside the criteria table as lines of a paper: name, state, document (OFFICE §1). */
import { shownLines } from '../../tables/cell-text.ts';
import { conditionsTable } from '../../tables/conditions.ts';
import type { TableContext } from '../../tables/context.ts';
import { evaluateTable } from '../../tables/expression.ts';
import { orBlank } from '../../wording/blanks.ts';
import { verdictInText } from '../../wording/results.ts';

type Table = ReturnType<typeof conditionsTable>;
const nameOf = (table: Table, row: Table['rows'][number]): string =>
  shownLines(evaluateTable(table), row, 'name').join(' ');

/** "Không nợ đọng …: đạt, theo Báo cáo số 15/BC-TCKH …". The same names and figures as in the table. */
export function conditionLines(context: TableContext): { key: string; text: string }[] {
  const { data, pack } = context.appraised;
  const table = conditionsTable(context);
  return table.rows.map((row, i) => {
    const name = nameOf(table, row);
    const at = data.conditions.findIndex((c) => c.id === row.key);
    const c = data.conditions[at];
    const path = at < 0 ? ['conditions'] : ['conditions', at];
    const state = orBlank(
      context,
      c?.state ? verdictInText(pack, c.state) : null,
      `đánh giá điều kiện: ${name}`,
      path,
    );
    const document = orBlank(context, c?.document, `văn bản về điều kiện: ${name}`, path);
    // A name that ends in its figure ("…: 96,90%") has had its colon.
    const plain = c?.name ?? pack.info.conditions.find((p) => p.id === row.key)?.name;
    const end = i === table.rows.length - 1 ? '.' : ';';
    return {
      key: row.key,
      text: `${name}${name === plain ? ':' : ','} ${state}, theo ${document}${end}`,
    };
  });
}
