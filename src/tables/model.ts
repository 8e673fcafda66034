/**
 * Tables of figures as data. Pure functions turn an appraised case into TableModels; documents place them with
 * <table model="..."/> and XLSX prints them with live formulas. A cell keeps its quantity exact and names its figure.
 * Derived cells carry a small expression: it is evaluated here, exactly, for the value that is printed and cached,
 * and printed as a formula by XLSX, so both say the same.
 */
import type { Decimal } from '../model/quantity.ts';

export type CellAlign = 'left' | 'center' | 'right';

/** `number` columns are real numbers in XLSX; `text` never is, even when it looks like one ("17.10"). */
export type ColumnKind = 'text' | 'number' | 'percent' | 'count' | 'date';

export interface TableColumnModel {
  readonly key: string;
  readonly title: string;
  /** Heading above this and its neighbours with the same text: "Xã tự đánh giá". */
  readonly group?: string;
  readonly kind: ColumnKind;
  readonly align: CellAlign;
  /** Share of the width; XLSX takes the same shares of the printed page. */
  readonly weight: number;
  /** Exists only in XLSX (helper numbers behind a printed text); documents leave it out. */
  readonly xlsxOnly?: boolean;
  /** Exists only in documents. */
  readonly documentOnly?: boolean;
}

/** Address of a cell inside the same TableModel. */
export interface CellRef {
  readonly row: string;
  readonly column: string;
}

/**
 * Small, total expressions over cells of the same table. Comparisons yield 1 or 0. An operand that is empty makes
 * the result empty, except in `sum` and the counts.
 */
export type Expression =
  | { readonly op: 'literal'; readonly value: Decimal }
  | { readonly op: 'text'; readonly value: string }
  | { readonly op: 'cell'; readonly ref: CellRef }
  | {
      readonly op: 'add' | 'subtract' | 'multiply' | 'divide';
      readonly left: Expression;
      readonly right: Expression;
    }
  | { readonly op: 'round' | 'roundUp'; readonly value: Expression; readonly scale: number }
  | { readonly op: 'atLeast' | 'atMost'; readonly left: Expression; readonly right: Expression }
  | { readonly op: 'if'; readonly test: Expression; readonly yes: Expression; readonly no: Expression }
  /** Over one column, from the first to the last of the named rows (contiguous in the table). */
  | { readonly op: 'sum'; readonly column: string; readonly from: string; readonly to: string }
  | {
      readonly op: 'countEquals';
      readonly column: string;
      readonly from: string;
      readonly to: string;
      readonly equals: string;
    }
  | { readonly op: 'countFilled'; readonly column: string; readonly from: string; readonly to: string }
  /** Over one row, from the first to the last of the named columns. */
  | {
      readonly op: 'countEqualsAcross';
      readonly row: string;
      readonly from: string;
      readonly to: string;
      readonly equals: string;
    };

interface CellBase {
  /** Id of the figure the cell prints, if it prints one. */
  readonly figure?: string;
  readonly bold?: boolean;
  readonly italic?: boolean;
  readonly align?: CellAlign;
}

export type CellModel =
  | (CellBase & { readonly kind: 'empty' })
  /** Lines are separate paragraphs of the cell. */
  | (CellBase & { readonly kind: 'text'; readonly lines: readonly string[] })
  /** Number as entered; `scale` digits are shown. `suffix` ("km", "%") is part of the shown text, not of the number. */
  | (CellBase & {
      readonly kind: 'number';
      readonly value: Decimal;
      readonly scale: number;
      readonly suffix?: string;
    })
  /** A share shown as percent: `value` is in percent (89.17), XLSX stores value/100 with format 0.00%. */
  | (CellBase & { readonly kind: 'percent'; readonly value: Decimal; readonly scale: number })
  | (CellBase & { readonly kind: 'date'; readonly value: string; readonly text: string })
  /** Verdict word in cells: "Đạt", "Chưa đạt", "Không áp dụng", "Chưa xác định". */
  | (CellBase & {
      readonly kind: 'verdict';
      readonly verdict: 'met' | 'unmet' | 'not-applicable' | 'undetermined';
      readonly text: string;
    })
  /**
   * Computed from other cells. `show` says how the result prints. A result shown as percent counts in percent
   * (89.17), like a percent cell: multiply a quotient by 100.
   */
  | (CellBase & {
      readonly kind: 'formula';
      readonly expression: Expression;
      readonly show: {
        readonly as: 'number' | 'percent' | 'text';
        readonly scale: number;
        readonly prefix?: string;
        readonly suffix?: string;
      };
    });

export interface TableRowModel {
  readonly key: string;
  /** `group` rows are printed bold and keep with the next row. `total` rows are bold. */
  readonly kind: 'data' | 'group' | 'total';
  readonly cells: Readonly<Record<string, CellModel>>;
}

export interface TableModel {
  readonly key: string;
  /** Short name for the XLSX sheet tab (at most 31 characters, none of []:*?/\). */
  readonly sheetName: string;
  /** Issuing body, upper case; XLSX prints it above the title (documents have their own head). */
  readonly issuer?: string;
  /** Title, upper case where printed. */
  readonly title: string;
  /** Lines under the title: as-of date, counts. */
  readonly notes: readonly string[];
  /** "ĐVT: ..." above the table, right. */
  readonly unitNote?: string;
  readonly columns: readonly TableColumnModel[];
  /** Row (1)(2)(3) under the heads. */
  readonly numberedColumns: boolean;
  readonly rows: readonly TableRowModel[];
  /** Last line of the paper before the signatures, ending in "./." (nd30 C5); the signatures stay with it. */
  readonly closing?: string;
  /** Lines under the table. */
  readonly footNotes: readonly string[];
  /** Signers under the table, left and right; names may be empty. */
  readonly signers?: readonly { readonly capacity: readonly string[]; readonly name: string }[];
  /** Data bars in XLSX: value column, against requirement column where there is one. */
  readonly chart?: { readonly valueColumn: string; readonly requirementColumn?: string };
  readonly orientation: 'portrait' | 'landscape';
  /** Everything on exactly one page (B2). */
  readonly onePage?: boolean;
}
