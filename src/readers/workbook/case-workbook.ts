/**
 * A data-entry workbook → validated case data with the cell of every value. What comes in is any XLSX; what goes out is
 * what the YAML reader gives. Proposed rows in which nothing was entered, and entries that only repeat an id, are no data.
 */
import { detailRows } from '../../bindings/figures.ts';
import { NOTHING_ENTERED, proposals } from '../../bindings/proposals.ts';
import { MARKER, sheets } from '../../bindings/sheets.ts';
import type { SheetBinding } from '../../bindings/types.ts';
import { caseFile } from '../../model/case-schema.ts';
import { Diagnostics, type Place } from '../../model/diagnostics.ts';
import type { Pack } from '../../model/pack.ts';
import type { LoadedCase } from '../case-folder.ts';
import { validate } from '../validate.ts';
import { CaseAssembly } from './case-assembly.ts';
import { type CellReader, type ReadRow, readCell, readRows } from './case-cells.ts';
import { CaseReferences, giveCodes, isProposed } from './case-references.ts';
import { CaseSheets, type FoundSheet } from './case-sheets.ts';
import { WorkbookFault } from './fault.ts';
import { formerNames } from './former-names.ts';
import type { RawWorkbook } from './raw.ts';
import { readWorkbook } from './read-workbook.ts';
import { openZip } from './zip-archive.ts';

/** The pack of this id; null when there is none, which it has reported at `where`. */
export type PackOf = (id: string, where: Place) => Pack | null;

/** Whether it is one of ours, by its sheets' names; nothing else is read, and what is damaged is none. */
export function isEntryWorkbook(bytes: Uint8Array): boolean {
  const title = sheets.find((s) => s.key === 'general')!.title;
  try {
    const list = openZip(bytes).read('xl/workbook.xml')?.toString('utf8') ?? '';
    return list.normalize('NFC').includes(title);
  } catch (e) {
    if (e instanceof WorkbookFault) return false;
    throw e;
  }
}

export function readCaseWorkbook(
  file: string,
  bytes: Uint8Array,
  packOf: PackOf,
  diagnostics: Diagnostics,
): LoadedCase | null {
  const book = readWorkbook(file, bytes, diagnostics);
  return book && readCaseSheets(book, packOf, diagnostics);
}

export function readCaseSheets(
  book: RawWorkbook,
  packOf: PackOf,
  diagnostics: Diagnostics,
): LoadedCase | null {
  const own = new Diagnostics();
  const found = new CaseSheets(book, own);
  const fixed = sheets.flatMap((binding) => found.find(binding) ?? []);
  const general = fixed.find((s) => s.binding.key === 'general');
  if (!general) {
    diagnostics.error(
      'workbook-foreign',
      `tệp ${book.file} không phải bảng số liệu của chương trình: không có tờ "Thông tin chung"`,
      [{ file: book.file }],
      'lập bảng số liệu bằng lệnh hoso init, rồi chép số liệu sang',
    );
    return null;
  }
  const base = { file: book.file, date1904: book.date1904, diagnostics: own };
  const named = packCell(general, book.file);
  const pack = named && packOf(named.id, named.where);
  if (named && !pack) return null;
  const reader: CellReader = { ...base, pack };
  const isPairs = (s: FoundSheet): boolean => s.binding.rows.kind === 'pairs';
  const rows = fixed.filter((s) => !isPairs(s)).flatMap((sheet) => readRows(sheet, reader));
  inferTasks(rows);
  giveCodes(rows);
  const tables = tableSheets(rows, found);
  const detail = tables.map(({ id, sheet }) => ({ id, rows: sheet ? readRows(sheet, reader) : [] }));
  const withRows = new Set(detail.filter((t) => t.rows.length > 0).map((t) => t.id));
  const references = new CaseReferences(rows, withRows, reader, formerNames(book));
  const assembly = new CaseAssembly(reader, references);
  for (const sheet of fixed) markGroup(sheet, assembly);
  for (const sheet of fixed.filter(isPairs)) addPairs(sheet, assembly, references, reader);
  const kept = references.kept(rows);
  giveUnits(kept, pack);
  for (const row of kept) assembly.add(row);
  for (const table of detail) for (const row of table.rows) assembly.addDetailRow(table.id, row);
  return validated(assembly, own, diagnostics);
}

/** Faults of the schema at cells that were already reported would only repeat them. */
function validated(assembly: CaseAssembly, own: Diagnostics, diagnostics: Diagnostics): LoadedCase | null {
  const { marks } = assembly;
  const schema = new Diagnostics();
  const data = validate(
    caseFile,
    assembly.finish(),
    (at) => marks.placeOf(at),
    schema,
    (at) => marks.nameOf(at),
  );
  const key = (d: { where: readonly object[] }): string => JSON.stringify(d.where[0] ?? {});
  const reported = new Set(own.items.filter((d) => d.severity === 'error').map(key));
  for (const item of own.items) diagnostics.add(item);
  for (const item of schema.items) if (!reported.has(key(item))) diagnostics.add(item);
  const places = {
    of: (at: readonly PropertyKey[]) => marks.placeOf(at),
    inText: (at: readonly PropertyKey[]) => marks.placeOf(at),
  };
  return data && !own.hasErrors ? { data, places } : null;
}

