/** Where everything stands in a sheet, before anything is written. Rows and columns count from 1. */
import type { TableColumnModel, TableModel } from '../../tables/model.ts';

export interface SheetPlan {
  readonly columns: readonly TableColumnModel[];
  /** The first so many columns are printed; helper columns at the end are not. */
  readonly printed: number;
  readonly issuerRow: number | null;
  readonly titleRow: number;
  readonly noteRows: readonly number[];
  readonly unitRow: number | null;
  /** Group heads stand in a row of their own above the heads. */
  readonly groupRow: number | null;
  readonly headRow: number;
  readonly numberRow: number | null;
  readonly bodyFirst: number;
  /** Less than `bodyFirst` in a table without rows. */
  readonly bodyLast: number;
  /** Last row that the filter covers: totals at the end stay in sight. */
  readonly filterLast: number;
  readonly footFirst: number;
}

export function planSheet(table: TableModel): SheetPlan {
  const columns = table.columns.filter((column) => !column.documentOnly);
  let printed = columns.length;
  while (printed > 1 && columns[printed - 1]!.xlsxOnly) printed--;
  let row = 1;
  const issuerRow = table.issuer === undefined ? null : row++;
  const titleRow = row++;
  const noteRows = table.notes.map(() => row++);
  const unitRow = table.unitNote === undefined ? null : row++;
  const groupRow = columns.some((column) => column.group !== undefined) ? row++ : null;
  const headRow = row++;
  const numberRow = table.numberedColumns ? row++ : null;
  const bodyFirst = row;
  const bodyLast = bodyFirst + table.rows.length - 1;
  let totals = 0;
  while (totals < table.rows.length && table.rows.at(-1 - totals)!.kind === 'total') totals++;
  return {
    columns,
    printed,
    issuerRow,
    titleRow,
    noteRows,
    unitRow,
    groupRow,
    headRow,
    numberRow,
    bodyFirst,
    bodyLast,
    filterLast: bodyLast - totals,
    footFirst: bodyLast + 2,
  };
}

/** Neighbouring columns with the same group, as [first, last] from 1. */
export function groupSpans(
  columns: readonly TableColumnModel[],
): { group: string; first: number; last: number }[] {
  const spans: { group: string; first: number; last: number }[] = [];
  columns.forEach(({ group }, i) => {
    if (group === undefined) return;
    const before = spans.at(-1);
    if (before?.group === group && before.last === i) before.last = i + 1;
    else spans.push({ group, first: i + 1, last: i + 1 });
  });
  return spans;
}

/** 1 → A, 27 → AA. */
export function columnLetter(column: number): string {
  const before = Math.floor((column - 1) / 26);
  return (before > 0 ? columnLetter(before) : '') + String.fromCharCode(65 + ((column - 1) % 26));
}
