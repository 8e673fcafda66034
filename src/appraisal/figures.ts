/**
 * Figures resolved: entered as they are, or computed from a detail table (sum and count-where, nothing else), with
 * denominators taken from common figures. In: validated case. Out: exact values; faults as diagnostics.
 */
import type { CaseData, DetailTable, FigureDef } from '../model/case-schema.ts';
import { type Diagnostics, didYouMean, type Place } from '../model/diagnostics.ts';
import {
  addDecimals,
  type Decimal,
  decimal,
  isZero,
  parseDecimal,
  type Ratio,
  subtractDecimals,
  trimZeros,
} from '../model/quantity.ts';

export interface ResolvedFigure {
  readonly def: FigureDef;
  readonly ratio: Ratio | null;
  readonly value: Decimal | null;
  /** How the value came about, for the criterion dossier; null when it was entered. */
  readonly computation: string | null;
}

type PlaceOf = (path: readonly PropertyKey[]) => Place;

/** Sum of a column; an empty cell is unknown, so a sum over it is unknown too (null). */
function sumColumn(table: DetailTable, column: string): Decimal | null {
  let sum = decimal(0);
  for (const row of table.rows) {
    const value = parseDecimal(row[column] ?? '');
    if (value === null) return null;
    sum = addDecimals(sum, value);
  }
  return sum;
}

const countWhere = (table: DetailTable, column: string, equals: string): Decimal =>
  decimal(table.rows.filter((row) => row[column] === equals).length);

export function resolveFigures(
  data: CaseData,
  placeOf: PlaceOf,
  diagnostics: Diagnostics,
): ReadonlyMap<string, ResolvedFigure> {
  const out = new Map<string, ResolvedFigure>();
  const tables = new Map(data.detailTables.map((t) => [t.id, t]));
  const byId = new Map(data.figures.map((f) => [f.id, f]));
  const common = (id: string, at: readonly PropertyKey[]): Decimal | null => {
    const def = byId.get(id);
    if (!def)
      diagnostics.error(
        'unknown-figure',
        `không có số liệu "${id}"`,
        [placeOf(at)],
        didYouMean(id, byId.keys()),
      );
    const table = def?.from && tables.get(def.from.table);
    if (!table) return def?.value ?? null;
    const { sum, countWhere: where } = def.from!;
    return sum ? sumColumn(table, sum) : where ? countWhere(table, where.column, where.equals) : null;
  };
  data.figures.forEach((def, i) => {
    const at = ['figures', i] as const;
    if (out.has(def.id)) {
      diagnostics.error('duplicate-id', `số liệu "${def.id}" khai hai lần`, [placeOf([...at, 'id'])]);
      return;
    }
    const forms = [
      def.value !== undefined,
      def.numerator !== undefined || def.denominator !== undefined,
      def.from !== undefined,
    ].filter(Boolean).length;
    if (forms > 1)
      diagnostics.error(
        'figure-forms',
        `số liệu "${def.id}" chỉ được ghi một cách: giá trị (value); tử số và mẫu số; tính từ bảng kê (from)`,
        [placeOf(at)],
        'giữ một cách ghi, xóa các cách kia',
      );
    for (const part of ['value', 'numerator', 'denominator'] as const) {
      if (def[part] !== undefined && def[part].digits < 0n)
        diagnostics.error(
          'negative',
          `số liệu "${def.id}" không thể là số âm`,
          [placeOf([...at, part])],
          'ghi số từ 0 trở lên; chưa biết thì để trống',
        );
    }
    if (def.from) {
      const table = tables.get(def.from.table);
      if (!table) {
        diagnostics.error(
          'unknown-table',
          `không có bảng kê "${def.from.table}"`,
          [placeOf([...at, 'from', 'table'])],
          didYouMean(def.from.table, tables.keys()),
        );
        return;
      }
      out.set(def.id, fromTable(def, table, at, common, placeOf, diagnostics));
      return;
    }
    const denominator =
      def.denominator ??
      (def.denominatorFrom ? common(def.denominatorFrom, [...at, 'denominatorFrom']) : null);
    // A common figure that has no value yet is no fault of the figures that divide by it.
    const expected = def.denominatorFrom !== undefined && byId.has(def.denominatorFrom);
    if (def.numerator !== undefined && denominator === null && !expected) {
      diagnostics.error(
        'figure-denominator',
        `số liệu "${def.id}" có tử số mà thiếu mẫu số`,
        [placeOf([...at, 'numerator'])],
        'ghi mẫu số (denominator), hoặc lấy mẫu số từ số liệu chung (denominatorFrom)',
      );
    }
    if (def.denominator !== undefined && def.numerator === undefined) {
      diagnostics.error(
        'figure-numerator',
        `số liệu "${def.id}" có mẫu số mà thiếu tử số`,
        [placeOf([...at, 'denominator'])],
        'ghi tử số (numerator), hoặc bỏ mẫu số',
      );
    }
    out.set(def.id, {
      def,
      value: def.value ?? null,
      ratio: pair(
        def.id,
        def.numerator ?? null,
        denominator,
        placeOf([...at, def.denominator ? 'denominator' : 'denominatorFrom']),
        diagnostics,
      ),
      computation: null,
    });
  });
  return out;
}

