/** Cells of found rows → values by column, as the schema takes them; references stay as they are written. */

import { listValues } from '../../bindings/lists.ts';
import { resultRow } from '../../bindings/proposals.ts';
import type { Column, SheetBinding } from '../../bindings/types.ts';
import type { Diagnostics, Place } from '../../model/diagnostics.ts';
import type { Pack } from '../../model/pack.ts';
import type { IndicatorDef, PartDef } from '../../model/pack-schema.ts';
import { type FoundRow, type FoundSheet, isBlank } from './case-sheets.ts';
import { type Converted, convertCell, type Expected } from './cell-values.ts';

/** A row with its values; `values` is changed on the way (codes made, references resolved). */
export interface ReadRow {
  readonly binding: SheetBinding;
  readonly sheet: string;
  readonly id: string;
  readonly found: FoundRow;
  readonly values: Map<string, Converted | readonly string[]>;
  /** Some cell holds something, even if it could not be read. */
  readonly filled: ReadonlySet<string>;
}

export interface CellReader {
  readonly file: string;
  readonly date1904: boolean;
  readonly pack: Pack | null;
  readonly diagnostics: Diagnostics;
}

export const placeIn = (
  reader: CellReader,
  row: { readonly sheet: string; readonly found: FoundRow },
  key: string,
): Place => {
  const cell = row.found.address(key);
  return { file: reader.file, sheet: row.sheet, ...(cell === undefined ? {} : { cell }) };
};

/** Columns that are read: not shown, not computed, not the identity of prefilled rows. */
export const isRead = ({ rows }: SheetBinding, column: Column): boolean => {
  if (column.key === 'id' && ['criteria', 'results', 'requirements'].includes(rows.kind)) return false;
  if (column.key === 'key' && rows.kind === 'record') return false;
  if (column.path !== null || column.variant) return true;
  return (rows.kind === 'children' && rows.of === column.key) || rows.kind === 'rounds';
};

export function readRows(found: FoundSheet, reader: CellReader): ReadRow[] {
  const { binding } = found;
  return found.rows.flatMap((row) => {
    const read: ReadRow = {
      binding,
      sheet: found.name,
      id: row.id,
      found: row,
      values: new Map(),
      filled: new Set(),
    };
    const filled = read.filled as Set<string>;
    for (const column of binding.columns) {
      if (!isRead(binding, column)) continue;
      const cell = row.cell(column.key);
      if (cell === undefined || isBlank(cell) || (cell.kind === 'text' && cell.text.trim() === '')) continue;
      filled.add(column.key);
      const value = readCell(column, row, read, reader);
      if (value !== undefined) read.values.set(column.key, value);
      // "82,83 %" says its unit.
      if (value !== undefined && unitColumn(column) !== undefined && impliesPercent(column, row))
        read.values.set(unitColumn(column)!, '%');
    }
    // A merged cell alone reaches into rows that hold nothing.
    if ([...filled].every((key) => row.repeated(key))) return [];
    warnCovered(read, reader);
    return agrees(read, reader) ? [read] : [];
  });
}

/** A source or day merged over several rows would count for the first one only. */
function warnCovered(read: ReadRow, reader: CellReader): void {
  for (const column of read.binding.columns)
    if (isRead(read.binding, column) && read.found.covered(column.key))
      reader.diagnostics.warn(
        'cell-merged',
        `"${column.title}": ô gộp nhiều hàng chỉ được tính cho hàng đầu`,
        [placeIn(reader, read, column.key)],
        'bỏ gộp ô (Unmerge Cells) rồi ghi vào từng hàng',
      );
}

/** Whether the visible number of a prefilled row is the one its hidden id names: sorting a few columns parts them. */
function agrees(read: ReadRow, reader: CellReader): boolean {
  if (!['criteria', 'results', 'requirements'].includes(read.binding.rows.kind)) return true;
  const shown = read.found.cell('id');
  if (read.id === '' || shown?.kind !== 'text' || shown.text.trim() === '') return true;
  if (fullResultId(reader.pack, shown.text.trim()) === read.id) return true;
  reader.diagnostics.error(
    'row-mixed',
    `hàng này ghi số "${shown.text.trim()}" nhưng mã ẩn ở cột A là "${read.id}": các cột đã bị sắp xếp lệch nhau`,
    [placeIn(reader, read, 'id')],
    'hoàn tác việc sắp xếp (Ctrl+Z), hoặc chép số liệu vào bảng mới lập bằng hoso init --from',
  );
  return false;
}

