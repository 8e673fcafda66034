/** Rows of detail tables hold what their columns say: known columns, numbers, hamlets of the case, named choices. */
import type { CaseData, DetailTable } from './case-schema.ts';
import { type Diagnostics, didYouMean, type Place } from './diagnostics.ts';
import { parseDecimal } from './quantity.ts';

type PlaceOf = (path: readonly PropertyKey[]) => Place;

export function checkDetailRows(data: CaseData, placeOf: PlaceOf, diagnostics: Diagnostics): void {
  data.detailTables.forEach((table, t) => {
    const columns = new Map(table.columns.map((c) => [c.id, c]));
    table.rows.forEach((row, r) => {
      for (const [key, cell] of Object.entries(row)) {
        const where = [placeOf(['detailTables', t, 'rows', r, key])];
        const column = columns.get(key);
        if (!column)
          diagnostics.error(
            'unknown-column',
            `bảng kê "${table.id}" không có cột "${key}"`,
            where,
            didYouMean(key, columns.keys()) ?? `các cột: ${[...columns.keys()].join(', ')}`,
          );
        else checkCell(data, column, cell, where, diagnostics);
      }
    });
  });
}

function checkCell(
  data: CaseData,
  column: DetailTable['columns'][number],
  text: string,
  where: readonly Place[],
  diagnostics: Diagnostics,
): void {
  if (column.kind === 'number' && parseDecimal(text) === null) {
    diagnostics.error(
      'wrong-value',
      `cột "${column.name}" cần một con số như 14 hoặc 15,7, đang là "${text}"`,
      where,
      'chưa có thì để trống',
    );
    return;
  }
  const known =
    column.kind === 'hamlet' ? data.hamlets : column.kind === 'choice' ? column.choices : undefined;
  if (known && !known.includes(text))
    diagnostics.error(
      'unknown-id',
      `không có ${column.kind === 'hamlet' ? 'thôn' : `lựa chọn của cột "${column.name}"`} "${text}"`,
      where,
      didYouMean(text, known) ?? `các ${column.kind === 'hamlet' ? 'thôn' : 'lựa chọn'}: ${known.join(', ')}`,
    );
}