/** A row of measures is a task when it says so, or when it holds what only tasks have. */
function inferTasks(rows: readonly ReadRow[]): void {
  for (const row of rows) {
    if (row.binding.rows.kind !== 'children' || !row.binding.rows.variants || row.filled.has('kind'))
      continue;
    const special = row.binding.columns.find((c) => c.only !== undefined && row.filled.has(c.key));
    row.values.set('kind', special?.only ?? row.binding.rows.variants[0]![0]);
  }
}

/** A percentage entered as such in a proposed row: the pack knows its unit. */
function giveUnits(rows: readonly ReadRow[], pack: Pack | null): void {
  if (!pack) return;
  const units = new Map(proposals(pack, NOTHING_ENTERED).figures.map((f) => [f.id, f.valueUnit]));
  for (const row of rows) {
    if (row.binding.key !== 'figures' || !isProposed(row) || row.filled.has('unit')) continue;
    const unit = units.get(String(row.values.get('id')));
    const value = row.values.get('value');
    if (unit !== undefined && value !== undefined && !(typeof value === 'object' && 'ratio' in value))
      row.values.set('unit', unit);
  }
}

/** Detail tables with the sheets of their rows; columns are read from the sheet of columns. */
function tableSheets(
  rows: readonly ReadRow[],
  found: CaseSheets,
): { readonly id: string; readonly sheet: FoundSheet | null }[] {
  const tables = rows.filter((row) => row.binding.key === 'tables');
  const columns = rows.filter((row) => row.binding.key === 'columns');
  return tables.flatMap((table) => {
    const id = table.values.get('id');
    const name = String(table.values.get('name') ?? '');
    if (typeof id !== 'string') return [];
    const own = columns.filter((c) => [id, name].includes(String(c.values.get('table'))));
    const binding: SheetBinding = detailRows({
      id,
      name,
      columns: own.map((c) => ({
        id: String(c.values.get('id') ?? ''),
        name: String(c.values.get('name') ?? ''),
        kind: c.values.get('kind') as 'text',
        unit: c.values.get('unit') as string | undefined,
        choices: c.values.get('choices') as string[] | undefined,
      })),
    });
    return [{ id, sheet: found.find(binding) }];
  });
}

function markGroup({ binding, name }: FoundSheet, assembly: CaseAssembly): void {
  const { rows } = binding;
  if (rows.kind === 'list' || rows.kind === 'record') assembly.markGroup(rows.at, name);
  else if (rows.kind === 'results') assembly.markGroup(['indicators'], name);
  else if (['criteria', 'requirements', 'conditions'].includes(rows.kind))
    assembly.markGroup([rows.kind], name);
}

const PAIR_VALUE = '#value';

function addPairs(
  general: FoundSheet,
  assembly: CaseAssembly,
  references: CaseReferences,
  reader: CellReader,
): void {
  for (const column of general.binding.columns) {
    const row = pairRow(general, column.key, column.title);
    const cell = row?.address(PAIR_VALUE);
    const mark = { sheet: general.name, ...(cell === undefined ? {} : { cell }), title: column.title };
    if (!row) {
      assembly.setPair(column, undefined, mark);
      continue;
    }
    const read = { sheet: general.name, id: column.key, found: row, binding: general.binding };
    const value = readCell(column, row, read, reader, PAIR_VALUE);
    const resolve = (text: string) => references.resolve(column, text, read, PAIR_VALUE);
    const resolved =
      typeof value === 'string'
        ? resolve(value)
        : Array.isArray(value)
          ? (value as readonly string[]).flatMap((text) => resolve(text) ?? [])
          : value;
    assembly.setPair(column, resolved, mark);
  }
}

function pairRow(general: FoundSheet, key: string, title: string): FoundSheet['rows'][number] | undefined {
  const written = (row: FoundSheet['rows'][number]): string =>
    (row.cell('#title')?.text ?? '').replace(/\s*\*\s*$/, '').trim();
  return (
    general.rows.find((row) => row.id === key) ??
    general.rows.find((row) => row.id === '' && written(row) === title)
  );
}

function packCell(general: FoundSheet, file: string): { readonly id: string; readonly where: Place } | null {
  const column = general.binding.columns.find((c) => c.key === 'pack')!;
  const row = pairRow(general, column.key, column.title);
  const id = row?.cell(PAIR_VALUE)?.text.trim() ?? '';
  const cell = row?.address(PAIR_VALUE);
  return id === '' ? null : { id, where: { file, sheet: general.name, ...(cell ? { cell } : {}) } };
}

/** Whether the sheets bear our marks: a data-entry workbook, not a form or any other workbook. */
export const isCaseWorkbook = (book: RawWorkbook): boolean =>
  book.sheets.some((s) => s.rows.get(1)?.get(1)?.text === `${MARKER}general`);
