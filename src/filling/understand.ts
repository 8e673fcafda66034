/** One sheet of a form → its rows and columns, by its own content or by the office's mapping. */

import { type Diagnostics, didYouMean } from '../model/diagnostics.ts';
import type { Pack } from '../model/pack.ts';
import { parseAddress } from '../readers/workbook/raw.ts';
import type { CellField, Field } from './columns/fields.ts';
import { readHead } from './columns/heads.ts';
import { type ColumnProblem, proposeColumns } from './columns/propose.ts';
import type { FormSheet } from './form/form.ts';
import type { Form } from './form/read-form.ts';
import type { FormMapping, SheetMapping } from './mapping/mapping.ts';
import { type FoundRow, findRows, type RowProblem } from './rows/find-rows.ts';
import { findIdentity, type Identity, LEAST_ROWS } from './rows/identity.ts';
import type { NameIndex } from './rows/names.ts';
import { dottedLabels, findLabels } from './values/labels.ts';

export interface UnderstoodSheet {
  readonly sheet: FormSheet;
  readonly firstRow: number;
  readonly columns: ReadonlyMap<number, Field>;
  /** All texts above a column, outermost first. */
  readonly heads: ReadonlyMap<number, string>;
  readonly rows: readonly FoundRow[];
  readonly cells: readonly { readonly row: number; readonly column: number; readonly field: CellField }[];
  /** Labels with dots to write over in their own cell. */
  readonly dotted: readonly { readonly cell: string; readonly text: string }[];
  readonly rowProblems: readonly RowProblem[];
  readonly columnProblems: readonly ColumnProblem[];
  /** Numbers of the form that were found to count rows only. */
  readonly running: boolean;
}

/** A form of criteria and indicators has far fewer; lists of households and the like are none. */
const MOST_ROWS = 3_000;

const headTexts = (paths: ReadonlyMap<number, readonly string[]>): ReadonlyMap<number, string> =>
  new Map([...paths].map(([column, path]) => [column, path.join(' › ')]));

/** Null for a sheet that names too few criteria and indicators to be a form of them. */
export function understandSheet(
  pack: Pack,
  index: NameIndex,
  sheet: FormSheet,
  year: number,
): UnderstoodSheet | null {
  if (sheet.raw.rows.size > MOST_ROWS) return null;
  const identity = findIdentity(pack, index, sheet);
  if (!identity) return null;
  const { rows, problems } = findRows(pack, index, sheet, identity, new Map());
  if (rows.length < LEAST_ROWS) return null;
  const firstRow = Math.min(rows[0]!.row, ...problems.map((p) => p.row));
  const { firstRow: headRow, paths } = readHead(sheet, firstRow);
  const bodyRows = rows.map((r) => r.row);
  const { fields, problems: columnProblems } = proposeColumns(sheet, identity, paths, bodyRows, year);
  const last = bodyRows.at(-1)!;
  const top = headRow === 0 ? firstRow : headRow;
  const isTable = (row: number): boolean => row >= top && row <= last;
  // A table of works or of funds by sector has rows like "Giao thông", "Điện" too.
  const judges = [...fields.values()].some((f) => ['verdict', 'met', 'unmet'].includes(f.kind));
  if (!judges && rows.every((r) => r.target.kind !== 'indicator')) return null;
  return {
    sheet,
    firstRow,
    columns: fields,
    heads: headTexts(paths),
    rows,
    cells: findLabels(sheet, isTable),
    dotted: dottedLabels(sheet, isTable),
    rowProblems: problems,
    columnProblems,
    running: identity.running,
  };
}

/** As the mapping says; null when the form has no such sheet (reported). */
export function understandMapped(
  pack: Pack,
  index: NameIndex,
  form: Form,
  mapping: SheetMapping,
  diagnostics: Diagnostics,
): UnderstoodSheet | null {
  const sheet = form.sheets.find((s) => s.name.normalize('NFC') === mapping.sheet.normalize('NFC'));
  if (!sheet) {
    const names = form.sheets.map((s) => s.name);
    diagnostics.error(
      'mapping-sheet',
      `biểu không có trang "${mapping.sheet}"`,
      mapping.place ? [mapping.place] : [],
      didYouMean(mapping.sheet, names) ?? `các trang: ${names.join(', ')}`,
    );
    return null;
  }
  const columnsOf = (kind: Field['kind']): number[] =>
    [...mapping.columns].filter(([, f]) => f.kind === kind).map(([c]) => c);
  const identity: Identity = {
    numberColumn: columnsOf('number')[0] ?? columnsOf('running')[0] ?? null,
    nameColumns: columnsOf('name'),
    running: columnsOf('number').length === 0 && columnsOf('running').length > 0,
  };
  const { rows, problems } = findRows(pack, index, sheet, identity, mapping.rows, mapping.firstRow);
  return {
    sheet,
    firstRow: mapping.firstRow,
    columns: mapping.columns,
    heads: headTexts(readHead(sheet, mapping.firstRow).paths),
    rows,
    cells: [...mapping.cells].map(([address, field]) => ({ ...parseAddress(address)!, field })),
    rowProblems: problems,
    columnProblems: [],
    dotted: [],
    running: identity.running,
  };
}

export const mappingOf = (sheets: readonly UnderstoodSheet[]): FormMapping => ({
  sheets: sheets.map(({ sheet, firstRow, columns, cells }) => ({
    sheet: sheet.name,
    firstRow,
    columns,
    rows: new Map(),
    cells: new Map(cells.map((c) => [sheet.address(c.row, c.column), c.field])),
    place: null,
  })),
});
