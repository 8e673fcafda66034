/** A province's form as filling sees it: cells through their merges, formats, drop-downs, what must not be written to. */
import {
  cellAddress,
  type RawCell,
  type RawNumberFormat,
  type RawRange,
  type RawSheet,
} from '../../readers/workbook/raw.ts';
import type { SheetExtras } from './sheet-extras.ts';

const GENERAL: RawNumberFormat = { kind: 'general', decimals: null };

/** What several sheets share. */
export interface FormStyles {
  readonly formats: readonly RawNumberFormat[];
  readonly unlocked: ReadonlySet<number>;
}

export const inRange = (r: RawRange, row: number, column: number): boolean =>
  row >= r.firstRow && row <= r.lastRow && column >= r.firstColumn && column <= r.lastColumn;

export class FormSheet {
  readonly name: string;
  readonly raw: RawSheet;
  readonly extras: SheetExtras;
  readonly lastRow: number;
  readonly lastColumn: number;
  readonly #styles: FormStyles;
  readonly #lists: (formula: string, sheet: string) => readonly string[] | null;
  readonly #mergesByRow = new Map<number, RawRange[]>();

  /** `lists` gives the words of a drop-down; null when they cannot be known. */
  constructor(
    raw: RawSheet,
    extras: SheetExtras,
    styles: FormStyles,
    lists: (formula: string, sheet: string) => readonly string[] | null,
  ) {
    this.name = raw.name;
    this.raw = raw;
    this.extras = extras;
    this.#styles = styles;
    this.#lists = lists;
    this.lastRow = Math.max(0, ...[...raw.rows.keys()].slice(-1));
    let lastColumn = 0;
    for (const row of raw.rows.values())
      for (const column of row.keys()) lastColumn = Math.max(lastColumn, column);
    this.lastColumn = lastColumn;
    for (const merge of raw.merges)
      for (let row = merge.firstRow; row <= Math.min(merge.lastRow, this.lastRow); row++) {
        const list = this.#mergesByRow.get(row);
        if (list) list.push(merge);
        else this.#mergesByRow.set(row, [merge]);
      }
  }

  mergeAt(row: number, column: number): RawRange | null {
    return this.#mergesByRow.get(row)?.find((m) => inRange(m, row, column)) ?? null;
  }

  /** Where a value for this place stands: the top left cell of its merge. */
  anchor(row: number, column: number): { readonly row: number; readonly column: number } {
    const merge = this.mergeAt(row, column);
    return merge ? { row: merge.firstRow, column: merge.firstColumn } : { row, column };
  }

  /** The cell that a person sees at a place. */
  cell(row: number, column: number): RawCell | null {
    const at = this.anchor(row, column);
    return this.raw.rows.get(at.row)?.get(at.column) ?? null;
  }

  /** Its text; '' when it holds nothing. */
  text(row: number, column: number): string {
    const cell = this.cell(row, column);
    return cell && cell.kind !== 'blank' ? cell.text.trim() : '';
  }

  format(row: number, column: number): RawNumberFormat {
    const own = this.raw.rows.get(row)?.get(column)?.format;
    if (own) return own;
    const style = this.#styleOfAbsent(row, column);
    return (style === undefined ? undefined : this.#styles.formats[style]) ?? GENERAL;
  }

  isFormula(row: number, column: number): boolean {
    const own = this.raw.rows.get(row)?.get(column)?.formula ?? false;
    return own || this.extras.arrays.some((r) => inRange(r, row, column));
  }

  isLocked(row: number, column: number): boolean {
    if (!this.extras.isProtected) return false;
    const style = this.extras.cellStyles.get(`${row}:${column}`) ?? this.#styleOfAbsent(row, column) ?? 0;
    return !this.#styles.unlocked.has(style);
  }

  /** Words of the drop-down of a cell; null without one, or when its words cannot be known. */
  listAt(row: number, column: number): readonly string[] | null {
    for (const { type, formula, ranges } of this.extras.validations)
      if (type === 'list' && ranges.some((r) => inRange(r, row, column))) {
        const words = this.#lists(formula, this.name);
        if (words && words.length > 0) return words;
      }
    return null;
  }

  isHidden(column: number): boolean {
    return this.extras.hiddenColumns.some((c) => column >= c.min && column <= c.max);
  }

  takesNumbersOnly(row: number, column: number): boolean {
    return this.extras.validations.some(
      ({ type, ranges }) =>
        (type === 'decimal' || type === 'whole') && ranges.some((r) => inRange(r, row, column)),
    );
  }

  address(row: number, column: number): string {
    return cellAddress(row, column);
  }

  #styleOfAbsent(row: number, column: number): number | undefined {
    return (
      this.extras.rowStyles.get(row) ??
      this.extras.columnStyles.find((c) => column >= c.min && column <= c.max)?.style
    );
  }
}

export const columnLetters = (column: number): string => cellAddress(1, column).slice(0, -1);