/** One cell of any column; shared with the pairs sheet. */
export function readCell(
  column: Column,
  row: FoundRow,
  read: {
    readonly sheet: string;
    readonly id: string;
    readonly found: FoundRow;
    readonly binding: SheetBinding;
  },
  reader: CellReader,
  key = column.key,
): Converted | readonly string[] {
  const cell = row.cell(key);
  if (cell === undefined) return undefined;
  const expected = expectedOf(column, row, read, reader);
  // The very word wins before words that are only like it.
  if (expected.type === 'choice' && cell.kind === 'text') {
    const code = expected.choices.get(cell.text.trim());
    if (code !== undefined) return code;
  }
  const asList = column.list && cell.kind === 'text';
  const result = convertCell(
    cell,
    asList ? { type: 'text' } : expected,
    { place: placeIn(reader, read, key), title: column.title, date1904: reader.date1904 },
    reader.diagnostics,
  );
  if (!result.ok || result.value === undefined) return undefined;
  if (!column.list) return result.value;
  return listValues(String(result.value));
}

function expectedOf(
  column: Column,
  row: FoundRow,
  read: { readonly id: string; readonly binding: SheetBinding },
  { pack }: CellReader,
): Expected {
  const { type } = column;
  switch (type.kind) {
    case 'decimal': {
      const written = type.unit === undefined ? undefined : row.cell(type.unit)?.text.trim();
      const unit = impliesPercent(column, row) ? '%' : written;
      return {
        type: 'decimal',
        ...(unit ? { unit } : {}),
        ...(type.ratio ? { ratio: true } : {}),
      };
    }
    case 'requirement': {
      const def = definitionOf(pack, rowIdOf(row, read));
      return {
        type: 'requirement',
        comparator: def?.comparator ?? 'at-least',
        ...(def?.unit === undefined ? {} : { unit: def.unit }),
      };
    }
    case 'choice':
      return { type: 'choice', choices: new Map(type.choices.map(([code, word]) => [word, code])) };
    case 'level-word': {
      const levels = definitionOf(pack, rowIdOf(row, read))?.levels;
      return levels ? { type: 'choice', choices: new Map(levels.map((l) => [l, l])) } : { type: 'line' };
    }
    case 'reference':
      return { type: ['indicator', 'criterion', 'result'].includes(type.to) ? 'id' : 'line' };
    default:
      return { type: type.kind };
  }
}

const unitColumn = ({ type }: Column): string | undefined =>
  type.kind === 'decimal' ? type.unit : undefined;

/** A percentage in a row whose unit is left blank. */
function impliesPercent(column: Column, row: FoundRow): boolean {
  const unit = unitColumn(column);
  const cell = row.cell(column.key);
  if (unit === undefined || cell === undefined || (row.cell(unit)?.text.trim() ?? '') !== '') return false;
  return cell.kind === 'number' ? cell.format.kind === 'percent' : /%\s*$/.test(cell.text);
}

/** Id of a prefilled row: the hidden one, else what its visible identity says. */
export const rowIdOf = (row: FoundRow, read: { readonly id: string }): string =>
  read.id !== '' ? read.id : ((row.cell('id') ?? row.cell('key'))?.text.trim() ?? '');

/** `2.2`, `2.2/2.2.a`; a part alone (`2.2.a`) is found by the pack. */
export function definitionOf(pack: Pack | null, id: string): IndicatorDef | PartDef | undefined {
  const part = id.includes('/') ? id.slice(id.indexOf('/') + 1) : id;
  return pack?.part.get(part)?.def ?? pack?.indicator.get(id)?.def;
}

/** Row id of what people wrote: `2.2.a` becomes `2.2/2.2.a`. */
export function fullResultId(pack: Pack | null, id: string): string {
  if (id.includes('/') || pack?.indicator.has(id)) return id;
  const part = pack?.part.get(id);
  return part ? resultRow(part.indicator.id, id) : id;
}