function pair(
  id: string,
  numerator: Decimal | null,
  denominator: Decimal | null,
  where: Place,
  diagnostics: Diagnostics,
): Ratio | null {
  if (!numerator || !denominator) return null;
  if (isZero(denominator)) {
    diagnostics.error(
      'zero-denominator',
      `số liệu "${id}" có mẫu số bằng 0`,
      [where],
      'nếu không có đối tượng thì khai chỉ tiêu là không áp dụng (notApplicable), kèm lý do và nguồn',
    );
    return null;
  }
  return { numerator, denominator };
}

function fromTable(
  def: FigureDef,
  table: DetailTable,
  at: readonly PropertyKey[],
  common: (id: string, at: readonly PropertyKey[]) => Decimal | null,
  placeOf: PlaceOf,
  diagnostics: Diagnostics,
): ResolvedFigure {
  const from = def.from!;
  const columns = table.columns.map((c) => c.id);
  const known = (column: string, key: readonly PropertyKey[]): boolean => {
    if (columns.includes(column)) return true;
    diagnostics.error(
      'unknown-column',
      `bảng kê "${table.id}" không có cột "${column}"`,
      [placeOf([...at, 'from', ...key])],
      didYouMean(column, columns),
    );
    return false;
  };
  const sum = (column: string | undefined, key: readonly PropertyKey[]): Decimal | null =>
    column !== undefined && known(column, key) ? sumColumn(table, column) : null;
  const count = (
    where: { column: string; equals: string } | undefined,
    key: readonly PropertyKey[],
  ): Decimal | null => {
    if (!where || !known(where.column, [...key, 'column'])) return null;
    const choices = table.columns.find((c) => c.id === where.column)?.choices;
    // A misspelt choice would count nothing and read as zero.
    if (choices && !choices.includes(where.equals)) {
      diagnostics.error(
        'unknown-choice',
        `cột "${where.column}" của bảng kê "${table.id}" không có giá trị "${where.equals}"`,
        [placeOf([...at, 'from', ...key, 'equals'])],
        didYouMean(where.equals, choices) ?? `các giá trị: ${choices.join(', ')}`,
      );
    }
    return countWhere(table, where.column, where.equals);
  };
  const value = sum(from.sum, ['sum']) ?? count(from.countWhere, ['countWhere']);
  const numerator =
    sum(from.numerator?.sum, ['numerator', 'sum']) ??
    count(from.numerator?.countWhere, ['numerator', 'countWhere']);
  const denominator =
    sum(from.denominator?.sum, ['denominator', 'sum']) ??
    (from.denominator?.count ? decimal(table.rows.length) : null) ??
    (from.denominator?.common
      ? common(from.denominator.common, [...at, 'from', 'denominator', 'common'])
      : null);
  const ratio = pair(def.id, numerator, denominator, placeOf(at), diagnostics);
  const counts = from.sum === undefined && from.numerator?.sum === undefined;
  if (!value && !ratio) {
    diagnostics.warn(
      'figure-from',
      `không tính được số liệu "${def.id}" từ bảng kê "${table.id}"`,
      [placeOf([...at, 'from'])],
      'kiểm tra các ô trống trong cột được cộng',
    );
  }
  return { def, value, ratio, computation: `${counts ? 'Đếm' : 'Cộng'} từ bảng kê: ${table.name}` };
}

/** Denominator − numerator: the remaining work to the whole (OFFICE §4), exact. */
export const remainingToWhole = (ratio: Ratio): Decimal =>
  trimZeros(subtractDecimals(ratio.denominator, ratio.numerator));
